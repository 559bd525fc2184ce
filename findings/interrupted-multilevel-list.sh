#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# A report whose titles are one multilevel list of Word ("Tiêu chuẩn 1", "Tiêu chí 1.1", "Tiêu chí 1.2" …) with plain
# paragraphs between the titles:
# - pandoc 2.17.1.1 (Debian) drops the words and the first number, and an item of the second level that follows a plain
#   paragraph becomes an item of the first: "Tiêu chí 1.2" and "Tiêu chuẩn 2" both come out as "2.";
# - mammoth 1.13.0 (npm) makes the same item a bullet with a list of one inside: its number is 1, not 1.2.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=findings/packages
source "$(dirname "$0")/packages"

debian "$work/root" pandoc=2.17.1.1-2~deb12u1
npm_packages "$work/npm" mammoth@1.13.0
level() { printf '<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="1"/></w:numPr>' "$1"; }
definition='<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
definition+='<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Tiêu chuẩn %1"/></w:lvl>'
definition+='<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Tiêu chí %1.%2"/></w:lvl>'
definition+='</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
word "$work/root/files/titles.docx" \
  "$(paragraph A "$(level 0)")$(paragraph B "$(level 1)")$(paragraph 'Đạt')$(paragraph C "$(level 1)")$(paragraph 'Không đạt')$(paragraph D "$(level 0)")" \
  "$definition"
expect "pandoc -t plain" "1.  A
    1.  B
Đạt
2.  C
Không đạt
2.  D" "$(inside "$work/root" pandoc -t plain /files/titles.docx | sed '/^ *$/d')"
cat >"$work/npm/run.mjs" <<'END'
import mammoth from 'mammoth';
console.log((await mammoth.convertToHtml({ path: process.argv[2] })).value);
END
expect "mammoth" "<ol><li>A<ol><li>B</li></ol></li></ol><p>Đạt</p><ul><li><ol><li>C</li></ol></li></ul><p>Không đạt</p><ol><li>D</li></ol>" \
  "$(node "$work/npm/run.mjs" "$work/root/files/titles.docx")"
finish
