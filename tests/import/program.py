"""The program under test, as an officer calls it."""
import csv
import io
import os
import shutil
import subprocess
import sys

MEASURE = """
import os, sys
child = os.fork()
if child == 0:
    os.execv(sys.argv[1], sys.argv[1:])
_, status, usage = os.wait4(child, 0)
print("\\n\\t", os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
"""


class Program:
    def __init__(self, path, scratch):
        self.path, self.scratch = os.path.abspath(path), scratch
        self.env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC", "AITALENT_LANG": "en", "AITALENT_WHO": "tester"}
        os.makedirs(scratch, exist_ok=True)

    def run(self, *words, lang=None):
        """(exit code, standard output, standard error)"""
        env = dict(self.env, **({"AITALENT_LANG": lang} if lang else {}))
        done = subprocess.run([self.path, *words], cwd=self.scratch, env=env, stdin=subprocess.DEVNULL,
                              capture_output=True)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def measured(self, *words):
        """(exit code, what it said, seconds of processor time, peak of memory in MiB)"""
        # From a small process: a child's peak counts the memory of whoever started it.
        done = subprocess.run([sys.executable, "-c", MEASURE, self.path, *words], cwd=self.scratch, env=self.env,
                              stdin=subprocess.DEVNULL, capture_output=True)
        said, _, figures = done.stdout.decode(errors="replace").rpartition("\n\t")
        code, seconds, peak = figures.split()
        return int(code), said + done.stderr.decode(errors="replace"), float(seconds), float(peak)

    def new_store(self, name, like=None):
        """A store with the bundled standard and nobody in it, or a copy of one."""
        store = os.path.join(self.scratch, name)
        for ending in ("", ".key", "-journal"):
            if os.path.exists(store + ending):
                os.remove(store + ending)
        if like:
            shutil.copy(like, store), shutil.copy(like + ".key", store + ".key")
        else:
            code, _, said = self.run("--db", store, "--quiet", "init")
            assert code == 0, said
        return store

    def bring(self, store, kind, *words):
        """(exit code, first row of the import's report, standard error)"""
        code, out, said = self.run("--db", store, "--as-of", "2026-12-01", "import", kind, *words, "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(out)))
        return code, rows[0] if rows else {}, said

    def digest(self, store):
        code, out, said = self.run("--db", store, "check", "--digest")
        assert code == 0, said
        return out.strip()
