// SPDX-License-Identifier: MIT
// Reading rules and dossiers from files, choosing the circular, telling what is wrong with them.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "chuan/assessment.hpp"
#include "chuan/explanation.hpp"
#include "chuan/law.hpp"
#include "load/session.hpp"

namespace chuan {

struct Laid;

struct Rules {
  Sources sources;
  Law law;
  Diagnostics diagnostics;                                              ///< from parsing
  std::vector<std::uint32_t> files;                                     ///< indices into `sources`
  std::map<std::string, std::shared_ptr<const Laid>> laid;              ///< by circular, date and kind
  std::shared_ptr<std::mutex> laying = std::make_shared<std::mutex>();  ///< guards `laid`
};

/// A rulebook on a date with its program; heap-held because the program points into the rulebook.
struct Laid {
  Rulebook rulebook;
  Program program;
};

struct Case {
  std::shared_ptr<const Laid> laid;
  Dossier dossier;
  Date as_of;
  Diagnostics findings;  ///< from reading it under another law than its own
};

/// Under which law a dossier is assessed; what is not given the dossier decides.
struct LawChoice {
  std::optional<Date> as_of;
  std::string circular;
};

/// `--rules`, $CHUAN_RULES, the nearest `rules` folder above the working folder, that of an installed program in
/// share/chuan, or the nearest above the program. Throws Failure.
std::filesystem::path rules_folder(const Common& common);

/// What of a folder of rules is read: each holds what those before it hold. Files say by their names what they are:
/// `bang-chuyen*.luat` carry tables, `tinh-huong*.luat` rule tests. For answers about dossiers a law that was compiled
/// will do.
enum class RuleFiles { answers, law, with_carry_tables, all };

/// The `.luat` files of the given folders in order, and the given files. Throws Failure.
std::vector<std::filesystem::path> rule_files(const std::vector<std::filesystem::path>& places, RuleFiles wanted);

/// Parses the files. Throws Faulty, having told why, when they hold no circular.
Rules load_rules(const std::vector<std::filesystem::path>& files, Session& session);
/// The rules that commands about dossiers and circulars use: those of the rules folder.
Rules load_rules(Session& session, RuleFiles wanted = RuleFiles::law);
/// The named places of rules, else the rules folder.
std::vector<std::filesystem::path> places_of(const std::vector<std::string>& names, const Common& common);

/// The rulebook of a circular on a date. Tells and throws Faulty on errors, also those of parsing that touch the
/// circular.
std::shared_ptr<const Laid> lay(Rules& rules, const std::string& circular, Date date, const std::string& kind,
                                const Common& common);

/// The same case under another circular or date; what does not count there is dropped and said in its findings.
Case under(Rules& rules, const Case& known, const std::string& circular, Date date, const Common& common);

/// The target that `text` names. Throws Failure, with those the circular has, where it has none such.
Target target_of(const std::string& text, const Rulebook& rulebook);

/// Reads one dossier file, chooses its law, reads it against that. Throws Failure or, having told why, Faulty.
Case load_case(Rules& rules, const std::string& path, const LawChoice& choice, Session& session);
/// The same of a dossier that is `sources[file]`; several threads may do this at once with sources of their own.
Case read_case(Rules& rules, const Sources& sources, std::uint32_t file, const LawChoice& choice, const Common& common);
/// The same of a dossier's text; `name` is for messages.
Case load_case(Rules& rules, const std::string& name, std::string text, const LawChoice& choice, const Common& common);

/// The date asked for; else the last day, up to today, on which the circular was in force. Throws Failure when it is
/// not loaded.
Date date_for(const Rules& rules, const std::string& circular, std::optional<Date> asked);

/// A circular as it reads on a day.
struct DatedText {
  std::string circular;
  Date date{};
};
/// "18/2018/TT-BGDĐT@2025-01-25", or without a day. Throws Failure.
DatedText dated_text(const Rules& rules, const std::string& text);

/// Tells the diagnostics on stderr; true when one is an error.
bool tell(Diagnostics diagnostics, const Sources& sources, const Common& common);

}  // namespace chuan
