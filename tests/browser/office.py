"""LibreOffice without a window, each run with a profile of its own; and its flat files, where everything is plain XML."""
import os
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


class Office:
    def __init__(self):
        self.program = shutil.which("soffice") or shutil.which("libreoffice")
        if self.program is None:
            print("skipped: no LibreOffice is installed")
            raise SystemExit(77)
        self.home = tempfile.mkdtemp()

    def close(self):
        shutil.rmtree(self.home, ignore_errors=True)

    def save_as(self, kind, files):
        """Opens the files and saves each in that format; the new paths."""
        folder = tempfile.mkdtemp(dir=self.home)
        subprocess.run([self.program, f"-env:UserInstallation=file://{self.home}/profile", "--headless", "--norestore",
                        "--convert-to", kind, "--outdir", folder, *files], check=True, timeout=300,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        made = [os.path.join(folder, os.path.splitext(os.path.basename(f))[0] + "." + kind) for f in files]
        for path in made:
            if not os.path.exists(path):
                raise RuntimeError(f"LibreOffice saved no {path}")
        return made


def parse(path):
    """The tree of a flat file, to be written again under the prefixes it came with: LibreOffice knows it by them."""
    for _, (prefix, uri) in ElementTree.iterparse(path, events=["start-ns"]):
        ElementTree.register_namespace(prefix, uri)
    return ElementTree.parse(path)


def cells(path):
    """Every cell element of a flat OpenDocument spreadsheet."""
    return ElementTree.parse(path).getroot().iter(TABLE + "table-cell")


def words(cell):
    return "\n".join("".join(p.itertext()) for p in cell.findall(TEXT + "p"))


def lines(table):
    """The rows of a sheet, not those of the tables that charts on it hold."""
    for child in table:
        if child.tag == TABLE + "table-row":
            yield child
        elif child.tag in (TABLE + "table-header-rows", TABLE + "table-row-group", TABLE + "table-rows"):
            yield from lines(child)


def values(path):
    """What stands where: (sheet's place, row, column) -> (type, value, text), empty cells left out. Numbers to
    14 digits, as XLSX written by LibreOffice holds 15; names of sheets are not compared, as some signs may not stand in
    those of XLSX."""
    found = {}
    sheets = ElementTree.parse(path).getroot().find(f".//{OFFICE}spreadsheet")  # charts hold tables of their own
    for sheet, table in enumerate(sheets.findall(TABLE + "table")):
        row = 0
        for line in lines(table):
            column = 0
            for cell in line:
                kind = cell.get(OFFICE + "value-type")
                repeated = int(cell.get(TABLE + "number-columns-repeated", 1))
                number = cell.get(OFFICE + "value")
                value = format(float(number), ".14g") if number else cell.get(OFFICE + "date-value")
                if kind and (value or words(cell)):  # an empty text is no cell in XLSX
                    for i in range(repeated):
                        found[sheet, row, column + i] = (kind, value, words(cell) if kind == "string" else "")
                column += repeated
            row += int(line.get(TABLE + "number-rows-repeated", 1))
    return found


def rows(tree, sheet):
    """The rows of one sheet, each a list of its cells; repeated cells are told apart so that they can be set."""
    table = next(t for t in tree.getroot().iter(TABLE + "table") if t.get(TABLE + "name") == sheet)
    for row in lines(table):
        for cell in list(row):
            repeated = int(cell.attrib.pop(TABLE + "number-columns-repeated", 1))
            for _ in range(min(repeated, 60) - 1):
                row.insert(list(row).index(cell), ElementTree.fromstring(ElementTree.tostring(cell)))
        yield list(row)
