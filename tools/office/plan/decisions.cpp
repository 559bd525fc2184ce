// SPDX-License-Identifier: MIT
// Provenance and findings turned round: from places to what was made of them.
#include "office/plan/decisions.hpp"

#include <algorithm>
#include <utility>

#include "office/plan/phrases.hpp"

namespace chuan::office {
namespace {

/// "việc 2, kinh phí" of "/plan/actions/1/cost".
std::string words_for(const std::string& pointer) {
  static const std::pair<const char*, const char*> parts[] = {{"/results/", "kết quả tiêu chí "},
                                                              {"/plan/targets/", "mục tiêu tiêu chí "},
                                                              {"/plan/solutions/", "giải pháp tiêu chí "},
                                                              {"/plan/conclusions/", "kết luận "},
                                                              {"/plan/recipients/", "nơi nhận "},
                                                              {"/plan/goal", "đích của kế hoạch"},
                                                              {"/plan/period", "giai đoạn"},
                                                              {"/situation/shortfalls/", "điểm chưa đạt tiêu chí "},
                                                              {"/situation/descriptions/", "hiện trạng tiêu chí "},
                                                              {"/situation/strengths/", "điểm mạnh "},
                                                              {"/situation/limits/", "hạn chế "},
                                                              {"/evidence/", "minh chứng "},
                                                              {"/plan/actions/", "việc "},
                                                              {"/school/name", "tên trường"},
                                                              {"/date", "ngày"}};
  static const std::pair<const char*, const char*> fields[] = {
      {"action", "việc cần làm"}, {"owner", "người phụ trách"}, {"decides", "cấp quyết định"}, {"source", "nguồn"},
      {"indicator", "chỉ số"},    {"evidence", "minh chứng"},   {"cost", "kinh phí"},          {"due", "thời gian"},
      {"title", "tên"},           {"location", "nơi lưu"}};
  for (const auto& [prefix, words] : parts) {
    if (!pointer.starts_with(prefix)) continue;
    std::string rest = pointer.substr(std::string_view(prefix).size());
    const std::size_t slash = rest.find('/');
    const std::string field = slash == std::string::npos ? "" : rest.substr(slash + 1);
    rest = rest.substr(0, slash);
    const bool is_index = std::string_view(words).ends_with(' ') && rest.find('.') == std::string::npos;
    if (is_index && !rest.empty() && rest.find_first_not_of("0123456789") == std::string::npos)
      rest = std::to_string(std::stoul(rest) + 1);
    for (const auto& [key, name] : fields)
      if (field == key) return words + rest + ", " + name;
    return words + rest;
  }
  return pointer;
}

class Decider {
 public:
  Decider(const PlanDocument& plan, const Dossier& dossier) : plan_(plan), dossier_(dossier) {}

  std::map<std::string, Decision> decide() {
    for (const auto& [pointer, place] : dossier_.provenance->places) add(place, Reading::read, words_for(pointer));
    for (const FoundFigure& each : plan_.figures)
      add(each.place, Reading::read,
          (each.is_aim ? "chỉ tiêu: " : "số liệu: ") + each.name.text + (each.year.empty() ? "" : ", " + each.year));
    for (const std::string& each : plan_.warnings)
      if (const std::size_t end = each.find(": "); end != std::string::npos)
        add(each.substr(0, end), Reading::doubtful, each.substr(end + 2));
    for (const auto& [place, text] : dossier_.provenance->unread) add(place, Reading::unread, "chưa đọc được");
    for (const Said& each : plan_.passed) add(each.place, Reading::unread, "không lấy giá trị nào ở đây");
    for (const Said& each : plan_.document.left_out)
      if (!each.place.empty()) add(each.place, Reading::unread, each.text);
    for (const Block& block : plan_.document.blocks) {
      if (const auto* table = std::get_if<Table>(&block)) {
        for (const auto& row : table->rows)
          for (const Said& cell : row) add_unmentioned(cell);
      } else {
        add_unmentioned(std::get<Paragraph>(block));
      }
    }
    return std::move(all_);
  }

 private:
  /// A doubt counts for more than what was read there, and what was not read least.
  void add(const std::string& place, Reading reading, const std::string& what) {
    const auto [at, is_new] = all_.try_emplace(place, Decision{reading, what});
    if (is_new) return;
    if (reading == Reading::doubtful && at->second.reading != Reading::doubtful) {
      at->second = {reading, what};
    } else if (reading == at->second.reading && at->second.what.find(what) == std::string::npos) {
      at->second.what += "; " + what;
    }
  }

  void add_unmentioned(const Said& said) {
    if (carries_value(said.text))
      all_.try_emplace(said.place, Decision{Reading::unread, "không lấy giá trị nào ở đây"});
  }

  const PlanDocument& plan_;
  const Dossier& dossier_;
  std::map<std::string, Decision> all_;
};

}  // namespace

std::map<std::string, Decision> decisions(const PlanDocument& plan, const Dossier& dossier) {
  return Decider(plan, dossier).decide();
}

bool is_doubtful(const PlanDocument& plan, const Dossier& dossier) {
  return !plan.warnings.empty() || !dossier.provenance->unread.empty();
}

}  // namespace chuan::office
