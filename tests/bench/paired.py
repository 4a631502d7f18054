#!/usr/bin/env python3
"""Two builds of the program in turn over the same people: processor seconds of import, score, plan, report, check and
backup, and their ratio (the second by the first).

    paired.py OLD NEW SCRATCH [--rows 400000] [--rounds 3]

Each build makes its own stores, so that their schemas may differ. Their turns alternate; medians are printed.
"""
import argparse
import glob
import os
import shutil
import statistics
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../import"))
import people  # noqa: E402
from program import Program  # noqa: E402

COMPETENCIES = ["ai-literacy", "document-tools"]
COMMANDS = {
    "import": None,
    "score": ["score"],
    "plan": ["plan", "make", "--name", "bench", "--budget", "2000000", "--effort", "0", "--from", "2027-01-01", "--to", "2027-01-12",
             "--hours", "3"],
    "report": ["report", "agency", "--agency", "379000000A"],
    "check": ["check"],
    "backup": ["backup", "copy.db", "--replace"],
}


def write(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.writelines(",".join(row) + "\r\n" for row in rows)


def written(scratch, count):
    """Staff, and two ratings of every person, both invented."""
    staff, ratings = os.path.join(scratch, "staff.csv"), os.path.join(scratch, "ratings.csv")
    left = people.HEADINGS.index("離職日期")
    rows = [[*row[:left], "", *row[left + 1:]] for row in people.rows(count, agencies=max(1, count // 1000))]
    write(staff, [people.HEADINGS, *rows])
    marks = [["員工編號", "機關代碼", "職能代碼", "評核別", "等級", "評核日期"]]
    for i, row in enumerate(rows):
        for k, competency in enumerate(COMPETENCIES):
            marks.append([row[0], row[3], competency, "主管評核", str((i + k) % 4), "115/10/01"])
    write(ratings, marks)
    return staff, ratings


class Build:
    def __init__(self, path, scratch):
        shutil.rmtree(scratch, ignore_errors=True)
        self.folder, self.program, self.seconds = scratch, Program(path, scratch), {}
        self.empty = self.program.new_store("empty.db")
        self.store = ""

    def timed(self, name, *words):
        start = time.monotonic()
        code, said, seconds, _ = self.program.measured("--db", self.store, "--as-of", "2026-12-01", "--quiet", *words)
        assert code in (0, 1), (name, code, said[-2000:])
        self.seconds.setdefault(name, []).append((seconds, time.monotonic() - start))

    def turn(self, name, files):
        if name != "import":
            return self.timed(name, *COMMANDS[name])
        for path in glob.glob(os.path.join(self.folder, "copy.db*")):
            os.remove(path)  # of the store before, in whose place no backup of another is put
        self.store = self.program.new_store("store.db", self.empty)
        for kind, path in zip(("staff", "assessments"), files):
            self.timed(f"import {kind}", "import", kind, path)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old"), parser.add_argument("new"), parser.add_argument("scratch")
    parser.add_argument("--rows", type=int, default=400_000)
    parser.add_argument("--rounds", type=int, default=3)
    told = parser.parse_args()
    scratch = os.path.abspath(told.scratch)
    os.makedirs(scratch, exist_ok=True)
    files = written(scratch, told.rows)
    builds = [Build(path, os.path.join(scratch, name)) for path, name in ((told.old, "old"), (told.new, "new"))]
    for turn in range(told.rounds):
        for name in COMMANDS:
            for build in builds if turn % 2 == 0 else reversed(builds):
                build.turn(name, files)
    for name in builds[0].seconds:
        medians = [[statistics.median(one[i] for one in build.seconds[name]) for i in (0, 1)] for build in builds]
        old, new = medians
        print(f"{name:20} {old[0]:8.2f} → {new[0]:8.2f} processor s, {new[0] / old[0]:.3f};"
              f" {old[1]:8.2f} → {new[1]:8.2f} s, {new[1] / old[1]:.3f}", flush=True)


main()
