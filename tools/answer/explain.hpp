// SPDX-License-Identifier: MIT
// Why, why not, what stands in the way of a target, and the ways to reach it.
#pragma once

#include "answer/asked.hpp"
#include "chuan/confidence.hpp"
#include "chuan/outlook.hpp"
#include "chuan/repair.hpp"

namespace chuan::answer {

struct ExplainParameters {
  InquiryRequest law;
  Profile profile = Profile::normal;
  std::string target, subject;
  SpanEnd by;
  Bounded repairs{3, 1, 1000};  ///< how many
  Bounded budget{2, 0, 3600};   ///< of counted work, about a second's each
  bool graph = false, certificate = false;

  template <class Visit>
  static void fields(Visit& visit, ExplainParameters& of) {
    visit("as_of", of.law.as_of, "xét theo luật đang có hiệu lực ngày này");
    visit("circular", of.law.circular, "xét theo thông tư này thay vì thông tư đang có hiệu lực");
    visit("target", of.target, "đích: muc.3, kiem_dinh.2, chuan_quoc_gia.1 …; không có thì mức kế tiếp của trường");
    visit("by", of.by, "chỉ những cách kịp tới hết ngày, năm học hay năm này");
    visit("repairs", of.repairs, "nêu nhiều nhất ngần này cách, rẻ trước");
    visit("budget", of.budget, "tìm nhiều nhất ngần này × 4 triệu bước, rồi nói cách tốt nhất đã thấy");
    visit("subject", of.subject, "điều cần giải trình: 2.2, 2.2/3, 2.2/3/a/1, muc.2, tên số liệu");
    visit("profile", of.profile, "strict: yêu cầu ghi là đạt mà không có minh chứng thì chưa rõ");
    visit("graph", of.graph, "kèm đồ thị lý do: ô, mũi tên, và cùng đồ thị ấy dạng DOT");
    visit("certificate", of.certificate, "trả lại chứng thư để `verify` kiểm lại");
  }
};

/// Why a subject has its verdict, for each educational level.
struct Why {
  std::string subject;
  std::vector<Explanation> parts;
};

/// What `explain` finds. Of a subject alone there is no target and nothing that belongs to one.
struct Explained {
  Inquiry inquiry;
  Assessment assessment;
  std::optional<TargetExplanation> target;
  std::optional<Repairs> repairs;
  std::optional<Questions> questions;
  std::optional<Robustness> robustness;  ///< of a target that is reached
  std::vector<LawChange> law_changes;    ///< before the day asked for
  std::optional<Why> why_target;
  std::optional<Why> why_subject;
  std::optional<Drawing> graph;
  std::string certificate;
  ConfidenceCounts confidence{};  ///< how the requirements that the answer rests on are established
};

/// Throws FaultyInput or Refusal.
Explained explain_school(Asked& asked, const Bytes& dossier, const ExplainParameters& parameters);
Json to_json(const Explained& explained, Language language);

/// What the school has of a condition: the lines under it that say a figure.
std::vector<std::string> has_of(const Explained& explained, const Blocker& condition, Language language);

}  // namespace chuan::answer
