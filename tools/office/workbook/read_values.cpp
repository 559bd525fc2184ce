// SPDX-License-Identifier: MIT
// Cells whose words mean a day, a sum or a level: read as people write them, or refused at their cell.
#include "chuan/address.hpp"
#include "chuan/date.hpp"
#include "chuan/dossier_keys.hpp"
#include "office/plan/phrases.hpp"
#include "office/workbook/cell_text.hpp"
#include "office/workbook/read_rows.hpp"

namespace chuan::office {
namespace {

std::string in_quotes(const Said& cell) { return "«" + cell.text + "»"; }

/// First and last day of a cell that `parse_span` or the reader of documents understands, as a dossier writes them.
std::optional<Span> days_in(const std::string& text) {
  if (parse_span(text)) return Span{text, text};
  auto found = span(text);
  if (!found) return std::nullopt;
  if (found->starts.empty()) found->starts = found->due;
  if (found->due.empty()) found->due = found->starts;
  return found;
}

}  // namespace

void PageReader::days(Placed& into, const Said& starts, const Said& due) {
  const auto day = [&](std::string_view name, const Said& cell, std::string Span::*which) -> std::string {
    if (cell.text.empty()) return "";
    const auto found = days_in(cell.text);
    if (!found) {
      fault(cell.place, in_quotes(cell) +
                            " không đọc được thành ngày; ghi ngày, tháng, năm hoặc năm học có thật, như "
                            "31/03/2027, 3/2027, 2027, 2026-2027");
      return "";
    }
    into.add(name, cell.place, *found.*which);
    return *found.*which;
  };
  const auto first = parse_span(day(keys::starts, starts, &Span::starts)),
             last = parse_span(day(keys::due, due, &Span::due));
  if (first && last && last->second < first->first)
    fault(due.place,
          "kết thúc " + in_quotes(due) + " trước khi bắt đầu " + in_quotes(starts) + "; sửa một trong hai ô");
}

void PageReader::sum(Placed& into, std::string_view name, const Said& cell) {
  const auto amount = cell.is_number ? std::nullopt : money(cell.text);
  if (amount && amount->is_whole() && !Number::parse(cell.text)) {
    into.add(name, cell.place, amount->numerator());
    return;
  }
  Said figure = cell;
  // A spreadsheet writes its numbers with a decimal point, people group thousands with it.
  if (cell.is_number)
    for (char& c : figure.original) c = c == '.' ? ',' : c;
  text(into, name, figure);
}

void PageReader::degree(Placed& into, std::string_view name, const Said& cell) {
  for (const char* word : {"muc do", "cap do", "muc"})
    if (const auto number = level_after(cell.text, word); number && folded(cell.text).starts_with(word)) {
      into.add(name, cell.place, *number);
      return;
    }
  whole(into, name, cell);
}

void PageReader::target(Placed& into, std::string_view name, const Said& cell) {
  const std::string said = folded(cell.text);
  const auto number_of = [&](std::initializer_list<const char*> words) -> std::optional<int> {
    for (const char* word : words)
      if (const auto number = level_after(cell.text, word)) return number;
    return std::nullopt;
  };
  for (const Recognition& each : book_.recognitions)
    if (mentions(cell.text, folded(each.label)) || mentions(cell.text, folded(each.name)))
      if (const auto number = number_of({"muc do", "cap do"})) {
        into.add(name, cell.place, print(Target{each.id, *number}));
        return;
      }
  if (const auto number = number_of({"muc"}); number && said == "muc " + std::to_string(*number)) {
    into.add(name, cell.place, print(Target{std::string(Target::rating), *number}));
    return;
  }
  text(into, name, cell);
}

void PageReader::kind(Placed& into, std::string_view name, const Said& cell) {
  const std::string said = folded(cell.text);
  for (const SchoolKind& each : book_.kinds)
    for (const std::string& word : {folded(each.name), folded(each.label)})
      if (said == word || said == "truong " + word) {
        into.add(name, cell.place, each.name);
        return;
      }
  text(into, name, cell);
}

}  // namespace chuan::office
