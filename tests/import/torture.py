#!/usr/bin/env python3
"""A workbook of ten thousand rows with 37 planted faults: each is named by its cell, nothing is imported, and the
round trip through the rejects ends in the store a clean file would have given.

    torture.py PROGRAM SCRATCH
"""
import csv
import os
import shutil
import sys

import people
import sheets
from program import Program

ROWS = 10_000
COLUMN = {heading: at for at, heading in enumerate(people.HEADINGS)}


def wrong_digit(number):
    return number[:-1] + str((int(number[-1]) + 1) % 10)


# heading, what is written there (or a function of what was there), the code it must give
PLANTED = [
    ("姓名", "", "AT-IMP-010"), ("姓名", "　", "AT-IMP-010"), ("姓名", " ", "AT-IMP-010"),
    ("機關代碼", "", "AT-IMP-010"), ("機關代碼", " ", "AT-IMP-010"),
    ("員工編號+身分證字號", "", "AT-IMP-028"), ("員工編號+身分證字號", " ", "AT-IMP-028"),
    ("身分證字號", "A12345678", "AT-IMP-025"), ("身分證字號", "1234567890", "AT-IMP-025"),
    ("身分證字號", "Ａ３", "AT-IMP-025"),
    ("身分證字號", wrong_digit, "AT-IMP-026"), ("身分證字號", wrong_digit, "AT-IMP-026"),
    ("身分證字號", lambda n: wrong_digit(n).lower(), "AT-IMP-026"),
    ("到職日期", "112/02/29", "AT-IMP-012"), ("到職日期", "114/13/01", "AT-IMP-012"),
    ("到職日期", "中華民國113年4月31日", "AT-IMP-012"), ("到職日期", "2025-02-30", "AT-IMP-012"),
    ("到職日期", "7/22/2025", "AT-IMP-013"), ("到職日期", "03/04/05", "AT-IMP-013"),
    ("到職日期", "010203", "AT-IMP-013"),
    ("到職日期", "不詳", "AT-IMP-011"), ("到職日期", "民國", "AT-IMP-011"), ("離職日期", "114年", "AT-IMP-011"),
    ("離職日期", "99999", "AT-IMP-011"),
    ("離職日期", "50/01/01", "AT-IMP-023"), ("離職日期", "民國60年12月31日", "AT-IMP-023"),
    ("官職等", "16", "AT-IMP-019"), ("官職等", "科長級", "AT-IMP-019"), ("官職等", "簡任第二十職等", "AT-IMP-019"),
    ("主管", "可能", "AT-IMP-018"), ("主管", "2", "AT-IMP-018"),
    ("員工編號", "same as the row before", "AT-IMP-022"), ("員工編號", "same as the row before", "AT-IMP-022"),
    ("員工編號", "same as the row before", "AT-IMP-022"),
    ("單位", sheets.Raw('t="e"><v>#REF!</v>'), "AT-IMP-030"),
    ("職稱", sheets.Raw('><f>VLOOKUP(A1,B:C,2)</f>'), "AT-IMP-031"),
    ("(beyond)", "多出來的一格", "AT-IMP-032"),
]


def plant(rows):
    """Spoils some rows; gives what must be reported: (row of the sheet, column from 1, code)."""
    wanted = []
    for i, (heading, bad, code) in enumerate(PLANTED):
        at = 37 + i * 263  # all over the table, the same in every run
        row = rows[at]
        place = len(people.HEADINGS) if heading == "(beyond)" else COLUMN[heading.split("+")[0]]
        if heading == "(beyond)":
            row.append(bad)
        elif code == "AT-IMP-022":
            row[place] = rows[at - 1][place]
            row[COLUMN["機關代碼"]] = rows[at - 1][COLUMN["機關代碼"]]
            wanted.append((at + 1, place + 1, code))  # both rows of the number, for who knows which is right
        else:
            for name in heading.split("+"):
                row[COLUMN[name]] = bad(row[COLUMN[name]]) if callable(bad) else bad
        wanted.append((at + 2, place + 1, code))
    return wanted


def faults_of(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.DictReader(file) if row["severity"] == "error"]


def correct(rejects, corrected, rows):
    """What the officer does: the rejected rows, put right in the file that came back."""
    with open(rejects, encoding="utf-8-sig", newline="") as file:
        head, *bad = list(csv.reader(file))
    reason = head.index("匯入問題 (import problem)")
    assert all(row[reason] for row in bad), "a rejected row without a reason"
    with open(corrected, "w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file)
        out.writerow(head)
        for row, clean in zip(bad, rows, strict=True):
            out.writerow(clean + [""] * (reason - len(clean)) + [row[reason]])


def main():
    program, scratch = sys.argv[1:3]
    shutil.rmtree(scratch, ignore_errors=True)
    program = Program(program, os.path.abspath(scratch))
    at = lambda name: os.path.join(program.scratch, name)
    clean = [list(row) for row in people.rows(ROWS, agencies=3)]
    rows = [list(row) for row in clean]
    wanted = plant(rows)
    bad = len(wanted)
    assert bad == 37 + 3
    sheets.xlsx(at("clean.xlsx"), [people.HEADINGS, *clean])
    sheets.xlsx(at("spoilt.xlsx"), [people.HEADINGS, *rows])
    empty = program.new_store("empty.db")
    before = program.digest(empty)

    code, told, said = program.bring(empty, "staff", at("spoilt.xlsx"))
    assert code == 65, (code, said[-1000:])
    found = faults_of(at("spoilt.faults.csv"))
    places = sorted((int(f["row"]), int(f["column"]), f["code"]) for f in found)
    missed, more = sorted(set(wanted) - set(places)), sorted(set(places) - set(wanted))
    assert not missed and not more and len(places) == bad, f"not found: {missed}; not planted: {more}"
    assert program.digest(empty) == before, "a refused import changed the store"
    assert told["read"] == str(ROWS) and told["accepted"] == str(ROWS - bad) and told["rejected"] == str(bad), told
    hidden = [n for row in clean for n in (row[1],)]
    with open(at("spoilt.faults.csv"), encoding="utf-8-sig") as file:
        text = file.read() + said
    assert not any(number in text for number in hidden), "an identity number is shown"
    print("37 of 37 planted faults by cell, nothing imported, exit 65")

    whole = program.new_store("clean.db", empty)
    code, told, said = program.bring(whole, "staff", at("clean.xlsx"))
    assert code == 0 and told["accepted"] == str(ROWS), (code, told, said[-1000:])
    code, told, said = program.bring(empty, "staff", at("spoilt.xlsx"), "--accept-good")
    assert code == 1 and told["accepted"] == str(ROWS - bad), (code, told)
    assert program.digest(empty) != program.digest(whole)
    spoilt_rows = [clean[row - 2] for row, _, _ in sorted(wanted)]
    correct(at("spoilt.rejects.csv"), at("corrected.csv"), spoilt_rows)
    code, told, said = program.bring(empty, "staff", at("corrected.csv"))
    assert code == 0 and told["accepted"] == str(bad), (code, told, said[-1000:])
    people_added = int(told["added"])
    assert people_added == bad and told["changed"] == "0", f"touched more than the corrected rows: {told}"
    assert program.digest(empty) == program.digest(whole), "not the store of a clean import"
    print("the corrected rejects end in the store of a clean import; only their rows were touched")


main()
