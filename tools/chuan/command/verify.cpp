// SPDX-License-Identifier: MIT
// `chuan verify`: a certificate against the rules and the dossier it was made of.

#include "verify/verify.hpp"
#include "command/certificate.hpp"
#include "command/declaration.hpp"
#include "command_line.hpp"

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

bool is_bound_shown(const Json& repair) {
  return repair.contains("proof") || repair.contains("cuts") || repair.contains("summed");
}

struct VerifyOptions {
  std::string certificate, dossier;
};

Exit run_verify(const VerifyOptions& options, Session& session) {
  const Json certificate = parsed(options.certificate, session.files.read(options.certificate, largest_dossier));
  const std::string dossier = session.files.read(options.dossier, largest_dossier);
  const std::optional<Date> as_of = parse_date(text_of(certificate, "as_of"));
  if (!as_of) throw Faulty("chuan: chứng thư ghi \"as_of\" không phải một ngày\n");
  Rules rules = load_rules(session);
  const auto law = law_for(rules, text_of(certificate, "circular"), *as_of, text_of(certificate, "kind"), session);

  std::vector<std::string> faults;
  if (text_of(certificate, "rules") != hash_of_rules(rules, *law))
    faults.push_back("quy tắc đã khác khi chứng thư được lập");
  if (text_of(certificate, "dossier") != sha256(dossier)) faults.push_back("hồ sơ đã khác khi chứng thư được lập");
  const checker::Case checked{certificate, parsed(options.dossier, dossier), dump(law->program),
                              choices_of(law->rulebook)};
  const std::vector<std::string> found = checker::faults(checked);
  faults.insert(faults.end(), found.begin(), found.end());

  if (session.is_json()) {
    write_out(Json{{"valid", faults.empty()}, {"faults", faults}}.dump(2) + "\n");
  } else if (faults.empty()) {
    std::string text = "Chứng thư đúng: " + text_of(certificate, "target") + " " + text_of(certificate, "verdict") +
                       " theo " + text_of(certificate, "circular") + ", ngày " + display(*as_of, Language::vi) + "\n";
    if (certificate.contains("left_out"))
      text += "Không tính " + std::to_string(certificate["left_out"].size()) +
              " mục lập theo luật khác, chứng thư có ghi\n";
    if (certificate.contains("repair"))
      text += is_bound_shown(certificate["repair"]) ? "Cách sửa tới đích, không cách nào rẻ hơn\n"
                                                    : "Cách sửa tới đích; chứng thư không chứng minh là rẻ nhất\n";
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
