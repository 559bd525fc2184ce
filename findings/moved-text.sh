#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# A sentence that was moved with changes tracked stands in a .docx twice, in w:moveFrom and in w:moveTo. docx2txt 1.4
# (Debian) and word-extractor 1.0.4 (npm) give it at both places, so a moved result counts twice; python-docx 0.8.11
# (Debian) gives it at neither, so it is lost. pandoc 2.17.1.1 (Debian) gives it once, at the new place.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=findings/packages
source "$(dirname "$0")/packages"

debian "$work/root" docx2txt=1.4-5 perl unzip libc-bin python3-docx=0.8.11+dfsg1-5 pandoc=2.17.1.1-2~deb12u1
npm_packages "$work/npm" word-extractor@1.0.4
run() { printf '<w:r><w:t xml:space="preserve">%s</w:t></w:r>' "$1"; }
by='w:author="A" w:date="2025-01-01T00:00:00Z"'
word "$work/root/files/moved.docx" "<w:p w:rsidR=\"00000001\"><w:moveFrom w:id=\"1\" $by>$(run 'Mức 1. ')</w:moveFrom>$(run 'Tự đánh giá: ')<w:moveTo w:id=\"2\" $by>$(run 'Mức 1. ')</w:moveTo></w:p>"
expect "docx2txt" "Mức 1. Tự đánh giá: Mức 1." "$(inside "$work/root" docx2txt /files/moved.docx - | sed '/^ *$/d; s/ *$//')"
cat >"$work/npm/run.mjs" <<'END'
import Extractor from 'word-extractor';
console.log((await new Extractor().extract(process.argv[2])).getBody().trim());
END
expect "word-extractor" "Mức 1. Tự đánh giá: Mức 1." "$(node "$work/npm/run.mjs" "$work/root/files/moved.docx")"
expect "python-docx" "[Tự đánh giá: ]" "$(inside "$work/root" python3 -c '
import docx
print("[" + docx.Document("/files/moved.docx").paragraphs[0].text + "]")')"
expect "pandoc -t plain" "Tự đánh giá: Mức 1." "$(inside "$work/root" pandoc -t plain /files/moved.docx)"
finish
