#!/usr/bin/env python3
"""Spoilt stores: one bit in a used page (level cache warm and cold), pages swapped, zeroed and doubled, pages of a backup
and of a raw copy of before, cut files. What reads such a store gives the same bytes as before or refuses it (65), and
`check` finds it (1 or 65). The control is a run on the sound store, where everything answers and check is silent.

  spoilt.py --program PROGRAM --store-sql STORE_SQL [--trials 1000] [--seed N]
"""
import argparse
import collections
import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile

from deeds import DEEDS, IMPORT, Agency, Program

READING = ["report agency", "plan show 2027", "select show", "explain score S0003", "score"]  # score writes: the last
REFUSED = 65


class Store:
    """The bytes of a store, page by page."""

    def __init__(self, path):
        with open(path, "rb") as file:
            self.data = file.read()
        (size,) = struct.unpack(">H", self.data[16:18])
        self.size = 65536 if size == 1 else size
        self.pages = len(self.data) // self.size
        self.used = sorted(set(range(self.pages)) - self.free())

    def page(self, number):
        return self.data[number * self.size:(number + 1) * self.size]

    def free(self):
        """Numbers (from 0) of pages that hold nothing."""
        free, (trunk,) = set(), struct.unpack(">I", self.data[32:36])
        while trunk:
            page = self.page(trunk - 1)
            trunk, leaves = struct.unpack(">II", page[:8])
            free |= {leaf - 1 for leaf in struct.unpack(f">{leaves}I", page[8:8 + 4 * leaves])}
        return free


def replaced(store, number, page):
    return store.data[:number * store.size] + page + store.data[(number + 1) * store.size:]


def flipped(chance, store, _):
    data = bytearray(store.data)
    data[chance.choice(store.used) * store.size + chance.randrange(store.size)] ^= 1 << chance.randrange(8)
    return bytes(data)


def swapped(chance, store, _):
    one, other = chance.sample(store.used, 2)
    return replaced(Bytes(store, replaced(store, one, store.page(other))), other, store.page(one))


class Bytes:
    def __init__(self, store, data):
        self.data, self.size = data, store.size


def zeroed(chance, store, _):
    return replaced(store, chance.choice(store.used), bytes(store.size))


def doubled(chance, store, _):
    one, other = chance.sample(store.used, 2)
    return replaced(store, one, store.page(other))


def put_back(chance, store, before):
    """A used page as it was before, another than now. The cases with a page of nothing but reserved bytes or counters
    that differ are among them."""
    places = [number for number in store.used if number < before.pages and before.page(number) != store.page(number)]
    number = chance.choice(places)
    return replaced(store, number, before.page(number))


def cut(chance, store, _):
    return store.data[:chance.randrange(len(store.data))]



def make(agency, store_sql):
    """The store, warm and cold, and what it was before its last import: as a backup, and as a raw copy."""
    folder = agency.copy(agency.base)
    for line in (IMPORT, "score", DEEDS["select"].words, DEEDS["plan"].words, "backup before.db"):
        agency.must(folder, line)
    shutil.copy(folder + "/store.db", folder + "/raw.db")
    with open(folder + "/again.csv", "w", encoding="utf-8") as file:
        file.write("員工編號,職能代碼,評核別,等級,評核日期\n")
        for i in range(12):
            file.write(f"S{i:04},ai-literacy,主管評核,3,115/11/15\n")
    for line in ("import assessments again.csv", "score"):
        agency.must(folder, line)
    shutil.copy(folder + "/store.db", folder + "/cold.db")
    shutil.copy(folder + "/store.db.key", folder + "/trial.db.key")
    subprocess.run([store_sql, folder + "/cold.db", "delete from level_vector"], check=True)
    stores = {name: Store(f"{folder}/{name}.db") for name in ("store", "cold", "before", "raw")}
    return folder, stores


KINDS = [("one bit, warm", flipped, "store", None), ("one bit, cold", flipped, "cold", None),
         ("one bit, warm", flipped, "store", None), ("one bit, cold", flipped, "cold", None),
         ("swapped", swapped, "store", None), ("zeroed", zeroed, "store", None), ("doubled", doubled, "store", None),
         ("a page of the backup before", put_back, "store", "before"),
         ("a page of the raw copy before", put_back, "store", "raw"), ("cut", cut, "store", None)]


class Run:
    def __init__(self, agency, program, folder):
        self.agency, self.program, self.folder = agency, program, folder

    def answers(self, data):
        """Of check, then of each reading command: exit code and output."""
        path = self.folder + "/trial.db"
        for leftover in (path, path + "-journal"):
            if os.path.exists(leftover):
                os.remove(leftover)
        with open(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600), "wb") as file:
            file.write(data)
        for line in ["check", *READING]:
            result = self.program.run(self.folder, [*line.split(), "--db", "trial.db"], timeout=60)
            yield line, result.returncode, result.stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--store-sql", required=True)
    parser.add_argument("--trials", type=int, default=20)
    parser.add_argument("--seed", type=int, default=20261130)
    options = parser.parse_args()
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    chance, told, bad = random.Random(options.seed), collections.Counter(), collections.Counter()
    with tempfile.TemporaryDirectory(prefix="aitalent-spoilt-", dir=memory) as scratch:
        program = Program(options.program, None)
        agency = Agency(program, scratch)
        folder, stores = make(agency, os.path.abspath(options.store_sql))
        run, sound = Run(agency, program, folder), {}
        for name in ("store", "cold"):
            sound[name] = list(run.answers(stores[name].data))
            for line, code, _ in sound[name]:
                if code != 0:
                    raise SystemExit(f"'{line}' ends with {code} on the sound store")
        for trial in range(options.trials):
            kind, spoil, name, before = KINDS[trial % len(KINDS)]
            data = spoil(chance, stores[name], stores.get(before))
            told[kind] += 1
            if data == stores[name].data:
                continue
            for (line, code, out), (_, _, expected) in zip(run.answers(data), sound[name]):
                if line == "check":
                    wrong = code not in (1, REFUSED)
                else:
                    wrong = code != REFUSED and (code, out) != (0, expected)
                if wrong:
                    bad[kind] += 1
                    print(f"BAD trial {trial}, {kind}: '{line}' ends with {code}"
                          f"{' and another answer' if line != 'check' and code == 0 else ''}", flush=True)
    for kind, count in told.items():
        print(f"{kind}: {count} stores, {bad[kind]} wrong answers")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
