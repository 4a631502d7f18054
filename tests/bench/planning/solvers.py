#!/usr/bin/env python3
"""solvers.py INSTANCE [GAP [SECONDS]]: the instance that `bench_planning … --write INSTANCE` wrote, as one integer
programme, given to HiGHS (through scipy, python3-scipy) and to Cbc (coinor-cbc), each to the relative gap (0.01).

The session model: x = a person takes a session, y = a person reaches a level of a competency. Clashes of dates are left
out, which only makes it easier for the solvers. Prints worth, bound, seconds and memory, or "skipped" with the reason."""
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time


def build(instance):
    """Columns (worth, upper bound 1), rows as (columns, factors, upper limit): every row is factors·x ≤ limit."""
    worth, rows = [], []
    courses = instance["courses"]
    taught = {}
    for place, (_, competency, _, _) in enumerate(courses):
        taught.setdefault(competency, []).append(place)
    held = {}
    for place, session in enumerate(instance["sessions"]):
        held.setdefault(session[0], []).append(place)
    seats = {place: [] for place in range(len(instance["sessions"]))}
    money = {}
    for agency, region, minutes, skills in instance["people"]:
        hours = []
        for competency, have, need, weight in skills:
            if need <= have:
                continue
            takes = []  # (column, course, session)
            for course in taught[competency]:
                length, _, start, end = courses[course]
                if end <= have or start >= need:
                    continue
                first = len(worth)
                for place in held.get(course, []):
                    _, _, _, _, price, only_region, only_agency = instance["sessions"][place]
                    if only_region not in (-1, region) or only_agency not in (-1, agency):
                        continue
                    takes.append((len(worth), course, place))
                    seats[place].append(len(worth))
                    money.setdefault(agency, []).append((len(worth), price))
                    hours.append((len(worth), length))
                    worth.append(0)
                if len(worth) - first > 1:
                    rows.append((list(range(first, len(worth))), [1] * (len(worth) - first), 1))
            for column, course, place in takes:
                start = courses[course][2]
                if start > have:
                    before = [c for c, other, p in takes if courses[other][3] >= start and
                              instance["sessions"][p][2] < instance["sessions"][place][1]]
                    rows.append(([column] + before, [1] + [-1] * len(before), 0))
            for level in range(have + 1, need + 1):
                column = len(worth)
                worth.append(weight)
                reaching = [c for c, course, _ in takes if courses[course][3] >= level]
                rows.append(([column] + reaching, [1] + [-1] * len(reaching), 0))
        if sum(length for _, length in hours) > minutes:
            rows.append(([c for c, _ in hours], [length for _, length in hours], minutes))
    for place, columns in seats.items():
        if columns:
            rows.append((columns, [1] * len(columns), instance["sessions"][place][3]))
    for agency, uses in money.items():
        rows.append(([c for c, _ in uses], [price for _, price in uses], instance["budgets"][agency]))
    return worth, rows


def highs(worth, rows, gap, seconds):
    try:
        import numpy
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import csr_matrix
    except ImportError:
        return print("highs: skipped (no scipy)")
    starts = numpy.cumsum([0] + [len(columns) for columns, _, _ in rows])
    matrix = csr_matrix((numpy.concatenate([f for _, f, _ in rows]), numpy.concatenate([c for c, _, _ in rows]), starts),
                        shape=(len(rows), len(worth)), dtype=float)
    begin = time.monotonic()
    found = milp(-numpy.array(worth, float), integrality=numpy.ones(len(worth)), bounds=Bounds(0, 1),
                 constraints=LinearConstraint(matrix, -numpy.inf, [limit for _, _, limit in rows]),
                 options={"mip_rel_gap": gap, "time_limit": seconds})
    taken = time.monotonic() - begin
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    if found.x is None:
        return print(f"highs: no plan within {taken:.1f} s, {memory} MB")
    print(f"highs: worth {-found.fun:.0f} bound {-found.mip_dual_bound:.0f} gap {found.mip_gap * 100:.3f} % "
          f"in {taken:.2f} s, {memory} MB ({found.message.split('(')[0].strip()})")


def cbc(worth, rows, gap, seconds):
    if not shutil.which("cbc"):
        return print("cbc: skipped (no cbc program)")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "plan.lp")
        with open(path, "w") as file:
            term = lambda factor, column: f"{'+' if factor >= 0 else '-'} {abs(factor)} x{column}"
            line = lambda terms: "\n ".join(" ".join(terms[i:i + 12]) for i in range(0, len(terms), 12))
            file.write("Maximize\n obj: " + line([term(w, c) for c, w in enumerate(worth) if w]) + "\nSubject To\n")
            for place, (columns, factors, limit) in enumerate(rows):
                file.write(f" r{place}: " + line([term(f, c) for f, c in zip(factors, columns)]) + f" <= {limit}\n")
            file.write("Binaries\n" + line([f"x{c}" for c in range(len(worth))]) + "\nEnd\n")
        begin = time.monotonic()
        done = subprocess.run(["cbc", path, "ratio", str(gap), "sec", str(seconds), "solve"], capture_output=True,
                              text=True, check=False)
        taken = time.monotonic() - begin
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        said = [text.strip() for text in done.stdout.splitlines()
                if text.startswith(("Result", "Objective value", "Upper bound", "Lower bound", "Gap"))]
        print(f"cbc: {'; '.join(said) or 'no plan'} in {taken:.2f} s, {memory} MB")


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        instance = json.load(file)
    gap = float(sys.argv[2]) if len(sys.argv) > 2 else 0.01
    seconds = float(sys.argv[3]) if len(sys.argv) > 3 else 600
    worth, rows = build(instance)
    print(f"integer programme: {len(worth)} columns, {len(rows)} rows, gap asked {gap}")
    highs(worth, rows, gap, seconds)
    cbc(worth, rows, gap, seconds)


main()
