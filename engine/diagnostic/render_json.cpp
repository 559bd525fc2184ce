// SPDX-License-Identifier: MIT
// Messages as JSON for other programs.
#include <nlohmann/json.hpp>

#include "diagnostic/code.hpp"

namespace chuan {
namespace {

using Json = nlohmann::ordered_json;

std::string_view key(Severity severity) {
  if (severity == Severity::error) return "error";
  return severity == Severity::warning ? "warning" : "note";
}

// What is not known of a place is left out.
Json to_json(const DocumentPlace& place) {
  Json made = Json::object();
  for (const auto& [key, text] : {std::pair("file", &place.file), std::pair("sheet", &place.sheet)})
    if (!text->empty()) made[key] = *text;
  for (const auto& [key, number] :
       {std::pair("table", place.table), std::pair("row", place.row), std::pair("column", place.column),
        std::pair("paragraph", place.paragraph), std::pair("line", place.line)})
    if (number > 0) made[key] = number;
  if (place.is_in_box) made["box"] = true;
  if (!place.key.empty()) made["key"] = place.key;
  return made;
}

Json to_json(const Diagnostics& diagnostics, const Sources& sources, Language language) {
  Json list = Json::array();
  for (const Diagnostic& diagnostic : diagnostics) {
    Json entry;
    if (diagnostic.place) {
      entry["place"] = to_json(*diagnostic.place);
      entry["where"] = print(*diagnostic.place, language);
    } else if (diagnostic.range.file < sources.size()) {
      const SourceFile& file = sources[diagnostic.range.file];
      const Position begin = file.position(diagnostic.range.begin);
      const Position end = file.position(diagnostic.range.end);
      entry["file"] = file.name();
      entry["line"] = begin.line;
      entry["column"] = begin.column;
      entry["end_line"] = end.line;
      entry["end_column"] = end.column;
    } else {
      for (const char* absent : {"file", "line", "column", "end_line", "end_column"}) entry[absent] = nullptr;
    }
    entry["code"] = name(diagnostic);
    entry["severity"] = key(severity(diagnostic));
    entry["message"] = message(diagnostic, language);
    entry["help"] = help(diagnostic, language);
    if (!diagnostic.subject.empty()) entry["subject"] = diagnostic.subject;
    if (!diagnostic.cite.empty()) entry["cite"] = diagnostic.cite;
    if (!diagnostic.notes.empty()) entry["notes"] = to_json(diagnostic.notes, sources, language);
    list.push_back(std::move(entry));
  }
  return list;
}

}  // namespace

std::string render_json(const Diagnostics& diagnostics, const Sources& sources, Language language) {
  return to_json(diagnostics, sources, language).dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace chuan
