// SPDX-License-Identifier: MIT
// Every key of a certificate by name: nothing else may stand in one.
#include "verify/change.hpp"

#include <algorithm>

namespace chuan::verify {
namespace {

using Json = nlohmann::json;

/// The keys of an object, each asked for once; what nobody asked for is refused.
class Keys {
 public:
  Keys(const Json& object, std::string place) : object_(object), place_(std::move(place)) {
    if (!object.is_object()) throw Unreadable(place_ + " không phải một đối tượng");
  }

  const Json* find(const char* name) {
    known_.emplace_back(name);
    const auto found = object_.find(name);
    return found == object_.end() ? nullptr : &*found;
  }
  const Json& at(const char* name) {
    if (const Json* found = find(name)) return *found;
    throw Unreadable(place_ + " không ghi \"" + name + "\"");
  }
  std::string text(const char* name) {
    const Json& found = at(name);
    if (!found.is_string()) throw Unreadable("\"" + std::string(name) + "\" không phải chữ");
    return found.get<std::string>();
  }
  const Json& list(const char* name) {
    const Json& found = at(name);
    if (!found.is_array() || found.empty()) throw Unreadable("\"" + std::string(name) + "\" không phải một danh sách");
    return found;
  }
  /// After the last question.
  void close() const {
    for (const auto& [name, value] : object_.items())
      if (std::find(known_.begin(), known_.end(), name) == known_.end())
        throw Unreadable(place_ + " có khóa lạ \"" + name + "\"");
  }

 private:
  const Json& object_;
  std::string place_;
  std::vector<std::string> known_;
};

std::size_t whole(const Json& number, const std::string& place) {
  constexpr std::size_t most = 100'000'000;
  if (!number.is_number_integer() || number < 0 || number > most)
    throw Unreadable("\"" + place + "\" không phải một số đếm");
  return number.get<std::size_t>();
}

/// A number as certificates write it: in lowest terms, one way.
Rational exact(const std::string& text) {
  const Rational number = read_number(text);
  if (number.str() != text) throw Unreadable("không đọc được số `" + text + "`");
  return number;
}

Change read_change(const Json& written) {
  Keys keys(written, "một thay đổi");
  Change change;
  if (const Json* fact = keys.find("fact")) {
    change.is_figure = true;
    change.subject = fact->get<std::string>();
    change.value = exact(keys.text("value"));
    if (const Json* ahead = keys.find("years_ahead")) {
      change.years_ahead = whole(*ahead, "years_ahead");
      if (change.years_ahead == 0) throw Unreadable("\"years_ahead\" là 0");
    }
  } else {
    change.subject = keys.text("subject");
    const Json& to = keys.at("to");
    if (to.is_string() ? to != "met" : whole(to, "to") == 0) throw Unreadable("\"to\" không phải mức hay \"met\"");
    if (!to.is_string()) change.level = static_cast<int>(whole(to, "to"));
  }
  if (const Json* level = keys.find("educational_level")) {
    change.educational_level = level->get<std::string>();
    if (change.educational_level.empty()) throw Unreadable("\"educational_level\" để trống");
  }
  if (const Json* action = keys.find("action")) change.action = whole(*action, "action");
  keys.close();
  return change;
}

Mend read_repair(const Json& written) {
  Keys keys(written, "cách sửa");
  Mend repair;
  for (const Json& each : keys.list("changes")) repair.changes.push_back(read_change(each));
  const std::string measure = keys.text("measure");
  if (measure != "cost" && measure != "changes_count")
    throw Unreadable("\"measure\" không phải cost hay changes_count");
  repair.is_money = measure == "cost";
  repair.cost = exact(keys.text("cost"));
  if (const Json* unpriced = keys.find("unpriced")) {
    repair.unpriced = whole(*unpriced, "unpriced");
    if (repair.unpriced == 0 || !repair.is_money) throw Unreadable("\"unpriced\" không hợp với \"measure\"");
  }
  int ways = 0;
  if (const Json* summed = keys.find("summed")) {
    ++ways;
    repair.is_summed = summed->is_boolean() && summed->get<bool>();
    if (!repair.is_summed) throw Unreadable("\"summed\" chỉ có thể là true");
  }
  if (keys.find("proof") != nullptr) {
    ++ways;
    for (const Json& each : keys.list("proof")) {
      Keys set(each, "một tập của chứng minh");
      Needed& needed = repair.sets.emplace_back();
      for (const Json& change : set.list("changes")) needed.of.push_back(read_named_change(change));
      needed.at_least = whole(set.at("at_least"), "at_least");
      if (needed.at_least == 0) throw Unreadable("một tập của chứng minh không đòi thay đổi nào");
      if (needed.at_least > needed.of.size()) throw Unreadable("chứng minh cần nhiều hơn số thay đổi nó nêu");
      set.close();
    }
  }
  if (keys.find("cuts") != nullptr) {
    ++ways;
    for (const Json& each : keys.list("cuts")) {
      if (!each.is_array() || each.empty()) throw Unreadable("một tập của chứng minh không có thay đổi nào");
      std::vector<Change>& cut = repair.cuts.emplace_back();
      for (const Json& change : each) cut.push_back(read_named_change(change));
    }
  }
  if (ways > 0 && repair.unpriced > 0) throw Unreadable("chứng minh về giá trong khi còn mục chưa có giá");
  if (ways > 1) throw Unreadable("chứng thư có hơn một chứng minh");
  keys.close();
  return repair;
}

Part read_part(const Json& written) {
  Keys keys(written, "một cấp học");
  Part part;
  part.educational_level = keys.text("educational_level");
  part.root = whole(keys.at("root"), "root");
  for (const Json& step : keys.list("steps")) {
    if (!step.is_array() || step.size() != 2) throw Unreadable("một bước không phải ô và kết luận");
    part.steps.emplace_back(whole(step[0], "steps"), answer_named(step[1].get<std::string>()));
  }
  keys.close();
  return part;
}

}  // namespace

Change read_named_change(const Json& written) {
  Keys keys(written, "một thay đổi của chứng minh");
  Change change;
  if (const Json* fact = keys.find("fact")) {
    change.is_figure = true;
    change.subject = fact->get<std::string>();
  } else {
    change.subject = keys.text("subject");
  }
  if (const Json* level = keys.find("educational_level")) {
    change.educational_level = level->get<std::string>();
    if (change.educational_level.empty()) throw Unreadable("\"educational_level\" để trống");
  }
  keys.close();
  return change;
}

Json named_change(const Change& change) {
  Json json{{change.is_figure ? "fact" : "subject", change.subject}};
  if (!change.educational_level.empty()) json["educational_level"] = change.educational_level;
  return json;
}

Certificate read_certificate(const Json& written) {
  Keys keys(written, "chứng thư");
  const Json& version = keys.at("certificate");
  if (version != certificate_version || !version.is_number_integer())
    throw Unreadable("phiên bản chứng thư " + version.dump() + ", chỉ đọc được phiên bản " +
                     std::to_string(certificate_version) + "; lập lại bằng chuan explain --certificate");
  Certificate read;
  read.circular = keys.text("circular");
  read.as_of = keys.text("as_of");
  read.kind = keys.text("kind");
  const Json& strict = keys.at("strict");
  if (!strict.is_boolean()) throw Unreadable("\"strict\" không phải true hay false");
  read.is_strict = strict.get<bool>();
  read.rules = keys.text("rules");
  read.dossier = keys.text("dossier");
  read.target = keys.text("target");
  read.verdict = answer_named(keys.text("verdict"));
  for (const Json& each : keys.list("parts")) read.parts.push_back(read_part(each));
  if (keys.find("left_out") != nullptr)
    for (const Json& each : keys.list("left_out")) read.left_out.push_back(each.get<std::string>());
  if (const Json* repair = keys.find("repair")) read.repair = read_repair(*repair);
  read.seal = keys.text("seal");
  keys.close();
  return read;
}

bool is_about(const std::string& input, const std::string& subject) {
  return input.rfind(subject, 0) == 0 && (input.size() == subject.size() || input[subject.size()] == '/');
}

}  // namespace chuan::verify
