#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# A row of a Word table may begin one or more columns later than the others (w:gridBefore; Word writes it when somebody
# drags the left edge of a row or joins two tables). Its only cell "x" below stands under "Mức 2". pandoc 2.17.1.1 and
# word-extractor 1.0.4 and mammoth 1.13.0 put it into the first column; python-docx 0.8.11 fills the row before, which ends
# early (w:gridAfter), with cells of this one: criterion 1.2 gets a mark that is not its own.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=findings/packages
source "$(dirname "$0")/packages"

debian "$work/root" pandoc=2.17.1.1-2~deb12u1 python3-docx=0.8.11+dfsg1-5
npm_packages "$work/npm" mammoth@1.13.0 word-extractor@1.0.4
whole=$(table 3 "$(cell 'Tiêu chí')$(cell 'Mức 1')$(cell 'Mức 2')")
early="<w:tr><w:trPr><w:gridAfter w:val=\"1\"/></w:trPr>$(cell 1.2)$(cell '')</w:tr>"
late="<w:tr><w:trPr><w:gridBefore w:val=\"2\"/></w:trPr>$(cell x)</w:tr>"
word "$work/root/files/rows.docx" "${whole%</w:tbl>}$early$late</w:tbl>"
expect "pandoc, cells of the last row" "<td>x</td>
<td></td>
<td></td>" "$(inside "$work/root" pandoc -t html /files/rows.docx | grep '<td>' | tail -n 3)"
cat >"$work/npm/run.mjs" <<'END'
import mammoth from 'mammoth';
import Extractor from 'word-extractor';
console.log((await mammoth.convertToHtml({ path: process.argv[2] })).value.replace(/.*(<tr>)/, '$1').replace('</table>', ''));
console.log(JSON.stringify((await new Extractor().extract(process.argv[2])).getBody().trim().split('\n').at(-1)));
END
expect "mammoth, word-extractor: the last row" '<tr><td><p>x</p></td></tr>
"x"' "$(node "$work/npm/run.mjs" "$work/root/files/rows.docx")"
expect "python-docx" "Tiêu chí | Mức 1 | Mức 2
1.2 |  | x" "$(inside "$work/root" python3 -c '
import docx
for row in docx.Document("/files/rows.docx").tables[0].rows:
    if row.cells: print(" | ".join(cell.text for cell in row.cells))')"
finish
