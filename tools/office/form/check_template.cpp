// SPDX-License-Identifier: MIT
// Whether a form names only fields that are filled, each by its kind, and which form a paper has.
#include <algorithm>

#include "office/form/fields.hpp"
#include "office/form/read_template.hpp"
#include "office/plan/declared.hpp"

namespace chuan::office {
namespace {

using Fields = std::vector<FormField>;

class FieldChecker {
 public:
  FieldChecker() : scopes_{&form_fields()} {}

  void check(const std::vector<FormNode>& nodes) {
    for (const FormNode& each : nodes) {
      where_ = each.where;
      check(each.line);
      switch (each.kind) {
        case FormNode::Kind::when:
        case FormNode::Kind::unless:
          field(each.name);
          check(each.body);
          break;
        case FormNode::Kind::each:
          within(each.name, [&] { check(each.body); });
          break;
        case FormNode::Kind::table:
          for (const FormTable& one : each.table) check(one);
          break;
        default:
          break;
      }
    }
  }

 private:
  [[noreturn]] void fail(const std::string& what) const { throw BadDeclaration(where_ + ": " + what); }

  const FormField& field(const std::string& name) const {
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope)
      if (const FormField* found = field_named(**scope, name)) return *found;
    std::vector<std::string> names;
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope)
      for (const FormField& each : **scope) names.emplace_back(each.name);
    fail("không có chỗ điền «" + name + "»; ở đây dùng được: " + listed(names));
  }

  template <class Check>
  void within(const std::string& list, Check check_inside) {
    const FormField& found = field(list);
    if (found.kind != FormField::Kind::list) fail("«" + list + "» không phải danh sách");
    scopes_.push_back(&found.members);
    check_inside();
    scopes_.pop_back();
  }

  void check(const FormLine& line) {
    for (const FormText& each : line) {
      if (each.kind == FormText::Kind::field && each.words != "stt" && field(each.words).kind != FormField::Kind::text)
        fail("«" + each.words + "» không phải chữ; danh sách đi với @mỗi hoặc @bảng, có/không đi với {…: …} hoặc @nếu");
      if (each.kind == FormText::Kind::when || each.kind == FormText::Kind::unless) field(each.words);
      check(each.inner);
    }
  }

  void check(const FormCell& cell) {
    check(cell.line);
    if (cell.block.empty()) return;
    const std::string where = where_;
    check(cell.block);
    where_ = where;
  }

  void check(const FormTable& table) {
    for (const FormColumn& each : table.columns) {
      const auto frame = [&] {
        check(each.head);
        check(each.foot);
      };
      each.each.empty() ? frame() : within(each.each, frame);
    }
    for (const auto* rows : {&table.rows, &table.if_empty})
      for (const auto& row : *rows)
        for (const FormCell& each : row) check(each);
    const auto cells = [&] {
      for (const FormColumn& each : table.columns)
        each.each.empty() ? check(each.cell) : within(each.each, [&] { check(each.cell); });
    };
    if (table.list.empty()) {
      for (const FormColumn& each : table.columns)
        if (!each.cell.line.empty() || !each.cell.block.empty() || !each.each.empty())
          fail("bảng không theo danh sách nào thì các ô viết ở dòng «hàng»");
      return;
    }
    within(table.list, [&] {
      if (table.group) check(*table.group);
      table.inner_list.empty() ? cells() : within(table.inner_list, cells);
    });
  }

  std::vector<const Fields*> scopes_;
  std::string where_;
};

bool share_a_circular(const FormTemplate& a, const FormTemplate& b) {
  if (a.circulars.empty() || b.circulars.empty()) return a.circulars.empty() && b.circulars.empty();
  return std::any_of(a.circulars.begin(), a.circulars.end(), [&](const std::string& each) {
    return std::find(b.circulars.begin(), b.circulars.end(), each) != b.circulars.end();
  });
}

}  // namespace

const FormTemplate* Forms::find(const std::string& paper, const std::string& circular) const {
  const FormTemplate* any = nullptr;
  for (const FormTemplate& each : forms_) {
    if (each.paper != paper) continue;
    if (std::find(each.circulars.begin(), each.circulars.end(), circular) != each.circulars.end()) return &each;
    if (each.circulars.empty()) any = &each;
  }
  return any;
}

std::vector<std::string> Forms::papers(const std::string& circular) const {
  std::vector<std::string> names;
  for (const FormTemplate& each : forms_)
    if (each.not_established.empty() && find(each.paper, circular) != nullptr &&
        std::find(names.begin(), names.end(), each.paper) == names.end())
      names.push_back(each.paper);
  return names;
}

Forms read_forms(const std::vector<FormFile>& files) {
  std::map<std::string, const FormFile*> by_name;
  for (const FormFile& each : files) by_name[each.name] = &each;
  std::vector<FormTemplate> forms;
  for (const auto& [name, file] : by_name) {
    FormTemplate form = read_template(by_name, *file);
    if (form.paper == part_of_forms) continue;  // its fields are checked where it is inserted
    FieldChecker().check(form.body);
    for (const FormTemplate& other : forms)
      if (other.paper == form.paper && share_a_circular(other, form))
        throw BadDeclaration(name + ".txt, dòng 1: mẫu «" + form.paper + "» của cùng thông tư đã có ở " + other.file +
                             ".txt; đổi tên mẫu hoặc số hiệu thông tư");
    forms.push_back(std::move(form));
  }
  return Forms(std::move(forms));
}

}  // namespace chuan::office
