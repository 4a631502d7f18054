"""What the store survives. Each check is also run against a worker, or a system, that is wrong on purpose, and must
notice it. Prints one line a check and ends with 1 if anything is bad.

The short run takes less than a minute. The long one (--long) gives the figures of the design: 500 kills, 2,000 power
cuts a command, 2,000 spoilt stores, 1,000 edits of the audit trail."""
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

from power import Cut

PEOPLE = 300


class Bench:
    def __init__(self, options, folder):
        self.worker, self.shim, self.folder, self.many = options.worker, options.shim, folder, options.long
        self.base = os.path.join(folder, "base.db")
        self.random = random.Random(options.seed)
        self.run("create", self.base)
        self.run("import", self.base, 0, PEOPLE)

    def count(self, short, long, control=False):
        """Trials to make; a control may take longer to be noticed and ends when it is."""
        return 10 * short if control else long if self.many else short

    def environment(self, **more):
        return {**os.environ, "ASAN_OPTIONS": "verify_asan_link_order=0:detect_leaks=0", **more}

    def run(self, *words, **more):
        return subprocess.run([self.worker, *map(str, words)], capture_output=True, timeout=60,
                              env=self.environment(**more))

    def shimmed(self, root, *words, **more):
        return self.run(*words, LD_PRELOAD=self.shim, FAULT_ROOT=root, **more)

    def state(self, path, **more):
        """(people, seats, digest), or None where the store is not sound."""
        result = self.run("state", path, **more)
        return tuple(result.stdout.split()[:3]) if result.returncode == 0 else None

    def copy(self, name="copy"):
        """A fresh copy of the base store in a folder of its own."""
        folder = tempfile.mkdtemp(dir=self.folder, prefix=name)
        path = os.path.join(folder, "store.db")
        shutil.copy(self.base, path)
        os.chmod(path, 0o600)
        return folder, path


COMMANDS = {"import": ("import", "{}", PEOPLE, 100), "plan": ("plan", "{}"), "erase": ("erase", "{}", 7)}


def words_for(command, path):
    return [str(word).format(path) for word in COMMANDS[command]]


def after(bench, command):
    folder, path = bench.copy()
    bench.run(*words_for(command, path))
    state = bench.state(path)
    shutil.rmtree(folder)
    return state


def kills(bench, **spoilt):
    """Kills an import at random moments: the batch is there whole or not at all, and never lost once it said so."""
    for _ in range(bench.count(12, 500, spoilt)):
        folder, path = bench.copy()
        process = subprocess.Popen([bench.worker, "import", path, str(PEOPLE), "2000"], stdout=subprocess.PIPE,
                                   env=bench.environment(**spoilt))
        time.sleep(bench.random.uniform(0, bench.import_time))
        process.send_signal(signal.SIGKILL)
        said = process.communicate()[0] == b"done\n"
        state = bench.state(path)
        people = int(state[0]) if state else -1
        shutil.rmtree(folder)
        yield people not in ((PEOPLE + 2000,) if said else (PEOPLE, PEOPLE + 2000))


def power_cuts(bench, command, broken_fsync=False):
    """Cuts the power at random moments of a recorded run and looks at what the disk may hold then."""
    folder, path = bench.copy()
    trace = os.path.join(bench.folder, "trace")
    before, end = bench.state(path), after(bench, command)
    with open(path, "rb") as file:
        start = {path: file.read()}
    bench.shimmed(folder, *words_for(command, path), FAULT_TRACE=trace)
    with open(trace) as file:
        cut = Cut(start, file.read().splitlines(), broken_fsync)
    os.remove(trace)
    for _ in range(bench.count(12, 2000, broken_fsync)):
        said = cut.write_one(bench.random, folder)
        yield bench.state(path) not in ((end,) if said else (before, end))
    shutil.rmtree(folder)


CALLS = [("open", errno.EMFILE), ("read", errno.EIO), ("write", errno.ENOSPC), ("write", errno.EIO),
         ("fsync", errno.EIO), ("truncate", errno.EIO), ("unlink", errno.EACCES), ("rename", errno.EACCES),
         ("link", errno.EIO), ("close", errno.EIO), ("chmod", errno.EPERM)]


def sweep(bench, command, **spoilt):
    """Fails system calls in turn: an error is told, or the work is done in full; the store is never half changed."""
    before, end = bench.state(bench.base), after(bench, command)
    for call, number in CALLS:
        at, missed = 1, False
        while not missed:
            folder, path = bench.copy()
            mark = os.path.join(bench.folder, "mark")
            result = bench.shimmed(folder, *words_for(command, path), FAULT_CALL=call, FAULT_AT=str(at),
                                   FAULT_ERRNO=str(number), FAULT_MARK=mark, **spoilt)
            missed = not os.path.exists(mark)
            if not missed:
                os.remove(mark)
                state = bench.state(path)
                told = result.returncode in (65, 66, 70, 73, 74, 75, 77)
                yield state not in ((before, end) if told else (end,) if result.returncode == 0 else ())
            shutil.rmtree(folder)
            step = 1 if bench.many else at  # the short run looks at the 1st, 2nd, 4th, 8th …
            at += step


def parallel(bench, timeout):
    """Twenty imports at once. Gives what is wrong, and how many were told that the store is busy."""
    folder, path = bench.copy()
    processes = [subprocess.Popen([bench.worker, "import", path, str(1000 + 10 * i), "10"], stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE, env=bench.environment(BUSY_TIMEOUT=timeout))
                 for i in range(20)]
    told = [(process.communicate(), process.returncode) for process in processes]
    done = sum(code == 0 for _, code in told)
    busy = sum(code == 75 and b"AT-STO-005" in err for (_, err), code in told)
    state = bench.state(path)
    wrong = (done + busy != 20) + (state is None or int(state[0]) != PEOPLE + 10 * done)
    shutil.rmtree(folder)
    return wrong, busy


def spoil(chance, data):
    """Flips bytes, cuts, or zeroes a page."""
    data = bytearray(data)
    how = chance.randrange(3)
    if how == 0:
        for _ in range(chance.choice((1, 8, 200))):
            data[chance.randrange(len(data))] = chance.randrange(256)
    elif how == 1:
        del data[chance.randrange(len(data)):]
    else:
        page = 4096 * chance.randrange(len(data) // 4096)
        data[page:page + 4096] = bytes(4096)
    return bytes(data)


def spoilt_stores(bench, **spoilt):
    """Reads damaged stores: an answer or an error, never a signal or a hang, and the file stays as it was."""
    folder, path = bench.copy()
    with open(path, "rb") as file:
        sound = file.read()
    for _ in range(bench.count(30, 2000, spoilt)):
        data = spoil(bench.random, sound)
        with open(path, "wb") as file:
            file.write(data)
        try:
            code = bench.run("state", path, **spoilt).returncode
        except subprocess.TimeoutExpired:
            code = -1
        with open(path, "rb") as file:
            yield code not in (0, 1, 65) or file.read() != data or os.path.exists(path + "-journal")
    shutil.rmtree(folder)


EDITS = ["update audit set {column} = {column} || 'x' where number = {number}",
         "update audit set {column} = substr({column}, 2) where number = {number} and {column} <> ''",
         "delete from audit where number = {number}",
         "update audit set number = number + 1000 where number = {number}"]
COLUMNS = ["at", "who", "command", "version", "seed", "inputs", "counts", "previous", "hash"]


def audit_edits(bench, foreign_only=False):
    """Edits the trail by other means: every edit shows. `foreign_only` edits what is no part of the trail."""
    folder, path = bench.copy()
    for i in range(4):
        bench.run("import", path, 5000 + i, 1)
    with open(path, "rb") as file:
        sound = file.read()
    for _ in range(bench.count(15, 1000, foreign_only)):
        edit = bench.random.choice(EDITS).format(column=bench.random.choice(COLUMNS),
                                                 number=bench.random.randint(1, 6))
        if foreign_only:
            edit = "update setting set value = value || 'x' where name = 'purpose'"
        connection = sqlite3.connect(path)
        changed = connection.execute(edit).rowcount
        connection.commit()
        connection.close()
        result = bench.run("state", path)
        with open(path, "wb") as file:
            file.write(sound)
        yield changed > 0 and b"AT-STO-044" not in result.stdout
    shutil.rmtree(folder)


def report(name, trials, control=None):
    """A line; False where a trial is bad or the control is not noticed."""
    trials = list(trials)
    noticed = control is None or any(control)
    good = not any(trials) and noticed
    words = "" if control is None else "; a spoilt one is noticed" if noticed else "; a spoilt one is NOT noticed"
    print(f"{'ok ' if good else 'BAD'} {name}: {sum(trials)} bad of {len(trials)}{words}", flush=True)
    return good


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--worker", required=True, help="the program faults_worker")
    parser.add_argument("--shim", required=True, help="the library faults_shim")
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--seed", type=int, default=20261123)
    options = parser.parse_args()
    # The faults are made here, not by the disk: memory does as well and waits for no fsync.
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="aitalent-faults-", dir=memory) as folder:
        bench = Bench(options, folder)
        began = time.monotonic()
        bench.run("import", bench.copy()[1], PEOPLE, 2000)
        bench.import_time = 1.2 * (time.monotonic() - began)
        good = [report("kill -9 during an import", kills(bench), kills(bench, AITALENT_SPOILT="split"))]
        for command in COMMANDS:
            good.append(report(f"power cut during {command}", power_cuts(bench, command),
                               power_cuts(bench, command, broken_fsync=True)))
            good.append(report(f"system calls failing during {command}", sweep(bench, command),
                               sweep(bench, command, AITALENT_SPOILT="deaf")))
        good.append(report("20 imports at once", [parallel(bench, "30000")[0]]))
        wrong, busy = parallel(bench, "0")
        good.append(report("20 imports that do not wait", [wrong], [busy]))
        good.append(report("spoilt stores", spoilt_stores(bench), spoilt_stores(bench, AITALENT_SPOILT="touch")))
        good.append(report("edits of the audit trail", audit_edits(bench), audit_edits(bench, foreign_only=True)))
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
