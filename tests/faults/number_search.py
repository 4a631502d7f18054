"""Files of one row, as the importer reads them, go into a store; then a program that knows the store, the layout of
every file and all of its contents but the identity number and the key tries numbers: in the store, in what is printed,
in evidence packs, after 'key rotate' (with the old key too) and after 'erase'. None may be found. That the search finds
what is there is shown first: by plain hashes planted beside the store, and with the key. Ends with 1 if a number is
found, or if the search is blind.

The short run tries a few thousand numbers, the right ones among them. --all tries every number there is."""
import argparse
import glob
import hashlib
import io
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zipfile

from deeds import AS_OF, Program
from secrets import identity

HEADS = ["機關代碼", "員工編號", "姓名", "單位", "國民身分證統一編號"]
SIGN = "##########"


def staff(number, place, ends="\n", comma=",", quote=""):
    rows = [HEADS, ["SAMPLE001", f"S{place:04}", f"範例{chr(0x4e00 + 37 * place)}", "資訊科", number]]
    return "".join(comma.join(quote + cell + quote for cell in row) + ends for row in rows)


def rating(number, place):
    return f"國民身分證統一編號,職能代碼,評核別,等級,評核日期\n{number},ai-literacy,主管評核,2,115/10/{place:02}\n"


# name: how the text is made from number and place, encoding, how the number is written
TEXTS = {
    "plain.csv": (staff, "utf-8", "bytes"),
    "windows.csv": (lambda n, i: staff(n, i, "\r\n"), "utf-8-sig", "bytes"),
    "last-line-open.csv": (lambda n, i: staff(n, i).rstrip("\n"), "utf-8", "bytes"),
    "big5.csv": (lambda n, i: staff(n, i, "\r\n"), "cp950", "bytes"),
    "utf16le.csv": (lambda n, i: "\ufeff" + staff(n, i, "\r\n"), "utf-16-le", "utf16le"),
    "utf16be.csv": (lambda n, i: "\ufeff" + staff(n, i, "\r\n"), "utf-16-be", "utf16be"),
    "tabs.tsv": (lambda n, i: staff(n, i, comma="\t"), "utf-8", "bytes"),
    "semicolons.csv": (lambda n, i: staff(n, i, comma=";"), "utf-8", "bytes"),
    "quoted.csv": (lambda n, i: staff(n, i, quote='"'), "utf-8", "bytes"),
    "lower.csv": (staff, "utf-8", "lower"),
    "wide.csv": (staff, "utf-8", "wide"),
    "hyphens.csv": (lambda n, i: staff(f"{n[:4]}-{n[4:7]}-{n[7:]}", i), "utf-8", "bytes"),
    "ratings.csv": (rating, "utf-8", "bytes"),
    "corrected.csv": (None, "utf-8", "bytes"),  # the program's own rejects file, corrected
    "nightly.csv": (staff, "utf-8", "bytes"),  # through a batch file
}


def written(number, style):
    wide = "".join(chr(0xff00 + ord(c) - 0x20) for c in number)
    return {"lower": number.lower(), "wide": wide}.get(style, number)


def packed(parts):
    """A ZIP of these parts, the same bytes for the same parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as book:
        for name, text in parts:
            book.writestr(zipfile.ZipInfo(name, (2026, 11, 30, 0, 0, 0)), text)
    return made.getvalue()


def rows_of(number, place):
    return [line.split(",") for line in staff(number, place).splitlines()]


def xlsx(number, place):
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    rows = "".join("<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) + "</row>"
                   for row in rows_of(number, place))
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    return packed([
        ("[Content_Types].xml", f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="'
         f'application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType='
         f'"{kind}sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}worksheet+xml"/>'
         "</Types>"),
        ("_rels/.rels", f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/'
         'officeDocument" Target="xl/workbook.xml"/></Relationships>'),
        ("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="名冊" sheetId="1" '
         'r:id="r1"/></sheets></workbook>'),
        ("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="'
         f'{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'),
        ("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>')])


def ods(number, place):
    kind, name = "application/vnd.oasis.opendocument.spreadsheet", "urn:oasis:names:tc:opendocument:xmlns:"
    rows = "".join("<table:table-row>" + "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in row) +
        "</table:table-row>" for row in rows_of(number, place))
    return packed([
        ("mimetype", kind),
        ("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{name}manifest:1.0"><manifest:file-entry '
         f'manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'),
        ("content.xml", f'<office:document-content xmlns:office="{name}office:1.0" xmlns:table="{name}table:1.0" '
         f'xmlns:text="{name}text:1.0"><office:body><office:spreadsheet><table:table table:name="名冊">{rows}'
         "</table:table></office:spreadsheet></office:body></office:document-content>")])


BOOKS = {"book.xlsx": xlsx, "book.ods": ods}
OF_EVERYBODY = ["plain.csv.bytes", "windows.csv.bytes", "corrected.csv.bytes", "nightly.csv.bytes"]  # with --all
AROUND = "nightly.csv.bytes.around"
ERASED = ["plain.csv", "corrected.csv", "nightly.csv", "book.xlsx"]


class Trial:
    def __init__(self, program, search, folder, numbers, everybody):
        self.program, self.search, self.folder, self.everybody = program, search, folder, everybody
        names = [*TEXTS, *BOOKS]
        self.true = dict(zip(names, numbers))  # each file has a number of its own
        self.place = {name: i + 1 for i, name in enumerate(names)}
        self.layouts, self.bad = [], 0
        os.mkdir(f"{folder}/layouts")
        self.candidates = f"{folder}/numbers"
        with open(self.candidates, "w") as file:
            file.write("".join(number + "\n" for number in numbers))
        with open(f"{folder}/digests", "w") as file:
            for name, make in BOOKS.items():
                for number in numbers:
                    file.write(f"{name} {number} {hashlib.sha256(make(number, self.place[name])).hexdigest()}\n")

    def must(self, line, allowed=(0,)):
        result = self.program.run(self.folder, line.split())
        if result.returncode not in allowed:
            raise SystemExit(f"{line}: exit {result.returncode}\n{(result.stderr + result.stdout).decode()}")
        return result.stdout

    def write(self, name, data):
        with open(f"{self.folder}/{name}", "wb") as file:
            file.write(data)

    def write_layout(self, name, text, encoding, style):
        path = f"{self.folder}/layouts/{name}.{style}"
        with open(path, "wb") as file:
            file.write(text.encode(encoding))
        self.layouts.append(path)

    def fill(self):
        """Brings every file in: its bytes are what the layout says, with its number in the place of the signs."""
        self.must("init")
        self.write("agencies.csv", "機關代碼,機關名稱\nSAMPLE001,範例機關\n".encode())
        self.must("import agencies agencies.csv")
        for name, (make, encoding, style) in TEXTS.items():
            number, place = self.true[name], self.place[name]
            if name == "ratings.csv":
                number = self.true["plain.csv"]
            if make is None:
                self.correct(name, number, place)
                continue
            sign = SIGN.replace("#", "＃") if style == "wide" else SIGN
            self.write_layout(name, make(sign, place), encoding, style)
            self.write(name, make(written(number, style), place).encode(encoding))
            if name == "nightly.csv":
                self.at_night(name)
            else:
                self.must(f"import {'assessments' if make is rating else 'staff'} {name}")
        for name, make in BOOKS.items():
            self.write(name, make(self.true[name], self.place[name]))
            self.must(f"import staff {name}")

    def correct(self, name, number, place):
        """As the guide has it: the bad rows are handed back, corrected and imported."""
        wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
        self.write(name, staff(wrong, place).encode())
        self.must(f"import staff {name} --accept-good", (65,))
        handed_back = f"{self.folder}/corrected.rejects.csv"
        with open(handed_back, "rb") as file:
            text = file.read().decode()
        self.write_layout(name, text.replace(wrong, SIGN), "utf-8", "bytes")
        with open(handed_back, "wb") as file:
            file.write(text.replace(wrong, number).encode())
        self.must(f"import staff corrected.rejects.csv")

    def at_night(self, name):
        script = f"aitalent: batch/1\nid: night\nstages:\n  - {{id: staff, do: import, kind: staff, files: [{name}]}}\n"
        self.write("night.yaml", script.encode())
        self.write(AROUND, f"{hashlib.sha256(script.encode()).hexdigest()}\n{AS_OF}\n".encode())
        self.must("batch night.yaml")

    def kept(self, pack):
        """What there is to look in: the store, and what it gives out."""
        printed = b"".join(self.must(line) for line in (
            "audit show --format json", "import history --format json", "status --format json", "key show --format json",
            "report agency --format json", "report trend --format json"))
        self.write("printed", printed)
        self.must(f"report evidence-pack --output {pack}")
        files = glob.glob(f"{self.folder}/{pack}/**/*.*", recursive=True)
        return [f"{self.folder}/store.db", f"{self.folder}/printed", *filter(os.path.isfile, files)]

    def copies(self, name, files):
        """What later commands write over, kept; the files of a pack stay as they are."""
        kept = []
        for path in files[:2]:
            kept.append(f"{self.folder}/{name}-{os.path.basename(path)}")
            shutil.copyfile(path, kept[-1])
        return kept + files[2:]

    def tried(self, files, key="", prefix=None):
        """How many numbers the search finds in the files: of the candidates, or of all that begin like `prefix`."""
        how, layouts = ["--numbers", self.candidates, "--digests", f"{self.folder}/digests"], self.layouts
        if prefix is not None:
            how, layouts = ["--all", prefix], [path for path in layouts if os.path.basename(path) in OF_EVERYBODY]
        keys = ["--key", *key.split()] if key else []
        done = subprocess.run([self.search, "--in", *files, "--layout", *layouts, "--around",
                               f"{self.folder}/{AROUND}", *how, *keys], capture_output=True)
        if done.returncode != 0:
            raise SystemExit(done.stderr.decode())
        said = done.stdout.decode()
        return int(said.split()[0]), said

    def none_in(self, what, files, key="", prefix=None):
        found, said = self.tried(files, key, prefix)
        self.bad += found > 0
        print(f"{'BAD' if found else 'ok '} {what}: {said}", end="")

    def all_in(self, what, how, files, key=""):
        """Whether every layout is seen through in this way."""
        found, said = self.tried(files, key)
        names = [os.path.basename(path) for path in self.layouts] + list(BOOKS)
        unseen = [name for name in names if f"{name}: {how}" not in said]
        self.bad += len(unseen) > 0
        print(f"{'BAD' if unseen else 'ok '} {what}: {said.splitlines()[0]}; unseen layouts: {unseen}")

    def key(self):
        with open(f"{self.folder}/store.db.key") as file:
            return file.read()

    def go(self):
        self.fill()
        store = f"{self.folder}/store.db"
        planted = f"{self.folder}/planted"
        with open(planted, "wb") as file:
            for i, name in enumerate(self.true):
                source = "corrected.rejects.csv" if name == "corrected.csv" else name
                with open(f"{self.folder}/{source}", "rb") as imported:
                    digest = hashlib.sha256(imported.read())
                file.write(digest.digest() if i % 2 else digest.hexdigest().encode())
        self.all_in("plain hashes beside the store are found", "SHA-256", [store, planted])
        old_key = self.key()
        self.all_in("with the key every file is found", "mark under the key", [store], old_key)
        if self.everybody:
            found, said = self.tried([store, planted], prefix=self.true["plain.csv"][:2])
            self.bad += found == 0
            print(f"{'ok ' if found else 'BAD'} all numbers of one beginning, plain hashes beside the store: {said}", end="")
        files = self.kept("pack")
        every_file = self.copies("first", files)
        self.none_in("store, what is printed, evidence pack", files)
        self.must("key rotate")
        self.all_in("with the key after its rotation", "mark under the key", [store], self.key())
        files = self.kept("later")
        every_file += self.copies("rotated", files)
        self.none_in("after 'key rotate'", files)
        self.none_in("after 'key rotate', with the old key", files, old_key)
        for name in ERASED:
            self.must(f"erase --person S{self.place[name]:04} --yes")
        files += self.kept("last")
        self.none_in("after 'erase'", files)
        if self.everybody:
            self.none_in("before, after 'key rotate' and after 'erase', every number", every_file + files, prefix="")
        connection = sqlite3.connect(f"file:{store}?mode=ro&immutable=1", uri=True)
        people = connection.execute("select count(*) from person").fetchone()[0]
        connection.close()
        print(f"{len(self.layouts)} layouts of text and {len(BOOKS)} workbooks; {people} people left")
        return self.bad


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--search", required=True, help="the program number_search")
    parser.add_argument("--numbers", type=int, default=3000, help="how many are tried")
    parser.add_argument("--seed", type=int, default=20261130)
    parser.add_argument("--all", action="store_true", help="try every number with a right checksum, by plain hashes")
    options = parser.parse_args()
    chance, numbers = random.Random(options.seed), {}
    while len(numbers) < options.numbers:
        numbers[identity(chance)] = True
    with tempfile.TemporaryDirectory(prefix="aitalent-numbers-") as folder:
        trial = Trial(Program(options.program, None), os.path.abspath(options.search), folder, list(numbers),
                      options.all)
        return 1 if trial.go() else 0


if __name__ == "__main__":
    sys.exit(main())
