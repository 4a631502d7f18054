#!/usr/bin/env python3
"""One staff table of a thousand invented people, saved in every form at hand, must give one store.

    forms.py PROGRAM SCRATCH [PEOPLE]

For each form: a fresh store after it has the digest of the first form's store, and the first form's store, given this
form on top, reports 0 added and 0 changed. Forms of tools that are not installed are skipped by name: LibreOffice
(soffice), Gnumeric (ssconvert), openpyxl, SheetJS and exceljs (npm packages found through NODE_PATH).
"""
import concurrent.futures
import csv
import datetime
import glob
import json
import os
import shutil
import subprocess
import sys

import people
import sheets
from program import Program

DATES = [people.HEADINGS.index(name) for name in ("到職日期", "離職日期")]
ENGLISH = {"員工編號": "Staff No", "身分證字號": "ID Number", "姓名": "Name", "機關代碼": "Agency Code", "單位": "Unit",
           "單位代碼": "Unit Code", "職稱": "Title", "官職等": "Grade", "主管": "Supervisor", "縣市": "Region",
           "到職日期": "Entered on", "離職日期": "Left on"}
HERE = os.path.dirname(os.path.abspath(__file__))


def with_dates(rows, spell):
    """The rows with each date spelt by `spell(year, month, day)`, years as Minguo."""
    for row in rows:
        row = list(row)
        for at in DATES:
            if row[at]:
                row[at] = spell(*map(int, row[at].split("/")))
        yield row


def full_width(text):
    return "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in text)


def text_form(path, rows, encoding="utf-8", delimiter=",", end="\r\n", before="", mark=b"", quoting=csv.QUOTE_MINIMAL):
    import io
    out = io.StringIO()
    out.write(before)
    csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    with open(path, "wb") as file:
        file.write(mark + out.getvalue().encode(encoding))


def titled(rows):
    """As offices print it: a title block, blank rows, a header of two lines, a total and a note at the end."""
    head, *body = rows
    width = len(head)
    upper = ["人員"] + [""] * 3 + ["任職"] + [""] * (width - 5)
    blank = [""] * width
    return [["擬設機關人員名冊"] + blank[1:], ["製表日期：115年11月23日"] + blank[1:], blank, upper, head, *body,
            [f"合計 {len(body)} 人"] + blank[1:], ["備註：本表為虛擬資料"] + blank[1:]]


def text_forms(folder, rows):
    head, body = rows[0], rows[1:]
    at = lambda name: os.path.join(folder, name)
    dated = lambda spell: [head, *with_dates(body, spell)]
    forms = {
        "utf8.csv": lambda path: text_form(path, rows),
        "utf8-bom.csv": lambda path: text_form(path, rows, mark=b"\xef\xbb\xbf"),
        "cp950.csv": lambda path: text_form(path, rows, "cp950"),
        "utf16le.csv": lambda path: text_form(path, rows, "utf-16-le", mark=b"\xff\xfe"),
        "utf16be.csv": lambda path: text_form(path, rows, "utf-16-be", mark=b"\xfe\xff"),
        "unicode-text.txt": lambda path: text_form(path, rows, "utf-16-le", "\t", mark=b"\xff\xfe"),
        "cp950.tsv": lambda path: text_form(path, rows, "cp950", "\t"),
        "semicolon.csv": lambda path: text_form(path, rows, delimiter=";"),
        "pipe.csv": lambda path: text_form(path, rows, delimiter="|"),
        "sep-line.csv": lambda path: text_form(path, rows, delimiter=";", before="sep=;\r\n"),
        "all-quoted-lf.csv": lambda path: text_form(path, rows, end="\n", quoting=csv.QUOTE_ALL),
        "bare-cr.csv": lambda path: text_form(path, rows, end="\r"),
        "english-headings.csv": lambda path: text_form(path, [[ENGLISH.get(h, h) for h in head], *body]),
        "decorated-headings.csv": lambda path: text_form(
            path, [[f"*{h}" if i % 3 == 0 else f"{h}（＊）" if i % 3 == 1 else f" {h[:1]} {h[1:]}：" for i, h in
                    enumerate(head)], *body]),
        "columns-turned.csv": lambda path: text_form(path, [row[::-1] for row in rows], "cp950"),
        "roc-printed.csv": lambda path: text_form(path, dated(lambda y, m, d: f"中華民國{y}年{m}月{d}日")),
        "roc-seven-digits.csv": lambda path: text_form(path, dated(lambda y, m, d: f"{y:03d}{m:02d}{d:02d}")),
        "roc-full-width.csv": lambda path: text_form(
            path, dated(lambda y, m, d: full_width(f"{y}年{m}月{d}日")), "cp950"),
        "ce-iso.csv": lambda path: text_form(path, dated(lambda y, m, d: f"{y + 1911}-{m:02d}-{d:02d}")),
        "ce-slashes.csv": lambda path: text_form(path, dated(lambda y, m, d: f"{y + 1911}/{m}/{d}")),
        "titled.csv": lambda path: text_form(path, titled(rows), "cp950"),
        "shared-strings.xlsx": lambda path: sheets.xlsx(path, rows),
        "inline-strings.xlsx": lambda path: sheets.xlsx(path, rows, shared=False),
        "strict.xlsx": lambda path: sheets.xlsx(path, rows, strict=True),
        "titled.xlsx": lambda path: sheets.xlsx(path, titled(rows)),
        "by-hand.ods": lambda path: sheets.ods(path, rows),
        "titled.ods": lambda path: sheets.ods(path, titled(rows)),
    }
    for name, write in forms.items():
        write(at(name))
        yield name


def tool_forms(folder, rows):
    """Forms written by other programs; yields (name, why it was skipped or None)."""
    source = os.path.join(folder, "shared-strings.xlsx")
    data = os.path.join(folder, "rows.json")
    with open(data, "w") as file:
        json.dump({"rows": rows, "dates": DATES}, file)
    yield from by_python(folder, data)
    yield from by_node(folder, data)
    yield from by_office(folder, source)
    yield from by_gnumeric(folder, source)


def by_python(folder, data):
    names = ["openpyxl.xlsx", "openpyxl-dates.xlsx", "openpyxl-1904.xlsx"]
    pythons = [p for p in (sys.executable, "/usr/bin/python3")
               if subprocess.run([p, "-c", "import openpyxl"], capture_output=True).returncode == 0]
    if pythons:
        subprocess.run([pythons[0], os.path.join(HERE, "save_openpyxl.py"), data, folder], check=True)
    for name in names:
        yield name, None if pythons else "openpyxl is not installed"


def by_node(folder, data):
    for package, names in (("xlsx", ["sheetjs.xlsx", "sheetjs-inline.xlsx", "sheetjs.ods", "sheetjs.csv",
                                     "sheetjs.txt"]),
                           ("exceljs", ["exceljs.xlsx", "exceljs-stream.xlsx", "exceljs.csv"])):
        there = shutil.which("node") and subprocess.run(["node", "-e", f"require('{package}')"],
                                                        capture_output=True).returncode == 0
        if there:
            subprocess.run(["node", os.path.join(HERE, f"save_{package}.js"), data, folder], check=True,
                           stdout=subprocess.DEVNULL)
        for name in names:
            yield name, None if there else f"npm package {package} is not found through NODE_PATH"


def by_office(folder, source):
    there = shutil.which("soffice")
    profile = "-env:UserInstallation=file://" + os.path.join(folder, "office")
    filters = {"libreoffice.ods": "ods", "libreoffice.xlsx": "xlsx:Calc MS Excel 2007 XML",
               "libreoffice-strict.xlsx": "xlsx:Calc Office Open XML",
               "libreoffice-cp950.csv": "csv:Text - txt - csv (StarCalc):44,34,63,1",
               "libreoffice-utf8.csv": "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"}
    for name, form in filters.items():
        if there:
            out = os.path.join(folder, "out")
            subprocess.run(["soffice", profile, "--headless", "--convert-to", form, "--outdir", out, source],
                           capture_output=True, timeout=180, check=True)
            made, = glob.glob(os.path.join(out, "*"))
            os.replace(made, os.path.join(folder, name))
        yield name, None if there else "LibreOffice is not installed"


def by_gnumeric(folder, source):
    there = shutil.which("ssconvert")
    for name, exporter in (("gnumeric.xlsx", "Gnumeric_Excel:xlsx2"), ("gnumeric.ods", "Gnumeric_OpenCalc:odf"),
                           ("gnumeric.csv", "Gnumeric_stf:stf_csv")):
        if there:
            subprocess.run(["ssconvert", "-T", exporter, source, os.path.join(folder, name)], capture_output=True,
                           check=True)
        yield name, None if there else "Gnumeric (ssconvert) is not installed"


def main():
    program, scratch = sys.argv[1:3]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 1000
    shutil.rmtree(scratch, ignore_errors=True)
    program = Program(program, os.path.abspath(scratch))
    folder = os.path.join(program.scratch, "forms")
    os.makedirs(folder)
    rows = [people.HEADINGS, *people.rows(count, agencies=3)]
    names = list(text_forms(folder, rows))
    skipped = 0
    for name, why in tool_forms(folder, rows):
        if why:
            skipped += 1
            print(f"skipped  {name}: {why}")
        else:
            names.append(name)
    empty = program.new_store("empty.db")
    first = program.new_store("first.db", empty)
    code, told, said = program.bring(first, "staff", os.path.join(folder, names[0]))
    assert code == 0 and told["accepted"] == str(count), (code, told, said[-2000:])
    wanted = program.digest(first)
    assert wanted != program.digest(empty), "the digest does not see people"

    def check(name):
        path = os.path.join(folder, name)
        store = program.new_store(name + ".db", empty)
        code, told, said = program.bring(store, "staff", path)
        faults = []
        if code != 0 or told.get("accepted") != str(count):
            faults.append(f"exit {code}, {told}, {said[:600]}")
        elif program.digest(store) != wanted:
            faults.append("another store")
        again = program.new_store(name + ".again.db", first)
        code, told, said = program.bring(again, "staff", path)
        if code != 0 or (told.get("added"), told.get("changed")) != ("0", "0"):
            faults.append(f"on top of the first form: exit {code}, {told}")
        return name, faults

    bad = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for name, faults in pool.map(check, names):
            bad += bool(faults)
            print(("FAILED   " if faults else "equal    ") + name + "".join("\n         " + f for f in faults))
    spoilt = [list(row) for row in rows]
    spoilt[count // 2][2] += "誤"
    text_form(os.path.join(folder, "spoilt.csv"), spoilt)
    _, faults = check("spoilt.csv")
    assert len(faults) == 2, "a changed name went unnoticed: this test holds nothing"
    print(f"{len(names)} forms, {len(names) - bad} give one store; {skipped} skipped")
    return 1 if bad or len(names) < 20 else 0


sys.exit(main())
