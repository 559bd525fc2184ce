// SPDX-License-Identifier: MIT
// Putting a page together, and what is left to fill in.
#include "office/form/page.hpp"

namespace chuan::office {

Runs plain(std::string text) { return {{std::move(text), false, false, false}}; }
Runs bold(std::string text) { return {{std::move(text), true, false, false}}; }
Run blank(const std::string& what) { return {"……… [nhà trường điền: " + what + "]", false, false, true}; }

void Page::heading(int level, std::string text) {
  blocks.emplace_back(TextBlock{bold(std::move(text)), level, Align::left, false});
}

void Page::text(Runs runs, Align align) { blocks.emplace_back(TextBlock{std::move(runs), 0, align, false}); }

void Page::item(Runs runs) { blocks.emplace_back(TextBlock{std::move(runs), 0, Align::justify, true}); }

void Page::close() {
  if (!blocks.empty())
    if (auto* last = std::get_if<TextBlock>(&blocks.back()); last != nullptr && last->heading == 0) {
      const bool is_ended = !last->runs.empty() && last->runs.back().text.ends_with('.');
      last->runs.push_back({is_ended ? "/." : "./.", false, false, false});
      return;
    }
  text(plain("./."));
}

std::vector<std::string> Page::blanks() const {
  std::vector<std::string> found;
  const auto look = [&found](const Runs& runs) {
    for (const Run& each : runs)
      if (each.is_blank) {
        const std::size_t start = each.text.find(": ") + 2;
        found.push_back(each.text.substr(start, each.text.size() - start - 1));
      }
  };
  for (const PageBlock& block : blocks) {
    if (const auto* text = std::get_if<TextBlock>(&block)) look(text->runs);
    if (const auto* table = std::get_if<TableBlock>(&block))
      for (const auto& row : table->rows)
        for (const TableCell& each : row)
          for (const Runs& line : each.lines) look(line);
    if (const auto* letter = std::get_if<LetterHead>(&block)) {
      if (letter->agency.empty()) found.push_back("cơ quan chủ quản");
      if (letter->school.empty()) found.push_back("tên trường");
      if (letter->place.empty()) found.push_back("địa danh");
    }
  }
  return found;
}

TableCell cell(Runs line, Align align) { return {{std::move(line)}, 1, false, align}; }
TableCell head(std::string text, int across) { return {{bold(std::move(text))}, across, true, Align::centre}; }

std::vector<TableCell> heads(const std::vector<std::string>& texts) {
  std::vector<TableCell> row;
  for (const std::string& each : texts) row.push_back(head(each));
  return row;
}

std::vector<TableCell> cells(const std::vector<std::string>& texts) {
  std::vector<TableCell> row;
  for (const std::string& each : texts) row.push_back(cell(plain(each)));
  return row;
}

}  // namespace chuan::office
