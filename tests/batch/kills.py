#!/usr/bin/env python3
"""Kills `aitalent batch` (SIGKILL) at random moments and runs it again: the store must hold the same data, the reports
the same bytes, and the audit trail must tell of every deed once, as after a run nobody broke off.

usage: kills.py PROGRAM FOLDER [--long] [--seed N] [--spoilt]
  --long    50 kills instead of 3
  --spoilt  re-run with --fresh, which does everything twice: the check has to notice (it is run once anyway)
"""
import hashlib
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time

BATCH = """\
aitalent: batch/1
id: night
as_of: 2026-12-01
summary: out/summary.json
stages:
  - {id: agencies, do: import, kind: agencies, files: [in/agencies.csv]}
  - {id: staff, do: import, kind: staff, files: [in/staff.csv]}
  - {id: ratings, do: import, kind: assessments, files: [in/ratings.csv]}
  - {id: first, do: report, kind: coverage, output: "out/first-{as_of}.csv"}
  - {id: results, do: import, kind: results, files: [in/results.csv, in/more.csv]}
  - {id: none, do: import, kind: bookings, files: [in/none.csv], if_there: true}
  - {id: scores, do: score}
  - {id: chosen, do: select, role: data-analyst, seats: 3}
  - {id: plan, do: plan, name: small, to: 2027-01-31, effort: 0}
  - {id: agency, do: report, kind: agency, output: out/agency.json}
  - {id: progress, do: report, kind: progress, output: out/progress.csv}
  - {id: pack, do: report, kind: evidence-pack, output: out/pack}
  - {id: copy, do: backup, output: out/copy.db}
  - {id: health, do: check}
"""


def without_head(data):
    """A summary without the head of the audit chain, which no two runs have alike."""
    return re.sub(rb"[0-9a-f]{64}", b"", data)


def run(program, folder, *arguments, quiet=True):
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC", "AITALENT_LANG": "en",
                   "AITALENT_WHO": "tester", "AITALENT_DB": os.path.join(folder, "a.db")}
    return subprocess.Popen([program, *arguments], cwd=folder, env=environment, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, text=True)


def finish(process, wanted=(0,)):
    out, _ = process.communicate()
    if process.returncode not in wanted:
        sys.exit(f"exit {process.returncode}:\n{out}")
    return out


def prepare(program, folder):
    """A small invented agency: quick enough for sanitizers, and every stage has something to do."""
    os.makedirs(os.path.join(folder, "in"))
    os.makedirs(os.path.join(folder, "out"))
    write = lambda name, lines: open(os.path.join(folder, name), "w", encoding="utf-8").write("\n".join(lines) + "\n")
    people = [f"T{number:03}" for number in range(1, 25)]
    write("in/agencies.csv", ["機關代碼,機關名稱", "SAMPLE002,虛構小機關"])
    write("in/staff.csv", ["機關代碼,員工編號,姓名,單位,職稱,官職等,主管"] +
          [f"SAMPLE002,{who},虛構{who},{'甲組' if i % 2 else '乙組'},科員,07,{'是' if i % 9 == 0 else '否'}"
           for i, who in enumerate(people)])
    write("in/ratings.csv", ["員工編號,職能代碼,評核別,等級,評核日期"] +
          [f"{who},{competency},主管評核,{(i + j) % 3},115/10/{1 + i % 28:02}"
           for i, who in enumerate(people) for j, competency in enumerate(["ai-literacy", "automation", "document-tools"])])
    write("in/results.csv", ["課程代碼,員工編號,通過,實際上課結束日期"] + [f"A101,{who},1,115/09/10" for who in people[:7]])
    write("in/more.csv", ["課程代碼,員工編號,通過,實際上課結束日期"] + [f"A112,{who},1,115/09/20" for who in people[3:9]])
    write("night.yaml", [BATCH.rstrip()])
    finish(run(program, folder, "--as-of", "2026-12-01", "--quiet", "init"))


def state_of(program, folder):
    """What must not depend on having been broken off."""
    digest = finish(run(program, folder, "check", "--digest")).strip()
    trail = json.loads(finish(run(program, folder, "audit", "show", "--format", "json")))
    table = trail["sections"][0]["tables"][0]
    deeds = [(row["what"], row["counts"]) for row in table["rows"]]
    if "chain" not in finish(run(program, folder, "audit", "verify", "--format", "table")):
        sys.exit("the audit chain does not verify")
    files = {}
    for root, _, names in os.walk(os.path.join(folder, "out")):
        for name in names:
            if name.startswith(".") or name.endswith(".db"):  # what a kill may leave; a copy is told by its digest
                continue
            path = os.path.join(root, name)
            relative = os.path.relpath(path, folder)
            if "proof" in relative or name in ("README.md", "MANIFEST.sha256"):  # they tell moments of the audit trail
                files[relative] = "there"
            else:
                files[relative] = hashlib.sha256(without_head(open(path, "rb").read())).hexdigest()
    return {"digest": digest, "deeds": deeds, "files": files}


def difference(wanted, found):
    for part in wanted:
        if wanted[part] != found[part]:
            return f"{part}:\n  wanted {wanted[part]}\n  found  {found[part]}"
    return None


def main():
    program, folder = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    long = "--long" in sys.argv
    seed = int(sys.argv[sys.argv.index("--seed") + 1]) if "--seed" in sys.argv else 20261201
    chance = random.Random(seed)
    shutil.rmtree(folder, ignore_errors=True)
    start = os.path.join(folder, "start")
    prepare(program, start)

    whole = os.path.join(folder, "whole")
    shutil.copytree(start, whole)
    begun = time.monotonic()
    finish(run(program, whole, "batch", "night.yaml"))
    length = time.monotonic() - begun
    wanted = state_of(program, whole)
    again = finish(run(program, whole, "batch", "night.yaml"))
    if difference(wanted, state_of(program, whole)) or again.count("done before") < 13:
        sys.exit(f"a second run of the same did something:\n{again}")
    finish(run(program, whole, "batch", "night.yaml", "--fresh"))
    if not difference(wanted, state_of(program, whole)):
        sys.exit("the check does not notice that everything was done twice")

    kills, broken = (50 if long else 3), 0
    for trial in range(kills):
        place = os.path.join(folder, f"trial-{trial}")
        shutil.copytree(start, place)
        for _ in range(1 + trial % 3):  # some are broken off again while they make up for it
            process = run(program, place, "batch", "night.yaml")
            time.sleep(chance.uniform(0, length * 1.02))
            if process.poll() is None:
                broken += 1
            process.send_signal(signal.SIGKILL)
            process.communicate()
        finish(run(program, place, "batch", "night.yaml"))
        if wrong := difference(wanted, state_of(program, place)):
            sys.exit(f"trial {trial} of seed {seed}: {wrong}")
        shutil.rmtree(place)
    if broken == 0:
        sys.exit("no run was broken off: the test shows nothing")
    print(f"{kills} runs broken off ({broken} kills while at work), each ended in the same store, deeds and reports")


main()
