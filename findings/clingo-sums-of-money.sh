#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# clingo 5.4.1 (Debian gringo 5.4.1-3.1+b1) counts in 32 bits and says nothing where they do not suffice: a cost of
# 3.000.000.000 đồng, one classroom wing, is read as -1294967296, and three repairs of 900.000.000 đồng cost -1594967296
# together. A budget limit then holds, and the search for the cheapest set prefers the dearest one.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=findings/packages
source "$(dirname "$0")/packages"

debian "$work/root" gringo=5.4.1-3.1+b1
printf 'wing(3000000000).\nrepair(a;b;c).\ntotal(S) :- S = #sum{900000000,X : repair(X)}.\nwithin_budget :- total(S), S <= 1000000000.\n#show wing/1. #show total/1. #show within_budget/0.\n' >"$work/root/files/cost.lp"
expect "clingo" "total(-1594967296) wing(-1294967296) within_budget" \
  "$(inside "$work/root" clingo --verbose=0 /files/cost.lp | head -n 1 | tr ' ' '\n' | LC_ALL=C sort | paste -sd ' ')"
finish
