// SPDX-License-Identifier: MIT
// Every clause of a rulebook with its words, its expression and its place in the law.
#include "compare/clauses.hpp"

#include <algorithm>

#include "chuan/address.hpp"

namespace chuan::comparison {
namespace {

std::string period_text(const Period& period) {
  constexpr const char* units[] = {" năm", " tháng", " ngày"};
  return std::to_string(period.count) + units[static_cast<std::size_t>(period.unit)];
}

class Lister {
 public:
  explicit Lister(const Rulebook& book) : book_(book) {}

  std::vector<Item> list() {
    sections(book_.standards, "tiêu chuẩn ");
    sections(book_.groups, "nhóm ");
    for (const RatingLevel& each : book_.rating)
      add("mức " + std::to_string(each.number) + " của trường", "", each.stated, "", each.origin);
    for (const Recognition& each : book_.recognitions) recognition(each);
    for (const ProcedureCheck& each : book_.checks)
      add("kiểm tra " + each.name, each.text, each.stated, "", each.origin);
    for (const Transition& each : book_.transitions) add("chuyển tiếp", each.text, "", "", each.origin);
    if (book_.advisory)
      add("số liệu chỉ để cảnh báo", "", book_.advisory->to ? "đến " + to_vietnamese(*book_.advisory->to) : "", "",
          book_.advisory->origin);
    return std::move(items_);
  }

 private:
  Item& add(std::string subject, std::string text, std::string stated, std::string criterion, const Origin& origin) {
    Item& item = items_.emplace_back();
    item.clause = {std::move(subject),   std::move(text), std::move(stated),
                   std::move(criterion), origin.cite,     origin.unverified};
    item.origin = &origin;
    return item;
  }

  void sections(const std::vector<Standard>& sections, const std::string& word) {
    for (const Standard& section : sections) {
      const bool is_referenced = std::find(book_.references.begin(), book_.references.end(), section.origin.circular) !=
                                 book_.references.end();
      if (is_referenced) continue;
      add(word + section.id, section.title, "", "", section.origin);
      for (const CriterionId id : section.criteria) criterion(book_[id]);
    }
  }

  void criterion(const Criterion& criterion) {
    add("tiêu chí " + criterion.id, criterion.title, criterion.mandatory ? "bắt buộc" : "", criterion.id,
        criterion.origin);
    for (const CriterionLevel& level : criterion.levels) {
      // A level has no words of its own; it is listed for the doubts about it.
      add(print(Subject{criterion.id, level.number}), "", "", criterion.id, level.origin);
      for (const Indicator& indicator : level.indicators) {
        for (const Requirement& requirement : indicator.requirements) {
          Item& item =
              add(requirement.subject(), requirement.text, requirement.stated, criterion.id, requirement.origin);
          item.requirement = &requirement;
          if (item.clause.unverified.empty()) item.clause.unverified = indicator.origin.unverified;
          if (item.clause.cite.empty()) item.clause.cite = indicator.origin.cite;
          if (item.clause.cite.empty()) item.clause.cite = level.origin.cite;
        }
      }
    }
  }

  void recognition(const Recognition& recognition) {
    const std::string name = "công nhận " + recognition.name;
    add(name, recognition.label, "", "", recognition.origin);
    for (const Condition& each : recognition.conditions) add(name + ": điều kiện", "", each.stated, "", each.origin);
    for (const Degree& each : recognition.degrees)
      add(name + " " + recognition.degree_word + " " + std::to_string(each.number), "", each.stated, "", each.origin);
    const auto period = [&](const char* what, const std::optional<Period>& value) {
      if (!value) return;
      Item& item = add(name + ": " + what, "", period_text(*value), "", value->origin);
      item.period = &*value;
      item.is_wait = &value == &recognition.waiting;
    };
    period("thời hạn", recognition.validity);
    period("nộp lại trước hạn", recognition.renewal_lead);
    period("chờ nâng bậc", recognition.waiting);
    for (const Equivalence& each : recognition.equivalences)
      add(name + ": tương đương " + each.circular + " bậc " + std::to_string(each.old_degree), "",
          recognition.degree_word + " " + std::to_string(each.degree), "", each.origin);
  }

  const Rulebook& book_;
  std::vector<Item> items_;
};

}  // namespace

std::vector<Item> clauses_of(const Rulebook& book) { return Lister(book).list(); }

}  // namespace chuan::comparison
