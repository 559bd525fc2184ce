// SPDX-License-Identifier: MIT
// A page as one HTML file: its style is part of it, it prints on A4 in black and white.
#include "office/form/html.hpp"
#include "office/form/page.hpp"

namespace chuan::office {
namespace {

constexpr const char* style = R"css(
body { max-width: 48rem; margin: 1rem auto; padding: 0 1rem; font: 13pt/1.35 "Times New Roman", "Liberation Serif", serif; color: #000; background: #fff; }
h1 { font-size: 14pt; margin: 1em 0 .4em; } h2, h3, h4 { font-size: 13pt; margin: .8em 0 .3em; } h3, h4 { font-style: italic; }
p { margin: .3em 0; text-align: justify; text-indent: 1cm; } p.centre { text-align: center; text-indent: 0; } p.left { text-align: left; }
table { border-collapse: collapse; width: 100%; margin: .5em 0; font-size: 12pt; }
th, td { border: 1px solid #000; padding: .15em .35em; vertical-align: top; text-align: left; }
th, td.centre { text-align: center; } td p, th p { text-indent: 0; text-align: inherit; margin: 0; }
tr { break-inside: avoid; } thead { display: table-header-group; }
.blank { background: #ff9; border-bottom: 1px dotted #000; } .draft { border: 2px solid #000; padding: .2em; font-weight: bold; text-align: center; }
.letter { display: grid; grid-template-columns: 44fr 56fr; gap: 1rem; text-align: center; } .letter p { text-align: center; text-indent: 0; margin: 0; }
.rule::after { content: ""; display: block; width: 45%; margin: .15em auto; border-top: 1px solid #000; }
.sign { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; margin-top: 1em; break-inside: avoid; } .sign p { text-indent: 0; margin: 0; text-align: left; } .sign div + div p { text-align: center; }
.recipients { font-size: 11pt; } .place { min-height: 5em; }
@page { size: A4; margin: 20mm 18mm 20mm 30mm; }
@media print { body { max-width: none; margin: 0; padding: 0; font-size: 13pt; } .blank { background: none; } h1, h2, h3, h4 { break-after: avoid; } }
)css";

std::string escaped(const std::string& text) {
  std::string result = html_escaped(text);
  for (std::size_t at = result.find('\n'); at != std::string::npos; at = result.find('\n'))
    result.replace(at, 1, "<br>");
  return result;
}

std::string html(const Runs& runs) {
  std::string text;
  for (const Run& each : runs) {
    std::string inner = escaped(each.text);
    if (each.is_italic) inner = "<em>" + inner + "</em>";
    if (each.is_bold) inner = "<strong>" + inner + "</strong>";
    text += each.is_blank ? "<span class=\"blank\">" + inner + "</span>" : inner;
  }
  return text;
}

struct Writer {
  std::string text;

  void operator()(const TextBlock& block) {
    if (block.heading > 0) {
      const std::string tag = "h" + std::to_string(block.heading);
      std::string words;
      for (const Run& each : block.runs) words += escaped(each.text);
      text += "<" + tag + (block.align == Align::centre ? " style=\"text-align:center\"" : "") + ">" + words + "</" +
              tag + ">\n";
      return;
    }
    const char* const look = block.align == Align::centre ? " class=\"centre\""
                             : block.align == Align::left ? " class=\"left\""
                                                          : "";
    text += std::string("<p") + look + ">" + (block.is_item ? "- " : "") + html(block.runs) + "</p>\n";
  }

  void row(const std::vector<TableCell>& cells) {
    text += "<tr>";
    for (const TableCell& each : cells) {
      const std::string tag = each.is_head ? "th" : "td";
      text += "<" + tag + (each.across > 1 ? " colspan=\"" + std::to_string(each.across) + "\"" : "") +
              (!each.is_head && each.align == Align::centre ? " class=\"centre\"" : "") + ">";
      for (std::size_t i = 0; i < each.lines.size(); ++i) text += (i > 0 ? "<br>" : "") + html(each.lines[i]);
      text += "</" + tag + ">";
    }
    text += "</tr>\n";
  }

  void operator()(const TableBlock& table) {
    int shares = 0;
    for (const int each : table.widths) shares += each;
    text += "<table>\n<colgroup>";
    for (const int each : table.widths) text += "<col style=\"width:" + std::to_string(each * 100 / shares) + "%\">";
    text += "</colgroup>\n<thead>\n";
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      if (r == table.header_rows) text += "</thead>\n<tbody>\n";
      row(table.rows[r]);
    }
    text += table.rows.size() > table.header_rows ? "</tbody>\n</table>\n" : "</thead>\n</table>\n";
  }

  static std::string or_blank(const std::string& words, const char* what) {
    return words.empty() ? html({blank(what)}) : escaped(words);
  }

  void operator()(const LetterHead& letter) {
    text += "<div class=\"letter\"><div><p>" + or_blank(letter.agency, "cơ quan chủ quản") +
            "</p><p class=\"rule\"><strong>" + or_blank(letter.school, "tên trường") + "</strong></p><p>Số: …/" +
            escaped(letter.symbol) +
            "-…</p></div><div><p><strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong></p><p class=\"rule\"><strong>Độc "
            "lập - Tự do - "
            "Hạnh phúc</strong></p><p><em>" +
            or_blank(letter.place, "địa danh") + ", " + escaped(letter.date) + "</em></p></div></div>\n";
  }

  void operator()(const Signature& signature) {
    text += "<div class=\"sign\"><div><p><strong><em>Nơi nhận:</em></strong></p>";
    for (const std::string& each : signature.recipients) text += "<p class=\"recipients\">- " + escaped(each) + "</p>";
    text +=
        "</div><div><p><strong>" + escaped(signature.title) +
        "</strong></p><p class=\"place\"><em>(Chữ ký của người có thẩm quyền, dấu của trường)</em></p></div></div>\n";
  }

  void operator()(const Turn&) {}
  void operator()(const Contents&) {}
  void operator()(const NewPage&) {}
};

}  // namespace

std::string to_html(const Page& page) {
  Writer writer;
  writer.text =
      "<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
      "content=\"width=device-width, initial-scale=1\">\n<title>" +
      escaped(page.title) + "</title>\n<style>" + style + "</style>\n</head>\n<body>\n<main>\n";
  if (!page.draft.empty()) writer.text += "<div class=\"draft\">BẢN NHÁP – " + escaped(page.draft) + "</div>\n";
  for (const PageBlock& block : page.blocks) std::visit(writer, block);
  return writer.text + "</main>\n</body>\n</html>\n";
}

}  // namespace chuan::office
