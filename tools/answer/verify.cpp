// SPDX-License-Identifier: MIT
// `verify`: what the certificate is about is laid out anew, then the independent checker follows its steps.
#include "answer/verify.hpp"

#include "answer/certificate.hpp"
#include "answer/question.hpp"
#include "chuan/sentence.hpp"

namespace chuan::answer {
namespace {

/// What is wrong with the texts themselves, said before anything is checked.
[[noreturn]] void unusable(Asked& asked, Sentence why, const std::vector<std::string>& arguments = {}) {
  asked.tell("chuan: " + sentence(why, asked.language(), arguments) + "\n");
  throw FaultyInput{};
}

nlohmann::json object_in(Asked& asked, const Bytes& text) {
  nlohmann::json json = nlohmann::json::parse(text.bytes, nullptr, false);
  if (json.is_discarded() || !json.is_object()) unusable(asked, Sentence::verify_not_json, {text.name});
  return json;
}

std::string text_of(Asked& asked, const nlohmann::json& certificate, const char* name) {
  if (certificate.contains(name) && certificate[name].is_string()) return certificate[name];
  unusable(asked, Sentence::verify_lacks, {name});
}

Made verify_answer(Asked& asked, const VerifyParameters&) {
  const Verified verified = verify_certificate(asked, asked.input(0, "chứng thư"), asked.input(1, "hồ sơ"));
  return {pretty(to_json(verified)), verified.faults.empty() ? Status::done : Status::not_held};
}

}  // namespace

Verified verify_certificate(Asked& asked, const Bytes& certificate, const Bytes& dossier) {
  Verified made{object_in(asked, certificate), {}, {}};
  object_in(asked, dossier);
  InquiryRequest request;
  request.as_of = parse_date(text_of(asked, made.certificate, "as_of"));
  if (!request.as_of) unusable(asked, Sentence::verify_no_date);
  const std::string circular = text_of(asked, made.certificate, "circular");
  made.target_words = text_of(asked, made.certificate, "target");
  const auto strict = made.certificate.find("strict");
  const bool is_strict = strict != made.certificate.end() && *strict == true;
  const auto laid_out = [&] {
    const Inquiry inquiry = asked.inquiry(dossier, request);
    asked.tell(inquiry.findings, asked.rules().sources);
    const LoweredLaw& law = *inquiry.law;
    if (const auto target = parse_target(made.certificate["target"].get<std::string>(), law.rulebook))
      made.target_words =
          in_both(describe(*target, law.rulebook, Language::vi), describe(*target, law.rulebook, Language::en));
    return case_of({law.program, law.rulebook, inquiry.dossier, dossier.bytes, inquiry.as_of, is_strict,
                    law_text_of(asked.rules(), law)},
                   made.certificate);
  };
  verify::Case checked = laid_out();
  const nlohmann::json left_out = made.certificate.value("left_out", nlohmann::json::array());
  if (checked.circular != circular || nlohmann::json(checked.left_out) != left_out) {
    request.circular = circular;  // it was asked for by name
    checked = laid_out();
  }
  made.faults = verify::faults(checked);
  return made;
}

Json to_json(const Verified& verified) { return {{"valid", verified.faults.empty()}, {"faults", verified.faults}}; }

Question verify_question() {
  return question<VerifyParameters, verify_answer>("verify", "một chứng thư được kiểm lại bằng một chương trình riêng",
                                                   {"chứng thư JSON", "hồ sơ JSON"},
                                                   object_of({key("valid", truth()), key("faults", list_of(text()))}));
}

}  // namespace chuan::answer
