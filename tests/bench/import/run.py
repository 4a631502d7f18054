#!/usr/bin/env python3
"""How long an import takes, from file to durable store with every check, beside programs that check nothing.

    run.py PROGRAM SCRATCH [--rows 400000] [--sheet-rows 100000] [--times 5] [--only csv|cp950|xlsx]

Each baseline and the import run in turn, TIMES times; medians and their ratio are printed. Baselines that are not
installed are skipped by name; SheetJS is found through NODE_PATH. The files are made first, the same in every run.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../../import"))
import people  # noqa: E402
import sheets  # noqa: E402
from program import Program  # noqa: E402


def csv_file(path, rows, encoding):
    if not os.path.exists(path):
        with open(path, "w", encoding=encoding, newline="") as out:
            for row in rows:
                out.write(",".join(row) + "\r\n")
    return path


def timed(*command, shell=False, env=None):
    start = time.monotonic()
    done = subprocess.run(command[0] if shell else command, shell=shell, capture_output=True, env=env)
    span = time.monotonic() - start
    assert done.returncode == 0, (command, done.stderr[-2000:])
    return span


class Bench:
    def __init__(self, told):
        self.program, self.times = Program(told.program, os.path.abspath(told.scratch)), told.times
        self.empty = self.program.new_store("empty.db")
        self.some = self.program.new_store("some.db", self.empty)
        path = self.at("others.csv")
        rows = [people.HEADINGS, *([f"X{row[0]}", "", *row[2:]] for row in people.rows(20_000, seed=5, agencies=400))]
        code, _, said = self.program.bring(self.some, "staff", csv_file(path, rows, "utf-8"))
        assert code == 0, said[-2000:]

    def at(self, name):
        return os.path.join(self.program.scratch, name)

    def bring(self, path, like):
        store = self.program.new_store("store.db", like)
        return timed(self.program.path, "--db", store, "--quiet", "import", "staff", path, env=self.program.env)

    def into_table(self, command):
        if os.path.exists(self.at("plain.db")):
            os.remove(self.at("plain.db"))
        return timed(command, shell=True)

    def compare(self, title, baseline, works):
        """works: name → (what to run, most it may take of the baseline)"""
        spans = {name: [] for name in ("baseline", *works)}
        for _ in range(self.times):
            spans["baseline"].append(baseline())
            for name, (work, _) in works.items():
                spans[name].append(work())
        base = statistics.median(spans["baseline"])
        print(f"{title}: {base:.2f} s")
        for name, (_, most) in works.items():
            span = statistics.median(spans[name])
            print(f"  {name}: {span:.2f} s, {span / base:.3f} of it (target {most:.3f})", flush=True)

    def csv(self, rows, encoding):
        path = csv_file(self.at(f"staff-{rows}-{encoding}.csv"), [people.HEADINGS, *people.rows(rows, agencies=400)],
                        encoding)
        table = self.at("plain.db")
        command = f"sqlite3 {table} '.import --csv {path} t'"
        if encoding == "cp950":
            command = f"iconv -f CP950 -t UTF-8 {path} > {path}.utf8; sqlite3 {table} '.import --csv {path}.utf8 t'"
        works = {"into a store of 20,000 others": (lambda: self.bring(path, self.some), 0.9)}
        if encoding != "cp950":
            works["into a new store"] = (lambda: self.bring(path, self.empty), 0.6)
        self.compare(f"{rows} rows of {encoding}, 20 columns, sqlite3 .import{' after iconv' * (encoding == 'cp950')}",
                     lambda: self.into_table(command), works)

    def xlsx(self, rows):
        path = self.at(f"staff-{rows}.xlsx")
        if not os.path.exists(path):
            sheets.xlsx(path, [people.HEADINGS, *people.rows(rows, agencies=400)])
        work = lambda: self.bring(path, self.empty)
        python = next((p for p in (sys.executable, "/usr/bin/python3")
                       if subprocess.run([p, "-c", "import openpyxl"], capture_output=True).returncode == 0), None)
        read = ("import sys, openpyxl\nsheet = openpyxl.load_workbook(sys.argv[1], read_only=True).active\n"
                "print(sum(len(row) for row in sheet.iter_rows(values_only=True)))")
        if python:
            self.compare(f"{rows} rows of XLSX, openpyxl reading alone", lambda: timed(python, "-c", read, path),
                         {"into a new store": (work, 1 / 7)})
        else:
            print("skipped: openpyxl is not installed")
        script = "const x = require('xlsx'); x.readFile(process.argv[1], {dense: true})"
        if shutil.which("node") and subprocess.run(["node", "-e", "require('xlsx')"], capture_output=True).returncode == 0:
            self.compare(f"{rows} rows of XLSX, SheetJS reading alone",
                         lambda: timed("node", "-e", script, path), {"into a new store": (work, 1)})
        else:
            print("skipped: npm package xlsx is not found through NODE_PATH")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program"), parser.add_argument("scratch")
    parser.add_argument("--rows", type=int, default=400_000)
    parser.add_argument("--sheet-rows", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--only", choices=["csv", "cp950", "xlsx"])
    told = parser.parse_args()
    bench = Bench(told)
    if not shutil.which("sqlite3"):
        print("skipped: sqlite3 is not installed")
    else:
        for form, encoding in (("csv", "utf-8"), ("cp950", "cp950")):
            if told.only in (None, form):
                bench.csv(told.rows, encoding)
    if told.only in (None, "xlsx"):
        bench.xlsx(told.sheet_rows)


main()
