// SPDX-License-Identifier: MIT
// Style and script are part of the file: it is opened from a disk or a mail, without a network.
#include "text/graph_page.hpp"

#include "office/form/html.hpp"

namespace chuan {
namespace {

constexpr const char* style = R"css(
body { margin: 0; display: grid; grid-template-columns: minmax(0, 1fr) 26rem; height: 100vh; font: 15px/1.45 system-ui, sans-serif; color: #222; }
main { overflow: auto; padding: 1rem; }
aside { overflow: auto; padding: 1rem; border-left: 1px solid #ccc; background: #fafafa; }
h1 { font-size: 1.15rem; margin: 0 0 .5rem; }
h2 { font-size: 1rem; margin: 1rem 0 .3rem; }
pre { white-space: pre-wrap; font: inherit; margin: .3rem 0; }
g.node { cursor: default; }
g.node[role=button] { cursor: pointer; }
g.node[role=button]:hover > *, g.node[role=button]:focus > * { stroke-width: 2; }
g.node.chosen > polygon, g.node.chosen > ellipse { stroke-width: 3; }
#reasons p { margin: .25rem 0; }
.cite { color: #555; font-size: .9em; }
@media (max-width: 60rem) { body { grid-template-columns: 1fr; height: auto; } aside { border-left: 0; border-top: 1px solid #ccc; } }
@media print { body { display: block; } aside { border: 0; } }
)css";

constexpr const char* script = R"js(
const known = JSON.parse(document.getElementById('data').textContent);
const heading = document.getElementById('subject'), place = document.getElementById('reasons');
function choose(node) {
  document.querySelectorAll('g.chosen').forEach(each => each.classList.remove('chosen'));
  node.classList.add('chosen');
  const asked = known[node.id];
  heading.textContent = asked.subject;
  place.replaceChildren(...asked.lines.map(([depth, text, cite]) => {
    const line = document.createElement('p');
    line.style.paddingLeft = depth + 'rem';
    line.textContent = text;
    if (cite) {
      const where = document.createElement('span');
      where.className = 'cite';
      where.textContent = ' (' + cite + ')';
      line.append(where);
    }
    return line;
  }));
}
for (const id of Object.keys(known)) {
  const node = document.getElementById(id);
  if (!node) continue;
  node.setAttribute('role', 'button');
  node.setAttribute('tabindex', '0');
  node.setAttribute('aria-label', known[id].subject);
  node.addEventListener('click', () => choose(node));
  node.addEventListener('keydown', event => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); choose(node); } });
}
)js";

/// JSON inside a script element: nothing in it may end the element.
std::string embedded(const nlohmann::ordered_json& json) {
  std::string text = json.dump(), result;
  for (const char c : text) result += c == '<' ? std::string("\\u003c") : std::string(1, c);
  return result;
}

}  // namespace

std::string graph_page(const std::string& svg, const GraphPage& page) {
  const std::size_t picture = svg.find("<svg");
  return "<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
         "content=\"width=device-width, initial-scale=1\">\n<title>" +
         office::html_escaped(page.title) + "</title>\n<style>" + style + "</style>\n</head>\n<body>\n<main>\n" +
         svg.substr(picture == std::string::npos ? 0 : picture) + "</main>\n<aside>\n<h1>" +
         office::html_escaped(page.title) + "</h1>\n<details" + (page.advice.empty() ? " hidden" : "") + "><summary>" +
         office::html_escaped(page.summary) + "</summary><pre>" + office::html_escaped(page.advice) +
         "</pre></details>\n<h2 id=\"subject\">" + office::html_escaped(page.hint) +
         "</h2>\n<div id=\"reasons\" aria-live=\"polite\"></div>\n</aside>\n<script id=\"data\" "
         "type=\"application/json\">" +
         embedded(page.reasons) + "</script>\n<script>" + script + "</script>\n</body>\n</html>\n";
}

}  // namespace chuan
