// SPDX-License-Identifier: MIT
// Reading rules and dossiers from files, telling what is wrong with them.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "chuan/assessment.hpp"
#include "chuan/explanation.hpp"
#include "chuan/inquiry.hpp"
#include "load/session.hpp"

namespace chuan {

/// `--rules`, $CHUAN_RULES, the nearest `rules` folder above the working folder, that of an installed program in
/// share/chuan, or the nearest above the program. Throws Failure.
std::filesystem::path rules_folder(const Common& common);

/// What of a folder of rules is read: each holds what those before it hold. Files say by their names what they are:
/// `bang-chuyen*.luat` carry tables, `tinh-huong*.luat` rule tests. For answers about dossiers a law that was compiled
/// will do.
enum class RuleFiles { answers, law, with_carry_tables, all };

/// The `.luat` files of the given folders in order, and the given files. Throws Failure.
std::vector<std::filesystem::path> rule_files(const std::vector<std::filesystem::path>& places, RuleFiles wanted);

/// Parses the files. Throws Faulty when they hold no circular.
Rules load_rules(const std::vector<std::filesystem::path>& files, Session& session, bool may_lack_circulars = false);
/// The rules that commands about dossiers and circulars use: those of the rules folder.
Rules load_rules(Session& session, RuleFiles wanted = RuleFiles::law);
/// The named places of rules, else the rules folder.
std::vector<std::filesystem::path> places_of(const std::vector<std::string>& names, const Common& common);

/// Throws Failure, naming the command for it, where a path cannot be the dossier of one school.
void refuse_other_files(const std::string& path);

/// The notices as they are told on stderr.
std::string words_of(const Notices& notices, const Rules& rules, const Sources& sources, const Common& common);

/// A circular as it reads on a day.
struct DatedText {
  std::string circular;
  Date date{};
};

/// The diagnostics in order, as they are told on stderr.
std::string words_of(Diagnostics diagnostics, const Sources& sources, const Common& common);
/// Tells the diagnostics on stderr; true when one is an error.
bool tell(Diagnostics diagnostics, const Sources& sources, const Common& common);

}  // namespace chuan
