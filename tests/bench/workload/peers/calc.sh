#!/bin/sh
# SPDX-License-Identifier: MIT
# LibreOffice Calc: the formulas of a workbook worked out, its first sheet as lines: calc.sh SHEET_PROGRAM INPUT OUTPUT
set -e
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/profile/user"
# Its own choice is to trust the values that a workbook brings along; here there are none yet.
printf '%s' '<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">' \
  '<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>' \
  >"$work/profile/user/registrymodifications.xcu"
"$1" "$2" "$work/levels.xlsx"
soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to 'csv:Text - txt - csv (StarCalc):32,34,76' \
  --outdir "$work" "$work/levels.xlsx" >&2
sed '$a\' "$work/levels.csv" >"$3"
