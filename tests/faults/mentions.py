"""Erases invented people one after the other, whose names are short, parts of other names, shared, and whose numbers are
also names of plans, after other people's ratings, decisions, approvals and names of files have mentioned them in every
way, and ways that only look alike. After each it holds: what surely meant them is gone; what may have meant something
else was listed and is as the officer decided; and nothing else in any table has changed. At the end no page of the file
holds a mention that was not listed and left. Ends with 1 if anything is wrong.

  mentions.py --program PROGRAM [--people 200] [--seed 1]"""
import argparse
import csv
import json
import os
import random
import re
import sqlite3
import subprocess
import sys
import tempfile

AS_OF = "2026-12-01"
SURNAMES, GIVEN = "王林陳李張黃吳劉蔡楊許鄭謝郭洪曾", "小明大華志美玲雅婷家豪怡君淑芬俊傑承翰宗柏"
TITLES = ["科長", "專員", "主任", "資訊科科員"]
# What an erasure may change besides texts: the trail, what is derived, free space, counts of rows gone.
OWN_BOOKS = {"audit", "audit_record", "audit_state", "domain_sum", "setting", "level_vector", "sqlite_sequence"}
# Names and published texts, which '--mentions erase' leaves.
ONE_BY_ONE = ("run.name", "round.name", "unit.", "agency.", "provider.", "course.", "session.provenance", "document")


class Person:
    def __init__(self, agency, number, name):
        self.agency, self.number, self.name = agency, number, name
        self.digits = number.isdigit() and len(number) < 6

    def __repr__(self):
        return f"{self.agency}/{self.number} {self.name}"


def wide(text):
    return "".join(chr(ord(c) + 0xfee0) if "!" <= c <= "~" else c for c in text)


def invented(count, bystanders, rng):
    """People to be erased, and people who stay; invented, as are their names."""
    names, erased, stay = set(), [], []

    def new_name(length):
        while True:
            name = rng.choice(SURNAMES) + "".join(rng.choices(GIVEN, k=length - 1))
            if name not in names:
                names.add(name)
                return name

    def add(to, agency, number, name):
        to.append(Person(agency, number, name))

    for i in range(count):
        agency = "PLANT01" if i % 5 else "PLANT02"
        number = [f"S{i + 7}", f"Z{i:04}", str(2000 + i), f"{i + 11}", f"M-{i:03}"][i % 5 if i >= 5 else i]
        kind = i % 8
        if kind == 0:
            name = new_name(2)
            add(stay, agency, f"Q{i}", name + rng.choice("瑜甄霖"))  # a longer name that holds it
        elif kind == 1:
            name = new_name(3)
            add(stay, agency, f"Q{i}", rng.choice("趙錢孫") + name)
        elif kind == 2:
            name = new_name(3)
            add(stay, "PLANT02" if agency == "PLANT01" else "PLANT01", f"Q{i}", name)  # a namesake
        elif kind == 3:
            name = f"Invented Name{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}"
            add(stay, agency, f"Q{i}", name + " Longer")
        else:
            name = new_name(3)
        add(erased, agency, number, name)
        if kind == 4:
            add(stay, agency, number + "0", new_name(3))  # a longer number that begins alike
    for i in range(bystanders):
        add(stay, "PLANT01" if i % 3 else "PLANT02", f"B{i:03}", new_name(3))
    taken = {(person.agency, person.number) for person in erased}
    return erased, [person for person in stay if (person.agency, person.number) not in taken]


def texts_about(person, others, rng):
    """Texts with what must become of them: "sure", "asked" or "stays"; raters, then reasons."""
    name, number, title = person.name, person.number, rng.choice(TITLES)
    shared = any(other.name == name for other in others)
    named = "asked" if shared else "sure"
    # Behind a name of two characters a unit may be a third one: nobody can tell "劉婷" of a unit 資訊科 from "劉婷資".
    before_unit = "asked" if len(name) == 2 and title == "資訊科科員" else named
    latin = name.isascii()
    raters = [(number, "sure"), (f"{number} {title}", "sure"), (f"{title}/{number}", "sure"), (name, named),
              (f"{title} {name}" if latin else title + name, named), (f"「{name}{title}」", before_unit),
              (f"{name}/{title}", named), (wide(number), "sure"), (f"{number} {name}", "sure"),
              (f"{name}、{others[0].name}", named), (f"X{number}", "stays"), (number + "77", "stays"),
              (others[0].name, "stays"), (others[0].number, "stays")]
    reasons = [(f"經{title}{name}同意調整", named), (f"由{name}提出", named), (f"（{name}）另有任務", named),
               (f"{number} 調職", "asked" if person.digits else "sure"), (f"依 A{number}B 號函", "stays")]
    for other in others:
        if name in other.name and other.name != name:
            raters.append((other.name, "stays"))
            raters.append((f"{title}{other.name}", "stays"))
            reasons.append((f"經{other.name} 同意", "stays"))
        if other.number.startswith(number):
            raters.append((other.number, "stays"))
    if not latin and len(name) == 2:
        raters.append((name + "妤", "asked"))  # nobody the store knows
    rng.shuffle(reasons)
    return raters, reasons


class Bench:
    def __init__(self, program, folder):
        self.program, self.folder = os.path.abspath(program), folder

    def run(self, *words):
        return subprocess.run([self.program, *words, "--db", "s.db", "--as-of", AS_OF], cwd=self.folder, timeout=300,
                              capture_output=True, text=True,
                              env={"PATH": os.environ["PATH"], "AITALENT_LANG": "en", "AITALENT_WHO": "tester",
                                   "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"})

    def must(self, *words):
        result = self.run(*words)
        if result.returncode != 0:
            raise SystemExit(f"{words}: exit {result.returncode}\n{result.stderr}{result.stdout}")
        return result.stdout

    def sheet(self, name, head, rows):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([head, *rows])
        return name

    def cells(self):
        """Every row of every table, by table and its key."""
        connection = sqlite3.connect(f"file:{self.folder}/s.db?mode=ro&immutable=1", uri=True)
        held = {}
        for (table,) in connection.execute("select name from sqlite_schema where type = 'table'").fetchall():
            info = connection.execute(f"pragma table_info({table})").fetchall()
            keys = [row[1] for row in info if row[5]]
            if table.endswith("_before"):
                keys = ["key", "changed_by"]
            rows = connection.execute(f"select * from {table}")
            names = [column[0] for column in rows.description]
            for row in rows:
                row = dict(zip(names, row))
                held[(table, *(row[key] for key in keys))] = row
        connection.close()
        return held


def live_on(bench, erased, stay, rng):
    """Fills the store; gives what must become of each text, by person."""
    bench.must("init")
    bench.must("import", "agencies", bench.sheet("agencies.csv", ["機關代碼", "機關名稱"],
                                                [["PLANT01", "假想機關甲"], ["PLANT02", "假想機關乙"]]))
    everybody = erased + stay
    rated = [person for person in stay if person.number.startswith("B")]
    units = dict(zip(rated, (f"{person.name}研究室" for person in erased[4::5])))  # others serve in units named after them
    bench.must("import", "staff", bench.sheet("staff.csv", ["機關代碼", "員工編號", "姓名", "單位", "職稱", "官職等"],
                                             [[p.agency, p.number, p.name, units.get(p, "一科"), "科員", "05"]
                                              for p in everybody]))
    fate, ratings, reasons = {}, [], []
    for person in erased:
        others = [rng.choice(rated)] + [p for p in stay if p.agency and p is not person]
        mine, said = texts_about(person, others, rng)
        named = {unit: "asked" for unit in units.values() if unit == f"{person.name}研究室"}
        fate[person] = dict(mine) | dict(said) | named
        at_home = [p for p in rated if p.agency == person.agency]
        for i, (text, _) in enumerate(mine):
            ratings.append([at_home[i % len(at_home)], f"2026-{1 + len(ratings) % 11:02}-{1 + len(ratings) // 11 % 28:02}",
                            text])
        reasons.append((person, said))
    by_agency = {agency: [r for r in ratings if r[0].agency == agency] for agency in ("PLANT01", "PLANT02")}
    for agency, rows in by_agency.items():
        name = bench.sheet(f"ratings-{agency}.csv", ["機關代碼", "員工編號", "職能代碼", "評核別", "等級", "評核日期", "評核人"],
                           [[agency, p.number, "ai-literacy", "主管評核", 1, day, text] for p, day, text in rows])
        bench.must("import", "assessments", name)
    for person in erased:  # a file named after each
        one = rng.choice(rated)
        name = bench.sheet(f"{person.name if rng.random() < .5 else person.number}.csv",
                           ["機關代碼", "員工編號", "職能代碼", "評核別", "等級", "評核日期"],
                           [[one.agency, one.number, "ai-literacy", "自評", 1, "2026-10-0" + str(1 + rng.randrange(9))]])
        bench.run("import", "assessments", name)
        fate[person][name] = "file"
    bench.must("select", "--role", "all-staff", "--seats", str(len(rated)), "--agency", "PLANT01")
    chosen = [p for p in rated if p.agency == "PLANT01"]
    for i, (person, said) in enumerate(reasons):
        one = chosen[i % len(chosen)]
        text = "；".join(text for text, _ in said[:1])
        if person.agency == "PLANT01":
            bench.run("select", "override", one.number, "--agency", "PLANT01", "--out", "--by",
                      f"{rng.choice(TITLES)} {person.name}", "--reason", text)
            bench.run("select", "override", one.number, "--agency", "PLANT01", "--in", "--by", "假想主任", "--reason", text)
    for person in erased:
        if person.digits and (len(erased) < 20 or rng.random() < .2):
            bench.run("plan", "make", "--name", person.number, "--budget", "0", "--to", "2027-01-10", "--effort", "0",
                      "--agency", person.agency)
    return fate


def changed_cells(before, after):
    """(row, column, old, new) of rows there before and after."""
    for key in before.keys() & after.keys():
        if key[0] in OWN_BOOKS:
            continue
        for column, old in before[key].items():
            if after[key][column] != old and (key[0], column) != ("run", "gone"):
                yield key, column, old, after[key][column]


def lost_rows(before, after, person_key):
    """Rows gone or come that are not the person's own."""
    for key in before.keys() ^ after.keys():
        if key[0] in OWN_BOOKS:
            continue
        row = before.get(key) or after.get(key)
        own = row.get("person") == person_key or (key[0] in ("person", "person_before") and row["key"] == person_key)
        if key in after or not own:
            if key[0] not in ("enrolment_lift", "best_roles"):
                yield key


def place_of(key, column):
    return f"{key[0]}.{column}." + "-".join(str(part) for part in key[1:])


def erase(bench, person, fate, rng):
    """Gives what was wrong, and the texts the officer left."""
    bad, before = [], bench.cells()
    (key,) = [row["key"] for place, row in before.items() if place[0] == "person" and row["agency"] == person.agency and
              row["staff_no"] == person.number]
    line = ["erase", "--person", person.number, "--agency", person.agency]
    listing = json.loads(bench.must(*line, "--dry-run", "--format", "json"))
    if bench.cells() != before:
        bad.append(f"{person}: the dry run changed something")
    rows = [row for section in listing.get("sections", [listing]) for table in section.get("tables", [])
            if table.get("key") == "mentions" for row in table["rows"]]
    fixed = {row["text"] for row in rows if row["treated"] == "left"}  # documents and codes are only listed
    asked = {row["mention"]: row["text"] for row in rows if row["treated"].startswith("to be decided")}
    decision = rng.choice(["keep", "keep", "erase", "some"])
    chosen = set(asked) if decision == "erase" else set(rng.sample(sorted(asked), len(asked) // 2))
    if decision == "keep" or not asked:
        chosen = set()
    elif decision == "erase":
        chosen = {place for place in asked if not place.startswith(ONE_BY_ONE)}
        line += ["--mentions", "erase"]
    elif chosen:
        line += ["--mentions", ",".join(sorted(chosen))]
    bench.must(*line, "--yes")
    after = bench.cells()
    for lost in lost_rows(before, after, key):
        bad.append(f"{person}: row {lost} is gone or new")
    words = [person.name, person.number, wide(person.number), *TITLES, "科員"]
    for place, column, old, new in changed_cells(before, after):
        if person.name not in old and person.number.lower() not in old.lower() and wide(person.number) not in old:
            bad.append(f"{person}: {place} {column}: '{old}' became '{new}' and never named the person")
        wanted = fate.get(old)
        by_unit = column == "unit" and any(at.startswith("unit.code") and asked[at] == old for at in chosen)
        if wanted == "stays" or (wanted == "asked" and place_of(place, column) not in chosen and not by_unit):
            bad.append(f"{person}: '{old}' became '{new}'")
        rest = re.split(r"erased(?:[ -][0-9]+(?:-[0-9]+)?)?", new)
        at, gone = 0, []
        for piece in rest:
            found = old.find(piece, at)
            gone.append(old[at:found])
            at = found + len(piece)
        for piece in gone:
            for word in sorted(words, key=len, reverse=True):
                piece = re.sub(re.escape(word), "", piece, flags=re.I)
            if piece.strip(" /"):
                bad.append(f"{person}: '{old}' became '{new}': '{piece}' was not the person's")
    left = fixed | {asked[place] for place in asked if place not in chosen}
    for place, row in after.items():
        if place[0] in OWN_BOOKS | {"person", "person_before", "document"}:  # editions may be numbers of somebody's
            continue
        for column, text in row.items():
            if isinstance(text, str) and text in fate:
                at = place_of(place, column)
                if fate[text] == "sure" or (fate[text] != "stays" and at not in asked and mentioned(text, person)):
                    bad.append(f"{person}: '{text}' is still in {at}")
    return bad, left


def mentioned(text, person):
    number = re.escape(person.number)
    return person.name in text or re.search(rf"(?<![0-9A-Za-z]){number}(?![0-9A-Za-z])", text) is not None


def in_pages(bench, erased, stay, left):
    """Mentions in the bytes of all files, free pages included, that are no part of what was left or of who stays. A
    number of two or three characters stands by chance among the bytes of hashes; erase() looks for those, cell by cell."""
    with open(os.path.join(bench.folder, "s.db"), "rb") as file:
        data = file.read()
    for text in sorted(left | {p.name for p in stay} | {p.number for p in stay}, key=len, reverse=True):
        if len(text) > 1:
            data = data.replace(text.encode(), b"\0")
    for person in erased:
        if person.name.encode() in data:
            yield f"{person}: the name is in a page"
        alone = rb"(?<![0-9A-Za-z])" + re.escape(person.number.encode()) + rb"(?![0-9A-Za-z-])"
        if not person.digits and len(person.number) > 3 and re.search(alone, data):
            yield f"{person}: the number is in a page"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--people", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng, bad, left, listed = random.Random(options.seed), [], set(), 0
    with tempfile.TemporaryDirectory(prefix="aitalent-mentions-") as folder:
        bench = Bench(options.program, folder)
        erased, stay = invented(options.people, max(8, options.people // 4), rng)
        fate = live_on(bench, erased, stay, rng)
        texts = sum(len(each) for each in fate.values())
        for person in erased:
            wrong, kept = erase(bench, person, fate[person], rng)
            bad += wrong
            left |= kept
            listed += len(kept)
        bad += in_pages(bench, erased, stay, left)
        if (said := bench.run("check")).returncode != 0:
            bad.append(said.stdout)
    for line in bad[:40]:
        print("BAD", line)
    print(f"{'BAD' if bad else 'ok '} {len(erased)} people erased, {texts} texts about them, {listed} places left by "
          f"decision: {len(bad)} wrong")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
