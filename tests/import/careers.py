#!/usr/bin/env python3
"""Hundreds of invented careers at random, told to the store file by file and held against a plain model of who serves
where: people are hired, leave, come back, move, get other numbers, exchange numbers, take over the numbers of leavers.
Of every seventh no identity number is known. Files go on telling of posts that are long over, in no order.

    careers.py PROGRAM SCRATCH [--seeds N] [--people N] [--months N]

After each file: the store holds everybody once, in service exactly where the model has him or her; the file again changes
nothing; a trial run says what the real one says; taking the batch back gives the digest before.
"""
import argparse
import os
import random
import shutil
import sqlite3
import sys

import people
from program import Program

HEAD = ["員工編號", "身分證字號", "姓名", "機關代碼", "單位", "職稱", "離職日期"]
AGENCIES, UNITS = ["A01", "B02", "C03"], ["資訊室", "人事室", "秘書室"]


def is_blank(who):
    return who % 7 == 0


class World:
    """identity → [agency, number, name, unit, title], for those in service; `former` for those who are not."""

    def __init__(self, seed, count):
        self.chance, self.next_number = random.Random(seed), 100
        self.serving, self.former, self.told, self.vacated = {}, {}, set(), set()
        self.past = []  # rows of posts that are over
        self.strangers = list(range(seed * 10_000, seed * 10_000 + count))

    def free_number(self, agency, who):
        left = {cells[1] for cells in self.former.values() if cells[0] == agency}
        left -= {cells[1] for cells in self.serving.values() if cells[0] == agency}
        if is_blank(who):  # the holder's leaving must be told in a file before: nothing but the name tells the two apart
            left -= {cells[1] for other, cells in self.former.items() if other in self.told} | self.vacated
        left = sorted(left)
        if left and self.chance.random() < 0.5:
            return self.chance.choice(left)
        self.next_number += 1
        return f"N{self.next_number}"

    def is_free(self, cells):
        return all(cells[:2] != others[:2] for others in self.serving.values())

    def post(self, who, name=None):
        agency = self.chance.choice(AGENCIES)
        return [agency, self.free_number(agency, who), name or f"擬{who}", self.chance.choice(UNITS), "科員"]

    def month(self):
        """The rows of one file: every person it speaks of once, in no order."""
        told = self.told = set()
        self.vacated = set()  # numbers whose holders move in this file
        for _ in range(self.chance.randrange(1, 25)):
            event, chosen = self.chance.randrange(8), self.chance.choice(list(self.serving) or [None])
            if chosen in told:
                continue
            if event < 3 and self.strangers or chosen is None:
                who = self.strangers.pop()
                self.serving[who] = self.post(who)
            elif event == 3 and self.former:
                who = self.chance.choice(list(self.former))
                if who in told or (is_blank(who) and not self.is_free(self.former[who])):
                    continue
                cells = self.former.pop(who)
                self.serving[who] = cells if is_blank(who) else self.post(who, cells[2])
            elif event == 4:
                who = chosen
                self.former[who] = self.serving.pop(who)
            elif event == 5:
                if is_blank(chosen):
                    continue
                who, cells = chosen, self.serving.pop(chosen)
                self.vacated.add(cells[1])
                self.past.append(self.row(who, cells, "115/01/31"))
                self.serving[who] = self.post(who, cells[2])
            elif event == 6:
                who, other = chosen, self.chance.choice(list(self.serving))
                if other in told or other == who or is_blank(who) or is_blank(other):
                    continue
                one, two = self.serving[who], self.serving[other]
                one[:2], two[:2] = two[:2], one[:2]
                told.add(other)
            else:
                who = chosen
                self.serving[who][4] = self.chance.choice(["科長", "專員", "技士"])
            told.add(who)
        rows = [self.row(who, self.serving[who]) if who in self.serving else
                self.row(who, self.former[who], "115/06/30") for who in told]
        # A post taken up again is not told from the one that was over: no file here gives days of entry.
        posts = {(people.identity(who), *cells[:2]) for who, cells in self.serving.items()}
        over = [row for row in self.past if (row[1], row[3], row[0]) not in posts]
        if over:
            rows += self.chance.choices(over, k=self.chance.randrange(3))
        self.chance.shuffle(rows)
        return rows

    def row(self, who, cells, left=""):
        agency, number, name, unit, title = cells
        return [number, "" if is_blank(who) else people.identity(who), name, agency, unit, title, left]

    def in_service(self):
        return sorted(tuple(cells) for cells in self.serving.values())


def one_career(program, empty, seed, told):
    store, world = program.new_store("store.db", empty), World(seed, told.people)
    path = os.path.join(program.scratch, "month.csv")
    for month in range(told.months):
        rows = world.month()
        if not rows:
            continue
        with open(path, "w", encoding="utf-8", newline="") as out:
            out.writelines(",".join(row) + "\r\n" for row in [HEAD, *rows])
        before, place = program.digest(store), (seed, month, path)
        counts = lambda report: {key: report[key] for key in ("read", "accepted", "rejected", "skipped", "added", "changed")}
        code, trial, said = program.bring(store, "staff", path, "--dry-run")
        assert code == 0 and program.digest(store) == before, (place, said)
        code, report, said = program.bring(store, "staff", path)
        assert code == 0 and counts(report) == counts(trial), (place, report, trial, said)
        with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as held:
            serving = held.execute("select agency, staff_no, name, unit, title from person where left_on is null").fetchall()
            everybody, identities = held.execute(
                "select count(*), count(distinct nullif(pseudonym, x'')) from person").fetchone()
        assert sorted(serving) == world.in_service(), (place, set(serving) ^ set(world.in_service()))
        known = [who for who in (*world.serving, *world.former) if not is_blank(who)]
        assert everybody == len(world.serving) + len(world.former), (place, everybody)
        assert identities == len(known), (place, identities, len(known))
        after = program.digest(store)
        code, again, said = program.bring(store, "staff", path)
        assert code == 0 and (again["added"], again["changed"]) == ("0", "0"), (place, again, said)
        assert program.run("--db", store, "undo", again["batch"])[0] == 0 and program.digest(store) == after, place
        if world.chance.random() < 0.3:
            assert program.run("--db", store, "undo", report["batch"])[0] == 0 and program.digest(store) == before, place
            assert program.bring(store, "staff", path)[0] == 0
    code, _, said = program.run("--db", store, "check")
    assert code == 0, (seed, said)
    return len(world.serving), len(world.former)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program"), parser.add_argument("scratch")
    parser.add_argument("--seeds", type=int, default=3), parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--months", type=int, default=12)
    told = parser.parse_args()
    shutil.rmtree(told.scratch, ignore_errors=True)
    program = Program(told.program, os.path.abspath(told.scratch))
    empty = program.new_store("empty.db")
    agencies = os.path.join(program.scratch, "agencies.csv")
    with open(agencies, "w", encoding="utf-8", newline="") as out:
        out.writelines(",".join(row) + "\r\n" for row in [["機關代碼", "機關名稱"], *([code, code] for code in AGENCIES)])
    assert program.bring(empty, "agencies", agencies)[0] == 0
    for seed in range(1, told.seeds + 1):
        serving, former = one_career(program, empty, seed, told)
        print(f"seed {seed}: {serving} people serve, {former} have left, each where the model has them")


main()
