#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# html-docx-js 0.3.1 (npm) makes a .docx whose text is one HTML part that the document only refers to (w:altChunk). Word
# merges it when it opens the file; readers do not: pandoc 2.17.1.1 and python-docx 0.8.11 (Debian) find nothing and say
# nothing, mammoth 1.13.0 (npm) finds nothing with a warning.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=findings/packages
source "$(dirname "$0")/packages"

debian "$work/root" pandoc=2.17.1.1-2~deb12u1 python3-docx=0.8.11+dfsg1-5
npm_packages "$work/npm" html-docx-js@0.3.1 mammoth@1.13.0
cat >"$work/npm/run.mjs" <<'END'
import fs from 'node:fs';
import html from 'html-docx-js';
import mammoth from 'mammoth';
const page = '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><p>Criterion 1.1: level 2</p></body></html>';
fs.writeFileSync(process.argv[2], Buffer.from(await html.asBlob(page).arrayBuffer()));
const { value, messages } = await mammoth.extractRawText({ path: process.argv[2] });
console.log(JSON.stringify(value), messages.map((each) => each.message).join());
END
expect "mammoth" '"" An unrecognised element was ignored: w:altChunk' "$(node "$work/npm/run.mjs" "$work/root/files/report.docx")"
expect "pandoc, characters and exit code" "0 0" "$(inside "$work/root" pandoc -t plain /files/report.docx 2>&1 | tr -d '\n' | wc -c) ${PIPESTATUS[0]}"
expect "python-docx, paragraphs" "[]" "$(inside "$work/root" python3 -c '
import docx
print([each.text for each in docx.Document("/files/report.docx").paragraphs])')"
finish
