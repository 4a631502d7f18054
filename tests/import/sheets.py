"""Spreadsheets written by hand, so that the tests need no spreadsheet program: XLSX and ODS of texts."""
import zipfile
from xml.sax.saxutils import escape

TRANSITIONAL = {"main": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                "rel": "http://schemas.openxmlformats.org/officeDocument/2006/relationships"}
STRICT = {"main": "http://purl.oclc.org/ooxml/spreadsheetml/main",
          "rel": "http://purl.oclc.org/ooxml/officeDocument/relationships"}


class Raw(str):
    """A cell as XML: its attributes and content, "t=\"e\"><v>#REF!</v>"."""


def letters(column):
    name = ""
    while column >= 0:
        name, column = chr(65 + column % 26) + name, column // 26 - 1
    return name


def xlsx(path, rows, strict=False, shared=True, first_row=1):
    space = STRICT if strict else TRANSITIONAL
    strings, place, lines = [], {}, []
    for r, row in enumerate(rows, first_row):
        cells = ""
        for c, text in enumerate(row):
            if text == "":
                continue
            at = f'{letters(c)}{r}'
            if isinstance(text, Raw):
                cells += f'<c r="{at}" {text}</c>'
            elif shared:
                if text not in place:
                    place[text] = len(strings)
                    strings.append(text)
                cells += f'<c r="{at}" t="s"><v>{place[text]}</v></c>'
            else:
                cells += f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
        lines.append(f'<row r="{r}">{cells}</row>')
    xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    kind = space["rel"]
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'{xml}<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{office}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{office}.worksheet+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{office}.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'{xml}<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{kind}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{xml}<workbook xmlns="{space["main"]}" xmlns:r="{kind}"><sheets>'
        '<sheet name="人員" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{xml}<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{kind}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{kind}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'{xml}<sst xmlns="{space["main"]}">'
        + "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in strings) + '</sst>',
        "xl/worksheets/sheet1.xml": f'{xml}<worksheet xmlns="{space["main"]}"><sheetData>{"".join(lines)}'
        '</sheetData></worksheet>'}
    archive(path, parts)


def ods(path, rows):
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
                      for name in ("office", "table", "text"))
    body = ""
    for row in rows:
        cells = "".join(f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p></table:table-cell>'
                        if text else "<table:table-cell/>" for text in row)
        body += f"<table:table-row>{cells}</table:table-row>"
    content = (f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.3">'
               f'<office:body><office:spreadsheet><table:table table:name="人員">{body}</table:table>'
               '</office:spreadsheet></office:body></office:document-content>')
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = ('<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
                'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
                f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mime}"/>'
                '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
                '</manifest:manifest>')
    archive(path, {"mimetype": mime, "content.xml": content, "META-INF/manifest.xml": manifest})


def archive(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(zipfile.ZipInfo(name), text,
                          zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
