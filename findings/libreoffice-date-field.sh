#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# LibreOffice 7.4.7 (Debian libreoffice-writer-nogui 4:7.4.7-1+deb12u14): a headless conversion of a .docx sets every DATE
# field (Insert, Date & Time, "Update automatically") to the day of the conversion: a plan that shows 15/06/2019 in Word's
# stored text is dated today in the .txt, .pdf or .odt made from it. pandoc and docx2txt keep the stored day.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=findings/packages
source "$(dirname "$0")/packages"

installed libreoffice-writer-nogui=4:7.4.7-1+deb12u14
run() { printf '<w:r><w:t>%s</w:t></w:r>' "$1"; }
mark() { printf '<w:r><w:fldChar w:fldCharType="%s"/></w:r>' "$1"; }
field="$(mark begin)<w:r><w:instrText xml:space=\"preserve\"> DATE \\@ \"dd/MM/yyyy\" </w:instrText></w:r>$(mark separate)$(run 15/06/2019)$(mark end)"
word "$work/plan.docx" "<w:p>$field</w:p>"
seen=$(converted "$work/plan.docx" txt 'Text (encoded):UTF8' | tr -dc '0-9/')
[[ $seen == "$(date +%d/%m/%Y)" ]] && seen=today
expect "the day 15/06/2019 as converted" today "$seen"
finish
