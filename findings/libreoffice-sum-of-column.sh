#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# LibreOffice 7.4.7 (Debian libreoffice-writer-nogui 4:7.4.7-1+deb12u14) reckons the formula fields of Word tables anew when
# it converts a .docx headless, and with the decimal point of its own language: the total 470.000.000 that Word stored for
# =SUM(ABOVE) under 120.000.000 and 350.000.000 becomes 0. The costs above it stay, so the plan seems to cost nothing.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=findings/packages
source "$(dirname "$0")/packages"

installed libreoffice-writer-nogui=4:7.4.7-1+deb12u14
mark() { printf '<w:r><w:fldChar w:fldCharType="%s"/></w:r>' "$1"; }
field="$(mark begin)<w:r><w:instrText xml:space=\"preserve\"> =SUM(ABOVE) </w:instrText></w:r>$(mark separate)<w:r><w:t>470.000.000</w:t></w:r>$(mark end)"
total="<w:tc><w:tcPr><w:tcW w:w=\"1500\" w:type=\"dxa\"/></w:tcPr><w:p>$field</w:p></w:tc>"
word "$work/costs.docx" "$(table 2 "$(cell 'Việc')$(cell 'Kinh phí')" "$(cell A)$(cell 120.000.000)" "$(cell B)$(cell 350.000.000)" "$(cell 'Cộng')$total")"
expect "cells" "Việc Kinh phí A 120.000.000 B 350.000.000 Cộng 0" \
  "$(converted "$work/costs.docx" txt 'Text (encoded):UTF8' | sed 's/^\xEF\xBB\xBF//; s/\r$//; /^$/d' | paste -sd ' ')"
finish
