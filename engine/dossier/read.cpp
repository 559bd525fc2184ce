// SPDX-License-Identifier: MIT
// From a JSON file to a dossier: its header, and its parts in the order of the contract.
#include <algorithm>

#include "dossier/reader.hpp"
#include "source/names.hpp"

namespace chuan {
namespace dossier {
namespace {

/// Only what decides the rulebook; everything else waits for the reader.
class HeaderReader : Cursor {
 public:
  using Cursor::Cursor;

  DossierHeader read() {
    DossierHeader header;
    for (const Node& node : json_.children(json_.root())) {
      if (node.key == "date" && node.kind != Kind::null) header.date = date(node);
      if (node.key != "school" || node.kind == Kind::null || !expect(node, Kind::object)) continue;
      for (const Node& part : json_.children(node)) {
        if (part.kind == Kind::null) continue;
        if (part.key == "name") header.name = text(part).value_or("");
        if (part.key != "kind") continue;
        header.kind = text(part).value_or("");
        header.kind_range = json_.range(part);
      }
    }
    return header;
  }
};

}  // namespace

Reader::Reader(const Json& json, const Rulebook& rulebook, Diagnostics& diagnostics)
    : Cursor(json, diagnostics), rulebook_(rulebook) {
  for (std::uint32_t i = 0; i < rulebook.facts.size(); ++i) facts_.emplace(rulebook.facts[i].name, i);
  for (std::uint32_t i = 0; i < rulebook.criteria.size(); ++i) criteria_.emplace(rulebook.criteria[i].id, i);
  for (const Criterion& criterion : rulebook.criteria) {
    for (const CriterionLevel& level : criterion.levels) {
      const std::string address = criterion.id + "/" + std::to_string(level.number);
      addresses_.emplace(address, address);
      for (const Indicator& indicator : level.indicators) {
        addresses_.emplace(address + "/" + indicator.letter, address + "/" + indicator.letter);
        for (const Requirement& requirement : indicator.requirements) {
          for (const RequirementRow& row : requirement.rows) addresses_.emplace(row.subject, requirement.subject());
          for (std::size_t i = 1; i <= requirement.alternatives.size(); ++i) {
            const std::string way = requirement.subject() + "/+" + std::to_string(i);
            addresses_.emplace(way, way);
          }
        }
      }
    }
  }
}

void Reader::read() {
  dossier.data.facts.resize(rulebook_.facts.size());
  fields(json_.root(),
         {{"school", [this](const Node& node) { school(node); }},
          {"date", into(dossier.date)},
          results(dossier.data),
          requirements(dossier.data),
          facts(dossier.data),
          {"evidence", [this](const Node& node) { items(node, [this](const Node& item) { evidence(item); }); }},
          {"recognitions", [this](const Node& node) { items(node, [this](const Node& item) { recognition(item); }); }},
          {"plan", [this](const Node& node) { plan(node); }},
          {"levels",
           [this](const Node& node) { each_field(node, [this](const Node& level) { educational_level(level); }); }},
          {"sites", [this](const Node& node) { items(node, [this](const Node& item) { site(item); }); }},
          {"council", [this](const Node& node) { items(node, [this](const Node& item) { council_member(item); }); }},
          {"reviews", [this](const Node& node) { items(node, [this](const Node& item) { review(item); }); }},
          {"situation", [this](const Node& node) { situation(node); }},
          {"provenance", [this](const Node& node) { provenance(node); }}});
  check_evidence();
}

void Reader::school(const Node& node) {
  fields(node, {{"name", into(dossier.name)},
                {"kind",
                 [this](const Node& kind) {
                   dossier.kind = text(kind).value_or("");
                   if (kind.kind != Kind::text) return;
                   std::vector<std::string> known;
                   for (const SchoolKind& each : rulebook_.kinds) known.push_back(each.name);
                   if (std::find(known.begin(), known.end(), dossier.kind) == known.end())
                     unknown_name("@data_kind", dossier.kind, json_.range(kind), known);
                 }},
                {"province", into(dossier.province)},
                {"commune", into(dossier.commune)},
                {"school_year", [this](const Node& year) {
                   if (const auto written = text(year)) dossier.school_year = school_year(*written, json_.range(year));
                 }}});
}

void Reader::site(const Node& node) {
  if (node.kind == Kind::text) {
    dossier.sites.push_back({std::string(node.text), {}, {}});
    return;
  }
  if (node.kind != Kind::object) return wrong_type(node, "@data_text_or_object");
  Site& site = dossier.sites.emplace_back();
  LevelData data;
  fields(node, {{"name", into(site.name)}, results(data), requirements(data)});
  site.results = std::move(data.results);
  site.requirements = std::move(data.requirements);
}

void Reader::council_member(const Node& node) {
  CouncilMember& member = dossier.council.emplace_back();
  fields(node, {{"name", into(member.name)}, {"role", into(member.role)}, {"position", into(member.position)}});
}

void Reader::review(const Node& node) {
  Review& review = dossier.reviews.emplace_back();
  fields(node, {{"date", into_as_written(review.date)}, {"content", into(review.content)}});
}

void Reader::situation(const Node& node) {
  Situation& situation = dossier.situation;
  const auto texts = [this](std::map<std::string, std::string>& target) {
    return [this, &target](const Node& part) {
      by_criterion(part, [&](const std::string& id, const Node& each) { target[id] = text(each).value_or(""); });
    };
  };
  fields(node, {{"strengths", into(situation.strengths)},
                {"limits", into(situation.limits)},
                {"shortfalls", texts(situation.shortfalls)},
                {"descriptions", texts(situation.descriptions)}});
}

void Reader::provenance(const Node& node) {
  Provenance& provenance = dossier.provenance.emplace();
  fields(node, {{"file", into(provenance.file)},
                {"places", into(provenance.places)},
                {"originals", into(provenance.originals)},
                {"unread", [&](const Node& list) {
                   items(list, [&](const Node& item) {
                     auto& [place, text] = provenance.unread.emplace_back();
                     fields(item, {{"place", into(place)}, {"text", into(text)}});
                   });
                 }}});
}

void Reader::unknown_name(std::string_view kind, std::string_view wanted, SourceRange range,
                          const std::vector<std::string>& known) {
  // A code with another digit in place of one is another thing, however near.
  const auto digits = [](std::string_view text) {
    std::string found;
    std::copy_if(text.begin(), text.end(), std::back_inserter(found), [](char c) { return c >= '0' && c <= '9'; });
    return found;
  };
  constexpr std::size_t most_listed = 12;
  std::string all;
  for (const std::string& each : known) all += (all.empty() ? "" : ", ") + each;
  const auto suggestion = nearest(wanted, known);
  const bool is_near =
      suggestion && (digits(*suggestion) == digits(wanted) || digits(*suggestion).size() != digits(wanted).size());
  if (is_near)
    say(Code::A409, range, {std::string(kind), std::string(wanted), *suggestion});
  else if (!known.empty() && known.size() <= most_listed)
    say(Code::A434, range, {std::string(kind), std::string(wanted), all});
  else
    say(Code::A410, range, {std::string(kind), std::string(wanted)});
}

}  // namespace dossier

std::optional<DossierHeader> read_header(const Sources& sources, std::uint32_t file, Diagnostics& diagnostics) {
  dossier::Json json;
  if (!dossier::read_json(sources, file, json, diagnostics)) return std::nullopt;
  return dossier::HeaderReader(json, diagnostics).read();
}

std::optional<Dossier> read_dossier(const Sources& sources, std::uint32_t file, const Rulebook& rulebook,
                                    Diagnostics& diagnostics) {
  dossier::Json json;
  const std::size_t before = diagnostics.size();
  if (!dossier::read_json(sources, file, json, diagnostics)) return std::nullopt;
  dossier::Reader reader(json, rulebook, diagnostics);
  reader.read();
  const auto is_error = [](const Diagnostic& each) { return severity(each.code) == Severity::error; };
  if (std::any_of(diagnostics.begin() + static_cast<std::ptrdiff_t>(before), diagnostics.end(), is_error))
    return std::nullopt;
  return std::move(reader.dossier);
}

}  // namespace chuan
