#!/usr/bin/env python3
"""Every kind of report on an invented agency: are the bytes the same, and how long does it take?

    reports.py PROGRAM [--people 5000] [--bench]

Without --bench: two stores are filled from the same rows in another order, and every kind is written from both, under
another locale and time zone; a single byte of difference fails. With --bench: each kind is timed against a named
baseline, taken in turn with it: Python's sqlite3 module reading the same rows of people and evidence out of the store.
"""
import argparse
import csv
import os
import random
import sqlite3
import statistics
import subprocess
import tempfile
import time

DAY = "2026-12-01"
POSTS = [("科員", "05", "否"), ("辦事員", "03", "否"), ("專員", "07", "否"), ("秘書", "08", "否"), ("科長", "08", "是"),
         ("設計師", "06", "否"), ("分析師", "07", "否"), ("約僱人員", "18", "否")]
KINDS = {"agency": ["report", "agency"], "person": ["report", "person", "P00007"], "role": ["report", "role"],
         "coverage": ["report", "coverage"], "trend": ["report", "trend"], "rating-sheet": ["report", "rating-sheet"],
         "plan": ["report", "plan", "P"], "progress": ["progress", "P"]}


def items_of(program, store):
    shown = subprocess.run([program, "--db", store, "framework", "show", "moda-ai-talent", "--format", "csv", "--plain",
                            "--table", "competencies"], capture_output=True, text=True, check=True)
    return [row["id"] for row in csv.DictReader(shown.stdout.splitlines())]


class Agency:
    """An invented agency in files, and the stores filled from them."""

    def __init__(self, program, folder, people):
        self.program, self.folder, self.people = program, folder, people

    def call(self, store, *arguments, environment=None):
        return subprocess.run([self.program, "--db", store, "--as-of", DAY, "--lang", "zh-TW", "--quiet", *arguments],
                              check=True, capture_output=True, env={**os.environ, **(environment or {})}).stdout

    def fill(self, name, order):
        """A store with everybody in it, the rows of each file in an order of their own."""
        store = os.path.join(self.folder, name + ".db")
        self.call(store, "init")
        items = items_of(self.program, store)
        self.write("agencies", order, ["機關代碼", "機關名稱"], [["BENCH001", "量測機關（虛構）"]])
        self.write("staff", order, ["機關代碼", "員工編號", "姓名", "現服單位", "職稱", "官職等", "主管"], self.staff())
        self.write("assessments", order, ["員工編號", "能力代碼", "評核別", "等級", "評核日期"], self.ratings(items))
        for kind in ("agencies", "staff", "assessments"):
            self.call(store, "import", kind, os.path.join(self.folder, kind + ".csv"))
        return store

    def write(self, name, order, headings, rows):
        order.shuffle(rows)
        with open(os.path.join(self.folder, name + ".csv"), "w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows([headings, *rows])

    def staff(self):
        dice = random.Random(1)
        return [["BENCH001", f"P{i:05}", f"虛構{i}", f"第{dice.randrange(1 + self.people // 60):02}科",
                 *dice.choice(POSTS)] for i in range(self.people)]

    def ratings(self, items):
        dice = random.Random(2)
        return [[f"P{i:05}", item, kind, min(4, int(dice.random() * 4.4)),
                 f"2026-{dice.randrange(1, 12):02}-{dice.randrange(1, 28):02}"]
                for i in range(self.people) for item in dice.sample(items, min(7, len(items)))
                for kind in (("自評", "主管評核") if dice.random() < 0.6 else ("自評",))]

    def report(self, store, kind, form, **more):
        subject = [self.role(store)] if kind == "role" else []
        return self.call(store, *KINDS[kind], *subject, "--format", form, **more)

    def role(self, store):
        rows = csv.DictReader(self.call(store, "report", "agency", "--table", "roles", "--format", "csv", "--plain")
                              .decode().splitlines())
        return max(rows, key=lambda row: int(row["people"]))["role"]


def same_bytes(agency):
    one, other = agency.fill("one", random.Random(10)), agency.fill("other", random.Random(20))
    for store in (one, other):
        agency.call(store, "plan", "make", "--name", "P", "--budget", "100000", "--to", "2027-02-28", "--effort", "0")
    elsewhere = {"LC_ALL": "zh_TW.UTF-8", "TZ": "America/New_York", "LANG": "tr_TR.UTF-8"}
    for kind in KINDS:
        for form in ("html", "json", "csv", "xlsx", "ods", "md", "table"):
            a, b = agency.report(one, kind, form), agency.report(other, kind, form, environment=elsewhere)
            assert a and a == b, f"{kind} as {form} differs between two orders of import, locales and zones"
    print(f"{len(KINDS)} kinds, 7 forms each: the same bytes")


def read_rows(store):
    connection = sqlite3.connect(store)
    return sum(len(connection.execute(f"select * from {table}").fetchall())
               for table in ("person", "rating", "held_certificate", "course_result"))


def timed(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def bench(agency):
    store = agency.fill("bench", random.Random(10))
    made = timed(lambda: agency.call(store, "plan", "make", "--name", "P", "--budget", "500000", "--to", "2027-02-28",
                                     "--effort", "0"))
    print(f"{agency.people:,} people, {read_rows(store):,} rows of people and evidence; plan made in {made:.1f} s\n"
          "baseline: Python's sqlite3 reading those rows, in turn with each report; medians of 5")
    for kind in KINDS:
        for form in ("html", "xlsx"):
            pairs = [(timed(lambda: agency.report(store, kind, form)), timed(lambda: read_rows(store))) for _ in range(5)]
            ours, baseline = (statistics.median(side) for side in zip(*pairs))
            print(f"{kind:13} {form:5} {ours:7.3f} s  baseline {baseline:6.3f} s  ratio {ours / baseline:5.2f}")


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("program", type=os.path.abspath)
    options.add_argument("--people", type=int)
    options.add_argument("--bench", action="store_true")
    told = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        agency = Agency(told.program, scratch, told.people or (5000 if told.bench else 30))
        (bench if told.bench else same_bytes)(agency)
