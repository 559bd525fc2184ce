// SPDX-License-Identifier: MIT
// What a question has while it is answered.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "answer/fields.hpp"
#include "answer/json.hpp"
#include "answer/open_law.hpp"
#include "answer/refusal.hpp"
#include "chuan/explanation.hpp"

namespace chuan::answer {

/// A question under way. What is to be told besides the answer goes to `messages`; errors end it.
class Asked {
 public:
  Asked(const OpenLaw& law, Language language, std::span<const Bytes> inputs = {})
      : law_(law), language_(language), inputs_(inputs) {}

  const OpenLaw& law() const { return law_; }
  const Rules& rules() const { return law_.rules(); }
  Language language() const { return language_; }

  std::size_t input_count() const { return inputs_.size(); }
  /// The input at `index`. Throws Refusal where there is none.
  const Bytes& input(std::size_t index, const char* what) const;
  /// The circular as loaded. Throws Refusal where it is not.
  const CircularHeader& circular(const std::string& number);
  /// Its rulebook on a date. Throws FaultyInput.
  std::shared_ptr<const LoweredLaw> law_of(const std::string& circular, Date date, const std::string& kind);
  /// An inquiry about a dossier. Throws FaultyInput or Refusal.
  Inquiry inquiry(const Bytes& dossier, const InquiryRequest& request);
  /// The same of a dossier that was read from the document `name`: what is about a part of it is told at its place.
  Inquiry inquiry(const std::string& name, Dossier dossier, const InquiryRequest& request);
  /// What came of reading the dossier `name`. Throws FaultyInput or Refusal.
  Inquiry inquiry(InquiryResult result, const std::string& name, const InquiryRequest& request, const Sources& sources);
  /// The target that `text` names. Throws Refusal.
  Target target(const std::string& text, const Rulebook& rulebook) const;

  /// Notes what to tell. Throws FaultyInput where one is an error.
  void tell(Diagnostics diagnostics, const Sources& sources);
  void tell(const Notices& notices, const Sources& dossier);
  void tell(const std::string& sentence) { messages_ += sentence; }

  const std::string& messages() const { return messages_; }
  /// Errors that ended the question, as `render_json` has them.
  const Json& errors() const { return errors_; }

 private:
  const OpenLaw& law_;
  Language language_;
  std::span<const Bytes> inputs_;
  std::vector<CircularHeader> circulars_;
  std::string messages_;
  Json errors_ = Json::array();
};

}  // namespace chuan::answer
