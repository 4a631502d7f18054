#!/usr/bin/env python3
"""An import killed at random moments is there whole or not at all, and can be done again.

    kill.py PROGRAM SCRATCH [--times N] [--rows N]
"""
import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import time

import people
from program import Program


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program"), parser.add_argument("scratch")
    parser.add_argument("--times", type=int, default=12), parser.add_argument("--rows", type=int, default=3000)
    told = parser.parse_args()
    shutil.rmtree(told.scratch, ignore_errors=True)
    program = Program(told.program, os.path.abspath(told.scratch))
    file = os.path.join(program.scratch, "staff.csv")
    with open(file, "w", encoding="utf-8", newline="") as out:
        for row in [people.HEADINGS, *people.rows(told.rows, agencies=5)]:
            out.write(",".join(row) + "\r\n")
    empty = program.new_store("empty.db")
    before = program.digest(empty)
    whole = program.new_store("whole.db", empty)
    start = time.monotonic()
    code, _, said = program.bring(whole, "staff", file)
    span = time.monotonic() - start
    assert code == 0, said[-1000:]
    after = program.digest(whole)
    assert after != before
    chance = random.Random(20261201)
    found = {before: 0, after: 0}
    for _ in range(told.times):
        store = program.new_store("store.db", empty)
        child = subprocess.Popen([program.path, "--db", store, "import", "staff", file], cwd=program.scratch,
                                 env=program.env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0, span * 1.3))
        child.send_signal(signal.SIGKILL)
        printed = child.stdout.read()
        child.wait()
        code, out, said = program.run("--db", store, "check")
        assert code == 0, f"the store does not pass its check: {out} {said}"
        digest = program.digest(store)
        assert digest in found, "half an import is in the store"
        assert digest == after or not printed, "success was printed and nothing is there"
        found[digest] += 1
        code, _, said = program.bring(store, "staff", file)
        assert code == 0 and program.digest(store) == after, "the import cannot be done again"
    print(f"{told.times} kills: {found[before]} times nothing, {found[after]} times the whole; each could be done again")


main()
