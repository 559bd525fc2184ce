// SPDX-License-Identifier: MIT
// `chuan show` and `chuan schema`: one circular as in force on a date, and the shape of dossiers under it.
#include "command/declaration.hpp"
#include "command_line.hpp"
#include "load/load.hpp"
#include "text/words.hpp"

namespace chuan {
namespace {

struct ShowOptions {
  std::string circular, kind;
  std::optional<Date> as_of;
};

// A kind of each annex, or the one asked for.
std::vector<std::string> kinds_for(const Rules& rules, const std::string& circular, const std::string& kind) {
  if (!kind.empty()) return {kind};
  for (const CircularHeader& each : rules.law.circulars())
    if (each.number == circular && !each.annexes.empty()) return kinds_apart(each);
  return {""};
}

// One annex as it is; several in one list of standards, each with its annex.
Json rulebooks_json(Rules& rules, const ShowOptions& options, Date date, const Common& common) {
  Json all;
  for (const std::string& kind : kinds_for(rules, options.circular, options.kind)) {
    Json one = Json::parse(to_json(law_for(rules, options.circular, date, kind, common)->rulebook));
    if (one.contains("annex"))
      for (const char* sections : {"standards", "groups"})
        for (Json& section : one[sections]) section["annex"] = one["annex"]["id"];
    if (all.is_null()) {
      all = std::move(one);
      continue;
    }
    if (all.contains("annex")) {
      all["annexes"].push_back(all["annex"]);
      all.erase("annex");
    }
    all["annexes"].push_back(one["annex"]);
    for (const char* sections : {"standards", "groups"})
      for (Json& section : one[sections]) all[sections].push_back(std::move(section));
  }
  return all;
}

Exit run_show(const ShowOptions& options, Session& session) {
  Rules rules = load_rules(session);
  const std::string& circular = options.circular;
  const Date date = date_for(rules, circular, options.as_of);
  if (session.is_json()) {
    write_out(rulebooks_json(rules, options, date, session).dump(2) + "\n");
    return Exit::done;
  }
  law_for(rules, circular, date, options.kind, session);
  Diagnostics diagnostics;
  const std::optional<std::string> text = rules.law.shown(circular, date, session.language, diagnostics);
  if (!text) {
    tell(std::move(diagnostics), rules.sources, session);
    return Exit::faulty_input;
  }
  write_out(*text);
  return Exit::done;
}

Exit run_schema(const ShowOptions& options, Session& session) {
  Rules rules = load_rules(session);
  const std::string& circular = options.circular;
  write_out(dossier_schema(
                law_for(rules, circular, date_for(rules, circular, options.as_of), options.kind, session)->rulebook) +
            "\n");
  return Exit::done;
}

void declare(const Declared<ShowOptions>& declared) {
  declared.command.argument("THÔNG_TƯ", declared.options.circular, "số hiệu, ví dụ 18/2018/TT-BGDĐT")
      .common()
      .as_of(declared.options.as_of)
      .option("--kind", declared.options.kind, "LOẠI", "loại trường, khi thông tư có nhiều phụ lục");
}

}  // namespace

void add_show(Commands& commands) {
  declare(commands.add("show", "in thông tư đã hợp nhất, bản có hiệu lực gần nhất tính đến hôm nay",
                       "Ví dụ: chuan show 18/2018/TT-BGDĐT\n       chuan show 18/2018/TT-BGDĐT --as-of 01/06/2023 "
                       "--format json\n       chuan show 57/2026/TT-BGDĐT --kind THCS",
                       run_show));
}

void add_schema(Commands& commands) {
  declare(commands.add("schema", "in JSON Schema của hồ sơ theo một thông tư",
                       "Ví dụ: chuan schema 18/2018/TT-BGDĐT > ho-so.schema.json", run_schema));
}

}  // namespace chuan
