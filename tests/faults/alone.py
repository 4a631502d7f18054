"""Runs every command as an ordinary user under umask 000, without a network, and under strace: every file it makes is
for its owner only, and it opens no socket. Ends with 77 (skipped) where strace is missing."""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile

from deeds import PLAN, Program, ratings, with_last_batch

REFUSED = {"import assessments wrong.csv": 65, "key replace --yes": 2}  # nobody knows S5000; no key is lost
LINES = ["init --example --lang en", "import assessments more.csv", "undo LAST", *REFUSED, "import profile more.csv",
         "import history", "sheet dump more.csv", "score", "replay 1", "status",
         "select --role ai-introducing-planner --seats 5", "select approve --by 主任", PLAN.replace("300000", "60000"), "plan approve 2027 --by 主任", "plan list",
         "report agency --output agency.html", "report agency --output agency.xlsx", "report coverage --format json",
         "report person S0042 --output person.md", "explain score S0042", "explain plan S0042", "explain AT-STO-005",
         "framework list", "framework show tw-civil-service", "backup copy.db --with-key",
         "restore copy.db --db new.db", "key show", "key rotate", "check", "check --digest", "audit show", "audit verify",
         "erase --person S0007 --yes", "init --write-examples files", "completion bash"]


def untried(program):
    """For every other command its first example; the files it names may not be there."""
    lines = program.run("/", ["completion", "bash"]).stdout.decode().splitlines()
    names = [line.split("'")[1].removeprefix("aitalent ") for line in lines if line.strip().startswith("'aitalent ")]
    for name in names:
        if any(other.startswith(name + " ") for other in names) or any(line.startswith(name) for line in LINES):
            continue
        help_text = program.run("/", [*name.split(), "--help"]).stdout.decode()
        yield next(line.strip().removeprefix("aitalent ") for line in help_text.splitlines()
                   if line.strip().startswith("aitalent " + name))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    options = parser.parse_args()
    if shutil.which("strace") is None:
        print("skipped: strace is not installed")
        return 77
    bad = 0
    with tempfile.TemporaryDirectory(prefix="aitalent-alone-") as scratch:
        os.chmod(scratch, 0o711)
        folder = scratch + "/work"
        os.mkdir(folder, 0o700)
        program = Program(shutil.copy(options.program, scratch + "/aitalent"), None)
        ratings(folder + "/more.csv", range(42, 50))
        ratings(folder + "/wrong.csv", range(5000, 5003))
        inputs = set(os.listdir(folder))
        user = []
        if os.getuid() == 0:
            user = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
            os.chown(folder, 65534, 65534)
        no_network = ["unshare", "--user", "--net"]
        if subprocess.run([*user, *no_network, "true"], capture_output=True).returncode != 0:
            no_network = []
        calls = folder + "/calls"
        strace = ["strace", "-f", "-qq", "-e", "trace=%network", "-o", calls]
        control = subprocess.run([*user, *strace, "getent", "passwd", "root"],  # asks a name service
                                 capture_output=True, cwd=folder)
        with open(calls) as file:
            noticed = control.returncode == 0 and "socket(" in file.read()
        os.remove(calls)
        ran = 0
        for line in (*LINES, *untried(program)):
            words = program.line(with_last_batch(folder, line.split()))
            result = subprocess.run([*user, *strace, *no_network, *words], cwd=folder, capture_output=True,
                                    env=program.environment(), preexec_fn=lambda: os.umask(0))
            with open(calls) as file:
                network = re.findall(r"\b(?:socket|connect|bind|sendto|getsockname)\(.*", file.read())
            os.remove(calls)
            ran += 1
            ends = (REFUSED.get(line, 0),) if line in LINES else (0, 1, 65, 66)
            if network or result.returncode not in ends or b"strace" in result.stderr:
                bad += 1
                print(f"BAD {line}: exit {result.returncode} {result.stderr.decode()[:300]} {network[:3]}")
        files = [os.path.join(path, name) for path, folders, names in os.walk(folder) for name in folders + names]
        made = [path for path in files if os.path.relpath(path, folder) not in inputs]
        for path in made:
            if os.stat(path).st_mode & 0o077:
                bad += 1
                print(f"BAD {os.path.relpath(path, folder)} has mode {os.stat(path).st_mode & 0o777:04o}")
        good = bad == 0 and noticed and len(made) > 8
        print(f"{'ok ' if good else 'BAD'} {ran} commands as uid {65534 if user else os.getuid()} under umask 000"
              f"{' without a network' if no_network else ''}: {bad} bad; {len(made)} files, all for their owner only; "
              f"the socket of another program is {'noticed' if noticed else 'NOT noticed'}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
