// SPDX-License-Identifier: MIT
// The first rule that holds counts, so the last of a list must hold always.
#include "office/plan/papers.hpp"

#include <algorithm>

#include "office/plan/declared.hpp"

namespace chuan::office {
namespace {

using Form = Parameter::Form;

bool is_among(const std::string& name, const std::vector<std::string>& names) {
  return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
}

/// Reads one file; every fault says the entry it is in.
class PaperReader : Declared {
 public:
  using Declared::Declared;

  Papers read(const std::string& text) {
    const nlohmann::json json = parsed(text);
    keys(json, {"about", "kinds", "groups", "goals", "bodies"}, {"kinds", "groups", "goals", "bodies"});
    Papers papers;
    each(json, "kinds", {{"kind", Form::text}, {"words", Form::texts}}, [&](const nlohmann::json& of) {
      papers.kinds.push_back({of["kind"], words(of)});
    });
    each(json, "groups", {{"group", Form::text}, {"level", Form::whole}, {"words", Form::texts}},
         [&](const nlohmann::json& of) {
           papers.groups.push_back({of["group"], of["level"], words(of)});
         });
    each(json, "goals", {{"target", Form::text}, {"words", Form::texts}, {"degrees", Form::texts}},
         [&](const nlohmann::json& of) {
           papers.goals.push_back({of["target"], words(of), of["degrees"]});
         });
    each(json, "bodies",
         {{"kinds", Form::texts, false},
          {"from", Form::date, false},
          {"above", Form::text, false},
          {"recipients", Form::texts},
          {"signs", Form::text},
          {"school_bodies", Form::texts, false}},
         [&](const nlohmann::json& of) {
           papers.bodies.push_back({names(of, "kinds"), parse_date(this->text(of, "from")), this->text(of, "above"),
                                    of["recipients"], of["signs"], names(of, "school_bodies")});
         });
    last_holds_always(papers.bodies.back().kinds.empty() && !papers.bodies.back().from);
    return papers;
  }

 private:
  template <class Read>
  void each(const nlohmann::json& json, const char* list, const std::vector<Parameter>& known, Read read) {
    where_ = list;
    if (!json[list].is_array() || json[list].empty()) fail("phải là danh sách, ít nhất một mục");
    for (std::size_t i = 0; i < json[list].size(); ++i) {
      where_ = std::string(list) + ", mục thứ " + std::to_string(i + 1);
      members(json[list][i], known);
      read(json[list][i]);
    }
  }

  void last_holds_always(bool is_so) const {
    if (!is_so) fail("mục cuối phải áp dụng cho mọi trường hợp: không ghi điều kiện");
  }

  static std::vector<std::string> names(const nlohmann::json& of, const char* key) {
    return of.value(key, std::vector<std::string>());
  }

  std::vector<std::string> words(const nlohmann::json& of) const {
    for (const std::string& word : names(of, "words"))
      if (word.empty() || word.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789 ") != std::string::npos)
        fail("«" + word + "» phải viết không dấu, chữ thường");
    return of["words"];
  }
};

}  // namespace

bool Papers::is_in_group(const std::string& criterion) const {
  return std::any_of(groups.begin(), groups.end(),
                     [&](const Group& each) { return criterion.starts_with(each.id + "."); });
}

const Papers::Bodies& Papers::bodies_of(const std::string& kind, Date date) const {
  return *std::find_if(bodies.begin(), bodies.end(), [&](const Bodies& each) {
    return is_among(kind, each.kinds) && (!each.from || *each.from <= date);
  });
}

Papers read_papers(const std::string& text, const std::string& name) { return PaperReader(name).read(text); }

}  // namespace chuan::office
