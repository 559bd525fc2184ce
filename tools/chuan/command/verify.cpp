// SPDX-License-Identifier: MIT
// `chuan verify`: a certificate against the rules and the dossier it was made of.

#include "command/certificate.hpp"
#include "command/declaration.hpp"
#include "command_line.hpp"
#include "load/load.hpp"
#include "text/words.hpp"

namespace chuan {
namespace {

Json parsed(const std::string& path, const std::string& text) {
  Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded() || !json.is_object()) {
    throw Faulty("chuan: `" + path + "` không phải một đối tượng JSON\n");
  }
  return json;
}

std::string text_of(const Json& certificate, const char* name) {
  if (certificate.contains(name) && certificate[name].is_string()) return certificate[name];
  throw Faulty(std::string("chuan: chứng thư không ghi \"") + name + "\"\n");
}

struct VerifyOptions {
  std::string certificate, dossier;
};

/// The question that a certificate answers.
InquiryRequest asked_by(const Json& certificate) {
  InquiryRequest request;
  request.as_of = parse_date(text_of(certificate, "as_of"));
  if (!request.as_of) throw Faulty("chuan: chứng thư ghi \"as_of\" không phải một ngày\n");
  return request;
}

Exit run_verify(const VerifyOptions& options, Session& session) {
  const Json certificate = parsed(options.certificate, session.files.read(options.certificate, largest_dossier));
  const std::string dossier = session.files.read(options.dossier, largest_dossier);
  parsed(options.dossier, dossier);
  InquiryRequest request = asked_by(certificate);
  const bool is_strict = certificate.contains("strict") && certificate["strict"] == true;
  Rules rules = load_rules(session);
  const auto compared = [&] {
    const Inquiry input = load_inquiry(rules, options.dossier, request, session);
    const Certified about{input.law->program, input.law->rulebook,           input.dossier, dossier, input.as_of,
                          is_strict,          law_text_of(rules, *input.law)};
    return case_of(about, nlohmann::json(certificate));
  };
  verify::Case checked = compared();
  const Json left_out = certificate.value("left_out", Json::array());
  if (checked.circular != text_of(certificate, "circular") || Json(checked.left_out) != left_out) {
    request.circular = text_of(certificate, "circular");  // it was asked for by name
    checked = compared();
  }
  const std::vector<std::string> faults = verify::faults(checked);

  if (session.is_json()) {
    write_out(Json{{"valid", faults.empty()}, {"faults", faults}}.dump(2) + "\n");
  } else if (faults.empty()) {
    std::string text = "Chứng thư đúng: " + text_of(certificate, "target") + " " + text_of(certificate, "verdict") +
                       " theo " + text_of(certificate, "circular") + ", ngày " + display(*request.as_of, Language::vi) +
                       "\n";
    if (certificate.contains("left_out"))
      text += "Không tính " + std::to_string(certificate["left_out"].size()) +
              " mục lập theo luật khác, chứng thư có ghi\n";
    if (certificate.contains("repair"))
      text += !verify::shows_bound(nlohmann::json(certificate))
                  ? "Cách sửa tới đích; chứng thư không chứng minh là rẻ nhất\n"
              : certificate["repair"]["measure"] == "cost"
                  ? "Cách sửa tới đích; không cách nào có đủ kinh phí mà rẻ hơn\n"
                  : "Cách sửa tới đích; không cách nào ít thay đổi hơn\n";
    write_out(text);
  } else {
    std::string text = "Chứng thư không đúng:\n";
    for (const std::string& fault : faults) text += "  " + fault + "\n";
    write_out(text);
  }
  return faults.empty() ? Exit::done : Exit::not_held;
}

}  // namespace

void add_verify(Commands& commands) {
  const auto [command, options] =
      commands.add("verify", "kiểm lại một chứng thư bằng một chương trình riêng, không dùng phần đã xét",
                   "Ví dụ: chuan explain truong.json --target muc.2 --certificate muc-2.json\n"
                   "       chuan verify muc-2.json truong.json",
                   run_verify);
  command.input("CHỨNG_THƯ", options.certificate, "tệp do `chuan explain --certificate` ghi")
      .input("HỒ_SƠ", options.dossier, "hồ sơ của trường")
      .common();
}

}  // namespace chuan
