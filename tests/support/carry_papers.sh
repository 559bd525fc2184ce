#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Carries FOLDER/papers/*.docx and *.xlsx through every tool that is installed; what each writes is in
# FOLDER/carried/TOOL, one file a paper under the paper's name. NODE_PATH may name a folder with npm's exceljs, xlsx and
# mammoth.
set -euo pipefail
papers=$1/papers carried=$1/carried
mkdir -p "$carried"
has() { command -v "$1" >/dev/null; }
modules=${NODE_PATH:-}
has_module() { has node && [[ -n $modules && -d $modules/$1 ]]; }

# office TARGET FILTER KIND: all papers of the kind at once.
office() {
  mkdir -p "$1"
  soffice "-env:UserInstallation=file://$carried/../profile" --headless --convert-to "$2" --outdir "$1" "$papers"/*."$3" \
    >/dev/null 2>&1
}
# each TARGET KIND ENDING COMMAND…: the command for each paper, IN and OUT replaced by its file and the one to write.
each() {
  local target=$1 kind=$2 ending=$3 file out
  shift 3
  mkdir -p "$target"
  for file in "$papers"/*."$kind"; do
    out=$target/$(basename "$file" ".$kind").$ending
    "${@//IN/$file}" >"$out" 2>/dev/null || rm -f "$out"
  done
}

if has soffice; then
  for ending in odt rtf html docx; do office "$carried/libreoffice-$ending" "$ending" docx; done
  office "$carried/libreoffice-txt" txt:Text\ \(encoded\):UTF8 docx
  for ending in ods html; do office "$carried/libreoffice-calc-$ending" "$ending" xlsx; done
  office "$carried/libreoffice-calc-xlsx" xlsx xlsx
  office "$carried/libreoffice-calc-csv" csv:Text\ -\ txt\ -\ csv\ \(StarCalc\):44,34,76 xlsx
  office "$1/doc" doc docx
  office "$1/pdf" pdf docx
  for file in "$1"/doc/*.doc; do
    name=$(basename "$file" .doc)
    if has antiword; then mkdir -p "$carried/antiword" && { antiword -m UTF-8 -w 0 "$file" >"$carried/antiword/$name.txt" 2>/dev/null || rm "$carried/antiword/$name.txt"; }; fi
    if has catdoc; then mkdir -p "$carried/catdoc" && { catdoc -d utf-8 -w "$file" >"$carried/catdoc/$name.txt" 2>/dev/null || rm "$carried/catdoc/$name.txt"; }; fi
  done
  if has pdftotext; then
    mkdir -p "$carried/pdftotext" "$carried/pdftotext-layout"
    for file in "$1"/pdf/*.pdf; do
      name=$(basename "$file" .pdf)
      pdftotext -layout "$file" "$carried/pdftotext-layout/$name.txt"
      pdftotext "$file" "$carried/pdftotext/$name.txt"
    done
  fi
fi
if has pandoc; then
  each "$1/pandoc" docx json pandoc -f docx -t json IN
  for ending in plain gfm html docx odt; do
    case $ending in plain | gfm) suffix=txt ;; *) suffix=$ending ;; esac
    mkdir -p "$carried/pandoc-$ending"
    for file in "$1"/pandoc/*.json; do
      pandoc -s -f json -t "$ending" --metadata title=Văn "$file" -o "$carried/pandoc-$ending/$(basename "$file" .json).$suffix" \
        2>/dev/null || echo "pandoc-$ending did not write $file" >&2
    done
  done
fi
if has docx2txt; then each "$carried/docx2txt" docx txt docx2txt IN -; fi
if has ssconvert; then
  for ending in xlsx ods csv; do
    mkdir -p "$carried/gnumeric-$ending"
    for file in "$papers"/*.xlsx; do
      ssconvert "$file" "$carried/gnumeric-$ending/$(basename "$file" .xlsx).$ending" >/dev/null 2>&1 ||
        echo "ssconvert did not write $file" >&2
    done
  done
fi

python=/usr/bin/python3  # the modules are those of the distribution
if "$python" -c 'import docx' 2>/dev/null; then
  mkdir -p "$carried/python-docx" "$carried/python-docx-text"
  "$python" - "$papers" "$carried" <<'END_OF_PYTHON'
import glob, os, sys
import docx
from docx.table import Table
from docx.text.paragraph import Paragraph
for path in glob.glob(sys.argv[1] + '/*.docx'):
    name = os.path.basename(path)
    document = docx.Document(path)
    document.save(f'{sys.argv[2]}/python-docx/{name}')
    lines = []
    for part in document.element.body.iterchildren():
        if part.tag.endswith('}p'):
            lines.append(Paragraph(part, document).text)
        elif part.tag.endswith('}tbl'):
            lines += ['\t'.join(cell.text for cell in row.cells) for row in Table(part, document).rows] + ['']
    with open(f'{sys.argv[2]}/python-docx-text/{name[:-5]}.txt', 'w') as text:
        text.write('\n'.join(lines) + '\n')
END_OF_PYTHON
fi
if "$python" -c 'import openpyxl' 2>/dev/null; then
  mkdir -p "$carried/openpyxl"
  "$python" - "$papers" "$carried/openpyxl" <<'END_OF_PYTHON'
import glob, os, sys
import openpyxl
for path in glob.glob(sys.argv[1] + '/*.xlsx'):
    openpyxl.load_workbook(path).save(sys.argv[2] + '/' + os.path.basename(path))
END_OF_PYTHON
fi

# with_node MODULE TARGET… : the script on standard input gets the papers and the folders.
with_node() {
  local module=$1
  shift
  has_module "$module" || return 0
  mkdir -p "$@"
  NODE_PATH=$modules node - "$papers" "$@"
}
with_node exceljs "$carried/exceljs" <<'END_OF_NODE'
const [papers, target] = process.argv.slice(2), fs = require('fs'), Excel = require('exceljs');
(async () => {
  for (const name of fs.readdirSync(papers).filter((each) => each.endsWith('.xlsx'))) {
    const book = new Excel.Workbook();
    await book.xlsx.readFile(`${papers}/${name}`);
    await book.xlsx.writeFile(`${target}/${name}`);
  }
})();
END_OF_NODE
with_node xlsx "$carried/sheetjs-xlsx" "$carried/sheetjs-csv" "$carried/sheetjs-html" <<'END_OF_NODE'
const [papers, books, texts, pages] = process.argv.slice(2), fs = require('fs'), XLSX = require('xlsx');
for (const name of fs.readdirSync(papers).filter((each) => each.endsWith('.xlsx'))) {
  const book = XLSX.readFile(`${papers}/${name}`), stem = name.slice(0, -5), sheet = book.Sheets[book.SheetNames[0]];
  XLSX.writeFile(book, `${books}/${name}`);
  fs.writeFileSync(`${texts}/${stem}.csv`, XLSX.utils.sheet_to_csv(sheet));
  fs.writeFileSync(`${pages}/${stem}.html`, XLSX.utils.sheet_to_html(sheet));
}
END_OF_NODE
with_node mammoth "$carried/mammoth-html" "$carried/mammoth-text" <<'END_OF_NODE'
const [papers, pages, texts] = process.argv.slice(2), fs = require('fs'), mammoth = require('mammoth');
(async () => {
  for (const name of fs.readdirSync(papers).filter((each) => each.endsWith('.docx'))) {
    const input = { path: `${papers}/${name}` }, stem = name.slice(0, -5);
    const page = (await mammoth.convertToHtml(input)).value;
    fs.writeFileSync(`${pages}/${stem}.html`, `<html><head><meta charset="utf-8"></head><body>${page}</body></html>`);
    fs.writeFileSync(`${texts}/${stem}.txt`, (await mammoth.extractRawText(input)).value);
  }
})();
END_OF_NODE
exit 0
