#!/usr/bin/env python3
"""Published files through `aitalent sheet dump --format json`: cells that two other readers agree on, and every second
byte of CP950 that is a delimiter.

    published.py PROGRAM SCRATCH DATA

DATA holds xlsx/ (tafia/calamine, MIT), csv-spectrum/ (max-mapper/csv-spectrum, BSD-2) and big5/. They are not part of
the project; without them the test says "skipped".
"""
import csv
import json
import math
import os
import sys

from program import Program

SKIPPED = 77
# What of the workbooks is not in cells.jsonl: how many cells are read, or by which fault the file is refused.
OTHERS = {"date_iso.xlsx": 6, "empty_s_attribute.xlsx": 10, "has_x000D_.xlsx": 1, "has_x000D_inline.xlsx": 1,
          "issue_174.xlsx": 22, "issue_419.xlsx": 1, "issue_530.xlsx": 30, "minimal_package.xlsx": 6986,
          "richtext-after-plain.xlsx": 8, "strict_iso_paths.xlsx": 1368, "pass_protected.xlsx": "AT-SHT-022",
          "issue252.xlsx": "AT-SHT-020"}
FORMS = {"number": "n", "date": "d", "boolean": "b", "error": "e", "text": "s"}


class Reader:
    def __init__(self, program, data):
        self.program, self.data, self.options = program, data, []

    def path(self, *names):
        return os.path.join(self.data, *names)

    def dump(self, *names):
        """(exit code, cells, what was said)"""
        code, out, said = self.program.run("sheet", "dump", self.path(*names), "--format", "json", *self.options)
        if code != 0:
            return code, [], out + said
        cells, = json.loads(out)["sections"][0]["tables"]
        return code, cells["rows"], said

    def rows(self, *names):
        """Of a text file, as lists of texts; rows without anything are not there."""
        code, cells, said = self.dump(*names)
        assert code == 0, (names, said)
        rows = {}
        for cell in cells:
            assert cell["type"] == "text", cell
            row = rows.setdefault(cell["row"], [])
            row += [""] * (cell["column"] - len(row))
            row[cell["column"] - 1] = cell["value"]
        return list(rows.values())


def form_of(cell):
    """A cell as cells.jsonl has it."""
    kind, text, shown = FORMS[cell["type"]], cell["value"], cell["shown"]
    if kind == "n":
        return [kind, float(text)]
    if kind == "d":
        return [kind, float(text), shown + "T00:00:00" if len(shown) == 10 else shown]
    return [kind, text == "TRUE" if kind == "b" else text or ""]


def same(read, wanted):
    """Equal but for the last digits of a length of time, which went through days and microseconds elsewhere."""
    if read[0] == wanted[0] == "d":
        return read[2] == wanted[2] and math.isclose(read[1], wanted[1], rel_tol=0, abs_tol=1e-12)
    return read == wanted and type(read[1]) in (type(wanted[1]), float)


def workbooks(reader):
    with open(reader.path("xlsx", "cells.jsonl"), encoding="utf-8") as lines:
        told = [json.loads(line) for line in lines]
    compared, faults = 0, []
    for book in told:
        name = os.path.basename(book["path"])
        code, cells, said = reader.dump("xlsx", "files", name)
        assert code == 0, (name, said)
        read = {(cell["sheet"], cell["cell"]): form_of(cell) for cell in cells if cell["type"] != "blank"}
        wanted = {(sheet["name"], at): value for sheet in book["sheets"] for at, value in sheet["cells"].items()}
        compared += len(wanted)
        faults += [(name, at, read.get(at), wanted.get(at)) for at in read.keys() | wanted.keys()
                   if at not in read or at not in wanted or not same(read[at], wanted[at])]
    assert not faults, faults[:20]
    rest = set(os.listdir(reader.path("xlsx", "files"))) - {os.path.basename(book["path"]) for book in told}
    assert rest == OTHERS.keys(), rest ^ OTHERS.keys()
    refused = 0
    for name, wanted in sorted(OTHERS.items()):
        code, cells, said = reader.dump("xlsx", "files", name)
        if isinstance(wanted, int):
            assert code == 0 and len([c for c in cells if c["type"] != "blank"]) == wanted, (name, code, len(cells))
        else:
            assert code == 65 and wanted in said, (name, code, said)
            refused += 1
    print(f"{len(told)} workbooks equal in {compared} cells; {len(OTHERS) - refused} others read, {refused} refused")


def big5(reader):
    for name in ("trail_byte_hazards", "agreed_all"):
        with open(reader.path("big5", name + ".utf8.csv"), encoding="utf-8", newline="") as file:
            wanted = list(csv.reader(file))
        read = reader.rows("big5", name + ".cp950.csv")
        assert len(wanted) > 200 and read == wanted, (name, [p for p in zip(read, wanted) if p[0] != p[1]][:5])
        print(f"big5: {name}: {len(wanted)} rows, {sum(len(row) for row in wanted)} cells, "
              f"{sum(len(text) for row in wanted for text in row)} characters equal")


def csv_spectrum(reader):
    """Two of the files have headings of sensitive columns ("address", "Contact Phone Number")."""
    reader.options = ["--show-sensitive"]
    names = sorted(os.listdir(reader.path("csv-spectrum", "csvs")))
    for name in names:
        head, *body = reader.rows("csv-spectrum", "csvs", name)
        if name == "location_coordinates.csv":  # its JSON is of another file
            with open(reader.path("csv-spectrum", "csvs", name), encoding="utf-8", newline="") as file:
                assert [head, *body] == list(csv.reader(file)), name
            continue
        with open(reader.path("csv-spectrum", "json", name[:-4] + ".json"), encoding="utf-8") as file:
            wanted = json.load(file)
        if name == "newlines_crlf.csv":  # the CSV to hand has bare LF inside its quotes
            wanted = [{key: text.replace("\r", "") for key, text in row.items()} for row in wanted]
        read = [dict(zip(head, row + [""] * (len(head) - len(row)))) for row in body]
        assert len(names) == 12 and read == wanted, (name, read, wanted)
    print(f"csv-spectrum: {len(names)} files equal")


def main():
    program, scratch, data = sys.argv[1:4]
    if not os.path.isdir(os.path.join(data, "xlsx")):
        print(f"skipped: no published files in {data}")
        return SKIPPED
    reader = Reader(Program(program, os.path.abspath(scratch)), os.path.abspath(data))
    workbooks(reader)
    big5(reader)
    csv_spectrum(reader)
    return 0


sys.exit(main())
