// SPDX-License-Identifier: MIT
// Words and frames that every form shares.
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

Frame frame_of(const FormSubject& subject) {
  const Papers::Bodies& bodies = bodies_of(subject);
  Frame frame{bodies.above, capitals(subject.dossier.name), date_in_form(subject.date), {}};
  for (const std::string& each : bodies.recipients) frame.signature.recipients.push_back(each + ";");
  frame.signature.title = bodies.signs;
  return frame;
}

std::string level_said(Interval level) {
  if (!level.is_closed())
    return level.at_least == 0 ? "Chưa đủ dữ liệu" : "Ít nhất Mức " + std::to_string(level.at_least);
  return level.at_least == 0 ? "Không đạt" : "Mức " + std::to_string(level.at_least);
}

std::string level_sentence(Interval level, const Rulebook& book) {
  if (!level.is_closed() && level.at_least == 0) return "chưa đủ dữ liệu để kết luận mức";
  if (!level.is_closed())
    return "đạt ít nhất Mức " + std::to_string(level.at_least) + ", chưa đủ dữ liệu để kết luận mức cao hơn";
  if (level.at_least > 0) return "đạt Mức " + std::to_string(level.at_least);
  return "chưa đạt Mức " + std::to_string(book.rating.empty() ? 1 : book.rating.front().number);
}

std::string educational_level_label(const Rulebook& book, const std::string& name) {
  for (const auto& [known, label] : book.educational_levels)
    if (known == name) return label;
  return name;
}

std::string shown(const std::string& written) {
  const auto date = parse_date(written);
  return date ? to_vietnamese(*date) : written;
}

void mark_draft(Page& page) {
  const std::size_t left = page.blanks().size();
  page.draft = left == 0 ? "" : fmt::format("còn {} chỗ nhà trường phải điền", left);
}

}  // namespace chuan::office
