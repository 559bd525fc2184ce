#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# exceljs 4.4.0 (npm) tells a date by the letters of its number format. Words in quotes are left out of that, letters
# behind a backslash are not, though both are the same format and LibreOffice writes the second form: 636 pupils in 0\ \h\s
# are the date 1901-09-27 and 120.5 m² in 0.0\ \m\² are 1900-04-29, while 636 in 0 "hs" stays a number.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=findings/packages
source "$(dirname "$0")/packages"

debian "$work/root" python3-openpyxl=3.0.9-1
npm_packages "$work/npm" exceljs@4.4.0
inside "$work/root" python3 -c '
import openpyxl
sheet = openpyxl.Workbook().active
for value, form in ((636, "0 \"hs\""), (636, r"0\ \h\s"), (120.5, r"0.0\ \m\²")):
    sheet.append([value])
    sheet.cell(sheet.max_row, 1).number_format = form
sheet.parent.save("/files/figures.xlsx")'
cat >"$work/npm/run.mjs" <<'END'
import Excel from 'exceljs';
const book = new Excel.Workbook();
await book.xlsx.readFile(process.argv[2]);
book.worksheets[0].eachRow((row) => console.log(JSON.stringify(row.getCell(1).value)));
END
expect "values" '636
"1901-09-27T00:00:00.000Z"
"1900-04-29T12:00:00.000Z"' "$(node "$work/npm/run.mjs" "$work/root/files/figures.xlsx")"
finish
