#!/usr/bin/env python3
"""People who move, hold second posts, leave, come back, share a name or take over a staff number are told apart.

    people_told_apart.py PROGRAM SCRATCH
"""
import os
import shutil
import sqlite3
import sys

import people
from program import Program

HEAD = ["員工編號", "身分證字號", "姓名", "機關代碼", "單位", "職稱", "到職日期", "離職日期"]
ID = [people.identity(1000 + i) for i in range(10)]


class Office:
    def __init__(self, program):
        self.program, self.store, self.files = program, program.new_store("store.db"), 0

    def bring(self, kind, *rows, head=HEAD, words=(), wanted=0):
        self.files += 1
        path = os.path.join(self.program.scratch, f"file{self.files}.csv")
        with open(path, "w", encoding="utf-8", newline="") as out:
            out.writelines(",".join(row) + "\r\n" for row in [head, *rows])
        code, told, said = self.program.bring(self.store, kind, path, *words)
        assert code == wanted, (code, told, said)
        self.said, self.path = said, path
        return told

    def again(self, kind="staff"):
        code, told, said = self.program.bring(self.store, kind, self.path)
        assert code == 0 and (told["added"], told["changed"]) == ("0", "0"), (told, said)

    def ask(self, sql, *values):
        with sqlite3.connect(f"file:{self.store}?mode=ro", uri=True) as store:
            return store.execute(sql, values).fetchall()

    def person(self, name):
        """(key, agency, number, unit, title, whether in service) of everybody of that name"""
        return self.ask("select key, agency, staff_no, unit, title, left_on is null from person where name = ? "
                        "order by key", name)


def row(number, who, name, agency="A", unit="資訊室", title="科員", entered="110/01/01", left=""):
    return [number, ID[who] if who is not None else "", name, agency, unit, title, entered, left]


def main():
    program, scratch = sys.argv[1:3]
    shutil.rmtree(scratch, ignore_errors=True)
    office = Office(Program(program, os.path.abspath(scratch)))
    office.bring("agencies", *[[code, code] for code in "ABC"], head=["機關代碼", "機關名稱"])
    base = [row("001", 1, "擬甲"), row("002", 2, "擬乙"), row("003", 3, "擬丙"), row("004", 4, "擬丁"),
            row("005", 5, "擬丁"), row("006", None, "擬己", title="技士")]
    office.bring("staff", *base)
    office.again()
    assert "AT-IMP-037" in office.said and len(office.person("擬丁")) == 2, "namesakes: two people, and a warning"
    rating = ["員工編號", "機關代碼", "能力項目", "能力等級", "評估方式", "評估日期"]
    office.bring("assessments", *[[n, "A", "ai-literacy", "2", "主管評", "115/11/01"] for n in ("001", "002", "003")],
                 head=rating)
    key = {name: office.person(name)[0][0] for name in ("擬甲", "擬乙", "擬丙")}
    held = lambda key: office.ask("select count(*) from rating where person = ?", key)[0][0]

    office.bring("staff", row("T01", 1, "擬甲", "B", "人事室"))
    assert "AT-JOB-011" in office.said
    moved, = office.person("擬甲")
    assert moved[:4] == (key["擬甲"], "B", "T01", "人事室") and held(key["擬甲"]) == 1, "who moves keeps the evidence"
    office.again()

    office.bring("staff", row("002", 6, "擬戊", entered="115/03/01"))
    assert "AT-JOB-010" in office.said
    (former,), (holder,) = office.person("擬乙"), office.person("擬戊")
    assert former[5] == 0 and holder[5] == 1 and holder[2] == former[2] == "002"
    assert held(former[0]) == 1 and held(holder[0]) == 0, "a number taken over brings no evidence along"
    office.again()

    office.bring("staff", row("003", 3, "擬丙"), row("T03", 3, "擬丙", "B", "秘書室"))
    assert "AT-JOB-016" in office.said
    both = office.person("擬丙")
    assert len(both) == 1 and both[0][1:3] == ("A", "003"), "a second post is no second person and no move"
    office.again()

    office.bring("staff", row("006", None, "擬己", title="技士", left="115/06/30"))
    assert office.person("擬己")[0][5] == 0
    office.again()
    office.bring("staff", row("006", None, "擬己", title="技士", entered="115/09/01"))
    assert "AT-JOB-029" in office.said
    assert [p[5] for p in office.person("擬己")] == [1], "without an identity, the same number and name are the same person"
    office.again()
    office.bring("staff", row("007", None, "擬癸", left="115/06/30"))
    office.bring("staff", row("007", None, "擬子", entered="115/09/01"))
    assert [office.person(name)[0][5] for name in ("擬癸", "擬子")] == [0, 1], "the same number and another name are not"
    office.bring("staff", row("004", 4, "擬丁", left="115/06/30"))
    office.bring("staff", row("009", 4, "擬丁", "B"))
    assert [(p[1], p[2], p[5]) for p in office.person("擬丁")] == [("B", "009", 1), ("A", "005", 1)], \
        "who comes back elsewhere is the same person"

    number, title = row("003", 3, "擬丙"), HEAD.index("職稱")
    number[title] = ""
    office.bring("staff", number)
    assert office.person("擬丙")[0][4] == "科員", "a blank keeps what is held"
    office.bring("staff", number, words=["--blank", "erase"])
    assert office.person("擬丙")[0][4] == "", "unless blanks are told to erase"

    office.bring("staff", row("001", 7, "擬庚"), row("005", 5, "擬丁"), words=["--mode", "full"], wanted=65)
    assert "4 of the people in its units are missing" in office.said, office.said
    assert office.person("擬丙")[0][5] == 1 and not office.person("擬庚"), "nobody leaves unasked, nothing is imported"
    told = office.bring("staff", row("001", 7, "擬庚"), row("005", 5, "擬丁"), words=["--mode", "full", "--yes"])
    assert [office.person(name)[-1][5] for name in ("擬丙", "擬戊", "擬己", "擬子")] == [0, 0, 0, 0], "a full file is everybody"
    assert office.person("擬甲")[0][5] == 1, "of the units it speaks of"

    no_number = [cells[1:] for cells in [HEAD, row("", 8, "擬辛", "C"), row("", 9, "擬壬", "C")]]
    office.bring("staff", *no_number[1:], head=no_number[0])
    numbers = [office.person(name)[0][2] for name in ("擬辛", "擬壬")]
    assert all(number.startswith("P-") for number in numbers) and numbers[0] != numbers[1], numbers
    office.again()
    with open(office.store, "rb") as file:
        kept = file.read()
    assert not any(number.encode() in kept for number in ID), "an identity number is in the store"
    print("moves, second posts, leavers, returns, namesakes, numbers taken over, blanks and full files: told apart")


main()
