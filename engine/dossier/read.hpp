// SPDX-License-Identifier: MIT
// From JSON that was parsed once to a header and to a dossier.
#pragma once

#include "chuan/dossier.hpp"
#include "dossier/json.hpp"

namespace chuan::dossier {

/// Only name, kind and dates. What is wrong with them is said in `diagnostics`.
DossierHeader read_header(const Json& json, Diagnostics& diagnostics);

/// The whole dossier against `rulebook`. Absent iff `diagnostics` received an error.
std::optional<Dossier> read_dossier(const Json& json, const Rulebook& rulebook, Diagnostics& diagnostics);

}  // namespace chuan::dossier
