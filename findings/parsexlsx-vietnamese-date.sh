#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Spreadsheet::ParseXLSX 0.27 (Debian libspreadsheet-parsexlsx-perl 0.27-3+deb12u2) shows a cell by its number format. The
# format of a Vietnamese date, [$-42A]dd" tháng "mm" năm "yyyy, makes 5 June 2027 into "[$42A] tháng 4 năm 6543": month and
# year are digits of the serial number 46543. Without the language in brackets the same cell reads right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=findings/packages
source "$(dirname "$0")/packages"

debian "$work/root" libspreadsheet-parsexlsx-perl=0.27-3+deb12u2 python3-openpyxl=3.0.9-1
inside "$work/root" python3 -c '
import datetime, openpyxl
sheet = openpyxl.Workbook().active
for form in ("[$-42A]dd\" tháng \"mm\" năm \"yyyy", "dd\" tháng \"mm\" năm \"yyyy"):
    sheet.append([datetime.date(2027, 6, 5)])
    sheet.cell(sheet.max_row, 1).number_format = form
sheet.parent.save("/files/dates.xlsx")'
expect "values as shown" '[$42A] tháng 4 năm 6543
05 tháng 06 năm 2027' "$(inside "$work/root" perl -MSpreadsheet::ParseXLSX -CS -e '
my ($sheet) = Spreadsheet::ParseXLSX->new->parse("/files/dates.xlsx")->worksheets;
print $sheet->get_cell($_, 0)->value, "\n" for 0, 1')"
finish
