// SPDX-License-Identifier: MIT
// Every command in both languages: English output has no Vietnamese outside names and quotes, Vietnamese output has no
// sentence of the English table.
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string_view>

#include "support/golden_run.hpp"

namespace {

using namespace chuan;
namespace fs = std::filesystem;

const fs::path project = CHUAN_PROJECT;

struct Wording {
  std::string_view key, vi, en;
};

constexpr Wording sentences[] = {
#define SENTENCE(key, vi, en) {#key, vi, en},
#include "chuan/sentences.def"
#undef SENTENCE
};

// Letters that Vietnamese has and English has not.
bool is_marked(std::string_view letter) {
  static const std::string all =
      "ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
      "ĂÂĐÊÔƠƯÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ";
  return letter.size() > 1 && all.find(letter) != std::string::npos;
}

std::size_t size_at(std::string_view text, std::size_t at) {
  std::size_t size = 1;
  while (at + size < text.size() && (static_cast<unsigned char>(text[at + size]) & 0xC0) == 0x80) ++size;
  return size;
}

// The first word with a marked letter, with what stands around it; empty: there is none.
std::string first_marked(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += size_at(text, at)) {
    if (!is_marked(text.substr(at, size_at(text, at)))) continue;
    const std::size_t begin = at < 60 ? 0 : at - 60;
    return std::string(text.substr(begin, 140));
  }
  return "";
}

std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool is_blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!is_blank) line += c;
    if (is_blank && !line.empty() && line.back() != ' ') line += ' ';
  }
  return line;
}

bool is_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || (c & 0x80) != 0; }

// What an input names: texts in quotes, names, places in the law, units, notes, whole lines.
void add_names(const std::string& text, std::set<std::string>& names) {
  const auto add = [&](std::string_view name) {
    const std::string line = on_one_line(name);
    if (first_marked(line).empty()) return;
    const std::size_t end = line.find_last_not_of(' ');
    names.insert(line.substr(0, end + 1));
    // "Đạt chuẩn quốc gia" is told as the target "chuẩn quốc gia".
    if (line.starts_with("Đạt ")) names.insert(line.substr(std::string_view("Đạt ").size(), end));
  };
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    add(line);
    if (const std::size_t note = line.find('#'); note != std::string::npos) add(std::string_view(line).substr(note));
    constexpr std::string_view recognition = "công nhận ";
    if (const std::size_t at = line.find(recognition); at != std::string::npos) {
      const std::size_t begin = at + recognition.size();
      add(std::string_view(line).substr(begin, line.find_first_of(" ,:\"", begin) - begin));
    }
    const std::size_t open = line.rfind('('), close = line.rfind(')');
    if (open < close && close != std::string::npos) add(std::string_view(line).substr(open + 1, close - open - 1));
  }
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '"') {
      std::string words;
      for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\' && at + 1 < text.size()) ++at;
        words += text[at];
      }
      add(words);
    } else if (is_letter(text[at]) && (at == 0 || !is_letter(text[at - 1]))) {
      std::size_t end = at;
      while (end < text.size() && (is_letter(text[end]) || text[end] == '/' || text[end] == '-')) ++end;
      const std::string_view word = std::string_view(text).substr(at, end - at);
      if (word.find_first_of("_/") != std::string_view::npos || (end < text.size() && text[end] == ':')) add(word);
      for (const std::string_view opening : {"điểm ", "khoản ", "Điều ", "Mục ", "Phụ lục ", "Biểu ", "Bảng "})
        if (std::string_view(text).substr(at).starts_with(opening))
          add(std::string_view(text).substr(at, text.find_first_of(":\"\n", at) - at));
    }
  }
}

const std::set<std::string>& names_of_the_law() {
  static const std::set<std::string> names = [] {
    // Signs of the state, its money, and what circulars call their levels and annexes.
    std::set<std::string> found = {"TT-BGDĐT", "QĐ-TTg", "đồng", "BGDĐT", "điều_kiện", "kiểm_tra"};
    for (const auto& entry : fs::recursive_directory_iterator(project / "rules")) {
      const bool is_example = entry.path().parent_path().filename() == "examples" && entry.path().extension() != ".md";
      if (entry.path().extension() == ".luat" || is_example) add_names(golden::read(entry.path()), found);
    }
    // Places in the law on which the checks of plans rest.
    const auto checks = nlohmann::json::parse(golden::read(project / "rules" / "ke-hoach" / "kiem-tra.json"));
    for (const nlohmann::json& each : checks["rules"]) add_names("\"" + each.value("cite", "") + "\"", found);
    return found;
  }();
  return names;
}

// What the case itself says with `echo`.
void add_echoes(const std::string& command, std::set<std::string>& names) {
  constexpr std::string_view echo = "echo ";
  for (std::size_t at = command.find(echo); at != std::string::npos; at = command.find(echo, at + 1)) {
    const std::size_t end = command.find_first_of("$;&|>\n", at);
    const std::string words = on_one_line(command.substr(at + echo.size(), end - at - echo.size()));
    if (!first_marked(words).empty()) names.insert(words.substr(0, words.find_last_not_of(" \"'") + 1));
  }
}

// Without the lines of sources that diagnostics quote above their carets.
std::string without_sources(const std::string& text) {
  std::string kept, before;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const bool is_caret = line.find('^') != std::string::npos && line.find_first_not_of("^ \t") == std::string::npos;
    if (!is_caret) kept += before + "\n";
    before = is_caret ? "" : line;
  }
  return kept + before;
}

// `text` on one line without quotes and without whole `names`, the longest first.
std::string without_names(std::string text, const std::set<std::string>& names) {
  text = on_one_line(text);
  // In JSON everything stands in quotes.
  const bool is_json = text.starts_with('{') || text.starts_with('[');
  for (const auto& [open, close] :
       {std::pair<std::string, std::string>("«", "»"), {"`", "`"}, {"“", "”"}, {"\"", "\""}})
    for (std::size_t at = is_json && open == "\"" ? std::string::npos : text.find(open); at != std::string::npos;
         at = text.find(open, at + 1)) {
      const std::size_t end = text.find(close, at + open.size());
      if (end == std::string::npos) break;
      text.replace(at, end + close.size() - at, open + close);
      at += open.size();
    }
  std::vector<std::string_view> longest_first(names.begin(), names.end());
  std::stable_sort(longest_first.begin(), longest_first.end(),
                   [](std::string_view a, std::string_view b) { return a.size() > b.size(); });
  for (const std::string_view name : longest_first)
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at)) {
      const bool is_whole =
          (at == 0 || !is_letter(text[at - 1]) || !is_letter(name.front())) &&
          (at + name.size() == text.size() || !is_letter(text[at + name.size()]) || !is_letter(name.back()));
      if (is_whole)
        text.replace(at, name.size(), "#");
      else
        ++at;
    }
  return text;
}

// A case that chooses its language, or compares with a front that speaks Vietnamese, says what it says.
bool is_open(const std::string& command) {
  for (std::size_t at = command.find("--lang"); at != std::string::npos; at = command.find("--lang", at + 1))
    if (command.substr(at, 9) != "--lang en") return false;
  return command.find("$EXAMPLE") == std::string::npos && command.find("\nformat ") == std::string::npos &&
         !command.starts_with("format ");  // whose language is that of the rules it writes
}

std::vector<fs::path> asked() {
  std::vector<fs::path> found;
  for (const char* folder : {"examples", "cli", "audit"})
    for (const fs::path& each : golden::cases(project / "tests" / "golden" / folder)) found.push_back(each);
  return found;
}

// Cases whose English is not whole yet, each with what is Vietnamese in it.
const std::map<std::string, std::string> not_yet = {
    {"import", "what import tells of a document"},
    {"import_example", "what import tells of a document"},
    {"schema", "titles and descriptions of the schema of dossiers"},
    {"diff", "addresses of what an amendment changes"},
    {"show_dated_repeal", "addresses of what an amendment changes"},
    {"show_inserted", "addresses of what an amendment changes"},
    {"show_exceptions_numbered", "conditions in the JSON of show"},
    {"show_period_amended", "addresses of what an amendment changes"},
    {"fail_example", "addresses of what an amendment changes"},
    {"fail_audit", "addresses of what an amendment changes"},
    {"assess", "the word of a degree beside a recognition's conditions"},
    {"fail_explain", "the word of a degree at the head of an explanation"},
    {"plan_and_report", "what import tells of a document"},
    {"progress", "the words of the law's own marks: how many sources"},
    {"figures_disagree", "the name of a class that a form has no row for"},
    {"fail_rules", "a word quoted from the declared checks"},
    {"fail_full_disk_everywhere", "what the case itself prints"},
};

class English : public testing::TestWithParam<fs::path> {};

TEST_P(English, output_has_no_vietnamese_but_names_and_quotes) {
  const golden::Sections sections = golden::parse(golden::read(GetParam()));
  const std::string command = golden::section(sections, "command");
  if (!is_open(command)) GTEST_SKIP() << "the case says in which language it asks";
  const golden::Answer answer = golden::run(sections, "en");
  std::set<std::string> names = names_of_the_law();
  for (const auto& [name, text] : sections)
    if (name != "expect" && name != "errors" && name != "command") add_names(text, names);
  add_echoes(command, names);
  std::string left;
  for (const std::string& text : {answer.expect, answer.errors}) {
    left += first_marked(without_names(without_sources(text), names));
    EXPECT_EQ(text.find_first_of("\x1C\x1D\x1E"), std::string::npos) << "both languages at once";
    EXPECT_EQ(text.find("\\u001"), std::string::npos) << "both languages at once";
  }
  if (const auto known = not_yet.find(GetParam().stem().string()); known != not_yet.end())
    EXPECT_NE(left, "") << "it is whole now: take it off the list (" << known->second << ")";
  else
    EXPECT_EQ(left, "");
  EXPECT_EQ(golden::section(sections, "exit"), std::to_string(answer.exit) + "\n") << "the language decides nothing";
}

std::string test_name(const testing::TestParamInfo<fs::path>& info) {
  std::string name = info.param.parent_path().filename().string() + "_" + info.param.stem().string();
  for (char& c : name)
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  return name;
}

INSTANTIATE_TEST_SUITE_P(cases, English, testing::ValuesIn(asked()), test_name);

// The parts of a sentence between its arguments that are long enough to be nothing else.
std::vector<std::string> parts_of(std::string_view sentence) {
  std::vector<std::string> parts(1);
  for (std::size_t at = 0; at < sentence.size(); ++at) {
    const bool is_slot = sentence[at] == '{' && at + 2 < sentence.size() && sentence[at + 2] == '}';
    if (!is_slot) {
      parts.back() += sentence[at] == '\n' ? ' ' : sentence[at];
      continue;
    }
    parts.emplace_back();
    at += 2;
  }
  std::erase_if(
      parts, [](const std::string& each) { return each.size() < 18 || std::count(each.begin(), each.end(), ' ') < 2; });
  return parts;
}

TEST(Vietnamese, output_has_no_sentence_of_the_english_table) {
  std::vector<std::pair<std::string, std::string>> english;
  for (const Wording& each : sentences)
    for (const std::string& part : parts_of(each.en))
      if (each.vi.find(part) == std::string_view::npos) english.emplace_back(each.key, part);
  EXPECT_GT(english.size(), 200u);
  for (const fs::path& path : golden::cases(project / "tests" / "golden")) {
    const golden::Sections sections = golden::parse(golden::read(path));
    if (golden::section(sections, "command").find("--lang") != std::string::npos) continue;
    if (golden::section(sections, "command").find("$EXAMPLE") != std::string::npos) continue;
    const std::string text =
        on_one_line(golden::section(sections, "expect") + " " + golden::section(sections, "errors"));
    for (const auto& [key, part] : english)
      EXPECT_EQ(text.find(part), std::string::npos) << path.filename() << " says " << key << ": " << part;
  }
}

std::set<char> slots_of(std::string_view sentence) {
  std::set<char> found;
  for (std::size_t at = 0; at + 2 < sentence.size(); ++at)
    if (sentence[at] == '{' && sentence[at + 2] == '}') found.insert(sentence[at + 1]);
  return found;
}

TEST(Sentences, say_the_same_in_both_languages) {
  for (const Wording& each : sentences) {
    EXPECT_EQ(slots_of(each.vi), slots_of(each.en)) << each.key;
    EXPECT_EQ(first_marked(without_names(std::string(each.en), {"TT-BGDĐT", "Đ"})), "") << each.key;
  }
}

}  // namespace
