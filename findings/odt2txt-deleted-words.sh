#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# odt2txt 0.5 (Debian 0.5-7) writes what was deleted with changes tracked at the head of the text, joined to the name of who
# deleted it and the time, and a comment in the middle of the sentence it stands at: "đạt Mức 3" with a deleted 1 begins with
# "Bà A2025-06-01T00:00:001", and "Tiêu chí 1.2 đạt" with the comment "chưa đạt" says both.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=findings/packages
source "$(dirname "$0")/packages"

debian "$work/root" odt2txt=0.5-7 libc-bin
python3 - "$work/root/files/report.odt" <<'END'
import sys, zipfile
head = '<?xml version="1.0" encoding="UTF-8"?>'
odf = 'urn:oasis:names:tc:opendocument:xmlns:'
by = '<dc:creator>Bà A</dc:creator><dc:date>2025-06-01T00:00:00</dc:date>'
text = (f'<text:tracked-changes><text:changed-region text:id="c"><text:deletion><office:change-info>{by}</office:change-info>'
    '<text:p>1</text:p></text:deletion></text:changed-region></text:tracked-changes>'
    '<text:p>Tiêu chí 1.1 đạt Mức <text:change text:change-id="c"/>3</text:p>'
    f'<text:p>Tiêu chí 1.2<office:annotation>{by}<text:p>chưa đạt</text:p></office:annotation> đạt</text:p>')
with zipfile.ZipFile(sys.argv[1], 'w') as file:
    file.writestr('mimetype', 'application/vnd.oasis.opendocument.text')
    file.writestr('META-INF/manifest.xml', f'{head}<manifest:manifest xmlns:manifest="{odf}manifest:1.0" manifest:version="1.2">'
        '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>')
    file.writestr('content.xml', f'{head}<office:document-content xmlns:office="{odf}office:1.0" xmlns:text="{odf}text:1.0" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2"><office:body><office:text>{text}</office:text>'
        '</office:body></office:document-content>')
END
expect "odt2txt" "Bà A2025-06-01T00:00:001
Tiêu chí 1.1 đạt Mức 3
Tiêu chí 1.2Bà A2025-06-01T00:00:00chưa đạt
đạt" "$(inside "$work/root" odt2txt.odt2txt --encoding=UTF-8 /files/report.odt | sed 's/^ *//; /^$/d')"
finish
