"""Damage by other hands: stores whose bytes are spoilt, audit trails that were edited."""
import os
import shutil
import sqlite3
import subprocess

from deeds import DEEDS, IMPORT

READ_ENDS = (0, 1, 2, 65, 66, 73, 74, 75, 77)  # never 70, which would be our mistake


def spoil(chance, data):
    """Flips bytes, cuts, or zeroes a page."""
    data = bytearray(data)
    how = chance.randrange(3)
    if how == 0:
        for _ in range(chance.choice((1, 8, 200))):
            data[chance.randrange(len(data))] = chance.randrange(256)
    elif how == 1:
        del data[chance.randrange(len(data)):]
    else:
        page = 16384 * chance.randrange(len(data) // 16384)
        data[page:page + 16384] = bytes(16384)
    return bytes(data)


# Every reading command but `report providers`, which plans anew for many seconds.
READING = ["check", "check --digest", "status", "audit show", "audit verify", "key show", "import history",
           "import profile more.csv", "import assessments more.csv --dry-run", "report agency", "report coverage",
           "report trend", "report person S0003", "report person S0003 --all-held", "report role all-staff",
           "report plan", "report rating-sheet --output sheet.xlsx --replace",
           "report evidence-pack --output pack --replace", "explain score S0003", "explain selection S0003",
           "explain plan S0003", "plan list", "plan show 2027", "plan changes --staff S0003",
           "plan export calendar 2027", "progress", "framework list", "framework show tw-civil-service",
           "framework diff moda-ai-talent@v2 moda-ai-talent@115v3.0 --impact", "backup copy.db", "replay 2"]


def spoilt_stores(bench, touch=False):
    """Reads damaged stores by every reading command: an answer or an error, never a signal or a hang, and the file
    stays as it was. The spoilt program adds a byte."""
    folder = bench.agency.copy(bench.agency.base)
    for line in (IMPORT, "score", DEEDS["select"].words, DEEDS["plan"].words):
        bench.agency.must(folder, line)
    path = folder + "/store.db"
    with open(path, "rb") as file:
        sound = file.read()
    if not touch:
        for line in READING:
            bench.agency.must(folder, line)
        os.remove(folder + "/copy.db")
    for trial in range(bench.count(12, 2000, touch)):
        data = spoil(bench.random, sound)
        with open(path, "wb") as file:
            file.write(data)
        for line in READING if bench.many else [READING[trial % len(READING)]]:
            try:
                code = bench.program.run(folder, line.split(), timeout=60).returncode
            except subprocess.TimeoutExpired:
                code = -1
            if touch:
                with open(path, "ab") as file:
                    file.write(b" ")
            with open(path, "rb") as file:
                changed = file.read() != data or os.path.exists(path + "-journal")
            if (changed or code not in READ_ENDS) and not touch:
                print(f"    '{line}' ended with {code}{' and changed the file' if changed else ''}", flush=True)
            yield changed or code not in READ_ENDS
            if os.path.exists(folder + "/copy.db"):
                os.remove(folder + "/copy.db")
    shutil.rmtree(folder)


EDITS = ["update audit set {column} = {column} || 'x' where number = {number}",
         "update audit set {column} = substr({column}, 2) where number = {number} and {column} <> ''",
         "delete from audit where number = {number}",
         "delete from audit where number >= {number}",
         "delete from audit where number >= {number}; update sqlite_sequence set seq = {number} - 1 where name = 'audit'",
         "update audit set number = number + 1000 where number = {number}"]
COLUMNS = ["at", "who", "command", "version", "seed", "inputs", "counts", "previous", "hash"]


def trail(path):
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    entries = list(connection.execute("select * from audit"))
    connection.close()
    return entries


def audit_edits(bench, foreign_only=False):
    """Edits the trail, or cuts its tail, by other means: `audit verify` against the head noted before finds it all.
    `foreign_only` edits what is no part of the trail."""
    folder = bench.agency.copy(bench.agency.base)
    bench.program.run(folder, IMPORT.split())
    bench.program.run(folder, ["score"])
    path = folder + "/store.db"
    with open(path, "rb") as file:
        sound = file.read()
    length, head = sqlite3.connect(path).execute("select number, hash from audit order by number desc").fetchone()
    for _ in range(bench.count(12, 1000, foreign_only)):
        edit = bench.random.choice(EDITS).format(column=bench.random.choice(COLUMNS),
                                                 number=bench.random.randint(1, length))
        if foreign_only:
            edit = "update setting set value = value || 'x' where name = 'purpose'"
        before = trail(path)
        subprocess.run([bench.store_sql, path, edit], check=True)
        changed = foreign_only or before != trail(path)
        result = bench.program.run(folder, ["audit", "verify", "--head", head])
        with open(path, "wb") as file:
            file.write(sound)
        yield changed and (result.returncode != 1 or b"AT-STO-044" not in result.stdout)
    shutil.rmtree(folder)
