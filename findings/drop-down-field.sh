#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# A level chosen in a drop-down list of Word's form fields (FORMDROPDOWN) stands in the file as the number of an entry in
# w:ddList and not as text. pandoc 2.17.1.1, docx2txt 1.4 and python-docx 0.8.11 (Debian) and mammoth 1.13.0 (npm) leave
# the answer out without a word: of "Tiêu chí 1.1: Mức 2" the criterion stays and the level is gone.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=findings/packages
source "$(dirname "$0")/packages"

debian "$work/root" pandoc=2.17.1.1-2~deb12u1 docx2txt=1.4-5 perl unzip libc-bin python3-docx=0.8.11+dfsg1-5
npm_packages "$work/npm" mammoth@1.13.0
entries='<w:listEntry w:val="Không đạt"/><w:listEntry w:val="Mức 1"/><w:listEntry w:val="Mức 2"/>'
field='<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Level"/><w:enabled/><w:calcOnExit w:val="0"/>'
field+="<w:ddList><w:result w:val=\"2\"/>$entries</w:ddList></w:ffData></w:fldChar></w:r>"
field+='<w:r><w:instrText xml:space="preserve"> FORMDROPDOWN </w:instrText></w:r>'
field+='<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
word "$work/root/files/form.docx" "<w:p w:rsidR=\"00000001\"><w:r><w:t>Tiêu chí 1.1:</w:t></w:r>$field</w:p>"
expect "pandoc -t plain" "Tiêu chí 1.1:" "$(inside "$work/root" pandoc -t plain /files/form.docx)"
expect "docx2txt" "Tiêu chí 1.1:" "$(inside "$work/root" docx2txt /files/form.docx - | sed '/^ *$/d')"
expect "python-docx" "Tiêu chí 1.1:" "$(inside "$work/root" python3 -c '
import docx
print(docx.Document("/files/form.docx").paragraphs[0].text)')"
cat >"$work/npm/run.mjs" <<'END'
import mammoth from 'mammoth';
const { value, messages } = await mammoth.extractRawText({ path: process.argv[2] });
console.log(value.trim(), messages.length);
END
expect "mammoth, text and number of messages" "Tiêu chí 1.1: 0" "$(node "$work/npm/run.mjs" "$work/root/files/form.docx")"
finish
