#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# pdftotext 22.12.0 (Debian poppler-utils 22.12.0-2+deb12u3) in its default order takes every hyphen at the end of a line
# for a broken word and joins the halves, digits too: a school year broken as "2022-" / "2023" becomes 20222023, the code
# H1-1.1-01 becomes H1-1.101. With -layout, and with -raw, the hyphen and the line break stay.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=findings/packages
source "$(dirname "$0")/packages"

debian "$work/root" poppler-utils=22.12.0-2+deb12u3
python3 - "$work/root/files/lines.pdf" <<'END'
import sys
lines = ['School year 2022-', '2023, evidence H1-1.1-', '01 in box one']
text = 'BT /F1 12 Tf 14 TL 72 700 Td ' + ' '.join(f'({line}) Tj T*' for line in lines) + ' ET'
objects = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    f'<</Length {len(text)}>>stream\n{text}\nendstream', '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>']
out, places = '%PDF-1.4\n', []
for number, each in enumerate(objects, 1):
    places.append(len(out))
    out += f'{number} 0 obj\n{each}\nendobj\n'
table = len(out)
out += f'xref\n0 {len(objects) + 1}\n0000000000 65535 f \n' + ''.join(f'{place:010} 00000 n \n' for place in places)
out += f'trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n'
open(sys.argv[1], 'w').write(out)
END
read_with() { inside "$work/root" pdftotext "$@" /files/lines.pdf - 2>/dev/null | sed 's/^ *//; /^[[:space:]]*$/d' | tr -d '\f'; }
expect "pdftotext" "School year 20222023, evidence H1-1.101 in box one" "$(read_with)"
expect "pdftotext -layout" "School year 2022-
2023, evidence H1-1.1-
01 in box one" "$(read_with -layout)"
expect "pdftotext -raw" "School year 2022-
2023, evidence H1-1.1-
01 in box one" "$(read_with -raw)"
finish
