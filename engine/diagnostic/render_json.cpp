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

Json to_json(const Diagnostics& diagnostics, const Sources& sources, Language language) {
  Json list = Json::array();
  for (const Diagnostic& diagnostic : diagnostics) {
    Json entry;
    if (diagnostic.range.file < sources.size()) {
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
    entry["code"] = name(diagnostic.code);
    entry["severity"] = key(severity(diagnostic.code));
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
