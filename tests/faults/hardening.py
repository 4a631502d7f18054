"""Holds that a program is built as a release must be: position independent, its tables read-only before it starts, no
executable stack, stack protector and checked library calls in use. Give it programs; the last is built without all that
on purpose and must be found out."""
import subprocess
import sys


def missing(program):
    def told(*options):
        return subprocess.run(["readelf", "-W", *options, program], capture_output=True, text=True, check=True).stdout

    header, segments, dynamic, symbols = told("-h"), told("-l"), told("-d"), told("-s")
    stack = [line for line in segments.splitlines() if "GNU_STACK" in line]
    held = {"position independent": "DYN (Position-Independent" in header and "PIE" in dynamic,
            "relocations read-only": "GNU_RELRO" in segments,
            "bound before it starts": "NOW" in dynamic,
            "stack not executable": bool(stack) and "RWE" not in stack[0],
            "stack protector": "__stack_chk_fail" in symbols,
            "checked library calls": "_chk@" in symbols.replace("__stack_chk_fail@", "")}
    return [name for name, there in held.items() if not there]


*programs, control = sys.argv[1:]
bad = False
for program in programs:
    lacking = missing(program)
    bad = bad or bool(lacking)
    print(f"{'BAD' if lacking else 'ok '} {program}: {'lacks ' + ', '.join(lacking) if lacking else 'hardened'}")
noticed = len(missing(control))
print(f"the control lacks {noticed} of 6")
sys.exit(1 if bad or noticed < 4 else 0)
