"""Erases a person who has left traces in every place that may hold one, and looks for name, numbers and pseudonym in the
raw bytes of everything that is left; then again after a kill behind every system call of the erasure, once the next
command has written. The control deletes the rows with another program. Ends with 1 if anything is found."""
import argparse
import os
import shutil
import sqlite3
import sys
import tempfile

from deeds import PEOPLE, PLAN, SELECT, Agency, Deed, Program, ratings
from faults import record
from power import lay_down

NUMBER, IDENTITY, ERASE = "S0003", "A123456789", "erase --person S0003 --yes"


class Bench:
    """What recording a run asks for."""

    def __init__(self, options, folder):
        self.program = Program(options.program, options.shim)
        self.folder, self.agency = folder, Agency(self.program, folder)


def live_through_a_year(agency):
    """Leaves traces of the person: as rated and as rater, renamed, selected, planned, in approvals and names of files."""
    base, name = agency.base, sqlite3.connect(agency.base + "/store.db").execute(
        "select name from person where staff_no = ?", (NUMBER,)).fetchone()[0] + "之舊名"
    with open(base + "/staff.csv", encoding="utf-8") as file:
        old = file.read()
    with open(base + "/staff.csv", "w", encoding="utf-8") as file:
        file.write(old.replace(name.removesuffix("之舊名") + ",", name + ","))
    os.rename(base + "/more.csv", f"{base}/{NUMBER}.csv")
    with open(base + "/rated.csv", "w", encoding="utf-8") as file:
        file.write("員工編號,職能代碼,評核別,等級,評核日期,評核人\n")
        for i in range(PEOPLE):
            file.write(f"S{i:04},ai-literacy,主管評核,1,115/10/15,{NUMBER}\n")
    for line in ("import staff staff.csv", f"import assessments {NUMBER}.csv", "import assessments rated.csv", "score",
                 SELECT, f"select approve --by {name}", PLAN, f"plan approve 2027 --by {name}"):
        agency.must(base, line)
    for file in os.listdir(base):
        if file.endswith(".csv"):
            os.remove(os.path.join(base, file))
    return name


def traces(folder, needles):
    """How often each is in the bytes of any file."""
    found = {}
    for path, _, names in os.walk(folder):
        for name in names:
            with open(os.path.join(path, name), "rb") as file:
                data = name.encode() + file.read()
            for needle in needles:
                for form in (needle,) if isinstance(needle, bytes) else (needle.encode(), needle.encode("utf-16-le")):
                    if form in data:
                        found[needle] = found.get(needle, 0) + data.count(form)
    return found


def deleted_otherwise(bench, needles):
    """The control: rows deleted, the file not written anew."""
    folder = bench.agency.copy(bench.agency.base)
    connection = sqlite3.connect(folder + "/store.db")
    connection.executescript(f"pragma secure_delete = off; delete from person where staff_no = '{NUMBER}';"
                             f"delete from person_before where staff_no = '{NUMBER}'")
    connection.close()
    return traces(folder, needles)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--shim", required=True)
    parser.add_argument("--long", action="store_true", help="a kill behind every call, not every fortieth")
    options = parser.parse_args()
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="aitalent-erased-", dir=memory) as scratch:
        bench, bad = Bench(options, scratch), 0
        program, agency = bench.program, bench.agency
        name, base = live_through_a_year(agency), agency.base
        store = sqlite3.connect(base + "/store.db")
        (pseudonym,) = store.execute("select pseudonym from person where staff_no = ?", (NUMBER,)).fetchone()
        (head,) = store.execute("select hash from audit order by number desc").fetchone()
        store.close()
        needles = {name, name.removesuffix("之舊名"), NUMBER, IDENTITY, pseudonym}
        before = traces(base, needles)
        if set(before) != needles - {IDENTITY} or not deleted_otherwise(bench, needles):
            bad += 1
            print(f"BAD the search does not find what is there: {before}")

        folder = agency.copy(base)
        os.mkdir(folder + "/tmp")
        result = program.run(folder, ERASE.split(), TMPDIR=folder + "/tmp")
        left = traces(folder, needles)
        chain = [program.run(folder, line.split()).returncode
                 for line in ("audit verify", f"audit verify --head {head}", "check")]
        if result.returncode != 0 or left or any(chain):
            bad += 1
            print(f"BAD exit {result.returncode}, traces {left}, audit and check ended with {chain}")

        recording, stage = record(bench, Deed(ERASE)), tempfile.mkdtemp(dir=scratch)
        states = list(recording.kills(("create", "write", "truncate", "fsync", "unlink", "rename", "link")))
        chosen = states if options.long else states[::40] + states[-1:]
        finished = 0
        for files in chosen:
            lay_down(files, stage)
            kept = program.run(stage, ["report", "person", NUMBER]).returncode == 0
            code = program.run(stage, ERASE.split() if kept else ["init"]).returncode
            finished += not kept
            left = traces(stage, needles)
            if code != 0 or left or program.run(stage, ["audit", "verify", "--head", head]).returncode != 0:
                bad += 1
                print(f"BAD killed with the person {'there' if kept else 'gone'}: exit {code}, traces {left}")
        good = bad == 0 and 0 < finished < len(chosen)
        print(f"{'ok ' if good else 'BAD'} {sum(before.values())} traces before, 0 after; {len(chosen)} kills during the "
              f"erasure, {finished} of them behind its commit: {bad} bad")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
