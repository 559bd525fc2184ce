#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# xls2csv of catdoc 0.95 (Debian 1:0.95-6~deb12u1) writes a day of an .xls whose format a Vietnamese school uses,
# dd/mm/yyyy, as the number of days since 1900 (5 June 2027 is 46543) and 98.5% as 0.985, though it has an option for the
# form of dates (-f); Spreadsheet::ParseExcel 0.65 (Debian) shows both as the sheet does.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=findings/packages
source "$(dirname "$0")/packages"

debian "$work/root" catdoc=1:0.95-6~deb12u1 libspreadsheet-parseexcel-perl=0.6500-4~deb12u1 libc-bin
npm_packages "$work/npm" xlsx@0.18.5
cat >"$work/npm/make.mjs" <<'END'
import fs from 'node:fs';
import XLSX from 'xlsx';
const sheet = { '!ref': 'A1:B1', A1: { t: 'n', v: 46543, z: 'dd/mm/yyyy' }, B1: { t: 'n', v: 0.985, z: '0.0%' } };
const bytes = XLSX.write({ SheetNames: ['A'], Sheets: { A: sheet } }, { type: 'buffer', bookType: 'biff8' });
fs.writeFileSync(process.argv[2], bytes);
END
node "$work/npm/make.mjs" "$work/root/files/figures.xls"
expect "xls2csv" '"46543","0.985"' "$(inside "$work/root" xls2csv -f %d/%m/%Y /files/figures.xls | tr -d '\r\f' | sed '/^$/d')"
expect "Spreadsheet::ParseExcel" "05/06/2027 98.5%" "$(inside "$work/root" perl -MSpreadsheet::ParseExcel -e '
my ($sheet) = Spreadsheet::ParseExcel->new->parse("/files/figures.xls")->worksheets;
print join " ", map { $sheet->get_cell(0, $_)->value } 0, 1')"
finish
