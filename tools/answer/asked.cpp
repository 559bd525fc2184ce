// SPDX-License-Identifier: MIT
// Law and dossiers for a question, and what is to be told about them.
#include "answer/asked.hpp"

#include <utility>

#include <fmt/format.h>

#include "chuan/sentence.hpp"

namespace chuan::answer {

const Bytes& Asked::input(std::size_t index, const char* what) const {
  if (index < inputs_.size()) return inputs_[index];
  throw Refusal("no_input", language_ == Language::vi ? fmt::format("thiếu tệp thứ {}: {}", index + 1, what)
                                                      : fmt::format("input {} is missing: {}", index + 1, what));
}

const CircularHeader& Asked::circular(const std::string& number) {
  if (circulars_.empty()) circulars_ = rules().law.circulars();
  std::string known;
  for (const CircularHeader& each : circulars_) {
    if (each.number == number) return each;
    known += (known.empty() ? "" : ", ") + each.number;
  }
  throw Refusal("unknown_circular", language_ == Language::vi
                                        ? "bộ quy tắc không có thông tư `" + number + "`; có: " + known
                                        : "the rules have no circular `" + number + "`; known: " + known);
}

std::shared_ptr<const LoweredLaw> Asked::law_of(const std::string& number, Date date, const std::string& kind) {
  const LawResult result = rules().law_of(number, date, kind);
  tell(result.notices, rules().sources);
  if (!result.law) throw FaultyInput{};
  return result.law;
}

Inquiry Asked::inquiry(const Bytes& dossier, const InquiryRequest& request) {
  Sources sources;
  const std::uint32_t file = sources.add(dossier.name, dossier.bytes);
  return inquiry(read_inquiry(rules(), sources, file, request), dossier.name, request, sources);
}

Inquiry Asked::inquiry(const std::string& name, Dossier dossier, const InquiryRequest& request) {
  const Provenance from = dossier.provenance.value_or(Provenance{});
  InquiryResult result = make_inquiry(rules(), std::move(dossier), request);
  bool is_faulty = false;
  for (Notice& notice : result.notices) {
    if (notice.about != Notice::About::dossier) continue;
    for (const Diagnostic& each : std::exchange(notice.diagnostics, {})) {
      const auto place = from.places.find(each.subject);
      Diagnostic placed = each;
      placed.place = parse_place(place == from.places.end() ? "" : place->second);
      placed.place->file = name;
      try {
        tell({placed}, rules().sources);
      } catch (const FaultyInput&) {
        is_faulty = true;
      }
    }
  }
  if (is_faulty) throw FaultyInput{};
  return inquiry(std::move(result), name, request, rules().sources);
}

Inquiry Asked::inquiry(InquiryResult result, const std::string& name, const InquiryRequest& request,
                       const Sources& sources) {
  tell(result.notices, sources);
  const bool vi = language_ == Language::vi;
  switch (result.fault) {
    case InquiryFault::none:
      return std::move(*result.inquiry);
    case InquiryFault::no_date:
      throw Refusal("no_date", sentence(Sentence::refused_without_date, language_, {name}),
                    vi ? "nói rõ ngày xét" : "say as of which day");
    case InquiryFault::no_kind:
      throw Refusal("no_kind", sentence(Sentence::refused_without_kind, language_, {name}),
                    vi ? "nói rõ thông tư" : "say which circular");
    case InquiryFault::unknown_circular:
      circular(request.circular);
      break;
    case InquiryFault::faulty:
      break;
  }
  throw FaultyInput{};
}

Target Asked::target(const std::string& text, const Rulebook& rulebook) const {
  if (const std::optional<Target> target = parse_target(text, rulebook)) return *target;
  std::string known;
  for (const Target& each : targets(rulebook)) known += (known.empty() ? "" : ", ") + print(each);
  throw Refusal("unknown_target",
                language_ == Language::vi
                    ? "không có đích `" + text + "` trong thông tư " + rulebook.circular + "; có: " + known
                    : rulebook.circular + " has no target `" + text + "`; known: " + known);
}

void Asked::tell(Diagnostics diagnostics, const Sources& sources) {
  if (diagnostics.empty()) return;
  sort(diagnostics);
  messages_ += render(diagnostics, sources, language_);
  if (!has_errors(diagnostics)) return;
  for (Json& each : Json::parse(render_json(diagnostics, sources, language_))) errors_.push_back(std::move(each));
  throw FaultyInput{};
}

void Asked::tell(const Notices& notices, const Sources& dossier) {
  bool is_faulty = false;
  for (const Notice& each : notices) {
    try {
      tell(each.diagnostics, each.about == Notice::About::rules ? rules().sources : dossier);
    } catch (const FaultyInput&) {
      is_faulty = true;
    }
    if (each.errors_elsewhere > 0)
      messages_ += language_ == Language::vi
                       ? fmt::format("chuan: bỏ qua {} lỗi trong tệp của thông tư khác; xem bằng: chuan check\n",
                                     each.errors_elsewhere)
                       : fmt::format("chuan: {} errors in files of other circulars left out; see: chuan check\n",
                                     each.errors_elsewhere);
  }
  if (is_faulty) throw FaultyInput{};
}

}  // namespace chuan::answer
