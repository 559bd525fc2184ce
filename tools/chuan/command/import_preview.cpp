// SPDX-License-Identifier: MIT
// The page repeats the document in its order; what was made of a place stands in the place itself, since a phone has no
// pointer to hover with.
#include "command/import_preview.hpp"

#include <nlohmann/json.hpp>

#include "office/form/html.hpp"
#include "office/plan/decisions.hpp"

namespace chuan {
namespace {

using namespace office;

constexpr const char* preview_head = R"html(<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Bản xem trước</title><style>
body { max-width: 60rem; margin: 0 auto; padding: .8rem; font: 16px/1.4 system-ui, sans-serif; color: #111; background: #fff; overflow-wrap: anywhere; }
h1 { font-size: 1.2rem; } h2 { font-size: 1.05rem; margin: 1.2em 0 .3em; }
.wide { overflow-x: auto; margin: .6em 0; } table { border-collapse: collapse; font-size: .9rem; }
td { border: 1px solid #999; padding: .2em .35em; vertical-align: top; min-width: 2em; white-space: pre-line; overflow-wrap: normal; }
p { margin: .35em 0; white-space: pre-line; } small { display: block; font-size: .75rem; color: #333; }
.read { background: #dff3df; } .doubtful { background: #fff0b8; } .unread { background: #f9d9d4; }
p.read, p.doubtful, p.unread { padding: .2em .4em; } .key span { display: inline-block; padding: .1em .5em; margin: .1em .3em .1em 0; }
@media print { .wide { overflow: visible; } }
</style></head><body>
<h1>Bản xem trước: văn bản như máy đã đọc</h1>
)html";

const char* class_of(Reading reading) {
  return reading == Reading::read ? "read" : reading == Reading::doubtful ? "doubtful" : "unread";
}

const char* sign_of(Reading reading) {
  return reading == Reading::read ? "✓" : reading == Reading::doubtful ? "?" : "✗";
}

std::string in_quotes(const std::string& text) {
  std::string safe;
  for (const char c : html_escaped(text)) safe += c == '"' ? "&quot;" : std::string(1, c);
  return safe;
}

class PreviewPage {
 public:
  PreviewPage(const PlanDocument& plan, const Dossier& dossier) : plan_(plan), decisions_(decisions(plan, dossier)) {}

  std::string body() {
    text_ += "<h2>" + html_escaped(plan_.document.file.substr(plan_.document.file.rfind('/') + 1)) + "</h2>\n" + key();
    for (const Block& block : plan_.document.blocks) {
      if (const auto* table = std::get_if<Table>(&block))
        add(*table);
      else
        add(std::get<Paragraph>(block), "p");
    }
    return std::move(text_);
  }

 private:
  std::string key() const {
    std::size_t counts[3] = {0, 0, 0};
    for (const auto& [place, each] : decisions_) ++counts[static_cast<std::size_t>(each.reading)];
    return "<p class=\"key\"><span class=\"read\">✓ đã đọc: " + std::to_string(counts[0]) +
           "</span><span class=\"doubtful\">? cần xem lại: " + std::to_string(counts[1]) +
           "</span><span class=\"unread\">✗ không đọc: " + std::to_string(counts[2]) + "</span></p>\n";
  }

  void add(const Said& said, const std::string& tag, const std::string& spans = "") {
    const auto found = decisions_.find(said.place);
    if (found == decisions_.end()) {
      text_ += "<" + tag + spans + ">" + html_escaped(said.text) + "</" + tag + ">\n";
      return;
    }
    const Decision& decision = found->second;
    text_ += "<" + tag + spans + " class=\"" + class_of(decision.reading) + "\" title=\"" + in_quotes(said.place) +
             "\">" + html_escaped(said.text) + "<small>" + sign_of(decision.reading) + " " +
             html_escaped(decision.what) + "</small></" + tag + ">\n";
  }

  void add(const Table& table) {
    text_ += "<div class=\"wide\">";
    if (const auto found = decisions_.find(table.place); found != decisions_.end())
      text_ += std::string("<p class=\"") + class_of(found->second.reading) + "\">" + sign_of(found->second.reading) +
               " " + html_escaped(found->second.what) + "</p>";
    text_ += "<table>\n";
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      text_ += "<tr>";
      for (std::size_t column = 0; column < table.rows[row].size(); ++column) {
        const Merged* whole = table.merged_at(row, column);
        if (whole != nullptr && (whole->row != row || whole->column != column)) continue;
        std::string spans;
        if (whole != nullptr && whole->columns > 1) spans += " colspan=\"" + std::to_string(whole->columns) + "\"";
        if (whole != nullptr && whole->rows > 1) spans += " rowspan=\"" + std::to_string(whole->rows) + "\"";
        add(table.rows[row][column], "td", spans);
      }
      text_ += "</tr>\n";
    }
    text_ += "</table></div>\n";
  }

  const PlanDocument& plan_;
  std::map<std::string, Decision> decisions_;
  std::string text_;
};

}  // namespace

std::string preview_html(const ReadDocuments& documents) {
  std::string text = preview_head;
  for (const auto& [plan, dossier] : documents) text += PreviewPage(*plan, *dossier).body();
  return text + "</body></html>\n";
}

std::string preview_json(const ReadDocuments& documents) {
  nlohmann::json all = nlohmann::json::array();
  for (const auto& [plan, dossier] : documents) {
    nlohmann::json list = nlohmann::json::array();
    for (const auto& [place, each] : decisions(*plan, *dossier))
      list.push_back({{"place", place}, {"reading", class_of(each.reading)}, {"what", each.what}});
    all.push_back({{"file", plan->document.file}, {"decisions", std::move(list)}});
  }
  return all.dump(2) + "\n";
}

}  // namespace chuan
