// SPDX-License-Identifier: MIT
// A dossier that was made without a file, held against a rulebook as the reader would.
#include "chuan/dossier.hpp"
#include "dossier/checks.hpp"
#include "dossier/fields.hpp"
#include "dossier/pointer.hpp"
#include "dossier/words.hpp"

namespace chuan {
namespace dossier {
namespace {

constexpr SourceRange nowhere{UINT32_MAX, 0, 0};

class Checker {
 public:
  Checker(Dossier& dossier, const Rulebook& rulebook, Diagnostics& diagnostics)
      : dossier_(dossier), checks_(rulebook, diagnostics), diagnostics_(diagnostics) {}

  void run() {
    const std::size_t facts = checks_.rulebook().facts.size();
    dossier_.data.facts.resize(facts);
    for (auto& [name, data] : dossier_.levels) data.facts.resize(facts);
    object(dossier_);
    checks_.evidence(dossier_, cited_);
  }

 private:
  template <class T>
  void object(T& value) {
    auto check = [&](Field field, auto& part) {
      const PointerStep step(pointer_, field.key);
      const std::size_t before = diagnostics_.size();
      this->value(field, part);
      for (std::size_t i = before; i < diagnostics_.size(); ++i)
        if (Diagnostic& each = diagnostics_[i]; each.subject.empty() || each.subject.front() != '/')
          each.subject = pointer_;
    };
    fields(check, value);
  }

  /// What `check` says is about the entry `key` of what is being checked.
  template <class Check>
  auto at(const std::string& key, Check check) {
    const PointerStep step(pointer_, key);
    const std::size_t before = diagnostics_.size();
    auto result = check();
    for (std::size_t i = before; i < diagnostics_.size(); ++i) diagnostics_[i].subject = pointer_;
    return result;
  }

  template <class Entries>
  void known_criteria(Field field, const Entries& entries) {
    if (field.meaning != Meaning::by_criterion) return;
    for (const auto& entry : entries) at(entry.first, [&] { return checks_.criterion(entry.first, nowhere); });
  }

  void value(Field field, std::string& text) {
    if (text.empty()) return;
    if (field.meaning == Meaning::school_kind) checks_.school_kind(text, nowhere);
    if (field.meaning == Meaning::criterion) checks_.criterion(text, nowhere);
    if (!words_of(field.meaning).empty()) text = checks_.word(field, text, nowhere);
    if (field.meaning == Meaning::target) text = checks_.target(text, nowhere).value_or("");
  }
  void value(Field field, std::vector<std::string>& list) {
    if (field.meaning != Meaning::changes) return;
    for (const std::string& each : list) checks_.changed(each, nowhere);
  }
  void value(Field field, std::map<std::string, std::string>& texts) { known_criteria(field, texts); }
  void value(Field field, std::map<std::string, std::vector<std::string>>& lists) { known_criteria(field, lists); }
  void value(Field, std::map<std::string, RecordedLevel>& levels) {
    for (auto each = levels.begin(); each != levels.end();) {
      const Criterion* of = at(each->first, [&] { return checks_.criterion(each->first, nowhere); });
      const auto level =
          of ? at(each->first, [&] { return checks_.level(*of, each->second.level, nowhere); }) : std::nullopt;
      if (level) each->second.level = *level;
      each = level ? std::next(each) : levels.erase(each);
    }
  }
  void value(Field, std::map<std::string, RecordedVerdict>& verdicts) {
    for (auto& [address, recorded] : verdicts) {
      at(address, [&, &of = address] { return checks_.address(of, nowhere); });
      for (const std::string& code : recorded.evidence) cited_.push_back({code, nowhere, address});
    }
  }
  void value(Field, std::map<std::string, LevelData>& levels) {
    for (auto& [name, data] : levels) {
      const PointerStep step(pointer_, name);
      if (checks_.educational_level(name, nowhere)) object(data);
    }
  }
  void value(Field, std::vector<RecordedRecognition>& list) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      const PointerStep step(pointer_, std::to_string(i));
      checks_.recognition(list[i], list[i].degree, nowhere, nowhere);
    }
  }
  void value(Field, std::vector<PlanAction>& list) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      const PointerStep step(pointer_, std::to_string(i));
      object(list[i]);
      Diagnostics said_of_criterion;
      Checks quiet(checks_.rulebook(), said_of_criterion);
      const Criterion* of = quiet.criterion(list[i].criterion, nowhere);
      if (of && list[i].reaches) list[i].reaches = checks_.level(*of, *list[i].reaches, nowhere);
    }
  }
  template <class T>
  void value(Field, std::optional<T>& part) {
    if constexpr (std::is_class_v<T> && !std::is_same_v<T, Date> && !std::is_same_v<T, Number>)
      if (part) object(*part);
  }
  template <class T>
  void value(Field, std::vector<T>& list) {
    if constexpr (!std::is_same_v<T, std::optional<FactValues>>)
      for (std::size_t i = 0; i < list.size(); ++i) {
        const PointerStep step(pointer_, std::to_string(i));
        object(list[i]);
      }
  }
  template <class T>
  void value(Field, T& part) {
    if constexpr (std::is_class_v<T> && !std::is_same_v<T, Date>) object(part);
  }

  Dossier& dossier_;
  Checks checks_;
  Diagnostics& diagnostics_;
  std::string pointer_;
  std::vector<Checks::Cited> cited_;
};

}  // namespace
}  // namespace dossier

bool check_dossier(Dossier& dossier, const Rulebook& rulebook, Diagnostics& diagnostics) {
  Diagnostics said;
  dossier::Checker(dossier, rulebook, said).run();
  diagnostics.insert(diagnostics.end(), said.begin(), said.end());
  return !has_errors(said);
}

}  // namespace chuan
