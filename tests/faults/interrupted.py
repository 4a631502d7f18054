"""Interrupts backup, restore, report, init, batch and erase at changes they make to files. INT and TERM: the exit code
says so, and nothing is left: no temporary file, no journal, no half file under a name, no key without its store; where
somebody was erased all the same, the report was given. KILL: what is left is named by `check` where it lies beside the
store, and gone once the same command has been run again. Ends with 1 if one case is bad."""
import argparse
import os
import random
import re
import shutil
import signal
import sys
import tempfile

from deeds import Agency, Program
from stale_journal import bytes_of, changes_of, sound

BATCH = """aitalent: batch/1
id: night
as_of: 2026-12-01
stages:
  - {id: ratings, do: import, kind: assessments, files: [more.csv]}
  - {id: scores, do: score}
  - {id: coverage, do: report, kind: coverage, output: coverage.csv}
  - {id: pack, do: report, kind: evidence-pack, output: pack}
  - {id: copy, do: backup, output: week.db, with_key: true}
"""
# What runs, and the stores (each with its key) that may come of it.
INTERRUPTED = {
    "backup": ("backup copy.db --with-key", ["copy.db"]),
    "backup --replace": ("backup kept.db --with-key --replace", []),
    "restore": ("restore kept.db --db new.db", ["new.db"]),
    "report": ("report agency --output report.html --replace", []),
    "init": ("init --example --db new.db", ["new.db"]),
    "batch": ("batch night.yaml", ["week.db"]),
    "erase": ("erase --person S0003 --yes", []),
}
TEMPORARY = re.compile(r"^\..*\.[bcdfghjklmnp-tv-xz]{16}\.tmp(-journal)?$")


def prepare(agency):
    folder = agency.copy(agency.base)
    with open(folder + "/night.yaml", "w", encoding="utf-8") as file:
        file.write(BATCH)
    for line in ("backup kept.db --with-key", "report coverage --output report.html"):
        agency.must(folder, line)
    return folder


def hidden(folder):
    return [name for name in os.listdir(folder) if TEMPORARY.match(name)]


def half_done(program, folder, stores, before, again):
    """What there is in the folder that neither was there before nor is whole."""
    for name in stores:
        store, key = os.path.join(folder, name), os.path.join(folder, name + ".key")
        if os.path.exists(store) and not (sound(program, folder, name) and os.path.exists(key)):
            return f"{name} is there without its key, or not sound"
        if os.path.exists(key) and not os.path.exists(store) and not again:
            return f"{name}.key without its store"
    if not sound(program, folder, "store.db") or not sound(program, folder, "kept.db"):
        return "a store that was there before is not sound"
    report = bytes_of(folder + "/report.html")
    if report != before and not report.rstrip().endswith(b"</html>"):
        return "half a report"
    if os.path.isdir(folder + "/pack") and not os.path.exists(folder + "/pack/MANIFEST.sha256"):
        return "half an evidence pack"
    return None


def judge(program, folder, name, number, result, before):
    line, stores = INTERRUPTED[name]
    if result.returncode == 0:  # it had done all it could be interrupted in
        return None if number != signal.SIGKILL else "not killed"
    if number != signal.SIGKILL:
        if result.returncode != 128 + number:
            return f"exit {result.returncode}: {result.stderr.decode()}"
        if name == "erase" and program.run(folder, line.split()).returncode == 66 and not result.stdout:
            return "erased, and no report of it"
        left = hidden(folder) + [one for one in os.listdir(folder) if one.endswith(("-journal", "-wal", "-shm"))]
        return f"left: {left}" if left else half_done(program, folder, stores, before, False)
    left = hidden(folder)
    told = program.run(folder, ["check"]).stdout.decode()
    if any(one not in told for one in left):
        return f"check does not name {left}: {told}"
    wrong = half_done(program, folder, stores, before, True)
    if wrong:
        return wrong
    again = program.run(folder, line.split())
    there = name in ("backup", "restore") and os.path.exists(os.path.join(folder, stores[0]))
    finished = name == "erase" and b"AT-STO-053" in again.stderr  # there was nothing left to do
    if again.returncode != 0 and not (there and again.returncode == 73) and not finished:
        return f"a second time: exit {again.returncode}: {again.stderr.decode()}"
    return f"a second time leaves {hidden(folder)}" if hidden(folder) else half_done(program, folder, stores, before, False)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--shim", required=True)
    parser.add_argument("--trials", type=int, default=2, help="of each command and signal")
    parser.add_argument("--only", nargs="+", choices=list(INTERRUPTED), default=list(INTERRUPTED))
    parser.add_argument("--must-fail", action="store_true")
    parser.add_argument("--seed", type=int, default=20261130)
    options = parser.parse_args()
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    chance, tried, left, bad = random.Random(options.seed), 0, 0, []
    with tempfile.TemporaryDirectory(prefix="aitalent-interrupted-", dir=memory) as scratch:
        program = Program(options.program, options.shim)
        agency = Agency(program, scratch)
        start = prepare(agency)
        before = bytes_of(start + "/report.html")
        for name in options.only:
            words = INTERRUPTED[name][0].split()
            total = changes_of(program, agency, start, words)
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
                for _ in range(options.trials):
                    folder, moment = agency.copy(start), chance.randint(1, total)
                    result = program.shimmed(folder, words, FAULT_KILL=str(int(number)), FAULT_AT=str(moment))
                    left += bool(hidden(folder))
                    wrong = judge(program, folder, name, number, result, before)
                    if wrong:
                        bad.append(f"{name}, {number.name} at change {moment} of {total}: {wrong}")
                    tried += 1
                    shutil.rmtree(folder)
    for line in bad[:40]:
        print("BAD", line)
    print(f"{len(bad)} bad of {tried}; after {left} of the kills a temporary file was there")
    return 0 if bool(bad) == options.must_fail else 1


if __name__ == "__main__":
    sys.exit(main())
