// SPDX-License-Identifier: MIT
// The levels of one school, what lies ahead of it, what its plan would reach.
#pragma once

#include "answer/asked.hpp"
#include "chuan/assessment.hpp"

namespace chuan::answer {

struct AssessParameters {
  InquiryRequest law;
  Profile profile = Profile::normal;
  std::string target;

  template <class Visit>
  static void fields(Visit& visit, AssessParameters& of) {
    visit("as_of", of.law.as_of, "xét theo luật đang có hiệu lực ngày này");
    visit("circular", of.law.circular, "xét theo thông tư này thay vì thông tư đang có hiệu lực");
    visit("target", of.target, "trạng thái not_held khi chưa đạt đích này");
    visit("profile", of.profile, "strict: yêu cầu ghi là đạt mà không có minh chứng thì chưa rõ");
  }
};

/// A goal of the plan, held against the assessment in which every target of the plan is met.
struct GoalOutlook {
  PlanGoal goal;
  std::optional<Target> target;  ///< none: the circular has no such target
  Verdict reached = Verdict::unknown;
  std::vector<Blocker> short_of;
  bool has_choice = false;
};

struct PlanOutlook {
  Assessment assessment;
  std::vector<GoalOutlook> goals;
  bool has_targets = false;                 ///< it says of some criterion what it is to reach
  std::vector<std::size_t> without_action;  ///< criteria below their lowest level that no action names
};

/// Everything `assess` says about one school.
struct Assessed {
  Inquiry inquiry;
  Assessment assessment;                  ///< with what was found while reading and what the law changes
  std::optional<TargetExplanation> next;  ///< the school's next level
  std::vector<RecognitionDates> held;
  std::vector<Due> due;
  std::optional<PlanOutlook> outlook;
  std::optional<TargetExplanation> asked;  ///< the target asked about
};

/// Throws FaultyInput or Refusal.
Assessed assess_school(Asked& asked, const Bytes& dossier, const AssessParameters& parameters);
Json to_json(const Assessed& assessed, Language language);
Json assessment_shape();

/// What is held of the target's recognition, where the next degree may not be asked for yet on the day asked about.
std::optional<RecognitionDates> too_early(const Inquiry& inquiry, const Target& target);

/// The lowest level of the school that it has not surely reached; none when all are.
std::optional<int> next_level(const Rulebook& rulebook, const Assessment& assessment);

}  // namespace chuan::answer
