#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# python-docx 0.8.11 (Debian python3-docx 0.8.11+dfsg1-5): a table cell that stands in a content control of its own
# (w:sdt around w:tc, what Word writes when a form's author protects one cell) is left out of `row.cells`. The row is
# not shorter for it: the cells behind move one column to the left and the first cell of the NEXT row fills the end. So
# a mark under "Mức 1" is read as one under "Không đạt", and the next criterion's code as a mark of this one.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=findings/packages
source "$(dirname "$0")/packages"

debian "$work/root" python3-docx=0.8.11+dfsg1-5
control='<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>'
# shellcheck disable=SC2059
guarded=$(printf "$control" "$(cell '')")
word "$work/root/files/form.docx" "$(table 4 \
  "$(cell 'Tiêu chí')$(cell 'Không đạt')$(cell 'Mức 1')$(cell 'Mức 2')" \
  "$(cell 1.1)$guarded$(cell x)$(cell '')" \
  "$(cell 1.2)$(cell '')$(cell '')$(cell x)")"
seen=$(inside "$work/root" python3 -c '
import docx
for row in docx.Document("/files/form.docx").tables[0].rows: print(" | ".join(cell.text for cell in row.cells))')
expect "cells by row (in the file: 1.1 || x |, 1.2 ||| x)" "Tiêu chí | Không đạt | Mức 1 | Mức 2
1.1 | x |  | 1.2
 |  | x" "$seen"
finish
