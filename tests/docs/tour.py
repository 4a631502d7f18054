#!/usr/bin/env python3
"""Runs every `$ command` of the ```console blocks of a Markdown file, in order, in one empty folder, and compares what
it prints (both streams) with what the file shows.

usage: tour.py PROGRAM FILE.md          AITALENT_ACCEPT=1 rewrites the file with what was printed
A line "…" in the file stands for any number of lines left out.
"""
import os
import subprocess
import sys
import tempfile


def blocks(lines):
    """Yields (first line, end line) of the inside of each console block."""
    start = None
    for number, line in enumerate(lines):
        if start is None and line.strip() == "```console":
            start = number + 1
        elif start is not None and line.strip() == "```":
            yield start, number
            start = None


def commands(lines, first, end):
    """Yields (line of the command, first line of its output, end of its output)."""
    starts = [n for n in range(first, end) if lines[n].startswith("$ ")]
    for start, following in zip(starts, starts[1:] + [end]):
        yield start, start + 1, following


def matches(wanted, found):
    if "…" not in wanted:
        return wanted == found
    cut = wanted.index("…")
    head, rest = wanted[:cut], wanted[cut + 1:]
    if found[:len(head)] != head:
        return False
    return any(matches(rest, found[at:]) for at in range(len(head), len(found) + 1))


def main():
    program, path = os.path.abspath(sys.argv[1]), sys.argv[2]
    accept = os.environ.get("AITALENT_ACCEPT") == "1"
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    environment = {"PATH": os.path.dirname(program) + ":/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC",
                   "AITALENT_WHO": "officer", "NO_COLOR": "1", "COLUMNS": "100"}
    replacements, failures, count = [], 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for first, end in blocks(lines):
            for start, begin, stop in commands(lines, first, end):
                count += 1
                run = subprocess.run(["sh", "-c", lines[start][2:]], cwd=folder, env=environment, text=True,
                                     stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")
                found = run.stdout.rstrip("\n").split("\n") if run.stdout.strip("\n") else []
                wanted = lines[begin:stop]
                while wanted and wanted[-1] == "":
                    wanted.pop()
                if not matches(wanted, found):
                    failures += 1
                    if accept:
                        replacements.append((begin, begin + len(wanted), found))
                    else:
                        print(f"{path}:{start + 1}: {lines[start]}\n--- wanted\n" + "\n".join(wanted) +
                              "\n--- found\n" + "\n".join(found))
    for begin, stop, found in reversed(replacements):
        lines[begin:stop] = found
    if replacements:
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(lines))
    if count == 0:
        sys.exit(f"{path}: no command found; is this the right file?")
    sys.exit(1 if failures and not accept else 0)


main()
