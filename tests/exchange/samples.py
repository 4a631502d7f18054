#!/usr/bin/env python3
"""samples.py PROGRAM SHARED SCRATCH: frameworks others published as CASE and OSMT, through the commands: in, checked, out
in the same format, in again. The second time nothing differs from the first, and going out again gives the same bytes.
What the file says is counted apart from the program, so that a sample read as nothing is no round trip."""
import csv
import json
import os
import pathlib
import shutil
import subprocess
import sys

program, shared, scratch = (pathlib.Path(p).absolute() for p in sys.argv[1:4])
samples = [("case", p) for p in sorted((shared / "case").glob("*.json"))]
samples += [("osmt", p) for p in sorted((shared / "osmt").glob("*.csv"))]
if not samples:
    print(f"skipped: no samples in {shared}; set AITALENT_SHARED_DATA")
    sys.exit(77)
shutil.rmtree(scratch, ignore_errors=True)
scratch.mkdir(parents=True)
environment = dict(os.environ, AITALENT_DB=str(scratch / "none.db"), AITALENT_LANG="en", AITALENT_WHO="tester")


def aitalent(*words):
    done = subprocess.run([program, *words], cwd=scratch, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, f"{words}: exit {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    return done.stdout


def nodes_in(kind, path):
    """How many areas and competencies the file comes to."""
    if kind == "osmt":
        with open(path, newline="", encoding="utf-8") as file:
            rows = [row for row in csv.DictReader(file) if row["Skill Name"].strip()]
        return len({row["Skill Category"].strip() for row in rows}) + len(rows)
    package = json.loads(path.read_text("utf-8"))
    items = {item["identifier"] for item in package["CFItems"]}
    above = {a["originNodeURI"]["identifier"]: a["destinationNodeURI"]["identifier"]
             for a in package["CFAssociations"] if a["associationType"] == "isChildOf"}
    leaves = items - set(above.values())
    return len(items) + any(above.get(leaf) not in items for leaf in leaves)  # those need an area: the document itself


for number, (kind, path) in enumerate(samples):
    ending = path.suffix
    first, second = f"first-{number}", f"second-{number}"
    figures = {f["key"]: f["value"] for f in json.loads(aitalent(
        "framework", "convert", "--from", kind, str(path), "--as", "sample@1", "--into", first, "--format", "json"))
        ["sections"][0]["figures"]}
    assert figures["areas"] + figures["competencies"] == nodes_in(kind, path) > 0, (path.name, figures)
    aitalent("framework", "validate", f"{first}/sample-1.yaml")
    aitalent("framework", "export", f"{first}/sample-1.yaml", "--to", kind, "--output", f"out-{number}{ending}")
    aitalent("framework", "convert", "--from", kind, f"out-{number}{ending}", "--as", "sample@1", "--into", second)
    differences = aitalent("framework", "diff", f"{first}/sample-1.yaml", f"{second}/sample-1.yaml", "--table", "changes",
                           "--format", "csv", "--plain").splitlines()
    assert len(differences) == 1, (path.name, differences)
    aitalent("framework", "export", f"{second}/sample-1.yaml", "--to", kind, "--output", f"again-{number}{ending}")
    assert (scratch / f"out-{number}{ending}").read_bytes() == (scratch / f"again-{number}{ending}").read_bytes(), path.name
    print(f"{kind} {path.name}: {figures['areas']} areas, {figures['competencies']} competencies: the same again")
