// SPDX-License-Identifier: MIT
// Drop-down conditions as formulas, refusals as sentences.
#include "office/workbook/allowed.hpp"

namespace chuan::office {

std::string condition(Allowed::Kind kind, const std::vector<std::string>& words, const std::string& cell) {
  const auto number = [](const std::string& text) { return "_xlfn.NUMBERVALUE(" + text + ",\",\",\" \")"; };
  const std::string with_comma = number("SUBSTITUTE(SUBSTITUTE(" + cell + ",\"%\",\"\"),\".\",\",\")");
  const std::string ungrouped = number("SUBSTITUTE(" + cell + ",\".\",\"\")");
  std::string holds;
  switch (kind) {
    case Allowed::Kind::percent:
      holds = "AND(" + with_comma + ">=0," + with_comma + "<=100)";
      break;
    case Allowed::Kind::whole:
      holds = "AND(" + ungrouped + ">=0,MOD(" + ungrouped + ",1)=0)";
      break;
    case Allowed::Kind::amount:
      holds = ungrouped + ">=0";
      break;
    case Allowed::Kind::number:
      holds = "ISNUMBER(" + with_comma + ")";
      break;
    case Allowed::Kind::anything:
    case Allowed::Kind::one_of:
      return "";
  }
  holds = "IFERROR(" + holds + ",FALSE)";
  if (words.empty()) return "=" + holds;
  std::string any = "=OR(";
  for (const std::string& each : words) any += cell + "=\"" + each + "\",";
  return any + holds + ")";
}

const char* refusal(Allowed::Kind kind) {
  switch (kind) {
    case Allowed::Kind::percent:
      return "Ghi tỷ lệ từ 0 đến 100, ví dụ 92,4; chưa biết ghi «chưa rõ», không có việc này ghi «không áp dụng».";
    case Allowed::Kind::whole:
      return "Ghi một số nguyên từ 0 trở lên.";
    case Allowed::Kind::amount:
      return "Ghi số tiền từ 0 trở lên, ví dụ 250.000.000.";
    case Allowed::Kind::number:
      return "Ghi một số, ví dụ 1,9.";
    case Allowed::Kind::one_of:
    case Allowed::Kind::anything:
      break;
  }
  return "Chọn một trong các từ của danh sách.";
}

}  // namespace chuan::office
