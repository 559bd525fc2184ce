#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# A content control that nobody has filled in holds its prompt as text, marked with w:showingPlcHdr alone. pandoc 2.17.1.1,
# docx2txt 1.4 (Debian) and mammoth 1.13.0 (npm) give the prompt as if it had been written: "Chọn Mức 1 hoặc Mức 2" of an
# empty field reads like a level. Nothing tells it from an answer.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=findings/packages
source "$(dirname "$0")/packages"

debian "$work/root" pandoc=2.17.1.1-2~deb12u1 docx2txt=1.4-5 perl unzip libc-bin
npm_packages "$work/npm" mammoth@1.13.0
list='<w:dropDownList><w:listItem w:displayText="Mức 1" w:value="1"/><w:listItem w:displayText="Mức 2" w:value="2"/></w:dropDownList>'
word "$work/root/files/empty.docx" "<w:p w:rsidR=\"00000001\"><w:r><w:t xml:space=\"preserve\">Kết quả: </w:t></w:r><w:sdt><w:sdtPr><w:showingPlcHdr/>$list</w:sdtPr><w:sdtContent><w:r><w:t>Chọn Mức 1 hoặc Mức 2</w:t></w:r></w:sdtContent></w:sdt></w:p>"
wanted="Kết quả: Chọn Mức 1 hoặc Mức 2"
expect "pandoc -t plain" "$wanted" "$(inside "$work/root" pandoc -t plain /files/empty.docx)"
expect "docx2txt" "$wanted" "$(inside "$work/root" docx2txt /files/empty.docx - | sed '/^ *$/d')"
cat >"$work/npm/run.mjs" <<'END'
import mammoth from 'mammoth';
const { value, messages } = await mammoth.extractRawText({ path: process.argv[2] });
console.log(value.trim(), messages.length);
END
expect "mammoth, text and number of messages" "$wanted 0" "$(node "$work/npm/run.mjs" "$work/root/files/empty.docx")"
finish
