// SPDX-License-Identifier: MIT
// `read`: the dossier is the file that is made; a workbook with faults gives none.
#include "answer/read.hpp"

#include <algorithm>

#include "answer/declared.hpp"
#include "answer/question.hpp"
#include "chuan/joined.hpp"

namespace chuan::answer {
namespace {

using office::Said;

template <class Work>
auto unless_bad(Asked& asked, Work work) {
  try {
    return work();
  } catch (const office::BadDocument& bad) {
    asked.tell(std::string("chuan: ") + bad.what() + "\n");
    throw FaultyInput{};
  }
}

[[noreturn]] void refuse_cell(Asked& asked, const office::Document& document, const Said& cell,
                              const std::string& what) {
  asked.tell((cell.place.empty() ? document.file : cell.place) + ": " + what + "\n");
  throw FaultyInput{};
}

/// The rulebook that the first sheet names, on the day it names.
std::shared_ptr<const LoweredLaw> law_named_in(Asked& asked, const office::Document& document) {
  const office::WorkbookHeader header = office::workbook_header(document);
  const std::string& circular = header.circular.text;
  const std::string& kind = header.kind.text;
  std::vector<std::string> known;
  const std::vector<CircularHeader> circulars = asked.rules().law.circulars();
  const CircularHeader* found = nullptr;
  for (const CircularHeader& each : circulars) {
    known.push_back(each.number);
    if (each.number == circular) found = &each;
  }
  if (circular.empty())
    refuse_cell(asked, document, header.circular,
                "trang «Trường» không ghi thông tư; ghi lại số hiệu ở dòng «Thông tư»");
  if (found == nullptr)
    refuse_cell(asked, document, header.circular,
                "bộ quy tắc không có thông tư «" + circular + "»; có: " + office::listed(known));
  const std::vector<std::string>& kinds = found->applies_to;
  if (!kind.empty() && std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
    refuse_cell(asked, document, header.kind,
                "thông tư " + circular + " không áp dụng cho loại trường «" + kind + "»; có: " + office::listed(kinds));
  const auto date = parse_date(header.as_of.text);
  if (!date)
    refuse_cell(asked, document, header.as_of,
                "trang «Trường» không ghi ngày của luật; ghi ngày/tháng/năm ở dòng «Theo luật ngày»");
  return asked.law_of(circular, *date, kind);
}

Json listed_json(const std::vector<office::WorkbookMessage>& messages) {
  Json list = Json::array();
  for (const office::WorkbookMessage& each : messages) list.push_back({{"place", each.place}, {"text", each.text}});
  return list;
}

Made read_answer(Asked& asked, const ReadParameters&) {
  DocumentRead read = dossier_of(asked, document_of(asked, asked.input(0, "văn bản")));
  Made made{pretty(to_json(read)), read.dossier ? Status::done : Status::faulty_input};
  if (read.dossier) made.files.push_back({"truong.json", std::move(read.text)});
  return made;
}

Json read_shape() {
  const Json message = object_of({key("place", text()), key("text", text())});
  const Json left_out = object_of({key("place", text()), key("what", text()), key("text", text())});
  const Json figure =
      object_of({key("name", text()), key("key", text()), key("unit", text()), key("year", text()),
                 key("is_aim", truth()), key("value", text()), key("text", text()), key("place", text())});
  const Json plan = object_of({key("file", text()), key("mended", table_of(whole())), key("warnings", list_of(text())),
                               key("unread", list_of(message)), key("passed", list_of(message)),
                               key("left_out", list_of(left_out)), maybe("figures", list_of(figure))});
  const Json workbook =
      object_of({key("file", text()), maybe("faults", list_of(message)), key("warnings", list_of(message))});
  return either(plan, workbook);
}

}  // namespace

const char* words_of(office::TextFault fault) {
  switch (fault) {
    case office::TextFault::capital_eth:
      return "chữ Ð (eth) đổi thành Đ";
    case office::TextFault::detached_dot_below:
      return "dấu nặng rời đưa về nguyên âm";
    case office::TextFault::not_composed:
      return "đoạn chữ dạng tổ hợp đổi về dựng sẵn";
    case office::TextFault::soft_hyphen:
      return "gạch nối mềm hoặc dấu ẩn bỏ đi";
    case office::TextFault::other_space:
      return "dấu cách lạ đổi thành dấu cách";
  }
  return "";
}

office::Document document_of(Asked& asked, const Bytes& document) {
  return unless_bad(asked, [&] { return office::read_document(document.bytes, document.name); });
}

DocumentRead plan_in(Asked& asked, office::Document document) {
  DocumentRead read;
  const office::Papers words = papers(asked);
  read.plan = unless_bad(asked, [&] { return office::find_plan(std::move(document), words); });
  read.dossier = office::to_dossier(*read.plan, words);
  return read;
}

DocumentRead dossier_of(Asked& asked, office::Document document) {
  if (!office::is_workbook(document)) {
    DocumentRead read = plan_in(asked, std::move(document));
    read.text = write_dossier(*read.dossier, Rulebook{});
    return read;
  }
  DocumentRead read;
  read.document = std::move(document);
  read.law = law_named_in(asked, read.document);
  read.workbook = office::read_workbook(read.document, read.law->rulebook);
  if (!read.workbook->faults.empty()) return read;
  read.dossier = read.workbook->dossier;
  read.text = write_dossier(*read.dossier, read.law->rulebook);
  return read;
}

Json plan_read_json(const office::PlanDocument& plan, const Dossier& dossier) {
  Json json{{"file", plan.document.file}, {"mended", Json::object()}, {"warnings", plan.warnings}};
  for (const auto& [fault, count] : plan.document.mended) json["mended"][words_of(fault)] = count;
  json["unread"] = Json::array();
  for (const auto& [place, words] : dossier.provenance->unread)
    json["unread"].push_back({{"place", place}, {"text", words}});
  json["passed"] = Json::array();
  for (const Said& each : plan.passed) json["passed"].push_back({{"place", each.place}, {"text", each.text}});
  json["left_out"] = Json::array();
  for (const Said& each : plan.document.left_out)
    json["left_out"].push_back({{"place", each.place}, {"what", each.text}, {"text", each.original}});
  for (const office::FoundFigure& each : plan.figures)
    json["figures"].push_back({{"name", each.name.text},
                               {"key", each.key},
                               {"unit", each.unit},
                               {"year", each.year},
                               {"is_aim", each.is_aim},
                               {"value", to_string(each.value, ',')},
                               {"text", each.text},
                               {"place", each.place}});
  return json;
}

Json to_json(const DocumentRead& read) {
  if (read.plan) return plan_read_json(*read.plan, *read.dossier);
  Json json{{"file", read.file()}};
  if (!read.dossier) json["faults"] = listed_json(read.workbook->faults);
  json["warnings"] = listed_json(read.workbook->warnings);
  return json;
}

Question read_question() {
  return question<ReadParameters, read_answer>(
      "read", "một kế hoạch, báo cáo hay bảng (Word, Excel, chữ …) đọc thành hồ sơ", {"văn bản"}, read_shape());
}

}  // namespace chuan::answer
