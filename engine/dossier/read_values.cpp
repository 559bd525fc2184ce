// SPDX-License-Identifier: MIT
// A field of each type, as its meaning asks.
#include "dossier/reader.hpp"
#include "dossier/words.hpp"

namespace chuan::dossier {

void Reader::value(const Node& node, Field field, std::string& target) {
  switch (field.meaning) {
    case Meaning::as_written:
      target = as_written(node).value_or("");
      break;
    case Meaning::target:
      if (const auto written = text(node)) target = checks_.target(*written, json_.range(node)).value_or("");
      break;
    default:
      target = text(node).value_or("");
      if (!target.empty() && !words_of(field.meaning).empty()) target = checks_.word(field, target, json_.range(node));
      if (field.meaning == Meaning::school_kind && node.kind == Kind::text)
        checks_.school_kind(target, json_.range(node));
  }
}

void Reader::value(const Node& node, Field field, std::vector<std::string>& target) {
  items(node, [&](const Node& each) {
    target.push_back(text(each).value_or(""));
    if (field.meaning == Meaning::changes && each.kind == Kind::text) checks_.changed(target.back(), json_.range(each));
  });
}

void Reader::value(const Node& node, Field, int& target) {
  if (const auto number = whole(node)) target = *number;
}

void Reader::value(const Node& node, Field field, std::optional<int>& target) {
  if (field.meaning == Meaning::school_year) {
    if (const auto written = text(node)) target = school_year(*written, json_.range(node));
  } else {
    target = whole(node);
    if (target && field.meaning == Meaning::reached && of_action_)
      target = checks_.level(*of_action_, *target, json_.range(node));
    if (target && field.meaning == Meaning::per_cent && *target > 100)
      say(Code::A420, json_.range(node), {std::string(field.key), std::to_string(*target)});
  }
}

void Reader::value(const Node& node, Field, Date& target) {
  if (const auto day = date(node)) target = *day;
}

void Reader::value(const Node& node, Field, GivenOn<RecordedRecognition>& target) {
  const std::string year(node.text);
  const bool is_year = (node.kind == Kind::text || node.kind == Kind::number) && year.size() == 4 &&
                       year.find_first_not_of("0123456789") == std::string::npos;
  if (is_year) {
    target.of.date = std::chrono::year(std::stoi(year)) / std::chrono::January / 1;
    target.of.only_year = true;
  } else if (const auto day = date(node)) {
    target.of.date = *day;
  }
}

void Reader::value(const Node& node, Field, std::optional<Date>& target) { target = date(node); }

void Reader::value(const Node& node, Field field, std::optional<Number>& target) {
  target = figure(node, FactType::money, field.key);
}

void Reader::value(const Node& node, Field field, std::map<std::string, std::string>& target) {
  if (field.meaning == Meaning::by_criterion)
    return by_criterion(node, [&](const Criterion& of, const Node& each) { target[of.id] = text(each).value_or(""); });
  each_field(node, [&](const Node& each) {
    if (each.kind != Kind::null) target[std::string(each.key)] = text(each).value_or("");
  });
}

void Reader::value(const Node& node, Field, std::map<std::string, std::vector<std::string>>& target) {
  by_criterion(node, [&](const Criterion& of, const Node& list) {
    items(list, [&](const Node& each) { target[of.id].push_back(text(each).value_or("")); });
  });
}

void Reader::value(const Node& node, Field, std::vector<std::optional<FactValues>>& target) {
  each_field(node, [&](const Node& each) { fact(each, target); });
}

void Reader::value(const Node& node, Field, std::map<std::string, LevelData>& target) {
  each_field(node, [&](const Node& level) {
    if (!checks_.educational_level(level.key, json_.key_range(level)) || level.kind == Kind::null) return;
    const PointerStep step(pointer_, level.key);
    LevelData& data = target[std::string(level.key)];
    data.facts.resize(rulebook_.facts.size());
    object(level, data);
  });
}

void Reader::value(const Node& node, Field, std::map<std::string, RecordedLevel>& target) {
  by_criterion(node, [&](const Criterion& of, const Node& each) {
    const auto number = whole(each);
    if (!number) return;
    if (const auto level = checks_.level(of, *number, json_.range(each))) target[of.id] = {*level, json_.range(each)};
  });
}

void Reader::value(const Node& node, Field, std::map<std::string, RecordedVerdict>& target) {
  each_field(node, [&](const Node& each) { requirement(each, target); });
}

void Reader::requirement(const Node& node, std::map<std::string, RecordedVerdict>& requirements) {
  const std::string* const address = checks_.address(node.key, json_.key_range(node));
  if (address == nullptr) return;
  if (node.kind == Kind::null) return;
  RecordedVerdict recorded;
  recorded.range = json_.range(node);
  const PointerStep step(pointer_, *address);
  if (node.kind == Kind::text)
    value(node, keys::verdict, recorded.verdict);
  else if (node.kind == Kind::object)
    object(node, recorded);
  else
    wrong_type(node, "@data_text_or_object");
  if (const Node* codes = json_.find(node, keys::evidence); codes && codes->kind == Kind::list)
    for (const Node& code : json_.children(*codes))
      if (code.kind == Kind::text) cited_.push_back({std::string(code.text), json_.range(code), *address});
  const auto [first, is_new] = requirements.emplace(*address, recorded);
  if (!is_new)
    say(Code::A426, json_.key_range(node), {*address})
        .notes.push_back({Code::A406, first->second.range, {}, {}, {}, {}});
}

void Reader::by_criterion(const Node& node, const std::function<void(const Criterion&, const Node&)>& read) {
  each_field(node, [&](const Node& each) {
    const Criterion* of = checks_.criterion(each.key, json_.key_range(each));
    if (of && each.kind != Kind::null) read(*of, each);
  });
}

void Reader::value(const Node& node, Field, Verdict& target) {
  const auto written = text(node);
  if (!written) return;
  if (const auto verdict = verdict_named(*written))
    target = *verdict;
  else
    say(Code::A418, json_.range(node), {*written});
}

}  // namespace chuan::dossier
