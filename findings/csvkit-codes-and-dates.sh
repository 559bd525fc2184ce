#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# csvkit 1.0.7 (Debian 1.0.7-1) guesses one type a column. Criteria 1.1 and 1.10 become one number, 1.1. Days written
# dd/mm/yyyy are taken as mm/dd/yyyy (05/06/2025, 5 June, becomes 6 May) as long as no day of the column is after the
# 12th; one such row further down and the whole column stays text as written. So one more row changes the others.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=findings/packages
source "$(dirname "$0")/packages"

debian "$work/root" csvkit=1.0.7-1
printf 'code,issued\n1.1,05/06/2025\n1.10,07/06/2025\n' >"$work/root/files/short.csv"
printf 'code,issued\n1.1,05/06/2025\n1.10,07/06/2025\n1.2,15/06/2025\n' >"$work/root/files/long.csv"
expect "csvjson, two rows" '[{"code": 1.1, "issued": "2025-05-06"}, {"code": 1.1, "issued": "2025-07-06"}]' \
  "$(inside "$work/root" csvjson /files/short.csv)"
expect "csvjson, the same and a third row" \
  '[{"code": 1.1, "issued": "05/06/2025"}, {"code": 1.1, "issued": "07/06/2025"}, {"code": 1.2, "issued": "15/06/2025"}]' \
  "$(inside "$work/root" csvjson /files/long.csv)"
finish
