// SPDX-License-Identifier: MIT
// Everything a school may write besides verdicts and figures.
#include "support/generate_school.hpp"

#include "support/generate.hpp"

namespace chuan::test {
namespace {

constexpr const char* odd_texts[] = {"Kế hoạch số 12/KH-THCS",
                                     "1.10",
                                     "092,40",
                                     "1/2",
                                     "2026-01-05",
                                     "=1+1",
                                     "'nháy đơn",
                                     "\"ngoặc kép\"",
                                     "-",
                                     "TRUE",
                                     "#N/A",
                                     "json:",
                                     "json:\"x\"",
                                     "_x0041_ và _x",
                                     " trống ở đầu",
                                     "trống ở cuối ",
                                     "hai  dấu cách",
                                     "dòng một\ndòng hai\n\ndòng bốn",
                                     "\nxuống dòng ở đầu",
                                     "xuống kiểu cũ\r\nở giữa",
                                     "có\ttab",
                                     "ký tự \x01 lạ",
                                     "cách\xC2\xA0"
                                     "cứng",
                                     "\xC3\x90 kiểu cũ, viêc\xCC\xA3",
                                     "a; b, c",
                                     "<b> & 'x' \\ \"y\"",
                                     "không áp dụng",
                                     "chưa rõ",
                                     "😀 ngoài mặt phẳng cơ bản",
                                     " "};

class School {
 public:
  School(Random& random, const Rulebook& book) : random_(random), book_(book) {}

  Dossier make() {
    Dossier dossier = random_dossier(random_, book_);
    dossier.name = text();
    if (random_.chance(20)) dossier.date.reset();
    if (random_.chance(20)) dossier.submitted = random_date(random_);
    for (const auto& each : book_.educational_levels)
      if (random_.chance(20)) dossier.levels[each.first].facts.resize(book_.facts.size());
    unknown_figures(dossier.data);
    for (auto& [level, data] : dossier.levels) unknown_figures(data);
    for (auto& [address, given] : dossier.data.requirements) {
      if (random_.chance(20)) given.note = text();
      if (random_.chance(20)) given.evidence = texts();
    }
    evidence(dossier);
    recognitions(dossier);
    for (int more = random_.between(0, 2); more > 0; --more)
      dossier.council.push_back({maybe_text(), maybe_text(), maybe_text()});
    for (int more = random_.between(0, 2); more > 0; --more) dossier.reviews.push_back({maybe_text(), maybe_text()});
    for (int more = random_.between(0, 2); more > 0; --more) site(dossier);
    if (random_.chance(70)) plan(dossier);
    situation(dossier.situation);
    if (random_.chance(30)) provenance(dossier.provenance.emplace());
    return dossier;
  }

 private:
  std::string text() { return odd_texts[random_.below(std::size(odd_texts))]; }
  std::string maybe_text() { return random_.chance(50) ? text() : ""; }
  std::vector<std::string> texts() {
    std::vector<std::string> list;
    for (int more = random_.between(0, 3); more > 0; --more) list.push_back(random_.chance(10) ? "" : text());
    return list;
  }
  std::optional<Date> maybe_date() { return random_.chance(50) ? std::optional(random_date(random_)) : std::nullopt; }
  std::string criterion() { return random_.pick(book_.criteria).id; }
  int own_level(const std::string& id) {
    for (const Criterion& each : book_.criteria)
      if (each.id == id && !each.levels.empty()) return random_.chance(30) ? 0 : random_.pick(each.levels).number;
    return 0;
  }

  void unknown_figures(LevelData& data) {
    const auto none = [this] { return random_.chance(50) ? NoFigure::unknown : NoFigure::not_applicable; };
    for (std::size_t i = 2; i < data.facts.size(); ++i) {
      std::optional<FactValues>& values = data.facts[i];
      if (book_.facts[i].source == FactSource::school_year_day || !random_.chance(20)) continue;
      if (!values) values.emplace();
      if (values->single) {
        values->single.reset();
        values->none = none();
      } else if (book_.facts[i].yearly) {
        const int year = random_.between(2010, 2023);
        values->by_year.erase(year);
        values->none_by_year[year] = none();
      } else {
        values->none = none();
      }
    }
  }

  void evidence(Dossier& dossier) {
    for (int more = random_.between(0, 3); more > 0; --more)
      dossier.evidence.push_back({"[H1-1.1-0" + std::to_string(more + 1) + "]",
                                  maybe_text(),
                                  maybe_date(),
                                  maybe_date(),
                                  maybe_text(),
                                  texts(),
                                  {}});
    if (random_.chance(20)) dossier.evidence.push_back({text(), "", {}, {}, "", {}, {}});
  }

  void recognitions(Dossier& dossier) {
    for (const Recognition& each : book_.recognitions)
      for (const Degree& degree : each.degrees)
        if (random_.chance(40))
          dossier.recognitions.push_back({each.id,
                                          degree.number,
                                          random_date(random_),
                                          random_.chance(50) ? book_.circular : "",
                                          maybe_date(),
                                          {}});
  }

  void site(Dossier& dossier) {
    Site& site = dossier.sites.emplace_back();
    site.name = maybe_text();
    const std::string id = criterion();
    if (random_.chance(50)) site.results[id] = {own_level(id), {}};
    for (const auto& [address, given] : dossier.data.requirements)
      if (random_.chance(5)) site.requirements[address] = given;
  }

  PlanGoal goal() {
    const int level = random_.pick(book_.rating).number;
    return {"muc." + std::to_string(level), maybe_text()};
  }

  void plan(Dossier& dossier) {
    if (!dossier.plan) dossier.plan.emplace();
    Plan& plan = *dossier.plan;
    if (random_.chance(50)) plan.goal = goal();
    for (int more = random_.between(0, 2); more > 0; --more) plan.further_goals.push_back(goal());
    plan.period = maybe_text();
    plan.approved = maybe_date();
    for (const Criterion& each : book_.criteria) {
      if (random_.chance(20)) plan.targets[each.id] = {own_level(each.id), {}};
      if (std::vector<std::string> list = texts(); !list.empty()) plan.solutions[each.id] = std::move(list);
    }
    for (int more = random_.between(0, 3); more > 0; --more) {
      PlanAction action;
      action.criterion = criterion();
      for (std::string* each :
           {&action.action, &action.owner, &action.decides, &action.source, &action.indicator, &action.evidence})
        *each = maybe_text();
      // A workbook takes days alone, in their order.
      if (random_.chance(60)) action.starts = "2026-" + std::string(random_.chance(50) ? "09-01" : "10-15");
      if (random_.chance(60)) action.due = random_.chance(50) ? "2027" : "2027-05-31";
      if (random_.chance(30)) action.changes = {criterion(), book_.facts.back().name};
      if (random_.chance(50))
        action.cost = random_.chance(30) ? *Number::parse("1250000,75") : Number(random_.between(0, 3));
      if (random_.chance(30)) action.days = random_.between(0, 400);
      if (random_.chance(30)) action.reaches = own_level(action.criterion);
      plan.actions.push_back(std::move(action));
    }
    plan.conclusions = texts();
    plan.recipients = texts();
  }

  void situation(Situation& said) {
    said.strengths = texts();
    said.limits = texts();
    for (const Criterion& each : book_.criteria) {
      if (random_.chance(20)) said.shortfalls[each.id] = text();
      if (random_.chance(20)) said.descriptions[each.id] = text();
    }
  }

  void provenance(Provenance& from) {
    from.file = maybe_text();
    if (random_.chance(50)) from.places["/results/1.1"] = text();
    if (random_.chance(50)) from.originals["/school/name"] = text();
    for (int more = random_.between(0, 2); more > 0; --more) from.unread.emplace_back(maybe_text(), maybe_text());
  }

  Random& random_;
  const Rulebook& book_;
};

}  // namespace

Dossier random_school(Random& random, const Rulebook& rulebook) { return School(random, rulebook).make(); }

}  // namespace chuan::test
