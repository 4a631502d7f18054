"""The program under test, the small agency it works on, and the deeds it is made to do."""
import glob
import hashlib
import os
import re
import shutil
import sqlite3
import subprocess
import tempfile

AS_OF = "2026-12-01"
PEOPLE = 12
DIGITS = {name: "********" for name in ("at", "hash", "previous", "loaded_at", "inputs", "output", "record", "domain",
                                         "head", "salt", "sum", "domain_key", "mark_key")}  # what no two runs have alike


def is_sound(result):
    """Whether `check` found nothing but what a kill may leave to be told of (free space still to be overwritten, hidden
    files, a new store without its documents), or that a copy has no key file beside it."""
    findings = set(re.findall(rb"AT-[A-Z]+-[0-9]+", result.stdout + result.stderr))
    told = {b"AT-STO-014", b"AT-FIL-011", b"AT-DOC-003", b"AT-KEY-001"}
    return result.returncode == (1 if findings else 0) and findings <= told


class Deed:
    """A command that writes. `states`: how many states of the folder there are from before it to after it, as a kill
    can leave them; 2 is all or nothing, 1 where whoever looks brings it to its end. `before`: commands that lead to the
    state it starts from; `frozen`: the store of an earlier release it starts from."""

    def __init__(self, words, states=2, before=(), same_twice=True, frozen=None):
        self.words, self.states, self.before, self.same_twice = words.split(), states, before, same_twice
        self.frozen = frozen


IMPORT = "import assessments more.csv"
PLAN = "plan make --name 2027 --budget 300000 --to 2027-03-31 --effort 0"
SELECT = "select --role all-staff --seats 3"
DEEDS = {
    "import": Deed(IMPORT),
    "plan": Deed(PLAN),
    "report": Deed("report agency --output report.html --replace", before=["report coverage --output report.html"]),
    "migrate": Deed("framework migrate --map moda-ai-talent-v2-to-115v3.0", before=[
        "framework show moda-ai-talent@v2 --source --output v2.yaml",
        "framework show tw-civil-service@2025.2 --source --output old.yaml", "framework load v2.yaml old.yaml", IMPORT]),
    "erase": Deed("erase --person S0003 --yes", states=3),  # gone, then the file is written anew
    "load": Deed("framework load child.yaml"),
    "undo": Deed("undo LAST", before=[IMPORT]),
    "score": Deed("score"),
    "select": Deed(SELECT),
    "approve a selection": Deed("select approve --by 主任", before=[SELECT]),
    "approve a plan": Deed("plan approve 2027 --by 主任", before=[PLAN]),
    "backup": Deed("backup copy.db --with-key", states=3),
    "restore": Deed("restore kept.db --db new.db", states=3, before=["backup kept.db --with-key"]),
    "rotate the key": Deed("key rotate", states=4, same_twice=False),
    "init": Deed("init --db new.db", states=4, same_twice=False),
}
DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../data")
RELEASED = sorted(glob.glob(os.path.join(os.path.dirname(__file__), "../unit/store/released/*.sql")))
DEEDS.update({f"upgrade from schema {int(os.path.basename(path)[:3])}": Deed("audit verify", states=1, frozen=path)
              for path in RELEASED})
FIRST = ["import", "plan", "report", "migrate", "erase"]

CHILD = """aitalent: profile/1
id: small-agency
edition: "1"
framework: moda-ai-talent@115v3.0
extends: tw-civil-service@2026.1
name: {zh-TW: 範例機關設定檔, en: Profile of a sample agency}
provenance: {source: own-assumption, basis: assumption, confidence: low}
"""


def ratings(path, rows, level=1, kind="主管評核", day="115/10/01"):
    with open(path, "w", encoding="utf-8") as file:
        file.write("員工編號,職能代碼,評核別,等級,評核日期\n")
        for i in rows:
            file.write(f"S{i:04},ai-literacy,{kind},{level},{day}\n")


class Program:
    """The program, started as a user would; `spoilt` prefixes make it wrong on purpose."""

    def __init__(self, path, shim):
        self.path, self.shim = os.path.abspath(path), shim and os.path.abspath(shim)

    def environment(self, **more):
        keep = {"PATH": os.environ["PATH"], "AITALENT_LANG": "en", "ASAN_OPTIONS":
                os.environ.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0:detect_leaks=0"}
        return {**keep, **more}

    def line(self, words, store="store.db"):
        words = list(words)
        return [self.path, *words, *([] if "--db" in words else ["--db", store]), "--as-of", AS_OF]

    def run(self, folder, words, timeout=120, **more):
        return subprocess.run(self.line(words), cwd=folder, capture_output=True, timeout=timeout,
                              env=self.environment(**more))

    def shimmed(self, folder, words, **more):
        return self.run(folder, words, LD_PRELOAD=self.shim, FAULT_ROOT=folder, **more)


class Agency:
    """A folder with a store of twelve people, made once and copied for every trial."""

    def __init__(self, program, folder):
        self.program, self.scratch = program, folder
        self.base = os.path.join(folder, "base")
        os.mkdir(self.base, 0o700)
        with open(self.base + "/agencies.csv", "w", encoding="utf-8") as file:
            file.write("機關代碼,機關名稱\nSAMPLE001,範例機關\n")
        with open(self.base + "/staff.csv", "w", encoding="utf-8") as file:
            file.write("機關代碼,員工編號,姓名,單位,職稱,官職等,主管別,國民身分證統一編號\n")
            for i in range(PEOPLE):
                file.write(f"SAMPLE001,S{i:04},範例{chr(0x4e00 + 37 * i)},資訊科,科員,委任第五職等,否,"
                           f"{'A123456789' if i == 3 else ''}\n")
        ratings(self.base + "/more.csv", range(PEOPLE), 2, day="115/11/01")
        with open(self.base + "/child.yaml", "w", encoding="utf-8") as file:
            file.write(CHILD)
        self.must(self.base, "init")
        self.must(self.base, "import agencies agencies.csv")
        self.must(self.base, "import staff staff.csv")

    def must(self, folder, line):
        result = self.program.run(folder, line.split() if isinstance(line, str) else line)
        if result.returncode != 0:
            raise SystemExit(f"{line}: exit {result.returncode}\n{result.stderr.decode()}{result.stdout.decode()}")

    def start(self, deed):
        """A folder in the state the deed starts from, to be copied for each trial."""
        folder = self.copy(self.base)
        if deed.frozen:
            thaw(deed.frozen, folder + "/store.db")
            os.remove(folder + "/store.db.key")  # another store's
        for line in deed.before:
            self.must(folder, line)
        deed.words = with_last_batch(folder, deed.words)
        return folder

    def copy(self, source):
        folder = tempfile.mkdtemp(dir=self.scratch)
        shutil.copytree(source, folder, dirs_exist_ok=True)
        return folder

    def state(self, folder, masked=False):
        """What a folder says, None where a store in it is not sound: every table of every store, once the program has
        looked at it, those of backups made before an upgrade, and the bytes of every file but hidden temporary ones.
        `masked` leaves out what differs from run to run."""
        said = hashlib.sha256()
        for name in visible(folder):
            if name.endswith(".db"):
                result = self.program.run(folder, ["check", "--db", name])
                rows = content(os.path.join(folder, name), masked) if is_sound(result) else None
                if rows is None:
                    return None
                said.update(f"{name}\n".encode() + rows)
        for name in visible(folder):
            if name.endswith(".backup"):  # made before an upgrade; looking at it by `check` would upgrade it too
                rows = content(os.path.join(folder, name), masked)
                if rows is None:
                    return None
                said.update(f"{name}\n".encode() + rows)
            elif not name.endswith((".db", "-journal")):  # a journal that was not finished is no part of the state
                with open(os.path.join(folder, name), "rb") as file:
                    said.update(f"{name}\n".encode() + file.read())
        return said.hexdigest()


def thaw(frozen, path):
    """Makes the store that a program of an earlier release left. The frozen ones hold a placeholder for each document;
    the shipped text takes its place."""
    with open(path, "w", opener=lambda name, flags: os.open(name, flags, 0o600)):
        pass
    connection = sqlite3.connect(path)
    with open(frozen, encoding="utf-8") as file:
        connection.executescript(file.read())
    for key, name, edition in connection.execute("select key, id, edition from document").fetchall():
        (document,) = glob.glob(os.path.join(DATA, "*", f"{name}-{edition}.yaml")) or glob.glob(
            os.path.join(DATA, "*", f"{name}.yaml"))
        with open(document, "rb") as file:
            text = file.read()
        connection.execute("update document set source = ?, sha256 = ? where key = ?",
                           (text.decode(), hashlib.sha256(text).hexdigest(), key))
    connection.commit()
    connection.close()


def visible(folder):
    return sorted(name for name in os.listdir(folder) if not name.startswith("."))


def with_last_batch(folder, words):
    """The words with the number of the newest batch for LAST."""
    if "LAST" not in words:
        return words
    connection = sqlite3.connect(folder + "/store.db")
    (number,) = connection.execute("select max(number) from batch").fetchone()
    connection.close()
    return [str(number) if word == "LAST" else word for word in words]


def content(path, masked=False):
    """Every row of every table, as bytes; None where the file cannot be read to its end."""
    connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    said = hashlib.sha256()
    try:
        tables = connection.execute("select name from sqlite_schema where type = 'table' order by name").fetchall()
        for (table,) in tables:
            rows = connection.execute(f'select * from "{table}"')
            names = [column[0] for column in rows.description]
            lines = [repr([DIGITS.get(name, value) if masked else value for name, value in zip(names, row)])
                     for row in rows if not masked or row[0] not in ("rewrite", "seal", "store_id")]  # due or done, or random
            said.update(f"{table} {names}\n".encode() + "\n".join(sorted(lines)).encode())
    except sqlite3.DatabaseError:
        return None
    finally:
        connection.close()
    return said.digest()
