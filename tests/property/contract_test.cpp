// SPDX-License-Identifier: MIT
// For every field of the dossier's contract: the example of the README has it, and a workbook and `carry` keep it or
// name it.
#include <gmock/gmock.h>

#include <filesystem>
#include <functional>
#include <set>
#include <sstream>

#include <nlohmann/json.hpp>

#include "chuan/comparison.hpp"
#include "diagnostic/code.hpp"
#include "dossier/fields.hpp"
#include "office/workbook/sheets.hpp"
#include "office/workbook/workbook.hpp"
#include "support/for_each_seed.hpp"
#include "support/rules.hpp"

namespace chuan {
namespace {

using Json = nlohmann::ordered_json;

std::string example() {
  const std::string readme = test::read_file(std::filesystem::path(CHUAN_SOURCE_DIR) / "engine/dossier/README.md");
  const std::size_t begin = readme.find("```json\n") + 8;
  return readme.substr(begin, readme.find("```", begin) - begin);
}

const Rulebook& book() {
  static const Rulebook made = [] {
    const test::LoadedLaw law;
    Diagnostics said;
    return law.law.rulebook("57/2026/TT-BGDĐT", *parse_date("2026-11-23"), said, "phổ_thông_nhiều_cấp").value();
  }();
  return made;
}

/// The dossier of `json`; what there is to say about it goes to `said`.
std::optional<Dossier> read(const std::string& json, Diagnostics& said) {
  Sources sources;
  return read_dossier(sources, sources.add("a.json", json), book(), said);
}
Dossier read(const Json& json) {
  Diagnostics said;
  auto dossier = read(json.dump(), said);
  if (!dossier) throw std::runtime_error(render(said, Sources(), Language::en) + json.dump(1));
  return std::move(*dossier);
}

/// The paths of the contract's fields below `path`; an item of a list or an entry by name is "*".
class Paths {
 public:
  template <class T>
  void of(const std::string& path, T& value) {
    auto add = [&](dossier::Field field, auto& part) {
      const std::string own = path + "/" + std::string(field.key);
      all.insert(own);
      inside(own, part);
    };
    dossier::fields(add, value);
  }

  std::set<std::string> all;

 private:
  template <class T>
  void inside(const std::string& path, T& part) {
    if constexpr (std::is_class_v<T> && !std::is_same_v<T, std::string> && !std::is_same_v<T, Date>) of(path, part);
  }
  template <class T>
  void inside(const std::string& path, std::optional<T>&) {
    if constexpr (std::is_class_v<T> && !std::is_same_v<T, Date> && !std::is_same_v<T, Number>) {
      T value;
      of(path, value);
    }
  }
  template <class T>
  void inside(const std::string& path, std::vector<T>&) {
    if constexpr (!std::is_same_v<T, std::string> && !std::is_same_v<T, std::optional<FactValues>>) {
      T item;
      of(path + "/*", item);
    }
  }
  template <class T>
  void inside(const std::string& path, std::map<std::string, T>&) {
    if constexpr (std::is_same_v<T, RecordedVerdict> || std::is_same_v<T, LevelData>) {
      T entry;
      of(path + "/*", entry);
    }
  }
};

/// Each value of `json` that is no object and no list, with its path.
void each_value(const Json& json, const std::string& path,
                const std::function<void(const std::string& path, const Json& value)>& see) {
  if (!json.is_structured()) return see(path, json);
  for (const auto& [key, value] : json.items()) each_value(value, path + "." + key, see);
}

TEST(Contract, the_readme_has_an_example_of_every_field_and_no_other) {
  const Json json = Json::parse(example());
  Dossier any;
  Paths paths;
  paths.of("", any);
  for (const std::string& path : paths.all) {
    std::vector<const Json*> found{&json};
    std::istringstream parts(path.substr(1));
    for (std::string part; std::getline(parts, part, '/');) {
      std::vector<const Json*> next;
      for (const Json* each : found)
        for (const auto& [key, value] : each->items())
          if (part == "*" || key == part) next.push_back(&value);
      found = std::move(next);
    }
    EXPECT_FALSE(found.empty()) << path;
  }
  Diagnostics said;
  const auto dossier = read(example(), said);
  EXPECT_EQ(render(said, Sources(), Language::en), "");
  ASSERT_TRUE(dossier);
  EXPECT_EQ(write_dossier(*dossier, book()), example());
}

bool must_stay(const Json& object, const std::string& key) {
  static const std::set<std::string> required{"code", "id", "degree", "target", "criterion", "verdict"};
  return required.contains(key) || (key == "date" && object.contains("degree"));
}

/// Some of the example: each part is left out now and then.
Json some_of(test::Random& random, const Json& json) {
  Json made = json.is_object() ? Json::object() : json.is_array() ? Json::array() : json;
  if (json.is_object())
    for (const auto& [key, value] : json.items())
      if (must_stay(json, key) || random.chance(80)) made[key] = some_of(random, value);
  if (json.is_array())
    for (const Json& each : json)
      if (Json part = some_of(random, each); !part.empty() || !part.is_object()) made.push_back(std::move(part));
  return made;
}

office::Document as_read(const std::vector<office::Sheet>& sheets) {
  office::Document document;
  for (const office::Sheet& sheet : sheets) {
    office::Table table{{}, "trang «" + sheet.name + "»"};
    const auto add = [&](const std::vector<std::string>& cells) {
      std::vector<office::Said> row;
      for (const std::string& each : cells)
        row.push_back({each, each,
                       table.place + ", ô " + std::to_string(table.rows.size()) + "-" + std::to_string(row.size()),
                       false});
      table.rows.push_back(std::move(row));
    };
    std::vector<std::string> top(sheet.columns.size()), headers;
    top.front() = sheet.title;
    if (sheet.is_first) top.back() = "chuan 1";
    for (const office::SheetColumn& each : sheet.columns) headers.push_back(each.header);
    add(top);
    add({sheet.hint});
    add(headers);
    for (const office::SheetRow& each : sheet.rows) {
      std::vector<std::string> cells;
      for (const office::SheetCell& cell : each.cells) cells.push_back(cell.text);
      add(cells);
    }
    document.blocks.emplace_back(std::move(table));
  }
  return document;
}

TEST(Contract, a_workbook_keeps_every_field) {
  test::for_each_seed(60, [](test::Random& random) {
    const Dossier dossier = read(some_of(random, Json::parse(example())));
    const office::WorkbookRead back = office::read_workbook(as_read(office::sheets(book(), dossier)), book());
    for (const office::WorkbookMessage& each : back.faults) ADD_FAILURE() << each.place << ": " << each.text;
    ASSERT_TRUE(back.dossier);
    EXPECT_EQ(write_dossier(*back.dossier, book()), write_dossier(dossier, book()));
  });
}

/// Whether the value at `path` of the old dossier is in the new one, or named among what is not.
bool is_kept_or_named(const std::string& path, const Json& value, const Json& fresh, const Carried& carried) {
  const Json* at = &fresh;
  std::istringstream parts(path.substr(1));
  std::string named;
  const auto is_number = [](const std::string& text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
  };
  for (std::string part; std::getline(parts, part, '.');) {
    if (at != nullptr && at->is_array() && is_number(part))
      at = std::stoul(part) < at->size() ? &(*at)[std::stoul(part)] : nullptr;
    else if (at != nullptr)
      at = at->is_object() && at->contains(part) ? &(*at)[part] : nullptr;
    named += (named.empty() ? "" : ".") + part;
  }
  if (at != nullptr && *at == value) return true;
  if (value.is_string() &&
      fresh.dump().find(Json(value).dump().substr(1, value.get<std::string>().size())) != std::string::npos)
    return true;
  const auto covers = [&](const LeftOut& each) {
    return (named + ".").starts_with(each.key + ".") || each.key.starts_with(named);
  };
  if (std::any_of(carried.left_out.begin(), carried.left_out.end(), covers)) return true;
  return std::any_of(carried.nowhere.begin(), carried.nowhere.end(),
                     [&](const auto& each) { return path.find("." + each.first + ".") != std::string::npos; });
}

void hold_everything_kept_or_named(const Dossier& old, const Rulebook& to, const std::vector<CarryRow>& rows) {
  const Carried carried = carry(old, book(), to, rows, *parse_date("2027-01-05"));
  const Json fresh = Json::parse(write_dossier(carried.dossier, to));
  each_value(Json::parse(write_dossier(old, book())), "", [&](const std::string& path, const Json& value) {
    const bool is_verdict = path.ends_with(".verdict") || path.find("results.") != std::string::npos;
    if (is_verdict || path == ".date" || path.find("plan.targets") != std::string::npos) return;
    EXPECT_TRUE(is_kept_or_named(path, value, fresh, carried)) << path << " = " << value << " is gone\n"
                                                               << fresh.dump(1);
  });
  for (const LevelData* each : {&carried.dossier.data})
    for (const auto& [address, recorded] : each->requirements) EXPECT_EQ(recorded.verdict, Verdict::unknown) << address;
  EXPECT_TRUE(carried.dossier.data.results.empty());
}

TEST(Contract, carry_keeps_every_field_or_names_it) {
  const std::vector<CarryRow> rows{{{"1.1"}, {"1.1"}, "", {}}};
  test::for_each_seed(60, [&](test::Random& random) {
    const Dossier old = read(some_of(random, Json::parse(example())));
    hold_everything_kept_or_named(old, book(), rows);
    hold_everything_kept_or_named(old, book(), {});
  });
}

TEST(Contract, the_next_school_year_keeps_every_field_or_names_it) {
  test::for_each_seed(60, [](test::Random& random) {
    const Dossier old = read(some_of(random, Json::parse(example())));
    const Carried carried = next_year(old, book(), book(), 2027, *parse_date("2027-09-01"));
    const Json fresh = Json::parse(write_dossier(carried.dossier, book()));
    each_value(Json::parse(write_dossier(old, book())), "", [&](const std::string& path, const Json& value) {
      const bool is_verdict = path.ends_with(".verdict") || path.find("results.") != std::string::npos;
      if (is_verdict || path == ".date" || path == ".school.school_year") return;
      EXPECT_TRUE(is_kept_or_named(path, value, fresh, carried)) << path << " = " << value << " is gone\n"
                                                                 << fresh.dump(1);
    });
    for (const auto& [address, recorded] : carried.dossier.data.requirements)
      EXPECT_EQ(recorded.verdict, Verdict::unknown) << address;
    EXPECT_TRUE(carried.dossier.data.results.empty());
  });
}

TEST(Contract, carry_names_what_the_new_circular_does_not_have) {
  Rulebook other = book();
  other.educational_levels.clear();
  other.kinds.clear();
  for (Fact& each : other.facts) each.name += "_khác";
  test::for_each_seed(30, [&](test::Random& random) {
    hold_everything_kept_or_named(read(some_of(random, Json::parse(example()))), other, {});
  });
}

TEST(Contract, a_yearly_figure_stays_that_of_its_year) {
  const Dossier old = read(Json::parse(
      R"({"school": {"kind": "phổ_thông_nhiều_cấp"}, "date": "2026-11-23", "facts": {"gv_đạt_chuẩn_trình_độ": 95}})"));
  const Carried carried = carry(old, book(), book(), {}, *parse_date("2028-11-23"));
  const Json facts = Json::parse(write_dossier(carried.dossier, book()))["facts"];
  EXPECT_EQ(facts, Json::parse(R"({"gv_đạt_chuẩn_trình_độ": {"2025-2026": 95}})"));
}

TEST(Contract, unknown_keys_of_a_later_format_are_named_kept_and_written_back) {
  Json json = Json::parse(example());
  json["format"] = dossier_format + 1;
  json["mới"] = {{"a", {1, 2.50}}};
  json["school"]["mã"] = "X";
  json["plan"]["actions"][0]["ưu/tiên"] = nullptr;
  json["requirements"]["1.1/1/*/1"]["người~ghi"] = "B";
  json["levels"]["THCS"]["ghi_chú"] = true;
  json["sites"][0]["địa_chỉ"] = "thôn Đông";
  Diagnostics said;
  const auto dossier = read(json.dump(), said);
  ASSERT_TRUE(dossier) << render(said, Sources(), Language::en);
  EXPECT_EQ(std::count_if(said.begin(), said.end(), [](const Diagnostic& each) { return each.code == Code::A435; }), 6);
  EXPECT_EQ(nlohmann::json::parse(write_dossier(*dossier, book())), nlohmann::json::parse(json.dump()));
  const office::WorkbookRead back = office::read_workbook(as_read(office::sheets(book(), *dossier)), book());
  ASSERT_TRUE(back.dossier);
  EXPECT_EQ(nlohmann::json::parse(write_dossier(*back.dossier, book())), nlohmann::json::parse(json.dump()));
  EXPECT_EQ(carry(*dossier, book(), book(), {}, *parse_date("2027-01-05")).left_out.size() >= 6, true);

  json["format"] = dossier_format;
  Diagnostics now;
  EXPECT_FALSE(read(json.dump(), now));
  EXPECT_TRUE(has_errors(now));
}

}  // namespace
}  // namespace chuan
