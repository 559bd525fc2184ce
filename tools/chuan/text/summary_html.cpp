// SPDX-License-Identifier: MIT
// The page: every picture has its numbers beside it, and is read without colour by its hatching and its labels.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "office/form/html.hpp"
#include "text/summary_text.hpp"

namespace chuan {
namespace {

using office::html_escaped;

constexpr std::size_t most_drawn = 15;

/// "52.000".
std::string counted(std::size_t count) { return grouped(Number(static_cast<std::int64_t>(count))); }

std::string level_of(std::pair<int, int> level) {
  return brief(level_words({level.first, level.second}, "Mức", Language::vi));
}

constexpr const char* summary_style = R"(<style>
:root{color-scheme:light}
body{font:16px/1.5 "Liberation Sans",Arial,sans-serif;color:#1a1a1a;background:#fff;max-width:62rem;margin:0 auto;padding:1rem}
h1{font-size:1.6rem;margin:.5rem 0}h2{font-size:1.2rem;margin:2rem 0 .5rem;border-top:1px solid #999;padding-top:1rem}
svg{max-width:100%;height:auto;display:block}svg text{font:13px "Liberation Sans",Arial,sans-serif}svg text.under{font-size:11px;fill:#555}
table{border-collapse:collapse;margin:.5rem 0;font-size:.9rem}td,th{border:1px solid #bbb;padding:.2rem .5rem;text-align:left}
td.n,th.n{text-align:right}.scroll{overflow-x:auto}.note{color:#444;font-size:.9rem}.warn{border:2px solid #a00;padding:.5rem;font-weight:bold}
details summary{cursor:pointer}@media print{details{display:block}}
</style>)";

/// Colours that differ also in grey; what is not settled is hatched.
class Palette {
 public:
  explicit Palette(const LevelCounts& levels) {
    for (const auto& each : levels) names_.push_back(each.first);
  }

  std::string fill(std::pair<int, int> level) const {
    static constexpr const char* closed[] = {"#7a1f1f", "#d98a2b", "#e8d27a", "#4f9d69", "#1f4e79"};
    if (level.first == level.second) return closed[static_cast<std::size_t>(std::clamp(level.first, 0, 4))];
    return fmt::format("url(#h{}-{})", level.first, level.second);
  }

  std::string patterns() const {
    std::string text = "<defs>";
    for (const auto& [low, high] : names_)
      if (low != high)
        text += fmt::format(
            R"svg(<pattern id="h{0}-{1}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate({2})">)svg"
            R"svg(<rect width="7" height="7" fill="#e6e6e6"/><rect width="3" height="7" fill="{3}"/></pattern>)svg",
            low, high, 30 * (low + 1), fill({high, high}));
    return text + "</defs>";
  }

  std::string legend(int y) const {
    std::string text;
    int x = 0;
    for (const auto& level : names_) {
      const std::string words = level_of(level);
      text += fmt::format(
          R"(<rect x="{}" y="{}" width="16" height="12" fill="{}" stroke="#333"/><text x="{}" y="{}">{}</text>)", x, y,
          fill(level), x + 21, y + 11, html_escaped(words));
      x += 34 + 7 * static_cast<int>(width(words));
    }
    return text;
  }

 private:
  std::vector<std::pair<int, int>> names_;
};

/// At most so many letters.
std::string cut(const std::string& name, std::size_t most_letters) {
  if (width(name) <= most_letters) return name;
  std::size_t at = 0;
  for (std::size_t letters = 0; letters + 1 < most_letters; ++letters)
    for (++at; (static_cast<unsigned char>(name[at]) & 0xC0) == 0x80;) ++at;
  return name.substr(0, at) + "…";
}

std::string levels_picture(const std::string& title, const std::map<std::string, LevelCounts>& groups,
                           const Palette& palette) {
  constexpr int left = 230, bar = 560, row = 24;
  const int height = 30 + row * static_cast<int>(groups.size());
  std::string text =
      fmt::format(R"(<svg role="img" viewBox="0 0 880 {}" xmlns="http://www.w3.org/2000/svg"><title>{}</title>{}{})",
                  height, html_escaped(title), palette.patterns(), palette.legend(2));
  int y = 26;
  for (const auto& [name, counts] : groups) {
    std::size_t total = 0, before = 0;
    for (const auto& each : counts) total += each.second;
    text += fmt::format(R"(<text x="{}" y="{}" text-anchor="end">{}</text>)", left - 8, y + 14,
                        html_escaped(cut(name, 32)));
    for (const auto& [level, count] : counts) {
      const double from = static_cast<double>(before) / static_cast<double>(total) * bar;
      const double wide = static_cast<double>(count) / static_cast<double>(total) * bar;
      text += fmt::format(
          R"(<rect x="{:.1f}" y="{}" width="{:.1f}" height="18" fill="{}" stroke="#333" stroke-width=".5"><title>{}: {}</title></rect>)",
          left + from, y, wide, palette.fill(level), html_escaped(level_of(level)), counted(count));
      before += count;
    }
    text += fmt::format(R"(<text x="{}" y="{}">{}</text>)", left + bar + 8, y + 14, counted(total));
    y += row;
  }
  return text + "</svg>";
}

std::string levels_table(const std::string& head, const std::map<std::string, LevelCounts>& groups,
                         const LevelCounts& all) {
  std::string text =
      "<div class=\"scroll\"><table><thead><tr><th>" + html_escaped(head) + "</th><th class=\"n\">Trường</th>";
  for (const auto& each : all) text += "<th class=\"n\">" + html_escaped(level_of(each.first)) + "</th>";
  text += "</tr></thead><tbody>";
  for (const auto& [name, counts] : groups) {
    std::size_t total = 0;
    for (const auto& each : counts) total += each.second;
    text += "<tr><td>" + html_escaped(name) + "</td><td class=\"n\">" + counted(total) + "</td>";
    for (const auto& each : all) {
      const auto found = counts.find(each.first);
      text += "<td class=\"n\">" + (found == counts.end() ? "0" : counted(found->second)) + "</td>";
    }
    text += "</tr>";
  }
  return text + "</tbody></table></div>";
}

struct Bar {
  std::string name;
  std::string under;                ///< drawn smaller below the name
  std::size_t count = 0, part = 0;  ///< `part` of the count is drawn darker
};

std::string bars_picture(const std::string& title, const std::vector<Bar>& bars) {
  constexpr int left = 420, most_wide = 390;
  constexpr std::size_t most_letters = 56;
  std::size_t largest = 1;
  for (const Bar& each : bars) largest = std::max(largest, each.count);
  std::string rows;
  int y = 2;
  for (const Bar& each : bars) {
    const auto wide = [&](std::size_t count) {
      return static_cast<double>(count) / static_cast<double>(largest) * most_wide;
    };
    rows += fmt::format(
        R"(<text x="{}" y="{}" text-anchor="end">{}</text><rect x="{}" y="{}" width="{:.1f}" height="18" fill="#b9cbe0" stroke="#333" stroke-width=".5"/>)"
        R"(<rect x="{}" y="{}" width="{:.1f}" height="18" fill="#1f4e79"/><text x="{:.1f}" y="{}">{}</text>)",
        left - 8, y + 14, html_escaped(cut(each.name, most_letters)), left, y, wide(each.count), left, y,
        wide(each.part), left + wide(each.count) + 6, y + 14, counted(each.count));
    y += 24;
    if (each.under.empty()) continue;
    rows += fmt::format(R"(<text x="{}" y="{}" text-anchor="end" class="under">{}</text>)", left - 8, y + 5,
                        html_escaped(each.under));
    y += 14;
  }
  return fmt::format(R"(<svg role="img" viewBox="0 0 880 {}" xmlns="http://www.w3.org/2000/svg"><title>{}</title>)",
                     y + 4, html_escaped(title)) +
         rows + "</svg>";
}

std::string bars_table(const std::string& head, const std::string& count_head, const std::string& part_head,
                       const std::vector<Bar>& bars) {
  std::string text = "<details><summary>Bảng số</summary><table><thead><tr><th>" + head + "</th><th class=\"n\">" +
                     count_head + "</th>" + (part_head.empty() ? "" : "<th class=\"n\">" + part_head + "</th>") +
                     "</tr></thead><tbody>";
  for (const Bar& each : bars) {
    text += "<tr><td>" + html_escaped(each.name + (each.under.empty() ? "" : " (" + each.under + ")")) +
            "</td><td class=\"n\">" + counted(each.count) + "</td>";
    if (!part_head.empty()) text += "<td class=\"n\">" + counted(each.part) + "</td>";
    text += "</tr>";
  }
  return text + "</tbody></table></details>";
}

}  // namespace

std::string summary_html(const Summary& summary, const std::vector<Division>& divisions) {
  const Palette palette(summary.levels);
  std::string text =
      "<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
      "content=\"width=device-width,initial-scale=1\"><title>Tổng hợp tự đánh giá</title>" +
      std::string(summary_style) + "</head><body>\n<h1>Tổng hợp kết quả tự đánh giá của " + counted(summary.schools) +
      " trường</h1>\n";
  if (!summary.partial.empty()) text += "<p class=\"warn\">Chưa đủ: " + html_escaped(summary.partial) + "</p>\n";
  text +=
      "<p class=\"note\">Số liệu gộp theo đơn vị, theo thứ tự chữ cái; không xếp hạng trường. Mức ghi từ … đến … là "
      "chưa đủ dữ liệu để kết luận." +
      (summary.bad > 0 ? " Có " + counted(summary.bad) + " dòng hỏng, không tính." : std::string()) + "</p>\n";
  text += "<h2>Mức của trường</h2>" + levels_picture("Mức của trường", {{"Tất cả", summary.levels}}, palette) +
          levels_table("", {{"Tất cả", summary.levels}}, summary.levels) + "\n";
  for (const Division division : divisions) {
    const auto groups = groups_to_read(summary, division);
    const std::string words = division_words(division, Language::vi);
    text += "<h2>Theo " + words + "</h2>";
    if (groups.size() <= 70) text += levels_picture("Mức theo " + words, groups, palette);
    text += "<details" + std::string(groups.size() <= 12 ? " open" : "") + "><summary>Bảng số</summary>" +
            levels_table(words, groups, summary.levels) + "</details>\n";
  }
  std::set<std::string> texts;
  for (const auto& each : summary.blockers) texts.insert(each.first.first);
  const auto bar = [&](const std::pair<std::string, std::string>& subject, std::size_t count, std::size_t part) {
    return Bar{subject_words(summary, subject.first, subject.second), texts.size() > 1 ? subject.first : "", count,
               part};
  };
  if (!summary.degrees.empty()) {
    text +=
        "<h2>Mức độ, cấp độ mà mức của trường cho phép</h2><table><thead><tr><th>Công nhận</th><th>Văn bản</th>"
        "<th class=\"n\">Mức độ, cấp độ</th><th class=\"n\">Trường</th></tr></thead><tbody>";
    for (const auto& [id, counts] : summary.degrees)
      for (const auto& [degree, count] : counts)
        text += "<tr><td>" + html_escaped(title_of(summary, id.first, id.second)) + "</td><td>" +
                html_escaped(id.first) + "</td><td class=\"n\">" +
                (degree.first == degree.second ? std::to_string(degree.first)
                                               : fmt::format("từ {} đến {}", degree.first, degree.second)) +
                "</td><td class=\"n\">" + counted(count) + "</td></tr>";
    text += "</tbody></table>\n";
  }
  if (!summary.certificates.empty()) {
    std::vector<Bar> months;
    for (const auto& [month, labels] : summary.certificates) {
      Bar in_month{month.empty() ? "(không rõ)" : month.substr(5) + "/" + month.substr(0, 4), "", 0, 0};
      for (const auto& each : labels) in_month.count += each.second;
      months.push_back(std::move(in_month));
    }
    text += "<h2>Bằng công nhận hết hạn theo tháng</h2>" + bars_picture("Bằng hết hạn theo tháng", months) +
            bars_table("Tháng", "Bằng", "", months) + "\n";
  }
  std::vector<Bar> blockers;
  for (const auto& [subject, blocker] :
       most(summary.blockers, most_drawn, [](const auto& each) { return each.schools; }))
    blockers.push_back(bar(subject, blocker.schools, blocker.alone));
  text +=
      "<h2>Tiêu chí hay cản trường lên mức kế tiếp nhất</h2><p class=\"note\">Phần đậm: trường chỉ thiếu tiêu chí "
      "này.</p>" +
      bars_picture("Tiêu chí cản trở", blockers) +
      bars_table("Tiêu chí", "Trường", "Chỉ thiếu tiêu chí này", blockers) + "\n";
  if (summary.has_lifts) {
    std::vector<Bar> lifts;
    for (const auto& [subject, count] : most(summary.lifts, most_drawn, [](std::size_t each) { return each; }))
      lifts.push_back(bar(subject, count, count));
    text +=
        "<h2>Một thay đổi làm được gì</h2><p class=\"note\">Số trường lên mức nếu chỉ riêng yêu cầu hoặc tiêu chí này "
        "được đáp ứng, hoặc luật thôi đòi hỏi" +
        (summary.without_lifts > 0 ? "; không tính " + counted(summary.without_lifts) + " trường có nhiều cấp học"
                                   : std::string()) +
        ".</p>" + bars_picture("Một thay đổi làm được gì", lifts) + bars_table("Điều", "Trường", "", lifts) + "\n";
  }
  return text + "</body></html>\n";
}

}  // namespace chuan
