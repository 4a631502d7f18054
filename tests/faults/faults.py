"""What the store survives, tried on the program itself: kill -9, power cuts, failing system calls, a full disk, parallel
writers, spoilt files, edits of the audit trail. Each check is also run on something that is wrong on purpose and must
notice it. Prints one line a check; ends with 1 if anything is bad. tests/faults/README.md has the figures."""
import argparse
import errno
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

from damage import audit_edits, spoilt_stores
from deeds import DEEDS, FIRST, IMPORT, PEOPLE, RELEASED, Agency, Program, ratings, thaw
from power import Recording, lay_down

ERRORS = (65, 66, 70, 71, 73, 74, 75, 77)


class Bench:
    def __init__(self, options, folder):
        self.many, self.trials, self.random = options.long, options.trials, random.Random(options.seed)
        self.program = Program(options.program, options.shim)
        self.store_sql = os.path.abspath(getattr(options, "store_sql", "store_sql"))
        self.agency = Agency(self.program, folder)
        self.folder = folder
        chosen = options.deeds or (DEEDS if options.long else FIRST[:2])
        self.deeds = {name: DEEDS[name] for name in chosen}

    def count(self, short, long, control=False):
        """Trials to make; a control may take longer to be noticed and ends when it is."""
        if control:
            return (100 if self.many else 10) * short
        return self.trials or (long if self.many else short)

    def ends(self, deed, start):
        """The states before and after the deed, without what no two runs have alike."""
        folder = self.agency.copy(start)
        before = self.agency.state(folder, masked=True)
        self.agency.must(folder, deed.words)
        after = self.agency.state(folder, masked=True)
        shutil.rmtree(folder)
        if None in (before, after) or (before == after) != (deed.states == 1):
            raise SystemExit(f"{deed.words}: what it does cannot be seen")
        return before, after


def kills(bench, deed, spoilt=False):
    """kill -9 at random moments: the deed is done whole or not at all, and never lost once success was told. The spoilt
    program imports in two halves."""
    start = bench.agency.start(deed)
    before, after = bench.ends(deed, start)
    ratings(start + "/half.csv", range(PEOPLE // 2), 2, day="115/11/01")
    line = bench.program.line(deed.words)
    if spoilt:
        half = bench.program.line(["import", "assessments", "half.csv"])
        line = ["sh", "-c", f'{" ".join(half)} && {" ".join(line)}']
        before, after = bench.ends(deed, start)
    began = time.monotonic()
    bench.program.run(bench.agency.copy(start), deed.words)
    span = 1.3 * (time.monotonic() - began) * (2 if spoilt else 1)
    os.remove(start + "/half.csv") if not spoilt else None
    before = bench.agency.state(bench.agency.copy(start), masked=True)
    steps = between(bench, deed) if deed.states > 2 else []
    for _ in range(bench.count(5, 500, spoilt)):
        folder = bench.agency.copy(start)
        process = subprocess.Popen(line, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                   env=bench.program.environment(), start_new_session=True)
        time.sleep(bench.random.uniform(0, span))
        os.killpg(process.pid, signal.SIGKILL) if process.poll() is None else None
        said = bool(process.communicate()[0]) and process.returncode == 0
        state = bench.agency.state(folder, masked=True)
        shutil.rmtree(folder)
        yield state not in ((after,) if said else (before, after, *steps))


def between(bench, deed):
    """The states a deed of several steps goes through."""
    with tempfile.TemporaryDirectory(dir=bench.folder) as stage:
        return known_states(bench, deed, record(bench, deed), stage, {}, masked=True)


def record(bench, deed):
    start, trace = bench.agency.start(deed), os.path.join(bench.folder, "trace")
    folder = bench.agency.copy(start)
    result = bench.program.shimmed(folder, deed.words, FAULT_TRACE=trace)
    if result.returncode != 0:
        raise SystemExit(f"{deed.words}: exit {result.returncode}: {result.stderr.decode()}")
    with open(trace) as file:
        recording = Recording(folder, start, file.read().splitlines())
    os.remove(trace)
    return recording


def known_states(bench, deed, recording, stage, seen, masked=False):
    """The states a kill after any system call of a recorded run leaves, in their order; the short run looks after those
    that end something."""
    states, ends = [], ("unlink", "rename", "link")
    for files in recording.kills((*ends, "create", "write", "truncate") if bench.many else ends):
        state = look(bench, deed, files, stage, seen, masked)
        if state not in states:
            states.append(state)
    return states


def look(bench, deed, files, stage, seen, masked=False):
    key = hash(tuple(sorted(files.items())))
    if key not in seen:
        lay_down(files, stage)
        # Where there is one state, looking at it is what does the deed.
        seen[key] = bench.agency.state(stage, masked=masked or deed.states == 1)
    return seen[key]


def power_cuts(bench, deed, broken_fsync=False):
    """Kills a recorded run after each of its system calls, which shows every state it goes through, then cuts the power
    at random moments: what the disk may hold is one of those states, the last one once success was told."""
    recording, stage, seen = record(bench, deed), tempfile.mkdtemp(dir=bench.folder), {}
    states = known_states(bench, deed, recording, stage, seen)
    if not broken_fsync:
        yield len(states) != deed.states or None in states
    for _ in range(bench.count(6, 2000, broken_fsync)):
        files, said = recording.cut(bench.random, broken_fsync)
        yield look(bench, deed, files, stage, seen) not in (states[-1:] if said else states)


CALLS = [("open", errno.EMFILE), ("read", errno.EIO), ("write", errno.ENOSPC), ("write", errno.EIO),
         ("write", errno.EINTR), ("fsync", errno.EIO), ("truncate", errno.EIO), ("unlink", errno.EACCES),
         ("rename", errno.EACCES), ("link", errno.EIO), ("close", errno.EIO), ("chmod", errno.EPERM),
         ("stat", errno.EACCES), ("lock", errno.EIO)]


def sweep(bench, deed, lies=False):
    """Fails every system call in turn: an error is told, or the work is done in full; never half of it. Control: a
    system that says it has done what it has not."""
    start = bench.agency.start(deed)
    before, after = bench.ends(deed, start)
    mark = os.path.join(bench.folder, "mark")
    for call, number in [("write", 0), ("truncate", 0)] if lies else CALLS:
        at, missed = 1, False
        while not missed:
            folder = bench.agency.copy(start)
            result = bench.program.shimmed(folder, deed.words, FAULT_CALL=call, FAULT_AT=str(at), FAULT_MARK=mark,
                                           FAULT_ERRNO=str(number))
            missed = not os.path.exists(mark)
            if not missed:
                os.remove(mark)
                state = bench.agency.state(folder, masked=True)
                told = result.returncode in ERRORS and bool(result.stderr)
                # What may have been kept though the call failed is told as such: unknown, or erased but not overwritten.
                kept = told and state == after != before and call != "close" and b"store" in result.stderr
                silent = kept and not any(code in result.stderr for code in (b"AT-STO-009", b"AT-STO-014"))
                yield silent or state not in ((before, after) if told else (after,) if result.returncode == 0 else ())
            shutil.rmtree(folder)
            at = at + 1 if bench.many or lies else 4 * at  # the short run looks at the 1st, 4th, 16th …


def parallel(bench, timeout, **lies):
    """Twenty imports at once. Gives what is wrong, and how many were told that the store is busy and what to do."""
    folder, size = bench.agency.copy(bench.agency.base), PEOPLE
    for i in range(20):
        ratings(f"{folder}/{i}.csv", range(size), day=f"115/09/{i + 1:02}")
    environment = bench.program.environment(**({"LD_PRELOAD": bench.program.shim, "FAULT_ROOT": folder, **lies}
                                               if lies else {}))
    processes = [subprocess.Popen(bench.program.line(["import", "assessments", f"{i}.csv", "--busy-timeout", timeout]),
                                  cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)
                 for i in range(20)]
    told = [(process.communicate()[1], process.returncode) for process in processes]
    done = sum(code == 0 for _, code in told)
    busy = sum(code == 75 and b"AT-STO-005" in err and b"--busy-timeout" in err for err, code in told)
    sound = bench.agency.state(folder) is not None
    try:
        rows = sqlite3.connect(folder + "/store.db").execute("select count(*) from rating").fetchone()[0]
    except sqlite3.DatabaseError:
        rows = -1
    shutil.rmtree(folder)
    return not sound or done + busy != 20 or rows != size * done, busy


def full_disk(bench):
    """Imports on small disks of growing size: told, and nothing half done, until it fits."""
    start = bench.agency.start(DEEDS["import"])
    before, after = bench.ends(DEEDS["import"], start)
    need = sum(os.path.getsize(os.path.join(start, name)) // 4096 * 4 + 8 for name in os.listdir(start))  # in KiB
    for spare in range(8, 200, 16 if not bench.many else 4):
        folder = bench.agency.copy(start)
        words = " ".join(bench.program.line(IMPORT.split()))
        script = (f"mkdir disk && mount -t tmpfs -o size={need + spare}k,mode=700 none disk || exit 99; "
                  f"cp -p *.* disk/ && cd disk && {words}; code=$?; cp -p *.* ..; exit $code")
        result = subprocess.run(["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script], cwd=folder,
                                capture_output=True, env=bench.program.environment())
        if result.returncode in (1, 99):  # no namespaces or mounts for us
            return
        os.rmdir(os.path.join(folder, "disk"))
        state = bench.agency.state(folder, masked=True)
        yield state != (after if result.returncode == 0 else before) or result.returncode not in (0, 74)
        shutil.rmtree(folder)


# What init, import, status and an upgrade end with.
GROUNDS = {"nfs": (0x6969, 65, 65, 0, 65), "cifs": (0xff534d42, 65, 65, 0, 65), "9p": (0x01021997, 0, 0, 0, 0),
           "fuse": (0x65735546, 0, 0, 0, 0), "tmpfs": (0x01021994, 0, 0, 0, 0)}


def grounds(bench):
    """Network folders are refused for writing and warned about for reading, /mnt/c and FUSE are warned about."""
    for name, (magic, made, written, looked, upgraded) in GROUNDS.items():
        folder = bench.agency.copy(bench.agency.base)
        thaw(RELEASED[0], folder + "/old.db")
        for words, code in (("init --db new.db", made), (IMPORT, written), ("status", looked),
                            ("audit verify --db old.db", upgraded)):
            result = bench.program.shimmed(folder, words.split(), FAULT_GROUND=hex(magic))
            warned = b"AT-STO-010" if code else b"AT-STO-011"
            yield result.returncode != code or (warned in result.stderr) != (name != "tmpfs")
        shutil.rmtree(folder)


def report(name, trials, control=None):
    """A line; False where a trial is bad or the control is not noticed."""
    trials = list(trials)
    noticed = control is None or any(control)
    if not trials:
        print(f"skipped {name}: the system does not let us", flush=True)
        return True
    good = not any(trials) and noticed
    words = "" if control is None else "; the control is noticed" if noticed else "; the control is NOT noticed"
    print(f"{'ok ' if good else 'BAD'} {name}: {sum(trials)} bad of {len(trials)}{words}", flush=True)
    return good


def checks(bench, wanted):
    """Name and outcome of each check asked for."""
    each = bench.deeds.items()
    if "kill" in wanted:
        controlled = DEEDS["import"]
        for name, deed in each:
            if deed.same_twice:
                yield report(f"kill -9 during {name}", kills(bench, deed),
                             kills(bench, deed, spoilt=True) if deed is controlled else None)
    if "power" in wanted:
        for name, deed in each:
            yield report(f"power cut during {name}", power_cuts(bench, deed), power_cuts(bench, deed, True))
    if "calls" in wanted:
        for name, deed in each:
            if deed.same_twice:
                yield report(f"system calls failing during {name}", sweep(bench, deed),
                             sweep(bench, deed, lies=True) if deed is DEEDS["import"] else None)
    if "disk" in wanted:
        yield report("imports on a disk that is too small", full_disk(bench))
        yield report("network drives and other people's file systems", grounds(bench))
    if "parallel" in wanted:
        yield report("20 imports at once", [parallel(bench, "120000")[0]],
                     (parallel(bench, "120000", FAULT_LOCKS="1")[0] for _ in range(5)))
        wrong, busy = parallel(bench, "0")
        yield report("20 imports that do not wait", [wrong, busy == 0])
    if "spoilt" in wanted:
        yield report("spoilt stores", spoilt_stores(bench), spoilt_stores(bench, touch=True))
    if "audit" in wanted:
        yield report("edits of the audit trail", audit_edits(bench), audit_edits(bench, foreign_only=True))


def main():
    kinds = ["kill", "power", "calls", "disk", "parallel", "spoilt", "audit"]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True, help="aitalent")
    parser.add_argument("--shim", required=True, help="the library faults_shim")
    parser.add_argument("--store-sql", required=True, help="the program store_sql, which edits a store")
    parser.add_argument("--long", action="store_true", help="every deed, every call, thousands of trials")
    parser.add_argument("--only", nargs="+", choices=kinds, default=kinds)
    parser.add_argument("--deeds", nargs="+", choices=list(DEEDS))
    parser.add_argument("--trials", type=int, help="so many of each, to do a long run in parts")
    parser.add_argument("--seed", type=int, default=20261123)
    options = parser.parse_args()
    # The faults are made here, not by the disk: memory does as well and waits for no fsync.
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="aitalent-faults-", dir=memory) as folder:
        return 0 if all(list(checks(Bench(options, folder), options.only))) else 1


if __name__ == "__main__":
    sys.exit(main())
