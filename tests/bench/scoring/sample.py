#!/usr/bin/env python3
"""sample.py AITALENT: `score` on the sample agency beside `--version` and one durable SQLite commit, interleaved."""
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

program, rounds = os.path.abspath(sys.argv[1]), 15


def timed(work):
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def aitalent(*arguments):
    subprocess.run([program, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    aitalent("init", "--example", "--as-of", "2026-12-01")
    plain = sqlite3.connect("plain.db", isolation_level=None)
    plain.executescript("pragma journal_mode = delete; pragma synchronous = extra; create table t (x)")
    works = {
        "--version": lambda: aitalent("--version"),
        "one durable commit": lambda: plain.execute("insert into t values (1)"),
        "score": lambda: aitalent("score", "--as-of", "2026-12-01"),
        "score --best": lambda: aitalent("score", "--best", "--as-of", "2026-12-01"),
        "explain score": lambda: aitalent("explain", "score", "S0042", "--as-of", "2026-12-01"),
    }
    times = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            times[name].append(timed(work))
    for name, found in times.items():
        print(f"{name:24} {statistics.median(found):9.1f} ms")
