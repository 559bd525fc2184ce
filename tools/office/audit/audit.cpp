// SPDX-License-Identifier: MIT
// The rules one after another; each check says what it finds.
#include "office/audit/audit.hpp"

#include <algorithm>
#include <regex>

#include "office/audit/auditor.hpp"
#include "office/plan/phrases.hpp"

namespace chuan::office {

Auditor::Auditor(const AuditSubject& subject) : subject_(subject) {
  if (subject.document != nullptr)
    add_document();
  else
    add_dossier();
}

void Auditor::add_document() {
  std::string year;
  const std::vector<FoundHeading>& headings = subject_.document->headings;
  const auto add = [&](const Said& said) {
    if (said.text.empty()) return;
    const bool is_heading = std::any_of(headings.begin(), headings.end(),
                                        [&](const FoundHeading& each) { return each.said.place == said.place; });
    if (is_heading) {
      static const std::regex form("(20\\d\\d)-(20\\d\\d)");
      std::smatch found;
      const std::string plain = folded(said.text);
      year = std::regex_search(plain, found, form) ? found[0].str() : "";
    }
    const DocumentPlace place = place_of(said.place);
    for (std::string& piece : pieces(said.text)) passages_.push_back({piece, folded(piece), place, year});
  };
  for (const Block& block : subject_.document->document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) add(*paragraph);
    if (const auto* table = std::get_if<Table>(&block))
      for (const auto& row : table->rows)
        for (const Said& cell : row) add(cell);
  }
}

void Auditor::add_dossier() {
  const auto add = [&](const std::string& text, const std::string& pointer) {
    for (std::string& piece : pieces(text)) passages_.push_back({piece, folded(piece), place(pointer), ""});
  };
  const auto add_all = [&](const std::vector<std::string>& texts, const std::string& pointer) {
    for (std::size_t i = 0; i < texts.size(); ++i) add(texts[i], pointer + "/" + std::to_string(i));
  };
  add_all(subject_.dossier.situation.strengths, "/situation/strengths");
  add_all(subject_.dossier.situation.limits, "/situation/limits");
  for (const auto& [id, text] : subject_.dossier.situation.shortfalls) add(text, "/situation/shortfalls/" + id);
  for (const auto& [id, text] : subject_.dossier.situation.descriptions) add(text, "/situation/descriptions/" + id);
  if (plan() == nullptr) return;
  add_all(plan()->conclusions, "/plan/conclusions");
  for (const auto& [id, texts] : plan()->solutions) add_all(texts, "/plan/solutions/" + id);
  for (std::size_t i = 0; i < plan()->actions.size(); ++i)
    add(plan()->actions[i].action, "/plan/actions/" + std::to_string(i) + "/action");
  add_all(plan()->recipients, "/plan/recipients");
}

const Criterion* Auditor::criterion(const std::string& id) const {
  for (const Criterion& each : subject_.rulebook.criteria)
    if (each.id == id) return &each;
  return nullptr;
}

std::optional<int> Auditor::level(const std::string& id) const {
  for (std::size_t i = 0; i < subject_.rulebook.criteria.size(); ++i)
    if (subject_.rulebook.criteria[i].id == id && subject_.now.criteria[i].at_least == subject_.now.criteria[i].at_most)
      return subject_.now.criteria[i].at_least;
  return std::nullopt;
}

std::vector<const Criterion*> Auditor::failing() const {
  std::vector<const Criterion*> found;
  for (std::size_t i = 0; i < subject_.rulebook.criteria.size(); ++i) {
    const Criterion& each = subject_.rulebook.criteria[i];
    if (!each.in_group && !each.levels.empty() && subject_.now.criteria[i].at_most < each.levels.front().number)
      found.push_back(&each);
  }
  return found;
}

void Auditor::say(const AuditRule& rule, DocumentPlace place, const Arguments& arguments, const std::string& cite,
                  const std::string& about) {
  Diagnostic found;
  found.declared = rule.code;
  for (const std::string& name : rule.code->placeholders) {
    const auto argument = arguments.find(name);
    found.arguments.push_back(argument == arguments.end() ? "" : argument->second);
  }
  const auto criterion = arguments.find("criterion");
  found.subject = !about.empty() || criterion == arguments.end() ? about : criterion->second;
  found.place = std::move(place);
  found.cite = rule.cite.empty() ? cite : rule.cite;
  found_.push_back(std::move(found));
}

DocumentPlace Auditor::place_of(const std::string& words) const {
  DocumentPlace place = parse_place(words);
  place.file = subject_.file;
  return place;
}

DocumentPlace place_in(const Dossier& dossier, const std::string& file, const std::string& pointer) {
  DocumentPlace place = parse_place(pointer);
  // The nearest enclosing value that has a place of its own.
  if (dossier.provenance)
    for (std::string at = pointer; !at.empty(); at = at.substr(0, at.rfind('/')))
      if (const auto known = dossier.provenance->places.find(at); known != dossier.provenance->places.end()) {
        place = parse_place(known->second);
        break;
      }
  place.file = file;
  return place;
}

std::string place_words(const DocumentPlace& place) {
  return in_both(print(place, Language::vi), print(place, Language::en));
}

std::string in_both(const nlohmann::json& both) {
  return in_both(both.at("vi").get<std::string>(), both.at("en").get<std::string>());
}

std::string in_both(Date date) { return in_both(to_vietnamese(date), to_iso(date)); }

std::string day_in_both(const std::string& written) {
  const auto date = parse_date(written);
  return date ? in_both(*date) : written;
}

Diagnostics audit(const std::vector<AuditRule>& rules, const AuditSubject& subject) {
  Auditor auditor(subject);
  for (const AuditRule& rule : rules) {
    const bool is_of_circular = rule.circulars.empty() || std::find(rule.circulars.begin(), rule.circulars.end(),
                                                                    subject.rulebook.circular) != rule.circulars.end();
    if (!is_of_circular || (rule.from && subject.as_of < *rule.from)) continue;
    check_named(rule.check)->run(auditor, rule);
  }
  return auditor.take();
}

}  // namespace chuan::office
