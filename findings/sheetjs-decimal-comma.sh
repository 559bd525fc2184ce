#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# xlsx 0.18.5 (npm, SheetJS community) takes every comma between digits of a .csv or of an HTML table (which is what many
# school systems export under the name .xls) for a separator of thousands, wherever it stands: the share "98,5" becomes
# 985, "12,50" becomes 1250 and "7,25" 725, while "1.234" (1234 pupils) becomes 1.234. { raw: true } keeps the texts.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=findings/packages
source "$(dirname "$0")/packages"

npm_packages "$work/npm" xlsx@0.18.5
cat >"$work/npm/run.mjs" <<'END'
import XLSX from 'xlsx';
const show = (text, options) => {
  const book = XLSX.read(text, { type: 'string', ...options });
  console.log(JSON.stringify(XLSX.utils.sheet_to_json(book.Sheets[book.SheetNames[0]], { header: 1 })[0]));
};
show('<table><tr><td>98,5</td><td>12,50</td><td>1.234</td></tr></table>', {});
show('<table><tr><td>98,5</td><td>12,50</td><td>1.234</td></tr></table>', { raw: true });
show('"7,25","98,5"\n', {});
END
expect "HTML, HTML raw, .csv" '[985,1250,1.234]
["98,5","12,50","1.234"]
[725,985]' "$(node "$work/npm/run.mjs")"
finish
