// SPDX-License-Identifier: MIT
// One spelling of each value for every answer.
#include "answer/json.hpp"

#include "answer/answer.hpp"

namespace chuan::answer {

std::string pretty(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

Answer error(std::string_view code, std::string_view message) {
  return {Status::refused, pretty(Json{{"error", {{"code", code}, {"message", message}}}}), {}, ""};
}

std::string word(Verdict verdict) {
  constexpr const char* words[] = {"not_met", "unknown", "met", "not_applicable"};
  return words[static_cast<std::size_t>(verdict)];
}

std::string reached_word(Verdict verdict) {
  if (verdict == Verdict::unknown) return "unknown";
  return verdict == Verdict::not_met ? "no" : "yes";
}

std::string word(Severity severity) {
  constexpr const char* words[] = {"note", "warning", "error"};
  return words[static_cast<std::size_t>(severity)];
}

Json interval_json(Interval interval) { return {{"at_least", interval.at_least}, {"at_most", interval.at_most}}; }

Json blockers_json(const std::vector<Blocker>& blockers) {
  Json list = Json::array();
  for (const Blocker& each : blockers) {
    if (each.kind == Blocker::Kind::condition)
      list.push_back({{"kind", "condition"},
                      {"subject", each.subject},
                      {"verdict", word(each.verdict)},
                      {"text", each.text},
                      {"cite", each.cite}});
    else
      list.push_back({{"subject", each.subject},
                      {"has", each.has.at_least},
                      {"has_at_most", each.has.at_most},
                      {"needs", each.needs},
                      {"cite", each.cite}});
  }
  return list;
}

Json reasons_json(const Explanation& why) {
  Json list = Json::array();
  for (const Reason& reason : why.reasons) {
    Json each{{"depth", reason.depth},
              {"subject", reason.subject},
              {"verdict", word(reason.verdict)},
              {"text", reason.text},
              {"cite", reason.cite}};
    if (!reason.unverified.empty()) each["unverified"] = reason.unverified;
    list.push_back(std::move(each));
  }
  return list;
}

Json count_json(const std::string& count) {
  constexpr std::size_t digits_that_fit = 18;
  if (count.empty()) return nullptr;
  if (count.size() > digits_that_fit) return count;
  return std::stoll(count);
}

}  // namespace chuan::answer
