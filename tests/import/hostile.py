#!/usr/bin/env python3
"""Hostile files through the program itself: each refused by name, in time, in memory, and the store stays as it was.

    hostile.py PROGRAM SCRATCH

Figures: 2 s of processor time and 64 MiB beyond what a small good file takes. A build with sanitizers gets ten times
the time and no bound on memory, which its shadow memory and quarantine would fill.
"""
import os
import shutil
import struct
import sys
import zipfile
import zlib

import people
import sheets
from program import Program

SHEET = "xl/worksheets/sheet1.xml"
MAIN = sheets.TRANSITIONAL["main"]
OPEN = f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{MAIN}"><sheetData>'
CLOSE = "</sheetData></worksheet>"
ENTITY = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
LAUGHS = ('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
          '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>')


def parts_of(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def big_part(pattern, times):
    """(crc, size, deflated) of a part too long to hold: `pattern` repeated."""
    packer, crc, packed = zlib.compressobj(9, zlib.DEFLATED, -15), 0, b""
    for _ in range(times):
        crc = zlib.crc32(pattern, crc)
        packed += packer.compress(pattern)
    return crc, len(pattern) * times, packed + packer.flush()


def raw_zip(path, entries, flags=0):
    """An archive of parts that are deflated already: name → (crc, size, bytes)."""
    out, central = b"", b""
    for name, (crc, size, data) in entries.items():
        name = name.encode()
        common = struct.pack("<HHHHHIIIHH", 20, flags, 8, 0, 33, crc, len(data), size, len(name), 0)
        central += b"PK\1\2" + struct.pack("<H", 20) + common + struct.pack("<HHHII", 0, 0, 0, 0, len(out)) + name
        out += b"PK\3\4" + common + name + data
    end = struct.pack("<HHHHIIH", 0, 0, len(entries), len(entries), len(central), len(out), 0)
    with open(path, "wb") as file:
        file.write(out + central + b"PK\5\6" + end)


def deflated(text):
    data = text.encode()
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return zlib.crc32(data), len(data), packer.compress(data) + packer.flush()


def make(folder):
    """name → codes of which one must be named"""
    at = lambda name: os.path.join(folder, name)
    rows = [people.HEADINGS, *people.rows(200)]
    sheets.xlsx(at("good.xlsx"), rows)
    sheets.ods(at("good.ods"), rows)
    good, good_ods = parts_of(at("good.xlsx")), parts_of(at("good.ods"))
    made = []

    def with_part(name, part, content, of=good):
        sheets.archive(at(name), {**of, part: content})
        made.append(name)

    with open(at("good.xlsx"), "rb") as file:
        whole = file.read()
    for share in (1, 30, 60, 90, 99):
        made.append(f"truncated-{share}.xlsx")
        with open(at(made[-1]), "wb") as file:
            file.write(whole[:len(whole) * share // 100])
    made.append("encrypted-office.xlsx")
    with open(at(made[-1]), "wb") as file:
        file.write(bytes.fromhex("D0CF11E0A1B11AE1") + "EncryptedPackage".encode("utf-16-le") * 200)
    made.append("encrypted-entries.xlsx")
    raw_zip(at(made[-1]), {name: deflated(text) for name, text in good.items()}, flags=1)
    manifest = good_ods["META-INF/manifest.xml"].replace(
        'manifest:media-type="text/xml"/>', 'manifest:media-type="text/xml"><manifest:encryption-data '
        'manifest:checksum-type="SHA256" manifest:checksum="x"/></manifest:file-entry>')
    with_part("encrypted.ods", "META-INF/manifest.xml", manifest, good_ods)
    bomb = {name: deflated(text) for name, text in good.items()}
    made.append("bomb-cells.xlsx")
    raw_zip(at(made[-1]), {**bomb, SHEET: big_part(b'<c t="n"><v>1</v></c>' * 5000, 3000)})
    made.append("bomb-spaces.xlsx")
    raw_zip(at(made[-1]), {**bomb, SHEET: big_part(b" " * 1_000_000, 700)})
    made.append("bomb-strings.xlsx")
    raw_zip(at(made[-1]), {**bomb, "xl/sharedStrings.xml": big_part(b"<si><t>" + b"x" * 1000 + b"</t></si>", 400_000)})
    with_part("xxe-sheet.xlsx", SHEET, ENTITY + good[SHEET].split("?>", 1)[1])
    with_part("xxe-strings.xlsx", "xl/sharedStrings.xml", ENTITY + good["xl/sharedStrings.xml"].split("?>", 1)[1])
    with_part("laughs.xlsx", SHEET, LAUGHS + good[SHEET].split("?>", 1)[1])
    with_part("xxe.ods", "content.xml", ENTITY + good_ods["content.xml"].split("?>", 1)[1], good_ods)
    deep = "<a>" * 2_000_000
    with_part("deep.xlsx", SHEET, OPEN + deep)
    with_part("deep-strings.xlsx", "xl/sharedStrings.xml", f'<sst xmlns="{MAIN}"><si>' + deep)
    with_part("deep.ods", "content.xml", good_ods["content.xml"].replace("<table:table-row>", deep, 1), good_ods)
    for name, cell in (("beyond-columns", '<row r="1"><c r="XFE1" t="n"><v>1</v></c></row>'),
                       ("beyond-rows", '<row r="1048577"><c r="A1048577" t="n"><v>1</v></c></row>'),
                       ("beyond-number", '<row r="99999999999999999999"><c r="A1"><v>1</v></c></row>')):
        with_part(name + ".xlsx", SHEET, OPEN + cell + CLOSE)
    repeat = good_ods["content.xml"].replace("<table:table-cell ", '<table:table-cell table:number-columns-repeated="99999" ', 1)
    with_part("beyond-columns.ods", "content.xml", repeat, good_ods)
    repeat = good_ods["content.xml"].replace("<table:table-row>", '<table:table-row table:number-rows-repeated="2000000">', 1)
    with_part("beyond-rows.ods", "content.xml", repeat, good_ods)
    made.append("twice.xlsx")
    with zipfile.ZipFile(at(made[-1]), "w") as archive:
        import warnings
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for name, text in [*good.items(), (SHEET, good[SHEET])]:
                archive.writestr(name, text)
    made.append("one-line.csv")
    with open(at(made[-1]), "wb") as file:
        file.write("員工編號,姓名,機關代碼\r\n".encode())
        file.truncate(1 << 30)
    made.append("quote-never-closed.csv")
    with open(at(made[-1]), "wb") as file:
        file.write('員工編號,姓名,機關代碼\r\nS1,"擬'.encode() + b"x" * (64 << 20))
    made.append("noise.csv")
    with open(at(made[-1]), "wb") as file:
        file.write(bytes((i * 7919 + i * i % 251) % 256 for i in range(1 << 18)))
    made.append("empty.xlsx")
    open(at(made[-1]), "wb").close()
    made.append("picture.png")
    with open(at(made[-1]), "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + bytes(5000))
    return made


def main():
    program, scratch = sys.argv[1:3]
    shutil.rmtree(scratch, ignore_errors=True)
    program = Program(program, os.path.abspath(scratch))
    with open(program.path, "rb") as file:
        sanitized = b"__asan_init" in file.read()
    folder = os.path.join(program.scratch, "files")
    os.makedirs(folder)
    names = make(folder)
    store = program.new_store("store.db")
    before = program.digest(store)
    with open(store, "rb") as file:
        bytes_before = file.read()

    def bring(name, lang):
        return program.measured("--db", store, "--lang", lang, "import", "staff", os.path.join(folder, name), "--dry-run")

    code, said, _, plain = bring("good.xlsx", "en")
    assert code == 0, said
    bad, worst_time, worst_memory = 0, 0, 0
    for name in names:
        faults = []
        for lang in ("en", "zh-TW"):
            code, said, seconds, memory = bring(name, lang)
            if code != 65:
                faults.append(f"exit {code}")
            if "AT-" not in said:
                faults.append("no fault is named")
            if seconds > (20 if sanitized else 2):
                faults.append(f"{seconds:.1f} s")
            if memory - plain > 64 and not sanitized:
                faults.append(f"{memory - plain:.0f} MiB more than a good file")
            worst_time, worst_memory = max(worst_time, seconds), max(worst_memory, memory - plain)
            line = next((line for line in said.splitlines() if "AT-" in line), said[:200])
            print(("FAILED  " if faults else "refused ") + f"{line[:150]}")
        if faults:
            bad += 1
            print("        " + "; ".join(faults))
    for name in names[:3]:  # and without --dry-run
        assert program.bring(store, "staff", os.path.join(folder, name))[0] == 65
    with open(store, "rb") as file:
        assert file.read() == bytes_before and program.digest(store) == before, "the store changed"
    print(f"{len(names) - bad} of {len(names)} refused by name; at most {worst_time:.2f} s and "
          f"{worst_memory:.0f} MiB more than a good file; the store has the same bytes")
    return 1 if bad else 0


sys.exit(main())
