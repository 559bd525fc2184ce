#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# xlsx-populate 1.21.0 (npm): a text cell written as an inline string (t="inlineStr", as openpyxl of Debian 12 and other
# writers do) whose text reads as a number comes back as that number, and writing the book again makes the cell numeric:
# the code "1.1" becomes 1.1 while "1.10" beside it stays a text. Two codes of one column then have two types, and a
# lookup by text finds one of them.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=findings/packages
source "$(dirname "$0")/packages"

debian "$work/root" python3-openpyxl=3.0.9-1
npm_packages "$work/npm" xlsx-populate@1.21.0
inside "$work/root" python3 -c '
import openpyxl
book = openpyxl.Workbook()
for code in ("1.1", "1.10", "1.2"): book.active.append([code])
book.save("/files/codes.xlsx")'
cat >"$work/npm/run.mjs" <<'END'
import populate from 'xlsx-populate';
const book = await populate.fromFileAsync(process.argv[2]);
console.log(JSON.stringify(book.sheet(0).usedRange().value().flat()));
await book.toFileAsync(process.argv[3]);
END
cells() { unzip -p "$1" xl/worksheets/sheet1.xml | grep -o '<c r="A[0-9]"[^>]*>' | tr '\n' ' ' | sed 's/ $//'; }
expect "cells as openpyxl wrote them" '<c r="A1" t="inlineStr"> <c r="A2" t="inlineStr"> <c r="A3" t="inlineStr">' "$(cells "$work/root/files/codes.xlsx")"
expect "values read" '[1.1,"1.10",1.2]' "$(node "$work/npm/run.mjs" "$work/root/files/codes.xlsx" "$work/again.xlsx")"
expect "cells after writing again" '<c r="A1"> <c r="A2" t="s"> <c r="A3">' "$(cells "$work/again.xlsx")"
finish
