// SPDX-License-Identifier: MIT
// Walks a form from top to bottom; names are looked up from the innermost list outwards.
#include "office/form/fill.hpp"

#include <algorithm>

#include "office/form/form_parts.hpp"

namespace chuan::office {
namespace {

using Json = nlohmann::json;

/// Whether text is there, a flag is true, a list has items.
bool holds(const Json& value) { return value.is_boolean() ? value.get<bool>() : !value.empty() && value != Json(""); }

class Filler {
 public:
  Filler(const Json& data, const Frame& frame) : frame_(frame), scopes_{&data} {}

  Page fill(const FormTemplate& form) {
    page_.title = form.title;
    add(form.body);
    mark_draft(page_);
    return std::move(page_);
  }

 private:
  const Json& field(const std::string& name) const {
    static const Json none = "";
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope)
      if (const auto found = (*scope)->find(name); found != (*scope)->end()) return *found;
    return none;
  }

  template <class Do>
  void each_of(const std::string& list, Do what) {
    for (const Json& item : field(list)) {
      scopes_.push_back(&item);
      what();
      scopes_.pop_back();
    }
  }

  static void append(Runs& runs, Run run) {
    if (run.text.empty()) return;
    if (!runs.empty() && !run.is_blank && !runs.back().is_blank && runs.back().is_bold == run.is_bold &&
        runs.back().is_italic == run.is_italic)
      runs.back().text += run.text;
    else
      runs.push_back(std::move(run));
  }

  static std::string plain_text(const Runs& runs) {
    std::string text;
    for (const Run& each : runs) text += each.text;
    return text;
  }

  Runs runs_of(const FormLine& line) const {
    Runs runs;
    for (const FormText& each : line) {
      const auto inner = [&] {
        for (Run& run : runs_of(each.inner)) append(runs, std::move(run));
      };
      switch (each.kind) {
        case FormText::Kind::words:
          append(runs, {each.words, each.is_bold, each.is_italic, false});
          break;
        case FormText::Kind::blank:
          runs.push_back(blank(plain_text(runs_of(each.inner))));
          break;
        case FormText::Kind::when:
          if (holds(field(each.words))) inner();
          break;
        case FormText::Kind::unless:
          if (!holds(field(each.words))) inner();
          break;
        case FormText::Kind::field: {
          const std::string text =
              each.words == "stt" ? std::to_string(counter_) : field(each.words).get_ref<const std::string&>();
          if (text.empty() && !each.inner.empty())
            runs.push_back(blank(plain_text(runs_of(each.inner))));
          else
            append(runs, {text, each.is_bold, each.is_italic, false});
          break;
        }
      }
    }
    return runs;
  }

  void add(const std::vector<FormNode>& nodes) {
    using Kind = FormNode::Kind;
    for (const FormNode& each : nodes) switch (each.kind) {
        case Kind::text:
          page_.text(runs_of(each.line));
          break;
        case Kind::centred:
          page_.text(runs_of(each.line), Align::centre);
          break;
        case Kind::heading:
          page_.heading(each.level, plain_text(runs_of(each.line)));
          break;
        case Kind::item:
          page_.item(runs_of(each.line));
          break;
        case Kind::letter_head:
          page_.blocks.emplace_back(LetterHead{frame_.agency, frame_.school, each.name, "", frame_.date});
          break;
        case Kind::signature: {
          Signature sign = frame_.signature;
          sign.recipients.insert(sign.recipients.end(), each.lines.begin(), each.lines.end());
          page_.blocks.emplace_back(std::move(sign));
          break;
        }
        case Kind::landscape:
        case Kind::upright:
          page_.blocks.emplace_back(Turn{each.kind == Kind::landscape});
          break;
        case Kind::contents:
          page_.blocks.emplace_back(Contents{});
          break;
        case Kind::new_page:
          page_.blocks.emplace_back(NewPage{});
          break;
        case Kind::close:
          page_.close();
          break;
        case Kind::when:
        case Kind::unless:
          if (holds(field(each.name)) == (each.kind == Kind::when)) add(each.body);
          break;
        case Kind::each: {
          const int before = std::exchange(counter_, 0);
          each_of(each.name, [&] {
            ++counter_;
            add(each.body);
          });
          counter_ = before;
          break;
        }
        case Kind::table:
          page_.blocks.emplace_back(table(each.table.front()));
          break;
      }
  }

  /// The lines of a block within a cell.
  void add_lines(const std::vector<FormNode>& nodes, std::vector<Runs>& lines) {
    for (const FormNode& each : nodes) {
      if (each.kind == FormNode::Kind::each)
        each_of(each.name, [&] { add_lines(each.body, lines); });
      else if (each.kind == FormNode::Kind::when || each.kind == FormNode::Kind::unless) {
        if (holds(field(each.name)) == (each.kind == FormNode::Kind::when)) add_lines(each.body, lines);
      } else
        lines.push_back(runs_of(each.line));
    }
  }

  TableCell cell_of(const FormCell& declared) {
    TableCell made = cell(runs_of(declared.line), declared.is_centred ? Align::centre : Align::left);
    if (declared.block.empty()) return made;
    made.lines.clear();
    add_lines(declared.block, made.lines);
    if (made.lines.empty()) made.lines.emplace_back();
    return made;
  }

  /// `make(column)` for each column as it stands, once for each item where it repeats.
  template <class Make>
  void each_column(const FormTable& declared, Make make) {
    for (const FormColumn& column : declared.columns)
      column.each.empty() ? make(column) : each_of(column.each, [&] { make(column); });
  }

  TableBlock table(const FormTable& declared) {
    const int before = std::exchange(counter_, 0);
    TableBlock made;
    std::vector<TableCell> head_row, foot_row;
    bool has_foot = false;
    each_column(declared, [&](const FormColumn& column) {
      made.widths.push_back(column.width);
      head_row.push_back(head(plain_text(runs_of(column.head))));
      foot_row.push_back(cell_of(column.foot));
      has_foot = has_foot || column.has_foot;
    });
    made.rows.push_back(std::move(head_row));
    const auto row = [&] {
      ++counter_;
      std::vector<TableCell> cells;
      each_column(declared, [&](const FormColumn& column) { cells.push_back(cell_of(column.cell)); });
      made.rows.push_back(std::move(cells));
    };
    if (!declared.list.empty())
      each_of(declared.list, [&] {
        if (declared.group) {
          TableCell named = cell_of(*declared.group);
          named.across = static_cast<int>(made.widths.size());
          made.rows.push_back({std::move(named)});
        }
        declared.inner_list.empty() ? row() : each_of(declared.inner_list, row);
      });
    const auto add_rows = [&](const std::vector<std::vector<FormCell>>& rows) {
      for (const auto& cells : rows) {
        ++counter_;
        made.rows.emplace_back();
        for (const FormCell& each : cells) made.rows.back().push_back(cell_of(each));
      }
    };
    if (made.rows.size() == 1) add_rows(declared.if_empty);
    add_rows(declared.rows);
    if (has_foot) made.rows.push_back(std::move(foot_row));
    counter_ = before;
    return made;
  }

  const Frame& frame_;
  std::vector<const Json*> scopes_;
  int counter_ = 0;  ///< of the row, or of the item
  Page page_;
};

}  // namespace

Page fill_form(const FormTemplate& form, const nlohmann::json& data, const Frame& frame) {
  return Filler(data, frame).fill(form);
}

}  // namespace chuan::office
