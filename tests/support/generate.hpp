// SPDX-License-Identifier: MIT
// Random circulars as source text, and random dossiers for a rulebook.
#pragma once

#include <string>
#include <vector>

#include "chuan/dossier.hpp"
#include "chuan/law.hpp"
#include "support/generate_expression.hpp"
#include "support/rule_text.hpp"

namespace chuan::test {

struct RuleOptions {
  bool raising = false;  ///< nothing holds less when a requirement or criterion attains more
  bool dated = true;     ///< clauses may have windows, figures an advisory one
};

struct GeneratedRules {
  RuleText text;
  Words words;
};

/// A circular without errors, in force from 2020.
GeneratedRules random_rules(Random& random, RuleOptions options = {});

/// A requirement with the ways and notes it opens.
RequirementText random_requirement(Random& random, ExpressionWriter& write, RuleOptions options = {});

/// The same clauses with other blanks, broken lines and comments.
std::string roughened(Random& random, const std::string& text);

/// A date on which generated circulars are in force.
Date random_date(Random& random);

struct DossierOptions {
  int known = 60;  ///< percent of the facts and of the verdicts that are given
  bool records =
      true;  ///< also verdicts of indicators and levels, results of criteria, verdicts of computed requirements
  bool levels = true;  ///< educational levels may have data of their own
  bool lists = true;   ///< council, reviews, plan: what some facts are taken from
};

Dossier random_dossier(Random& random, const Rulebook& rulebook, DossierOptions options = {});

/// `dossier` as the JSON a school keeps. Verdicts about single ways have no place there and are left out.
std::string to_json(const Dossier& dossier, const Rulebook& rulebook);

/// Rule texts loaded as one law.
struct LoadedRules {
  Sources sources;
  Diagnostics said;
  Law law;

  explicit LoadedRules(const std::vector<std::string>& texts);

  /// The generated circular on a date, for a kind of school where its annexes differ; throws what the engine says when
  /// the text has errors.
  Rulebook rulebook(Date date, const std::string& kind = {});
};

/// `json` as read against `rulebook`; throws what the engine says when it has errors.
Dossier read_json(const std::string& json, const Rulebook& rulebook);

}  // namespace chuan::test
