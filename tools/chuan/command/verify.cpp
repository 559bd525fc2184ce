// SPDX-License-Identifier: MIT
// `chuan verify`: a certificate against the rules and the dossier it was made of.
#include <CLI/CLI.hpp>

#include "command/certificate.hpp"
#include "load/output.hpp"
#include "verify/verify.hpp"

namespace chuan {
namespace {

Json parsed(const std::string& path, const std::string& text) {
  Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded() || !json.is_object()) {
    say("chuan: `" + path + "` không phải một đối tượng JSON\n");
    throw Faulty{};
  }
  return json;
}

std::string text_of(const Json& certificate, const char* name) {
  if (certificate.contains(name) && certificate[name].is_string()) return certificate[name];
  say(std::string("chuan: chứng thư không ghi \"") + name + "\"\n");
  throw Faulty{};
}

bool is_bound_shown(const Json& repair) {
  return repair.contains("proof") || repair.contains("cuts") || repair.contains("summed");
}

Exit run_verify(const Options& options) {
  const std::string &certificate_path = options.inputs.at(0), &dossier_path = options.inputs.at(1);
  const Json certificate = parsed(certificate_path, read_file(certificate_path, largest_dossier));
  const std::string dossier = read_file(dossier_path, largest_dossier);
  const std::optional<Date> as_of = parse_date(text_of(certificate, "as_of"));
  if (!as_of) {
    say("chuan: chứng thư ghi \"as_of\" không phải một ngày\n");
    throw Faulty{};
  }
  Rules rules = load_rules(options);
  const auto laid = lay(rules, text_of(certificate, "circular"), *as_of, text_of(certificate, "kind"), options);

  std::vector<std::string> faults;
  if (text_of(certificate, "rules") != hash_of_rules(rules, *laid))
    faults.push_back("quy tắc đã khác khi chứng thư được lập");
  if (text_of(certificate, "dossier") != sha256(dossier)) faults.push_back("hồ sơ đã khác khi chứng thư được lập");
  const checker::Case checked{certificate, parsed(dossier_path, dossier), dump(laid->program),
                              choices_of(laid->rulebook)};
  const std::vector<std::string> found = checker::faults(checked);
  faults.insert(faults.end(), found.begin(), found.end());

  if (options.is_json()) {
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

void add_verify(CLI::App& app, Options& options, Task& task) {
  CLI::App* command =
      app.add_subcommand("verify", "kiểm lại một chứng thư bằng một chương trình riêng, không dùng phần đã xét")
          ->group("Lệnh");
  // Two options, because CLI11 2.4 accepts no space in a name.
  const auto add_input = [&options](const std::string& file) { options.inputs.push_back(file); };
  command->add_option_function<std::string>("CHỨNG_THƯ", add_input, "tệp do `chuan explain --certificate` ghi")
      ->required()
      ->type_name("");
  command->add_option_function<std::string>("HỒ_SƠ", add_input, "hồ sơ của trường")->required()->type_name("");
  add_common(*command, options);
  command->footer(
      "Ví dụ: chuan explain truong.json --target muc.2 --certificate muc-2.json\n"
      "       chuan verify muc-2.json truong.json");
  command->callback([&] { task = [&] { return run_verify(options); }; });
}

}  // namespace chuan
