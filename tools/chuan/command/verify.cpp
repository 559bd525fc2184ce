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
    throw Faulty(Sentence::verify_not_json, {path});
  }
  return json;
}

std::string text_of(const Json& certificate, const char* name) {
  if (certificate.contains(name) && certificate[name].is_string()) return certificate[name];
  throw Faulty(Sentence::verify_lacks, {name});
}

/// What a certificate that holds says of its target.
Sentence sentence_of(const std::string& verdict) {
  if (verdict == "met") return Sentence::verify_reached;
  if (verdict == "not_met") return Sentence::verify_not_reached;
  return verdict == "unknown" ? Sentence::verify_undecided : Sentence::verify_not_applicable;
}

struct VerifyOptions {
  std::string certificate, dossier;
};

/// The question that a certificate answers.
InquiryRequest asked_by(const Json& certificate) {
  InquiryRequest request;
  request.as_of = parse_date(text_of(certificate, "as_of"));
  if (!request.as_of) throw Faulty(Sentence::verify_no_date);
  return request;
}

Exit run_verify(const VerifyOptions& options, Session& session) {
  const Json certificate = parsed(options.certificate, session.files.read(options.certificate, largest_dossier));
  const std::string dossier = session.files.read(options.dossier, largest_dossier);
  parsed(options.dossier, dossier);
  InquiryRequest request = asked_by(certificate);
  const bool is_strict = certificate.contains("strict") && certificate["strict"] == true;
  Rules rules = load_rules(session);
  std::string what = text_of(certificate, "target");
  const auto compared = [&] {
    const Inquiry input = load_inquiry(rules, options.dossier, request, session);
    if (const auto target = parse_target(text_of(certificate, "target"), input.law->rulebook))
      what = in_both(describe(*target, input.law->rulebook, Language::vi),
                     describe(*target, input.law->rulebook, Language::en));
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
    const auto words = [&](const char* name) { return text_of(certificate, name); };
    std::string text =
        in_both(sentence_of(words("verdict")),
                {words("circular"), in_both(to_vietnamese(*request.as_of), to_iso(*request.as_of)), what}) +
        "\n";
    if (certificate.contains("left_out"))
      text += in_both(Sentence::verify_left_out, {std::to_string(certificate["left_out"].size())}) + "\n";
    if (certificate.contains("repair"))
      text += in_both(!verify::shows_bound(nlohmann::json(certificate)) ? Sentence::verify_repair
                      : certificate["repair"]["measure"] == "cost"      ? Sentence::verify_cheapest
                                                                        : Sentence::verify_fewest) +
              "\n";
    write_out(text);
  } else {
    std::string text = in_both(Sentence::verify_faulty) + "\n";
    for (const std::string& fault : faults) text += "  " + fault + "\n";
    write_out(text);
  }
  return faults.empty() ? Exit::done : Exit::not_held;
}

}  // namespace

void add_verify(Commands& commands) {
  const auto [command, options] = commands.add("verify", Sentence::help_verify, Sentence::help_verify_more, run_verify);
  command.input(Sentence::value_certificate, options.certificate, Sentence::help_verify_certificate)
      .input(Sentence::value_dossier, options.dossier, Sentence::help_verify_dossier)
      .common();
}

}  // namespace chuan
