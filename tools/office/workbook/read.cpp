// SPDX-License-Identifier: MIT
// A filled workbook → the canonical dossier, or what is wrong in which cell.
#include <algorithm>

#include "office/workbook/read_rows.hpp"
#include "office/workbook/words.hpp"
#include "office/workbook/workbook.hpp"

namespace chuan::office {
namespace {

/// "chuan 1", wherever it stands in the first row of a sheet.
const Said* marker(const Document& document) {
  for (const Block& block : document.blocks) {
    const Table* table = std::get_if<Table>(&block);
    if (!table || table->rows.empty()) continue;
    for (const Said& each : table->rows.front())
      if (each.text.rfind(std::string(words::maker) + " ", 0) == 0 &&
          each.text.find_first_not_of("0123456789", std::string(words::maker).size() + 1) == std::string::npos)
        return &each;
  }
  return nullptr;
}

/// Where each cell comes in the order of the document.
std::map<std::string, std::size_t> order(const Document& document) {
  std::map<std::string, std::size_t> places;
  for (const Block& block : document.blocks) {
    const Table* table = std::get_if<Table>(&block);
    if (!table) continue;
    places.emplace(table->place, places.size());
    for (const std::vector<Said>& row : table->rows)
      for (const Said& each : row) places.emplace(each.place, places.size());
  }
  return places;
}

void sort(std::vector<WorkbookMessage>& messages, const std::map<std::string, std::size_t>& order) {
  const auto rank = [&](const WorkbookMessage& each) {
    const auto found = order.find(each.place);
    return found == order.end() ? order.size() : found->second;
  };
  std::stable_sort(messages.begin(), messages.end(),
                   [&](const WorkbookMessage& a, const WorkbookMessage& b) { return rank(a) < rank(b); });
}

/// What the reader of dossiers says of the same data, at the cell it was read from.
std::optional<Dossier> checked(const PlacedText& data, const Rulebook& rulebook, WorkbookRead& read) {
  Sources sources;
  Diagnostics said;
  const std::uint32_t file = sources.add("", data.text);
  std::optional<Dossier> dossier = read_dossier(sources, file, rulebook, said);
  for (const Diagnostic& each : said) {
    std::string text = message(each, Language::vi);
    if (const std::string remedy = help(each, Language::vi); !remedy.empty()) text += "; " + remedy;
    auto& messages = severity(each.code) == Severity::error ? read.faults : read.warnings;
    messages.push_back({data.place_of(each.range.begin), std::move(text)});
  }
  return dossier;
}

}  // namespace

bool is_workbook(const Document& document) { return marker(document) != nullptr; }

WorkbookHeader workbook_header(const Document& document) {
  WorkbookHeader header;
  WorkbookRead ignored;
  for (const WorkbookPage& page : pages(document, ignored)) {
    if (page.part != words::item) continue;
    for (std::size_t i = page.first_row; i < page.table->rows.size(); ++i) {
      const WorkbookRow row(page, page.table->rows[i]);
      const std::string& item = row[words::item].text;
      const Said& content = row[words::content];
      if (item == words::circular) header.circular = content;
      if (item == words::school_kind) header.kind = content;
      if (item == words::as_of) header.as_of = content;
    }
  }
  return header;
}

WorkbookRead read_workbook(const Document& document, const Rulebook& rulebook) {
  WorkbookRead read;
  if (const Said* mark = marker(document); mark && mark->text != words::version) {
    read.faults.push_back({mark->place, "bảng này theo dạng «" + mark->text + "», chương trình đọc dạng «" +
                                            words::version + "»; tạo lại bằng chuan template"});
    return read;
  }
  PageReader reader(rulebook, read);
  const std::vector<WorkbookPage> all = pages(document, read);
  for (const WorkbookPage& page : all) reader.add(page);
  // A table of one sheet, as .csv is, leaves out all the school filled in on the others.
  const bool is_first_alone =
      std::all_of(all.begin(), all.end(), [](const WorkbookPage& page) { return page.part == words::item; });
  if (is_first_alone)
    read.faults.push_back({"",
                           "chỉ thấy trang «Trường», không thấy trang nào khác của bảng (lưu thành .csv chỉ giữ "
                           "một trang); hãy dùng tệp .xlsx hoặc .ods"});
  reader.finish();
  std::optional<Dossier> dossier = checked(written(reader.root), rulebook, read);
  const std::map<std::string, std::size_t> places = order(document);
  sort(read.faults, places);
  sort(read.warnings, places);
  if (!dossier || !read.faults.empty()) return read;
  dossier->unknown_fields = std::move(reader.unknown_fields);
  read.dossier = std::move(dossier);
  return read;
}

}  // namespace chuan::office
