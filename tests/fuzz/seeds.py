#!/usr/bin/env python3
"""Where the fuzzers of spreadsheets begin: small good files of invented people, one folder for each target.

    seeds.py FOLDER
"""
import os
import sys
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../import"))
import people  # noqa: E402
import sheets  # noqa: E402

XLSX_PARTS = ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml",
              "xl/_rels/workbook.xml.rels"]  # in the order of fuzz_xlsx.cpp
STAFF = 1  # ImportKind, the first byte of an input of fuzz_csv


def main():
    folder = sys.argv[1]

    def save(target, name, content):
        os.makedirs(os.path.join(folder, target), exist_ok=True)
        with open(os.path.join(folder, target, name), "wb") as file:
            file.write(content)

    rows = [people.HEADINGS, *people.rows(3, agencies=2)]
    text = "\r\n".join(",".join(row) for row in rows) + "\r\n"
    for kind in range(8):
        save("csv", f"utf8-{kind}", bytes([kind]) + text.encode())
    save("csv", "cp950", bytes([STAFF]) + text.encode("cp950"))
    save("csv", "utf16", bytes([STAFF]) + b"\xff\xfe" + text.replace(",", "\t").encode("utf-16-le"))
    save("csv", "sep", bytes([STAFF]) + b"sep=;\r\n" + text.replace(",", ";").encode())
    save("csv", "quoted", bytes([STAFF]) + ('"' + text.replace(",", '","').replace("\r\n", '"\n"')).encode())
    for name, words in (("shared", {}), ("inline", {"shared": False}), ("strict", {"strict": True})):
        path = os.path.join(folder, "made")
        sheets.xlsx(path, rows, **words)
        with zipfile.ZipFile(path) as archive, open(path, "rb") as whole:
            there = set(archive.namelist())
            parts = [archive.read(part) if part in there else b"" for part in XLSX_PARTS]
            save("xlsx", name, b"\n---\n".join(parts))
            save("archive", name, whole.read())
    sheets.ods(path, rows)
    with zipfile.ZipFile(path) as archive, open(path, "rb") as whole:
        save("ods", "texts", archive.read("content.xml"))
        save("archive", "ods", whole.read())
    os.remove(path)


main()
