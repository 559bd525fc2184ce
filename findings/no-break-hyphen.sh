#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Word's no-break hyphen (Ctrl+Shift+_, in a file w:noBreakHyphen), which typists use so that a school year or a code of
# evidence is not broken over two lines:
# - python-docx 0.8.11 (Debian) and word-extractor 1.0.4 (npm) leave it out of a .docx without a trace: "2022-2023"
#   becomes the number 20222023 and H1-1.1-01 becomes H11.101;
# - unrtf 0.21.10 (Debian) leaves out RTF's \_ in the same way.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=findings/packages
source "$(dirname "$0")/packages"

debian "$work/root" python3-docx=0.8.11+dfsg1-5 unrtf=0.21.10-clean-1
npm_packages "$work/npm" word-extractor@1.0.4
run() { printf '<w:r><w:t>%s</w:t></w:r>' "$1"; }
hyphen='<w:r><w:noBreakHyphen/></w:r>'
word "$work/root/files/year.docx" "<w:p w:rsidR=\"00000001\">$(run 2022)$hyphen$(run '2023, H1')$hyphen$(run 1.1)$hyphen$(run 01)</w:p>"
printf '%s' '{\rtf1\ansi 2022\_2023, H1\_1.1\_01\par}' >"$work/root/files/year.rtf"

expect "python-docx" "20222023, H11.101" "$(inside "$work/root" python3 -c '
import docx
print(docx.Document("/files/year.docx").paragraphs[0].text)')"
expect "unrtf --text, last line" "20222023, H11.101" "$(inside "$work/root" unrtf --text /files/year.rtf 2>/dev/null | grep 2022)"
cat >"$work/npm/run.mjs" <<'END'
import Extractor from 'word-extractor';
console.log((await new Extractor().extract(process.argv[2])).getBody().trim());
END
expect "word-extractor" "20222023, H11.101" "$(node "$work/npm/run.mjs" "$work/root/files/year.docx")"
finish
