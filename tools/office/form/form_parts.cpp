// SPDX-License-Identifier: MIT
// Letter heads, summary tables, lists of evidence.
#include "office/form/form_parts.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <utf8proc.h>

#include "office/document/code_points.hpp"

namespace chuan::office {

std::string date_in_form(Date date) {
  const auto day = static_cast<unsigned>(date.day()), month = static_cast<unsigned>(date.month());
  return fmt::format("ngày {:02} tháng {} năm {}", day, month < 3 ? fmt::format("{:02}", month) : std::to_string(month),
                     static_cast<int>(date.year()));
}

std::string in_dong(const Number& amount) { return grouped(Number(amount.numerator() / amount.denominator())) + " đ"; }

Runs or_blank(const std::string& text, const std::string& what) {
  return text.empty() ? Runs{blank(what)} : plain(text);
}

namespace {

std::string capitals(const std::string& text) {
  std::u32string points = code_points(text);
  for (char32_t& each : points) each = static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(each)));
  return utf8(points);
}

const Papers::Bodies& bodies_of(const FormSubject& subject) {
  return subject.papers.bodies_of(subject.dossier.kind, subject.date);
}

}  // namespace

LetterHead letter_head(const FormSubject& subject, const std::string& symbol) {
  std::string school = capitals(subject.dossier.name);
  return {bodies_of(subject).above, std::move(school), symbol, "", date_in_form(subject.date)};
}

Signature signature(const FormSubject& subject) {
  Signature sign;
  sign.recipients = bodies_of(subject).recipients;
  for (std::string& each : sign.recipients) each += ";";
  sign.recipients.emplace_back("Hội đồng tự đánh giá;");
  sign.recipients.emplace_back("Lưu: VT.");
  sign.title = "HIỆU TRƯỞNG";
  return sign;
}

std::string level_said(Interval level) {
  if (level.at_least != level.at_most) return "Chưa đủ dữ liệu";
  return level.at_least == 0 ? "Không đạt" : "Mức " + std::to_string(level.at_least);
}

std::string school_said(const FormSubject& subject) {
  const Interval level = subject.now.level;
  if (level.at_least != level.at_most) return "chưa đủ dữ liệu để kết luận mức";
  if (level.at_least > 0) return "đạt Mức " + std::to_string(level.at_least);
  return "chưa đạt Mức " + std::to_string(subject.rulebook.rating.empty() ? 1 : subject.rulebook.rating.front().number);
}

TableBlock results_table(const FormSubject& subject, bool remarks) {
  const Rulebook& book = subject.rulebook;
  TableBlock table;
  table.widths = {remarks ? 40 : 52, 15};
  std::vector<std::string> titles = {"Tiêu chuẩn, tiêu chí", "Không đạt"};
  std::vector<int> levels;
  for (const RatingLevel& each : book.rating)
    if (std::any_of(book.criteria.begin(), book.criteria.end(),
                    [&](const Criterion& criterion) { return !criterion.in_group && criterion.level(each.number); }))
      levels.push_back(each.number);
  for (const int level : levels) {
    titles.push_back("Mức " + std::to_string(level));
    table.widths.push_back(10);
  }
  if (remarks) {
    titles.emplace_back("Nội dung chưa đạt");
    table.widths.push_back(30);
  }
  table.rows.push_back(heads(titles));
  std::vector<int> totals(levels.size() + 1);
  for (const Standard& standard : book.standards) {
    TableCell named = cell(bold("Tiêu chuẩn " + standard.id + ": " + standard.title));
    named.across = static_cast<int>(titles.size());
    table.rows.push_back({std::move(named)});
    for (const CriterionId id : standard.criteria) {
      const Criterion& criterion = book[id];
      const Interval level = subject.now.criteria[id.value];
      const bool is_known = level.at_least == level.at_most;
      std::vector<TableCell> row = {
          cell(plain("Tiêu chí " + criterion.id + (criterion.mandatory ? " (bắt buộc)" : "")))};
      const auto mark = [&](int of, std::size_t column) {
        const bool is_it = is_known && level.at_least == of;
        totals[column] += is_it;
        const bool has_none = of > criterion.highest();
        row.push_back(cell(plain(is_it ? "x" : has_none ? "–" : ""), Align::centre));
      };
      mark(0, 0);
      for (std::size_t i = 0; i < levels.size(); ++i) mark(levels[i], i + 1);
      if (remarks) {
        const auto shortfall = subject.dossier.situation.shortfalls.find(criterion.id);
        const bool fails = is_known && level.at_least == 0;
        if (shortfall != subject.dossier.situation.shortfalls.end())
          row.push_back(cell(plain(shortfall->second)));
        else
          row.push_back(cell(fails ? Runs{blank("nội dung chưa đạt của tiêu chí " + criterion.id)}
                                   : plain(is_known ? "" : "chưa đủ dữ liệu")));
      }
      table.rows.push_back(std::move(row));
    }
  }
  std::vector<TableCell> total = {cell(bold("Cộng"))};
  for (const int each : totals) total.push_back(cell(bold(std::to_string(each)), Align::centre));
  if (remarks) total.push_back(cell({}));
  table.rows.push_back(std::move(total));
  return table;
}

void add_group_tables(const FormSubject& subject, Page& page) {
  const Rulebook& book = subject.rulebook;
  for (const Standard& group : book.groups) {
    std::vector<CriterionId> own;
    for (const CriterionId id : group.criteria)
      if (!book.is_referenced(book[id])) own.push_back(id);
    if (own.empty()) continue;
    const int below = book[own.front()].levels.empty() ? 0 : book[own.front()].levels.front().number - 1;
    if (subject.now.level.at_least < below) {
      page.text(plain(group.title + ": không xét, vì trường chưa đạt Mức " + std::to_string(below) + "."));
      continue;
    }
    TableBlock table{{12, 48, 12, 12, 16}, {heads({"Tiêu chí", "Nội dung", "Không đạt", "Đạt", "Ghi chú"})}, 1};
    for (const CriterionId id : own) {
      const Interval level = subject.now.criteria[id.value];
      const bool is_known = level.at_least == level.at_most;
      table.rows.push_back({cell(plain(book[id].id)), cell(plain(book[id].title)),
                            cell(plain(is_known && level.at_least == 0 ? "x" : ""), Align::centre),
                            cell(plain(is_known && level.at_least > 0 ? "x" : ""), Align::centre),
                            cell(plain(is_known ? "" : "chưa đủ dữ liệu"))});
    }
    page.blocks.emplace_back(std::move(table));
  }
}

TableBlock shares_table(const FormSubject& subject) {
  const Rulebook& book = subject.rulebook;
  const int highest = book.rating.empty() ? 1 : std::min(book.rating.back().number, 3);
  std::vector<std::string> titles = {"Tiêu chuẩn", "Số tiêu chí"};
  TableBlock table;
  table.widths = {16, 12};
  for (int level = 0; level <= highest; ++level) {
    titles.push_back(level == 0 ? "Không đạt" : "Mức " + std::to_string(level));
    table.widths.push_back(16);
  }
  table.rows.push_back(heads(titles));
  std::vector<std::size_t> all(static_cast<std::size_t>(highest) + 2);
  const auto row = [&](const std::string& name, const std::vector<std::size_t>& counts) {
    std::vector<TableCell> cells = {cell(plain(name)), cell(plain(std::to_string(counts[0])), Align::centre)};
    for (std::size_t i = 1; i < counts.size(); ++i) {
      // One decimal, rounded half up, in whole numbers.
      const std::size_t tenths = counts[0] == 0 ? 0 : (counts[i] * 2000 + counts[0]) / (2 * counts[0]);
      cells.push_back(cell(plain(fmt::format("{} ({},{} %)", counts[i], tenths / 10, tenths % 10)), Align::centre));
    }
    table.rows.push_back(std::move(cells));
  };
  for (const Standard& standard : book.standards) {
    std::vector<std::size_t> counts(all.size());
    for (const CriterionId id : standard.criteria) {
      const Interval level = subject.now.criteria[id.value];
      ++counts[0];
      if (level.at_least == level.at_most && level.at_least <= highest)
        ++counts[static_cast<std::size_t>(level.at_least) + 1];
    }
    for (std::size_t i = 0; i < all.size(); ++i) all[i] += counts[i];
    row("Tiêu chuẩn " + standard.id, counts);
  }
  row("Cộng", all);
  return table;
}

TableBlock evidence_table(const FormSubject& subject) {
  TableBlock table{
      {6, 16, 42, 24, 12}, {heads({"TT", "Mã minh chứng", "Tên minh chứng", "Nơi lưu, đường dẫn", "Ghi chú"})}, 1};
  for (const Evidence& each : subject.dossier.evidence) {
    std::string note = each.issued ? "ban hành " + to_vietnamese(*each.issued) : "";
    if (each.expires) note += std::string(note.empty() ? "" : "; ") + "hết hạn " + to_vietnamese(*each.expires);
    table.rows.push_back({cell(plain(std::to_string(table.rows.size())), Align::centre), cell(plain(each.code)),
                          cell(or_blank(each.title, "tên của " + each.code)),
                          cell(or_blank(each.location, "nơi lưu của " + each.code)), cell(plain(note))});
  }
  return table;
}

void mark_draft(Page& page) {
  const std::size_t left = page.blanks().size();
  page.draft = left == 0 ? "" : fmt::format("còn {} chỗ nhà trường phải điền", left);
}

}  // namespace chuan::office
