// SPDX-License-Identifier: MIT
// The one list of a dossier's fields. Reading, writing and the schema walk it; a new field is one line here.
#pragma once

#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "chuan/dossier.hpp"
#include "chuan/dossier_keys.hpp"

namespace chuan::dossier {

/// What a value means where its type does not say it.
enum class Meaning : std::uint8_t {
  plain,
  as_written,    ///< a text, or a number as it is written: a year
  format,        ///< the version of this contract
  school_kind,   ///< one of the circular's kinds
  school_year,   ///< "2021-2022"
  criterion,     ///< the id of one
  by_criterion,  ///< keys are criteria
  target,        ///< "chuan_quoc_gia.2"
  recognition,   ///< the id of one
  changes,       ///< criteria, addresses and facts
  reached,       ///< the level that an action reaches
  status,        ///< of an action
  per_cent,      ///< 0 to 100
  item_kind,     ///< of an item of evidence
  verification   ///< of an item of evidence
};

struct Field {
  constexpr Field(std::string_view its_key, Meaning its_meaning = Meaning::plain, bool must_be_given = false)
      : key(its_key), meaning(its_meaning), is_required(must_be_given) {}

  std::string_view key;
  Meaning meaning;
  bool is_required;
};

constexpr Field required(std::string_view key, Meaning meaning = Meaning::plain) { return {key, meaning, true}; }

/// The part of a dossier under the key `school`.
template <class AnyDossier>
struct School {
  AnyDossier& dossier;
};
template <class AnyDossier>
School(AnyDossier&) -> School<AnyDossier>;

template <class Given, class Wanted>
concept Some = std::is_same_v<std::remove_const_t<Given>, Wanted>;

/// The day of a recognition, or the year where no more is known.
template <class AnyRecognition>
struct GivenOn {
  AnyRecognition& of;
};
template <class AnyRecognition>
GivenOn(AnyRecognition&) -> GivenOn<AnyRecognition>;

/// A place where something was not understood, and its words.
using UnreadPlace = std::pair<std::string, std::string>;

template <class AnyDossier>
void fields(auto& f, const School<AnyDossier>& x) {
  f(keys::name, x.dossier.name);
  f({keys::kind, Meaning::school_kind}, x.dossier.kind);
  f(keys::province, x.dossier.province);
  f(keys::commune, x.dossier.commune);
  f({keys::school_year, Meaning::school_year}, x.dossier.school_year);
}
void fields(auto& f, Some<RecordedVerdict> auto& x) {
  f(keys::verdict, x.verdict);
  f(keys::evidence, x.evidence);
  f(keys::note, x.note);
}
void fields(auto& f, Some<LevelData> auto& x) {
  f(keys::results, x.results);
  f(keys::requirements, x.requirements);
  f(keys::facts, x.facts);
}
void fields(auto& f, Some<Evidence> auto& x) {
  f(required(keys::code), x.code);
  f(keys::title, x.title);
  f(keys::issued, x.issued);
  f(keys::expires, x.expires);
  f(keys::location, x.location);
  f(keys::aliases, x.aliases);
  f({keys::kind, Meaning::item_kind}, x.kind);
  f({keys::verification, Meaning::verification}, x.verification);
  f(keys::checked_by, x.checked_by);
  f(keys::checked_on, x.checked_on);
}
template <class AnyRecognition>
void fields(auto&, const GivenOn<AnyRecognition>&) {}
void fields(auto& f, Some<RecordedRecognition> auto& x) {
  GivenOn given{x};
  f(required(keys::id, Meaning::recognition), x.id);
  f(required(keys::degree), x.degree);
  f(required(keys::date), given);
  f(keys::circular, x.circular);
  f(keys::expires, x.expires);
}
void fields(auto& f, Some<PlanGoal> auto& x) {
  f(required(keys::target, Meaning::target), x.target);
  f({keys::by, Meaning::as_written}, x.by);
}
void fields(auto& f, Some<PlanAction> auto& x) {
  f(required(keys::criterion, Meaning::criterion), x.criterion);
  f(keys::action, x.action);
  f(keys::owner, x.owner);
  f(keys::decides, x.decides);
  f({keys::changes, Meaning::changes}, x.changes);
  f(keys::cost, x.cost);
  f(keys::source, x.source);
  f({keys::starts, Meaning::as_written}, x.starts);
  f({keys::due, Meaning::as_written}, x.due);
  f(keys::days, x.days);
  f(keys::indicator, x.indicator);
  f(keys::evidence, x.evidence);
  f({keys::reaches, Meaning::reached}, x.reaches);
  f({keys::status, Meaning::status}, x.status);
  f({keys::progress, Meaning::per_cent}, x.progress);
}
void fields(auto& f, Some<Plan> auto& x) {
  f(keys::goal, x.goal);
  f(keys::further_goals, x.further_goals);
  f({keys::period, Meaning::as_written}, x.period);
  f(keys::approved, x.approved);
  f(keys::targets, x.targets);
  f({keys::solutions, Meaning::by_criterion}, x.solutions);
  f(keys::actions, x.actions);
  f(keys::conclusions, x.conclusions);
  f(keys::recipients, x.recipients);
}
void fields(auto& f, Some<Site> auto& x) {
  f(keys::name, x.name);
  f(keys::results, x.results);
  f(keys::requirements, x.requirements);
}
void fields(auto& f, Some<CouncilMember> auto& x) {
  f(keys::name, x.name);
  f(keys::role, x.role);
  f(keys::position, x.position);
}
void fields(auto& f, Some<Review> auto& x) {
  f({keys::date, Meaning::as_written}, x.date);
  f(keys::content, x.content);
}
void fields(auto& f, Some<Situation> auto& x) {
  f(keys::strengths, x.strengths);
  f(keys::limits, x.limits);
  f({keys::shortfalls, Meaning::by_criterion}, x.shortfalls);
  f({keys::descriptions, Meaning::by_criterion}, x.descriptions);
}
void fields(auto& f, Some<UnreadPlace> auto& x) {
  f(keys::place, x.first);
  f(keys::text, x.second);
}
void fields(auto& f, Some<Provenance> auto& x) {
  f(keys::file, x.file);
  f(keys::places, x.places);
  f(keys::originals, x.originals);
  f(keys::unread, x.unread);
}
void fields(auto& f, Some<Dossier> auto& x) {
  School school{x};
  f({keys::format, Meaning::format}, x.format);
  f(keys::school, school);
  f(keys::date, x.date);
  f(keys::submitted, x.submitted);
  fields(f, x.data);
  f(keys::evidence, x.evidence);
  f(keys::recognitions, x.recognitions);
  f(keys::plan, x.plan);
  f(keys::levels, x.levels);
  f(keys::sites, x.sites);
  f(keys::council, x.council);
  f(keys::reviews, x.reviews);
  f(keys::situation, x.situation);
  f(keys::provenance, x.provenance);
}

/// The fields of an object that has `value`'s.
template <class T>
std::vector<Field> fields_of(T& value) {
  std::vector<Field> all;
  const auto list = [&](Field field, auto&) { all.push_back(field); };
  fields(list, value);
  return all;
}

}  // namespace chuan::dossier
