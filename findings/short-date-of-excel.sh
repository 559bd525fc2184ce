#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Excel's first date format (number 14) is the short date of the reader's system: with Vietnamese settings 5 June 2027 shows
# as 05/06/2027. Programs without such settings write it in the American order, each in its own way: SheetJS 0.18.5 (npm)
# gives 6/5/27, xlsx2csv 0.7.8 (Debian) 06-05-27. Read with the day first, as everybody in Viet Nam reads it, this is
# 6 May.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=findings/packages
source "$(dirname "$0")/packages"

debian "$work/root" xlsx2csv=1:0.7.8-1 python3-openpyxl=3.0.9-1
npm_packages "$work/npm" xlsx@0.18.5
inside "$work/root" python3 -c '
import datetime, openpyxl
sheet = openpyxl.Workbook().active
sheet.append([datetime.date(2027, 6, 5)])
sheet.cell(1, 1).number_format = openpyxl.styles.numbers.BUILTIN_FORMATS[14]
sheet.parent.save("/files/date.xlsx")'
expect "number of the cell's format" 14 "$(unzip -p "$work/root/files/date.xlsx" xl/styles.xml | grep -o 'numFmtId="14"' | head -n 1 | tr -dc 0-9)"
expect "xlsx2csv" "06-05-27" "$(inside "$work/root" xlsx2csv /files/date.xlsx | tr -d '\r')"
cat >"$work/npm/run.mjs" <<'END'
import fs from 'node:fs';
import XLSX from 'xlsx';
const book = XLSX.read(fs.readFileSync(process.argv[2]));
console.log(XLSX.utils.sheet_to_csv(book.Sheets[book.SheetNames[0]]).trim());
END
expect "SheetJS" "6/5/27" "$(node "$work/npm/run.mjs" "$work/root/files/date.xlsx")"
finish
