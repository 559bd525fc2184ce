// SPDX-License-Identifier: MIT
// A document as it was read: each value on its place, with a colour and a sign for what became of it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "chuan/dossier.hpp"
#include "office/plan/plan_document.hpp"

namespace chuan {

using ReadDocuments = std::vector<std::pair<const office::PlanDocument*, const Dossier*>>;

/// One HTML file that needs no other and fits a phone.
std::string preview_html(const ReadDocuments& documents);
/// The same as JSON: of each document its decisions, by place.
std::string preview_json(const ReadDocuments& documents);

}  // namespace chuan
