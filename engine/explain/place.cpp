// SPDX-License-Identifier: MIT
// Where cells stand in the law.
#include "explain/place.hpp"

#include "chuan/address.hpp"

namespace chuan::explanation {
namespace {

void take(Place& place, const Origin& origin) {
  if (place.cite.empty()) place.cite = origin.cite;
  if (place.unverified.empty()) place.unverified = origin.unverified;
}

const Alternative* find_alternative(const Rulebook& rulebook, const Origin* origin) {
  for (const Criterion& criterion : rulebook.criteria)
    for (const CriterionLevel& level : criterion.levels)
      for (const Indicator& indicator : level.indicators)
        for (const Requirement& requirement : indicator.requirements)
          for (const Alternative& each : requirement.alternatives)
            if (&each.origin == origin) return &each;
  return nullptr;
}

void take_address(Place& place, const Rulebook& rulebook, const Located& address) {
  if (address.requirement) take(place, address.requirement->origin);
  if (address.indicator) {
    take(place, address.indicator->origin);
    if (place.cite.empty() && address.indicator->letter != "*" && !address.level->origin.cite.empty())
      place.cite = "điểm " + address.indicator->letter + " " + address.level->origin.cite;
  }
  if (address.level) take(place, address.level->origin);
  if (!address.criterion) return;
  take(place, address.criterion->origin);
  const auto& owners = address.criterion->in_group ? rulebook.groups : rulebook.standards;
  if (address.criterion->standard.value < owners.size()) take(place, owners[address.criterion->standard.value].origin);
}

}  // namespace

Place place_of(const Rulebook& rulebook, const CellSubject& subject) {
  Place place;
  if (subject.origin) take(place, *subject.origin);
  switch (subject.kind) {
    case SubjectKind::alternative:
      if (const Alternative* each = find_alternative(rulebook, subject.origin)) place.text = each->text;
      [[fallthrough]];
    case SubjectKind::requirement:
    case SubjectKind::cross_check:
    case SubjectKind::indicator:
    case SubjectKind::criterion_level: {
      const Located address = locate(rulebook, subject.name);
      if (place.text.empty() && address.requirement) place.text = address.requirement->text;
      if (place.text.empty() && address.criterion) place.text = address.criterion->title;
      take_address(place, rulebook, address);
      break;
    }
    case SubjectKind::criterion_reached:
      if (subject.index < rulebook.criteria.size()) {
        const Criterion& criterion = rulebook.criteria[subject.index];
        place.text = criterion.title;
        const CriterionLevel* level = criterion.level(subject.level);
        if (level) place.cite = level->origin.cite;
        take_address(place, rulebook, Located{&criterion, level, nullptr, nullptr});
      }
      break;
    case SubjectKind::standard_reached:
      if (subject.index < rulebook.standards.size()) {
        place.text = rulebook.standards[subject.index].title;
        take(place, rulebook.standards[subject.index].origin);
      }
      break;
    case SubjectKind::school_level:
      take(place, rulebook.rating_origin);
      break;
    case SubjectKind::degree:
    case SubjectKind::condition:
      if (subject.index < rulebook.recognitions.size()) {
        place.text = rulebook.recognitions[subject.index].label;
        take(place, rulebook.recognitions[subject.index].origin);
      }
      break;
    case SubjectKind::check:
      for (const ProcedureCheck& check : rulebook.checks)
        if (&check.origin == subject.origin || check.name == subject.name) place.text = check.text;
      break;
    default:
      break;
  }
  return place;
}

}  // namespace chuan::explanation
