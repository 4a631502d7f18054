"""Kills a command at every change it makes to a file, moves the store that was broken off away, as an officer would, and
puts another one into its place: by `restore` from a backup of an earlier day, by `init`, by `backup` of a live store, and
by `backup --replace` over the broken store itself, which has gone on by itself and is no backup. Whatever is told as
done must be whole and nothing but what was put there; whatever is refused must leave no store, and the broken one as it
was. Ends with 1 if one case is bad.

With --must-fail the program is one that publishes beside a journal: the check has to notice it."""
import argparse
import os
import random
import shutil
import sqlite3
import sys
import tempfile

from deeds import DEEDS, PEOPLE, Agency, Program, content, is_sound, ratings

KILLED = {name: DEEDS[name] for name in ("import", "undo", "erase", "score", "rotate the key")}


def prepare(agency, deed):
    """A store that has moved on since its backup, and a live one beside it."""
    folder = agency.copy(agency.base)
    agency.must(folder, "backup kept.db --with-key")
    agency.must(folder, "restore kept.db --db live.db")
    ratings(folder + "/later.csv", range(PEOPLE), 3, day="115/10/15")
    for line in ("import assessments later.csv", "score", *deed.before):
        agency.must(folder, line)
    words = list(deed.words)
    if "LAST" in words:
        last = sqlite3.connect(folder + "/store.db").execute("select max(number) from batch").fetchone()[0]
        words = [str(last) if word == "LAST" else word for word in words]
    return folder, words


def changes_of(program, agency, start, words):
    """How many changes to files the command makes."""
    folder, trace = agency.copy(start), os.path.join(agency.scratch, "trace")
    result = program.shimmed(folder, words, FAULT_TRACE=trace)
    if result.returncode != 0:
        raise SystemExit(f"{words}: exit {result.returncode}: {result.stderr.decode()}")
    with open(trace) as file:
        count = sum(line.split("\t", 1)[0] not in ("said", "fsync") for line in file)
    os.remove(trace)
    shutil.rmtree(folder)
    return count


def sound(program, folder, name):
    return is_sound(program.run(folder, ["check", "--db", name]))


def is_new(path):
    """Nobody is in a store that init made."""
    connection = sqlite3.connect(path)
    try:
        return all(connection.execute(f"select count(*) from {table}").fetchone() == (0,)
                   for table in ("person", "rating", "agency", "run"))
    except sqlite3.DatabaseError:
        return False
    finally:
        connection.close()


def bytes_of(path):
    with open(path, "rb") as file:
        return file.read()


def judge(program, folder, way, count):
    """What is wrong with one way of putting a store there; nothing if all is well."""
    place, journal = os.path.join(folder, "store.db"), os.path.join(folder, "store.db-journal")
    if way != "replace":
        os.rename(place, folder + "/broken.db")
    left = bytes_of(journal) if os.path.exists(journal) else None
    words = {"restore": "restore kept.db --db store.db", "init": "init --db store.db",
             "backup": "backup store.db --db live.db", "replace": "backup store.db --replace --db live.db"}[way]
    wanted = None if way == "init" else content(os.path.join(folder, "kept.db" if way == "restore" else "live.db"))
    result = program.run(folder, words.split())
    done = result.returncode == 0
    count[f"{way}: {'done' if done else 'refused'}"] = count.get(f"{way}: {'done' if done else 'refused'}", 0) + 1
    if done and way == "replace":
        return "a store that has gone on by itself was replaced"
    if done:
        if not sound(program, folder, "store.db"):
            return "told as done, and damaged"
        if not (is_new(place) if way == "init" else content(place) == wanted):
            return "told as done, and a mixture"
        return "done beside a journal" if left is not None else None
    if way == "replace":  # the broken store has gone on by itself: it is no backup of the live one
        if result.returncode != 73 or b"AT-STO-022" not in result.stderr:
            return f"exit {result.returncode}: {result.stderr.decode()}"
        return None if sound(program, folder, "store.db") else "refused, and the broken store does not recover"
    if left is None:
        return f"refused without a journal: {result.stderr.decode()}"
    if result.returncode != 73 or b"AT-STO-021" not in result.stderr:
        return f"exit {result.returncode}: {result.stderr.decode()}"
    if os.path.exists(place) or bytes_of(journal) != left:
        return "refused, and something was changed"
    os.rename(folder + "/broken.db", place)  # the way out that the message names
    return None if sound(program, folder, "store.db") else "the broken store does not recover"


def cases(options, folder):
    program = Program(options.program, options.shim)
    agency, chance, count, bad = Agency(program, folder), random.Random(options.seed), {}, []
    for name, deed in KILLED.items():
        start, words = prepare(agency, deed)
        total = changes_of(program, agency, start, words)
        moments = range(1, total + 1)
        if options.kills:
            moments = sorted(chance.sample(moments, min(options.kills, total)))
        for moment in moments:
            killed = agency.copy(start)
            code = program.shimmed(killed, words, FAULT_KILL="9", FAULT_AT=str(moment)).returncode
            if code != -9:
                bad.append(f"{name}, change {moment}: not killed, exit {code}")
            for way in ("restore", "init", "backup", "replace"):
                if options.must_fail and way == "replace":
                    continue
                case = agency.copy(killed)
                wrong = judge(program, case, way, count)
                if wrong:
                    bad.append(f"{name}, killed at change {moment} of {total}, {way}: {wrong}")
                shutil.rmtree(case)
            shutil.rmtree(killed)
        print(f"{name}: {len(moments)} kills at {total} changes", flush=True)
    return count, bad


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--shim", required=True)
    parser.add_argument("--kills", type=int, help="so many of each command, at random; without it, one at every change")
    parser.add_argument("--must-fail", action="store_true")
    parser.add_argument("--seed", type=int, default=20261130)
    options = parser.parse_args()
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="aitalent-stale-", dir=memory) as folder:
        count, bad = cases(options, folder)
    print(", ".join(f"{way} {number}" for way, number in sorted(count.items())))
    for line in bad[:40]:
        print("BAD", line)
    print(f"{len(bad)} bad of {sum(count.values())}")
    return 0 if bool(bad) == options.must_fail else 1


if __name__ == "__main__":
    sys.exit(main())
