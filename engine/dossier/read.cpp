// SPDX-License-Identifier: MIT
// From a JSON file to a dossier: its header, and its parts in the order of the contract.
#include "dossier/read.hpp"

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
      if (node.key == keys::date && node.kind != Kind::null) header.date = date(node);
      if (node.key == keys::submitted && node.kind != Kind::null) header.submitted = date(node);
      if (node.key != keys::school || node.kind == Kind::null || !expect(node, Kind::object)) continue;
      for (const Node& part : json_.children(node)) {
        if (part.kind == Kind::null) continue;
        if (part.key == keys::name) header.name = text(part).value_or("");
        if (part.key != keys::kind) continue;
        header.kind = text(part).value_or("");
        header.kind_range = json_.range(part);
      }
    }
    return header;
  }
};

}  // namespace

Reader::Reader(const Json& json, const Rulebook& rulebook, Diagnostics& diagnostics)
    : Cursor(json, diagnostics), rulebook_(rulebook), checks_(rulebook, diagnostics) {}

void Reader::read() {
  dossier.data.facts.resize(rulebook_.facts.size());
  if (const Node* format = json_.find(json_.root(), keys::format); format && format->kind == Kind::number) {
    const auto number = Number::parse(format->text);
    is_later_ = number && number->is_whole() && *number > dossier_format;
  }
  object(json_.root(), dossier);
  checks_.evidence(dossier, cited_);
}

void Reader::unknown_field(const Node& node, const std::vector<Field>& known) {
  if (is_later_) {
    say(Code::A435, json_.key_range(node), {pointer_ + "/" + std::string(node.key)});
    dossier.unknown_fields.push_back({pointer_, std::string(node.key), json_.written(node)});
    return;
  }
  std::vector<std::string> names;
  std::string all;
  for (const Field& each : known) {
    names.emplace_back(each.key);
    all += (all.empty() ? "" : ", ") + names.back();
  }
  const auto suggestion = nearest(node.key, names);
  say(suggestion ? Code::A407 : Code::A408, json_.key_range(node),
      {std::string(node.key), suggestion ? *suggestion : all});
}

void Reader::must_have(const Node& object, std::string_view key) {
  const Node* part = json_.find(object, key);
  if (!part || part->kind == Kind::null)
    say(Code::A412, {json_.file, object.begin, object.begin + 1}, {std::string(key)});
}

bool Reader::item(const Node& node, Site& site) {
  if (node.kind == Kind::text) {
    site.name = std::string(node.text);
    return true;
  }
  if (node.kind == Kind::object)
    object(node, site);
  else
    wrong_type(node, "@data_text_or_object");
  return node.kind == Kind::object;
}

bool Reader::item(const Node& node, Evidence& item) {
  object(node, item);
  const Node* code = json_.find(node, keys::code);
  if (!code || code->kind != Kind::text) return false;
  if (item.code.empty()) say(Code::A412, {json_.file, node.begin, node.begin + 1}, {std::string(keys::code)});
  item.range = json_.range(*code);
  return !item.code.empty();
}

bool Reader::item(const Node& node, RecordedRecognition& recorded) {
  constexpr int not_given = -1;
  recorded.range = json_.range(node);
  recorded.degree = not_given;
  object(node, recorded);
  const std::optional<int> degree = recorded.degree == not_given ? std::nullopt : std::optional(recorded.degree);
  recorded.degree = degree.value_or(0);
  if (const Node* id = json_.find(node, keys::id); id && id->kind == Kind::text)
    checks_.recognition(recorded, degree, json_.range(*id),
                        degree ? json_.range(*json_.find(node, keys::degree)) : json_.range(node));
  return node.kind == Kind::object;
}

bool Reader::item(const Node& node, PlanAction& action) {
  action.range = json_.range(node);
  const Node* id = json_.find(node, keys::criterion);
  of_action_ = id && id->kind == Kind::text ? checks_.criterion(id->text, json_.range(*id)) : nullptr;
  object(node, action);
  of_action_ = nullptr;
  return true;
}

DossierHeader read_header(const Json& json, Diagnostics& diagnostics) { return HeaderReader(json, diagnostics).read(); }

std::optional<Dossier> read_dossier(const Json& json, const Rulebook& rulebook, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.size();
  Reader reader(json, rulebook, diagnostics);
  reader.read();
  const auto is_error = [](const Diagnostic& each) { return severity(each.code) == Severity::error; };
  if (std::any_of(diagnostics.begin() + static_cast<std::ptrdiff_t>(before), diagnostics.end(), is_error))
    return std::nullopt;
  return std::move(reader.dossier);
}

}  // namespace dossier

std::optional<DossierHeader> read_header(const Sources& sources, std::uint32_t file, Diagnostics& diagnostics) {
  dossier::Json json;
  if (!dossier::read_json(sources, file, json, diagnostics)) return std::nullopt;
  return dossier::read_header(json, diagnostics);
}

std::optional<Dossier> read_dossier(const Sources& sources, std::uint32_t file, const Rulebook& rulebook,
                                    Diagnostics& diagnostics) {
  dossier::Json json;
  Diagnostics said;
  std::optional<Dossier> dossier;
  if (dossier::read_json(sources, file, json, said)) dossier = dossier::read_dossier(json, rulebook, said);
  if (has_errors(said)) dossier.reset();
  diagnostics.insert(diagnostics.end(), said.begin(), said.end());
  return dossier;
}

}  // namespace chuan
