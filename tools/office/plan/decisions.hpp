// SPDX-License-Identifier: MIT
// What became of each place of a document: read as what, doubtful, not read and why.
#pragma once

#include <map>
#include <string>

#include "office/plan/plan_document.hpp"

namespace chuan::office {

enum class Reading : std::uint8_t { read, doubtful, unread };

struct Decision {
  Reading reading = Reading::read;
  std::string what;  ///< "kết quả tiêu chí 1.4"; of the others the reason
};

/// By place. Whatever carries a value and stands in no decision of another kind is `unread`.
std::map<std::string, Decision> decisions(const PlanDocument& plan, const Dossier& dossier);

/// Whether anything of the document was doubtful or could not be read.
bool is_doubtful(const PlanDocument& plan, const Dossier& dossier);

}  // namespace chuan::office
