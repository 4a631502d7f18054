"""Runs commands where threads, descriptors or memory have run out, or no file may grow beyond a size. Each ends well, or
with 71 (74 for the size) and words of its own, the store as it was; never with "our mistake" (70) or by a signal. Ends
with 1 if one case is bad."""
import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile

from deeds import IMPORT, PLAN, SELECT, Agency, Program

COMMANDS = [IMPORT, "score", SELECT, PLAN, "report agency --output report.html --replace",
            "report agency --output report.xlsx", "backup copy.db", "status", "check"]


def limited(program, folder, words, kind, limit):
    lower = lambda: resource.setrlimit(kind, (limit, limit))
    return subprocess.run(program.line(words.split()), cwd=folder, capture_output=True, timeout=120,
                          env=program.environment(), preexec_fn=lower)


def cases(program, few):
    """Name, result and the codes it may end with."""
    for words in COMMANDS:
        for number in range(1, 4):
            yield f"{words}, threads: {number - 1}", lambda folder: program.shimmed(
                folder, words.split(), FAULT_CALL="thread", FAULT_AT=str(number)), {71: b"AT-CLI-092"}
        for number in range(1, 8, 3 if few else 1):
            yield f"{words}, files opened: {number - 1}", lambda folder: program.shimmed(
                folder, words.split(), FAULT_CALL="descriptor", FAULT_AT=str(number)), {71: b"AT-FIL-010"}
        for number in range(3, 12, 3 if few else 1) if program.has_room else ():
            yield f"{words}, descriptors: {number}", lambda folder: limited(
                program, folder, words, resource.RLIMIT_NOFILE, number), {71: b"AT-FIL-010", 127: b"librar"}
        for size in (1, 16384, 60000):
            yield f"{words}, bytes of a file: {size}", lambda folder: limited(
                program, folder, words, resource.RLIMIT_FSIZE, size), {74: b"AT-"}
        if program.has_room:
            for mebibytes in range(20, 300, 60 if few else 10):
                yield f"{words}, memory: {mebibytes} MiB", lambda folder: limited(
                    program, folder, words, resource.RLIMIT_AS, mebibytes << 20), {71: b"AT-CLI-09", 127: b"librar"}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--shim", required=True)
    parser.add_argument("--long", action="store_true")
    options = parser.parse_args()
    bad, ends, tried = [], {}, 0
    with tempfile.TemporaryDirectory(prefix="aitalent-exhausted-") as scratch:
        program = Program(options.program, options.shim)
        agency = Agency(program, scratch)
        with open(options.program, "rb") as file:
            # AddressSanitizer maps the whole of memory, and the checks of types of UndefinedBehaviorSanitizer open
            # pipes: neither is put under the limit of the system.
            program.has_room = b"__asan_init" not in file.read()
        start = agency.base
        whole = agency.state(start, masked=True)
        folder = agency.copy(start)
        for name, run, allowed in cases(program, not options.long):
            result = run(folder)
            tried += 1
            ends[result.returncode] = ends.get(result.returncode, 0) + 1
            if result.returncode != 0:
                words = allowed.get(result.returncode)
                if words is None or words not in result.stderr + result.stdout:
                    bad.append(f"{name}: exit {result.returncode}: {result.stderr.decode()[:300]}")
                elif agency.state(folder, masked=True) != whole:
                    bad.append(f"{name}: exit {result.returncode}, and the store is not as it was")
            shutil.rmtree(folder)
            folder = agency.copy(start)
    for line in bad[:40]:
        print("BAD", line)
    print(f"{len(bad)} bad of {tried}; exits {dict(sorted(ends.items()))}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
