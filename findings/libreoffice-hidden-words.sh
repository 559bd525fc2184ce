#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# LibreOffice 7.4.7 (Debian libreoffice-writer-nogui 4:7.4.7-1+deb12u14) leaves hidden words (w:vanish) out of the pages it
# lays out, but writes them when it converts the same .docx headless to text: a level that somebody hid instead of deleting
# stands beside the one that counts, and nothing tells which of the two the reader of the paper sees.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=findings/packages
source "$(dirname "$0")/packages"

installed libreoffice-writer-nogui=4:7.4.7-1+deb12u14
installed poppler-utils=22.12.0-2+deb12u3
word "$work/level.docx" '<w:p><w:r><w:t xml:space="preserve">Muc </w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve">3 </w:t></w:r><w:r><w:t>1</w:t></w:r></w:p>'
expect "as text" "Muc 3 1" "$(converted "$work/level.docx" txt 'Text (encoded):UTF8' | sed 's/^\xEF\xBB\xBF//; s/\r$//')"
converted "$work/level.docx" pdf writer_pdf_Export >"$work/level.pdf"
expect "as PDF" "Muc 1" "$(pdftotext "$work/level.pdf" - | tr -d '\f' | sed '/^$/d')"
finish
