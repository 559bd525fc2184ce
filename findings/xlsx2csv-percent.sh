#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# xlsx2csv 0.7.8 (Debian 1:0.7.8-1) follows the number format of a date cell but of a percent cell only the decimals:
# 98.5 % (format 0.0%) becomes "0.985" and 100 % becomes "1.000". A reader that expects a percentage, as the sheet shows
# it, sees a school with one per cent. In one row "15/06/2027" is as shown and the figure beside it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=findings/packages
source "$(dirname "$0")/packages"

debian "$work/root" xlsx2csv=1:0.7.8-1 python3-openpyxl=3.0.9-1
inside "$work/root" python3 -c '
import datetime, openpyxl
book = openpyxl.Workbook()
sheet = book.active
sheet.append(["share", "date"])
for share, day in ((0.985, 15), (1, 16)): sheet.append([share, datetime.date(2027, 6, day)])
for row in (2, 3):
    sheet.cell(row, 1).number_format = "0.0%"
    sheet.cell(row, 2).number_format = "dd/mm/yyyy"
book.save("/files/figures.xlsx")'
expect "xlsx2csv" "share,date
0.985,15/06/2027
1.000,16/06/2027" "$(inside "$work/root" xlsx2csv /files/figures.xlsx | tr -d '\r' | sed '/^,*$/d')"
finish
