#!/usr/bin/env python3
"""uk_digital_data.py PROGRAM SHARED SCRATCH: the UK Government Digital and Data framework through the commands, as a
standards officer of another country would take it: convert, load, people, ratings, scores. Staff made from a role's own
requirements have no gap; one level down everywhere, each requirement is a gap, and none is unknown."""
import csv
import io
import json
import os
import pathlib
import shutil
import subprocess
import sys

program, shared, scratch = (pathlib.Path(p).absolute() for p in sys.argv[1:4])
data = shared / "uk-digital-data"
if not data.is_dir():
    print(f"skipped: no {data}; set AITALENT_SHARED_DATA")
    sys.exit(77)
shutil.rmtree(scratch, ignore_errors=True)
scratch.mkdir(parents=True)
environment = dict(os.environ, AITALENT_DB=str(scratch / "uk.db"), AITALENT_LANG="en", AITALENT_WHO="tester")


def aitalent(*words, status=0):
    done = subprocess.run([program, *words], cwd=scratch, env=environment, capture_output=True, text=True)
    assert done.returncode == status, f"{words}: exit {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    return done.stdout, done.stderr


def table(*words):
    return list(csv.DictReader(io.StringIO(aitalent(*words, "--format", "csv", "--plain")[0])))


def write(name, header, rows):
    with open(scratch / name, "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])


def same(what, found, wanted):
    assert found == wanted, f"{what}: {found}, expected {wanted}"
    print(f"{what}: {found}")


# Convert: what is in use, and what is left out, by row.
out, err = aitalent("framework", "convert", "--from", "uk-digital-data", str(data / "skills.csv"), str(data / "roles.csv"),
                    "--as", "uk-digital-data@2025", "--into", ".", "--format", "json")
figures = {f["key"]: f["value"] for f in json.loads(out)["sections"][0]["figures"]}
same("skills", figures["competencies"], 188)
same("role grades in use", figures["roles"], 201)
same("requirements", figures["requirements"], 1781)
repeated = [line for line in err.splitlines() if "AT-FRM-060" in line]
unused = [line for line in err.splitlines() if "AT-FRM-061" in line]
same("surplus rows told", len(repeated), 16)
same("rows not in use told", len(unused), 28)
assert all("roles.csv row " in line for line in repeated + unused)
same("groups of exact repetitions", len({line.rsplit("row ", 1)[1].split()[0] for line in repeated}), 13)

# Load: checked as any document.
documents = ["uk-digital-data-2025.yaml", "uk-digital-data-roles-2025.yaml"]
aitalent("init")
aitalent("framework", "validate", *documents)
aitalent("framework", "load", *documents)
asked = table("framework", "show", "uk-digital-data-roles@2025", "--table", "requirements")
same("requirements in the store", len(asked), 1781)
roles = list(dict.fromkeys(row["id"] for row in asked))
number = {role: f"P{n:03}" for n, role in enumerate(roles, 1)}
level = {word: n for n, word in enumerate(["none", "Awareness", "Working", "Practitioner", "Expert"])}


def ratings(down):
    return [[number[row["id"]], row["competency"], "assessor", max(0, held(row) - down), "2026-11-01", "tester"]
            for row in asked]


def held(row):
    text = row["required"].split()[0]
    return int(text) if text.isdigit() else level[text]


def gaps():
    """Gaps and unknown requirements of everybody, from the scores."""
    out, _ = aitalent("framework", "diff", "uk-digital-data-roles@2025", "uk-digital-data-roles@2025", "--impact",
                      "--as-of", "2026-12-01", "--format", "json")
    impact = next(s for s in json.loads(out)["sections"] if s["key"] == "impact")
    scores = table("score", "--as-of", "2026-12-01", "--table", "scores")
    return ({f["key"]: f["value"] for f in impact["figures"]}["gaps"], sum(int(row["unknown"]) for row in scores), scores)


# People: one for each grade, with that grade as the role.
write("agencies.csv", ["agency", "agency name"], [["A00000000X", "Sample agency"]])
write("staff.csv", ["agency", "staff no", "name", "unit", "role"],
      [["A00000000X", number[role], f"Sample {number[role]}", "Digital", role] for role in roles])
aitalent("import", "agencies", "agencies.csv")
aitalent("import", "staff", "staff.csv")

header = ["staff no", "competency", "kind", "level", "date", "rater"]
write("ratings.csv", header, ratings(0))
aitalent("import", "assessments", "ratings.csv")
found, unknown, scores = gaps()
same("people scored", len(scores), 201)
same("gaps of staff made from their role", found, 0)
same("ready", sum(row["ready"] in ("yes", "true") for row in scores), 201)
same("unknown", unknown, 0)

# One level down; below the lowest means assessed as none.
write("down.csv", header, ratings(1))
aitalent("import", "assessments", "down.csv")
found, unknown, scores = gaps()
same("gaps one level down", found, 1781)
same("ready one level down", sum(row["ready"] in ("yes", "true") for row in scores), 0)
same("unknown one level down", unknown, 0)
same("ratings of none", sum(row[3] == 0 for row in ratings(1)), sum(held(row) == 1 for row in asked))
