#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# python-docx 0.8.11 (Debian python3-docx 0.8.11+dfsg1-5): the text of a paragraph is that of its bare runs. What Word puts
# around a run takes the words away without a trace: the code of evidence that is a link, the day in a smart tag (Word 2003
# to 2007 put one around every date), the level of a content control, a level typed while changes were tracked.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=findings/packages
source "$(dirname "$0")/packages"

debian "$work/root" python3-docx=0.8.11+dfsg1-5
run() { printf '<w:r><w:t xml:space="preserve">%s</w:t></w:r>' "$1"; }
line() { printf '<w:p w:rsidR="00000001">%s</w:p>' "$1"; }
tag='<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="date">'
word "$work/root/files/report.docx" "$(line "$(run 'Minh chứng ')<w:hyperlink w:anchor=\"a\">$(run '[H1-1.1-01]')</w:hyperlink>$(run .)")$(
  line "$(run 'Ngày ')$tag$(run 20/11/2025)</w:smartTag>$(run .)")$(
  line "$(run 'Chọn ')<w:sdt><w:sdtPr/><w:sdtContent>$(run 'Mức 2')</w:sdtContent></w:sdt>$(run .)")$(
  line "$(run 'Đạt Mức ')<w:ins w:id=\"1\" w:author=\"A\" w:date=\"2025-01-01T00:00:00Z\">$(run 3)</w:ins>$(run .)")"
expect "paragraphs" "Minh chứng .
Ngày .
Chọn .
Đạt Mức ." "$(inside "$work/root" python3 -c '
import docx
for each in docx.Document("/files/report.docx").paragraphs: print(each.text)')"
finish
