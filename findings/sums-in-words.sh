#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Vietnamese papers repeat a sum in words. vietnamese-number 1.0.1 (npm) leaves out the first group of digits unless it
# has three: 1.005 becomes "không trăm linh năm" (five), 21.000 "không trăm" (nothing hundred), 1.234.567.890 loses its
# thousand million. vn-num2words 1.0.4 (npm) reads the same numbers right, but writes 15 as "muời năm".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=findings/packages
source "$(dirname "$0")/packages"

npm_packages "$work/npm" vietnamese-number@1.0.1 vn-num2words@1.0.4
cat >"$work/npm/run.mjs" <<'END'
import whole from 'vn-num2words';
import parts from 'vietnamese-number';
for (const number of [105, 1005, 21000, 1234567890]) console.log(number, parts(number).replace(/ +/g, ' ').trim());
for (const number of [15, 1005, 21000]) console.log(number, whole(number).trim());
END
expect "vietnamese-number, vn-num2words" "105 một trăm linh năm
1005 không trăm linh năm
21000 không trăm
1234567890 hai trăm ba mươi tư triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi
15 muời năm
1005 một nghìn không trăm linh năm
21000 hai mươi mốt nghìn" "$(node "$work/npm/run.mjs")"
finish
