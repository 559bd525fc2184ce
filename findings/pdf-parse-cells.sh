#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# pdf-parse 1.1.1 (npm) writes the texts of one line of a page one behind the other with nothing between, however far
# apart they stand: of a table with the columns criterion, failed, total the row "1.1 | 0 | 5" becomes "1.105", a number
# that nobody wrote, and "1.2 | 12 | 7" becomes "1.2127".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=findings/packages
source "$(dirname "$0")/packages"

npm_packages "$work/npm" pdf-parse@1.1.1 pdfkit@0.15.0
cat >"$work/npm/make.mjs" <<'END'
import fs from 'node:fs';
import PDFDocument from 'pdfkit';
const page = new PDFDocument();
page.pipe(fs.createWriteStream(process.argv[2]));
[['Criterion', 'Failed', 'Total'], ['1.1', '0', '5'], ['1.2', '12', '7']].forEach((cells, row) =>
  cells.forEach((cell, column) => page.text(cell, 72 + 150 * column, 100 + 20 * row)));
page.end();
END
node "$work/npm/make.mjs" "$work/table.pdf"
cat >"$work/npm/run.mjs" <<'END'
import fs from 'node:fs';
import parse from 'pdf-parse/lib/pdf-parse.js';
console.log((await parse(new Uint8Array(fs.readFileSync(process.argv[2])))).text.trim());
END
expect "pdf-parse" "CriterionFailedTotal
1.105
1.2127" "$(node "$work/npm/run.mjs" "$work/table.pdf" 2>/dev/null)"
finish
