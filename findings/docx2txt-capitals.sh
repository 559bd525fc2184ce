#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# docx2txt 1.4 (Debian 1.4-5) turns text that Word shows in capitals (w:caps, the usual way to set heads) into capitals
# itself, but only the letters that English has: "Trường đạt tiêu chí" comes out as "TRườNG đạT TIêU CHí". Whoever looks
# for a head by its words, in capitals or in small letters, finds neither.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=findings/packages
source "$(dirname "$0")/packages"

debian "$work/root" docx2txt=1.4-5 perl unzip libc-bin
word "$work/root/files/head.docx" \
  '<w:p w:rsidR="00000001"><w:r><w:rPr><w:caps/></w:rPr><w:t>Trường đạt tiêu chí</w:t></w:r></w:p>'
expect "docx2txt" "TRườNG đạT TIêU CHí" "$(inside "$work/root" docx2txt /files/head.docx - | sed '/^ *$/d')"
finish
