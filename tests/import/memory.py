#!/usr/bin/env python3
"""Ten times the rows must not take ten times the memory: what an import holds is the row, a few bytes to know each row
and person again, and the store's page cache.

    memory.py PROGRAM SCRATCH [--rows N]
"""
import argparse
import os
import shutil
import sys

import people
import sheets
from program import Program

BYTES_OF_ROW = 200  # row known again, person known again, each table at most four times its use while it grows
CACHE = 8 * 2**20  # pages of the store kept in memory while many people come


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program"), parser.add_argument("scratch")
    parser.add_argument("--rows", type=int, default=40_000)
    told = parser.parse_args()
    shutil.rmtree(told.scratch, ignore_errors=True)
    program = Program(told.program, os.path.abspath(told.scratch))
    empty = program.new_store("empty.db")
    bad = 0
    for form in ("csv", "xlsx"):
        peaks, sizes = [], []
        for count in (told.rows // 10, told.rows):
            path = os.path.join(program.scratch, f"{count}.{form}")
            rows = [people.HEADINGS, *people.rows(count, agencies=20)]
            if form == "xlsx":
                sheets.xlsx(path, rows, shared=False)
            else:
                with open(path, "w", encoding="utf-8", newline="") as out:
                    out.writelines(",".join(row) + "\r\n" for row in rows)
            store = program.new_store(f"{count}.{form}.db", empty)
            code, said, _, peak = program.measured("--db", store, "import", "staff", path)
            assert code == 0, said[-1000:]
            peaks.append(peak), sizes.append(os.path.getsize(path) / 2**20)
        growth = (peaks[1] - peaks[0]) * 2**20 / (told.rows * 0.9)
        good = growth <= BYTES_OF_ROW + CACHE / (told.rows * 0.9)
        bad += not good
        print(f"{form}: {sizes[0]:.1f} → {sizes[1]:.1f} MiB of file, {peaks[0]:.0f} → {peaks[1]:.0f} MiB of memory, "
              f"{growth:.0f} bytes a row" + ("" if good else ": FAILED"))
    return 1 if bad else 0


sys.exit(main())
