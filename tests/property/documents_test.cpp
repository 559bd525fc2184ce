// SPDX-License-Identifier: MIT
// Papers of known content in every form, set down in every way and carried through every tool that is installed: no
// value is read that the paper does not have.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iomanip>
#include <iostream>
#include <map>

#include "office/plan/plan_document.hpp"
#include "support/folder.hpp"
#include "support/for_each_seed.hpp"
#include "support/paper_ways.hpp"
#include "support/papers.hpp"
#include "support/size.hpp"

using namespace chuan;
using namespace chuan::office;
using namespace chuan::test;

namespace {

struct Count {
  std::size_t documents = 0, values = 0, wrong = 0, lost = 0, listed = 0;
};
/// By form and way.
using Counts = std::map<std::pair<std::size_t, std::string>, Count>;

/// Whether what was not read is said somewhere.
bool is_told(const PlanDocument& plan, const std::string& id) {
  const auto names = [&](const std::string& text) { return text.find(id) != std::string::npos; };
  return std::any_of(plan.unread.begin(), plan.unread.end(), [&](const Said& each) { return names(each.text); }) ||
         std::any_of(plan.passed.begin(), plan.passed.end(), [&](const Said& each) { return names(each.text); }) ||
         std::any_of(plan.warnings.begin(), plan.warnings.end(), names) ||
         std::any_of(plan.warnings.begin(), plan.warnings.end(),
                     [](const std::string& each) { return each.find("không lấy") != std::string::npos; });
}

void compare_lists(const KnownContent& known, const PlanDocument& plan, const Dossier& dossier, Count& count) {
  std::size_t found = 0;
  for (const Evidence& each : dossier.evidence) {
    const auto is_it = [&](const KnownEvidence& item) {
      return item.code == each.code && (each.title.empty() || each.title.starts_with(item.title)) &&
             (!each.issued || to_iso(*each.issued) == item.issued);
    };
    found += std::any_of(known.evidence.begin(), known.evidence.end(), is_it);
    if (std::any_of(known.evidence.begin(), known.evidence.end(), is_it)) continue;
    ++count.wrong;
    ADD_FAILURE() << "evidence " << each.code << ", " << each.title << ", "
                  << (each.issued ? to_iso(*each.issued) : "");
  }
  count.values += known.evidence.size() + known.figures.size();
  if (found < known.evidence.size()) count.lost += known.evidence.size() - found;
  for (const KnownEvidence& item : known.evidence)
    if (std::none_of(dossier.evidence.begin(), dossier.evidence.end(),
                     [&](const Evidence& each) { return each.code == item.code; }))
      count.listed += is_told(plan, item.code);
  const auto is_of = [](const FoundFigure& each, const KnownFigure& figure) {
    return each.name.text == figure.name && each.year == figure.year && each.is_aim == figure.is_aim;
  };
  for (const FoundFigure& each : plan.figures) {
    if (std::any_of(known.figures.begin(), known.figures.end(), [&](const KnownFigure& figure) {
          return is_of(each, figure) && to_string(each.value, ',') == figure.value;
        }))
      continue;
    ++count.wrong;
    ADD_FAILURE() << "figure " << each.name.text << ", " << each.year << ": " << to_string(each.value, ',');
  }
  for (const KnownFigure& figure : known.figures)
    if (std::none_of(plan.figures.begin(), plan.figures.end(),
                     [&](const FoundFigure& each) { return is_of(each, figure); })) {
      ++count.lost;
      count.listed += is_told(plan, figure.value);
    }
}

void compare(const KnownContent& known, const PlanDocument& plan, Count& count) {
  std::map<std::string, int> results, targets;
  for (const FoundResult& each : plan.results) results[each.id] = each.level;
  for (const FoundCriterion& each : plan.criteria)
    if (each.target) targets[each.id] = *each.target;
  for (const auto& [expected, found] : {std::pair(&known.results, &results), std::pair(&known.targets, &targets)}) {
    count.values += expected->size();
    for (const auto& [id, level] : *found)
      if (const auto is = expected->find(id); is == expected->end() || is->second != level) {
        ++count.wrong;
        ADD_FAILURE() << id << " read as " << level;
      }
    for (const auto& [id, level] : *expected) {
      if (found->contains(id)) continue;
      ++count.lost;
      count.listed += is_told(plan, id);
    }
  }
  const Dossier dossier = to_dossier(plan, test::papers());
  const std::vector<PlanAction> actions = dossier.plan ? dossier.plan->actions : std::vector<PlanAction>();
  count.values += known.actions.size();
  for (const PlanAction& each : actions) {
    const auto is_it = [&](const KnownAction& work) {
      return work.criterion == each.criterion && work.action == each.action &&
             (each.owner.empty() || work.owner == each.owner) && (!each.cost || *each.cost == Number(work.cost)) &&
             (each.due.empty() || each.due == work.due) && (each.starts.empty() || each.starts == work.starts);
    };
    if (std::none_of(known.actions.begin(), known.actions.end(), is_it)) {
      ++count.wrong;
      ADD_FAILURE() << "action of " << each.criterion << ": " << each.action << ", " << each.owner << ", cost "
                    << (each.cost ? to_string(*each.cost, ',') : "-") << ", from " << each.starts << " to " << each.due;
    }
  }
  if (actions.size() < known.actions.size()) {
    count.lost += known.actions.size() - actions.size();
    for (const KnownAction& work : known.actions) count.listed += is_told(plan, work.criterion);
  }

  compare_lists(known, plan, dossier, count);
}

/// What the product makes of these bytes against what the paper says.
void read_back(const KnownContent& known, const std::string& bytes, const std::string& name, Count& count) {
  ++count.documents;
  try {
    compare(known, find_plan(read_document(bytes, name), papers()), count);
  } catch (const BadDocument&) {
    count.values += known.size();
    count.lost += known.size();
    count.listed += known.size();
  }
}

/// Every line with `all`, else those on which something was not read.
void print(const Counts& counts, bool all) {
  std::cout << std::left << std::setw(16) << "form" << std::setw(24) << "way"
            << "documents  values  wrong  lost  listed\n";
  Count sum;
  for (const auto& [key, each] : counts) {
    sum.documents += each.documents;
    sum.values += each.values;
    sum.wrong += each.wrong;
    sum.lost += each.lost;
    sum.listed += each.listed;
    if (all || each.lost > 0 || each.wrong > 0)
      std::cout << std::setw(16) << paper_forms()[key.first] << std::setw(24) << key.second << std::setw(11)
                << each.documents << std::setw(8) << each.values << std::setw(7) << each.wrong << std::setw(6)
                << each.lost << each.listed << "\n";
  }
  std::cout << "all: " << sum.documents << " documents, " << sum.values << " values, " << sum.wrong << " wrong, "
            << sum.lost << " lost, " << sum.listed << " of them listed\n";
}

TEST(documents, are_never_read_wrong) {
  Counts counts;
  for_each_seed(6, [&](Random& random) {
    for (std::size_t form = 0; form < paper_forms().size(); ++form) {
      const Paper paper = random_paper(form, random);
      for (const PaperWay& way : paper_ways()) {
        SCOPED_TRACE(paper_forms()[form] + " as " + way.name);
        read_back(paper.content, way.render(paper.parts), way.file, counts[{form, way.name}]);
      }
    }
  });
  print(counts, false);
}

/// The tools run once over all papers of the seeds; each folder that they leave is one way. CHUAN_PAPERS names a folder
/// that keeps the files; what was carried there before is read again.
TEST(documents, are_never_read_wrong_through_tools) {
  if (!is_full()) GTEST_SKIP() << "other programs need minutes to write all papers: tools/test --full";
  const Seeds run = seeds(1);
  const Folder temporary;
  const char* kept = std::getenv("CHUAN_PAPERS");  // NOLINT(concurrency-mt-unsafe): no other thread
  const std::filesystem::path folder = kept != nullptr ? std::filesystem::path(kept) : temporary.path();
  std::map<std::string, std::pair<std::size_t, KnownContent>> by_name;
  for (std::uint64_t seed = run.first; seed < run.first + run.count; ++seed) {
    Random random(seed);
    for (std::size_t form = 0; form < paper_forms().size(); ++form) {
      const Paper paper = random_paper(form, random);
      const std::string name = std::to_string(seed) + "-" + std::to_string(form);
      for (const PaperWay& way : paper_ways())
        for (const std::string kind : {"docx", "xlsx"})
          if (way.name == kind) write(folder / "papers" / (name + "." + kind), way.render(paper.parts));
      by_name[name] = {form, paper.content};
    }
  }
  const std::string command = "bash " CHUAN_PROJECT "/tests/support/carry_papers.sh " + folder.string();
  const bool is_carried = std::filesystem::exists(folder / "carried") ||
                          std::system(command.c_str()) == 0;  // NOLINT(concurrency-mt-unsafe): no other thread
  ASSERT_TRUE(is_carried);
  Counts counts;
  for (const auto& tool : std::filesystem::directory_iterator(folder / "carried"))
    for (const auto& file : std::filesystem::directory_iterator(tool)) {
      const std::string way = tool.path().filename().string();
      const auto& [form, content] = by_name.at(file.path().stem().string());
      SCOPED_TRACE("seed-form " + file.path().filename().string() + " (" + paper_forms()[form] + ") through " + way);
      read_back(content, read_file(file.path().string()), file.path().filename().string(), counts[{form, way}]);
    }
  print(counts, true);
}

}  // namespace
