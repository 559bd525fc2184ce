// SPDX-License-Identifier: MIT
// The lists that say the counts as text and CSV.
#include "text/summary_text.hpp"

#include "chuan/address.hpp"
#include "chuan/sentence.hpp"

#include <fmt/format.h>

namespace chuan {
namespace {

constexpr std::size_t most_told = 10;

std::string level_of(std::pair<int, int> level, Language language) {
  return brief(level_words({level.first, level.second}, level_word(language), language));
}

std::string counts_words(const LevelCounts& counts, Language language) {
  std::string text;
  for (const auto& [level, count] : counts)
    text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", level_of(level, language), count);
  return text;
}

std::string interval(std::pair<int, int> level) {
  return level.first == level.second ? std::to_string(level.first) : fmt::format("{}..{}", level.first, level.second);
}

}  // namespace

std::string title_of(const Summary& summary, const std::string& of, const std::string& id) {
  const auto title = summary.titles.find({of, id});
  return title == summary.titles.end() ? id : title->second;
}

std::string subject_words(const Summary& summary, const std::string& text, const std::string& subject) {
  const auto title = summary.titles.find({text, std::string(criterion_of(subject))});
  return title == summary.titles.end() ? subject : subject + " " + title->second;
}

std::map<std::string, LevelCounts> groups_to_read(const Summary& summary, Division division) {
  std::map<std::string, LevelCounts> groups = summary.by(division, spoken()), found;
  if (division != Division::kind) return groups;
  for (const auto& [kind, counts] : groups)
    for (const auto& [level, count] : counts) found[title_of(summary, "", kind)][level] += count;
  return found;
}

std::string division_words(Division division, Language language) {
  constexpr const char* vi[] = {"tỉnh, thành phố", "xã, phường", "loại trường", "văn bản"};
  constexpr const char* en[] = {"province", "commune", "kind of school", "circular"};
  return (language == Language::vi ? vi : en)[static_cast<std::size_t>(division)];
}

std::string summary_text(const Summary& summary, const std::vector<Division>& divisions, Language language) {
  const bool vi = language == Language::vi;
  std::string text =
      fmt::format("{} {}: {}\n", summary.schools, vi ? "trường" : "schools", counts_words(summary.levels, language));
  if (!summary.partial.empty()) text += (vi ? "CHƯA ĐỦ: " : "PARTIAL: ") + summary.partial + "\n";
  if (summary.bad > 0)
    text += fmt::format("{}: {}\n", vi ? "Dòng hỏng, không tính" : "Bad lines, left out", summary.bad);
  for (const Division division : divisions) {
    text += fmt::format("\n{} {}\n", vi ? "Theo" : "By", division_words(division, language));
    for (const auto& [name, counts] : groups_to_read(summary, division))
      text += wrap(fmt::format("  {}: {}", name, counts_words(counts, language)), widest, 6) + "\n";
  }
  if (!summary.degrees.empty())
    text += vi ? "\nMức độ, cấp độ mà mức của trường cho phép\n" : "\nDegrees that the level allows\n";
  for (const auto& [id, counts] : summary.degrees) {
    std::string words;
    for (const auto& [level, count] : counts)
      words += fmt::format("{}{}: {}", words.empty() ? "" : "; ", interval(level), count);
    text += fmt::format("  {} ({}): {}\n", title_of(summary, id.first, id.second), id.first, words);
  }
  if (!summary.certificates.empty()) {
    text += vi ? "\nBằng công nhận hết hạn theo tháng\n" : "\nCertificates by month of expiry\n";
    for (const auto& [month, labels] : summary.certificates) {
      std::string words;
      for (const auto& [label, count] : labels)
        words += fmt::format("{}{}: {}", words.empty() ? "" : "; ", label, count);
      text += fmt::format("  {}: {}\n", month.empty() ? (vi ? "(không rõ)" : "(not known)") : month, words);
    }
  }
  if (!summary.blockers.empty())
    text += vi ? "\nTiêu chí hay cản trường lên mức kế tiếp nhất\n"
               : "\nCriteria that most often keep schools from the next level\n";
  for (const auto& [subject, blocker] :
       most(summary.blockers, most_told, [](const auto& each) { return each.schools; })) {
    const std::string line = fmt::format(
        fmt::runtime(vi ? "  {} ({}): {} trường, trong đó {} trường chỉ thiếu tiêu chí này"
                        : "  {} ({}): {} schools, for {} of them all that is missing"),
        subject_words(summary, subject.first, subject.second), subject.first, blocker.schools, blocker.alone);
    text += wrap(line, widest, 6) + "\n";
  }
  if (!summary.has_lifts && summary.without_lifts == 0)
    return summary.schools == 0
               ? text
               : text + (vi ? "\nMột điều làm được gì: không tính được từ kết quả đã xét, cần chính các hồ sơ.\n"
                            : "\nWhat one change would do: results do not tell, the dossiers themselves are needed.\n");
  text += vi ? "\nNếu chỉ riêng điều này được đáp ứng (hoặc luật thôi đòi hỏi), số trường lên mức\n"
             : "\nSchools that would rise if this alone were met (or no longer asked)\n";
  for (const auto& [subject, count] : most(summary.lifts, most_told, [](std::size_t each) { return each; }))
    text +=
        wrap(fmt::format("  {} ({}): {}", subject_words(summary, subject.first, subject.second), subject.first, count),
             widest, 6) +
        "\n";
  if (!summary.has_lifts)
    text += vi ? "  Mọi trường ở đây có nhiều cấp học nên không tính mục này.\n"
               : "  Every school here has several levels, so this is not counted.\n";
  else if (summary.lifts.empty())
    text += vi ? "  Không điều nào một mình đủ.\n" : "  Nothing alone is enough.\n";
  if (summary.without_lifts > 0)
    text += fmt::format(fmt::runtime(vi ? "  ({} trường có nhiều cấp học, không tính ở mục này)\n"
                                        : "  ({} schools of several levels are not counted here)\n"),
                        summary.without_lifts);
  return text;
}

std::string summary_csv(const Summary& summary, const std::vector<Division>& divisions) {
  std::string text = "section,division,group,item,detail,count\n";
  const auto row = [&](const std::string& section, const std::string& division, const std::string& group,
                       const std::string& item, const std::string& detail, std::size_t count) {
    text +=
        fmt::format("{},{},{},{},{},{}\n", section, division, csv_cell(group), csv_cell(item), csv_cell(detail), count);
  };
  if (!summary.partial.empty()) row("partial", "", "", summary.partial, "", 1);
  row("schools", "", "", "", "", summary.schools);
  if (summary.bad > 0) row("bad_lines", "", "", "", "", summary.bad);
  for (const auto& [level, count] : summary.levels) row("level", "", "", interval(level), "", count);
  for (const Division division : divisions)
    for (const auto& [name, counts] : summary.by(division, spoken()))
      for (const auto& [level, count] : counts) row("level", answer::key(division), name, interval(level), "", count);
  for (const auto& [id, counts] : summary.degrees)
    for (const auto& [level, count] : counts) row("degree", "circular", id.first, id.second, interval(level), count);
  for (const auto& [month, labels] : summary.certificates)
    for (const auto& [label, count] : labels) row("certificate_expires", "month", month, label, "", count);
  for (const auto& [subject, blocker] : summary.blockers) {
    row("blocker", "text", subject.first, subject.second, "schools", blocker.schools);
    row("blocker", "text", subject.first, subject.second, "alone", blocker.alone);
  }
  for (const auto& [subject, count] : summary.lifts) row("lift", "text", subject.first, subject.second, "", count);
  return text;
}

}  // namespace chuan
