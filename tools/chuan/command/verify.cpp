// SPDX-License-Identifier: MIT
// `chuan verify`: a certificate against the rules and the dossier it was made of.
#include "answer/verify.hpp"
#include "command/asking.hpp"
#include "command/declaration.hpp"
#include "command_line.hpp"
#include "load/load.hpp"
#include "text/words.hpp"
#include "verify/verify.hpp"

namespace chuan {
namespace {

struct VerifyOptions {
  std::string certificate, dossier;
};

/// What a certificate that holds says of its target.
Sentence sentence_of(const std::string& verdict) {
  if (verdict == "met") return Sentence::verify_reached;
  if (verdict == "not_met") return Sentence::verify_not_reached;
  return verdict == "unknown" ? Sentence::verify_undecided : Sentence::verify_not_applicable;
}

std::string text_of(const answer::Verified& verified) {
  if (!verified.faults.empty()) {
    std::string text = in_both(Sentence::verify_faulty) + "\n";
    for (const std::string& fault : verified.faults) text += "  " + fault + "\n";
    return text;
  }
  const nlohmann::json& certificate = verified.certificate;
  const auto words = [&](const char* name) { return certificate[name].get<std::string>(); };
  const Date as_of = *parse_date(words("as_of"));
  std::string text = in_both(sentence_of(words("verdict")),
                             {words("circular"), in_both(to_vietnamese(as_of), to_iso(as_of)), verified.target_words}) +
                     "\n";
  if (certificate.contains("left_out"))
    text += in_both(Sentence::verify_left_out, {std::to_string(certificate["left_out"].size())}) + "\n";
  if (certificate.contains("repair"))
    text += in_both(!verify::shows_bound(certificate)            ? Sentence::verify_repair
                    : certificate["repair"]["measure"] == "cost" ? Sentence::verify_cheapest
                                                                 : Sentence::verify_fewest) +
            "\n";
  return text;
}

Exit run_verify(const VerifyOptions& options, Session& session) {
  refuse_other_files(options.dossier);
  const answer::Bytes certificate{options.certificate, session.files.read(options.certificate, largest_dossier)};
  const answer::Bytes dossier{options.dossier, session.files.read(options.dossier, largest_dossier)};
  const answer::OpenLaw law = open_law(load_rules(session));
  const answer::Verified verified = asking(
      law, session, [&](answer::Asked& asked) { return answer::verify_certificate(asked, certificate, dossier); });
  write_out(session.is_json() ? answer::pretty(answer::to_json(verified)) : text_of(verified));
  return verified.faults.empty() ? Exit::done : Exit::not_held;
}

}  // namespace

void add_verify(Commands& commands) {
  const auto [command, options] = commands.add("verify", Sentence::help_verify, Sentence::help_verify_more, run_verify);
  command.input(Sentence::value_certificate, options.certificate, Sentence::help_verify_certificate)
      .input(Sentence::value_dossier, options.dossier, Sentence::help_verify_dossier)
      .common();
}

}  // namespace chuan
