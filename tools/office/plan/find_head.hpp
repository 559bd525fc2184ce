// SPDX-License-Identifier: MIT
// Whose paper it is, of which day and for how long: what stands at its head, and which kind of school it speaks of.
#pragma once

#include <string>
#include <vector>

#include "office/plan/plan_document.hpp"

namespace chuan::office {

/// "Trường ......", "[TÊN TRƯỜNG]": a name still to be filled in.
bool is_left_open(const std::string& name);

class HeadFinder {
 public:
  HeadFinder(PlanDocument& plan, const Papers& papers) : plan_(plan), papers_(papers), kinds_(papers.kinds.size()) {}

  /// `plain` is the line folded.
  void read(const Said& line, const std::string& plain);
  /// The kind that was spoken of most.
  void finish();

 private:
  PlanDocument& plan_;
  const Papers& papers_;
  std::vector<std::size_t> kinds_;  // how often each is said
  bool is_below_title_ = false;
};

}  // namespace chuan::office
