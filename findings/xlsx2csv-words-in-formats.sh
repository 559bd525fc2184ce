#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# xlsx2csv 0.7.8 (Debian 1:0.7.8-1) takes the letters d, h, m, s, y in the quoted words of a number format for parts of a
# date. 636 pupils in the format 0 "hs" become the text 0 "12s", level 2 in "Mức "0 becomes "01ức "0, the year in
# "năm học "0 becomes "nă07 12ọc "0: the number is gone from the output and another one stands there.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=findings/packages
source "$(dirname "$0")/packages"

debian "$work/root" xlsx2csv=1:0.7.8-1 python3-openpyxl=3.0.9-1
inside "$work/root" python3 -c '
import openpyxl
sheet = openpyxl.Workbook().active
for value, form in ((636, "0 \"hs\""), (2, "\"Mức \"0"), (2025, "\"năm học \"0")):
    sheet.append(["value", value])
    sheet.cell(sheet.max_row, 2).number_format = form
sheet.parent.save("/files/figures.xlsx")'
expect "xlsx2csv" 'value,"0 ""12s"""
value,"""01ức ""0"
value,"""nă07 12ọc ""0"' "$(inside "$work/root" xlsx2csv /files/figures.xlsx | tr -d '\r')"
finish
