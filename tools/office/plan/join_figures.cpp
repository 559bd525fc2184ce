// SPDX-License-Identifier: MIT
// Figures of one name and year side by side, and counts of criteria beside the results they count.
#include <algorithm>
#include <map>
#include <regex>

#include "office/plan/join.hpp"
#include "office/plan/phrases.hpp"

namespace chuan::office {
namespace {

class FigureComparer {
 public:
  FigureComparer(const std::vector<PlanDocument>& plans, const std::map<std::string, RecordedLevel>& results,
                 const Papers& papers, const std::string& prefer)
      : plans_(plans), results_(results), papers_(papers), prefer_(prefer) {}

  std::vector<Conflict> conflicts() {
    compare();
    return std::move(conflicts_);
  }

 private:
  /// "hoc sinh" of "Tổng số học sinh".
  std::string plain_name(const FoundFigure& figure) const {
    std::string words = words_of(figure.name.text);
    for (bool is_done = false; !is_done;) {
      is_done = true;
      for (const std::string& each : papers_.dropped)
        if (words.starts_with(each + " ")) {
          words.erase(0, each.size() + 1);
          is_done = false;
        }
    }
    return words;
  }

  /// What each document says of a figure; one that says two numbers for a name, as of boys in every class, says none.
  using Sides = std::map<std::size_t, std::vector<const FoundFigure*>>;

  static std::vector<std::pair<std::size_t, const FoundFigure*>> single(const Sides& sides) {
    std::vector<std::pair<std::size_t, const FoundFigure*>> all;
    for (const auto& side : sides) {
      const std::vector<const FoundFigure*>& said = side.second;
      const auto differs = [&](const FoundFigure* each) { return each->value != said.front()->value; };
      if (std::none_of(said.begin(), said.end(), differs)) all.emplace_back(side.first, said.front());
    }
    return all;
  }

  /// Figures of one name and year that documents give differently.
  void compare() {
    std::map<std::pair<std::string, bool>, std::map<std::string, Sides>> given;
    for (std::size_t i = 0; i < plans_.size(); ++i)
      for (const FoundFigure& each : plans_[i].figures)
        given[{plain_name(each), each.is_aim}][each.year][i].push_back(&each);
    for (auto& of_name : given) {
      std::map<std::string, Sides>& years = of_name.second;
      // One that says no year is about the latest.
      if (const auto without = years.find(""); without != years.end() && years.size() > 1) {
        Sides& latest = years.rbegin()->second;
        for (const auto& [from, said] : without->second)
          latest[from].insert(latest[from].end(), said.begin(), said.end());
        years.erase(without);
      }
      for (const auto& [year, sides] : years) {
        const auto all = single(sides);
        Conflict conflict{
            all.empty() ? "" : all.front().second->name.text + (year.empty() ? "" : ", " + year), "", {}, false};
        bool is_one = true;
        for (const auto& [from, each] : all) {
          is_one = is_one && each->value == all.front().second->value;
          conflict.sides.push_back({base_name(plans_[from].document.file), each->place, each->text});
          conflict.is_settled = conflict.is_settled || is_same_file(plans_[from].document.file, prefer_);
        }
        if (!is_one) conflicts_.push_back(std::move(conflict));
      }
    }
    count_results();
  }

  /// "Số tiêu chí đạt Mức 2: 9" beside six results of Mức 2.
  void count_results() {
    static const std::regex form(R"(so tieu chi dat muc ([1-4]))");
    if (results_.empty()) return;
    std::map<int, std::vector<std::pair<std::size_t, const FoundFigure*>>> said;
    for (std::size_t i = 0; i < plans_.size(); ++i)
      for (const FoundFigure& each : plans_[i].figures) {
        std::smatch level;
        const std::string words = words_of(each.name.text);
        if (!each.is_aim && std::regex_search(words, level, form)) said[std::stoi(level[1])].emplace_back(i, &each);
      }
    for (const auto& of_level : said) {
      const int level = of_level.first;
      const auto& figures = of_level.second;
      const auto reached =
          std::count_if(results_.begin(), results_.end(), [&](const auto& each) { return each.second.level >= level; });
      const bool is_said = std::any_of(figures.begin(), figures.end(),
                                       [&](const auto& each) { return each.second->value == Number(reached); });
      if (is_said) continue;
      Conflict conflict{"số tiêu chí đạt Mức " + std::to_string(level), "", {}, false};
      for (const auto& [from, each] : figures)
        conflict.sides.push_back({base_name(plans_[from].document.file), each->place,
                                  each->text + (each->year.empty() ? "" : " (" + each->year + ")")});
      conflict.sides.push_back({"", "đếm từ kết quả đã đọc", std::to_string(reached)});
      conflicts_.push_back(std::move(conflict));
    }
  }

  const std::vector<PlanDocument>& plans_;
  const std::map<std::string, RecordedLevel>& results_;
  const Papers& papers_;
  const std::string& prefer_;
  std::vector<Conflict> conflicts_;
};

}  // namespace

std::string base_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

bool is_same_file(const std::string& file, const std::string& named) {
  return !named.empty() && (file == named || base_name(file) == base_name(named));
}

std::vector<Conflict> figure_conflicts(const std::vector<PlanDocument>& plans,
                                       const std::map<std::string, RecordedLevel>& results, const Papers& papers,
                                       const std::string& prefer) {
  return FigureComparer(plans, results, papers, prefer).conflicts();
}

}  // namespace chuan::office
