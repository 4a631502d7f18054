"""Presses Tab in bash, zsh and fish on a terminal, over staff numbers, units and plan names that try to be run as
commands. Nothing may be run, by listing, inserting or entering them; and ordinary ids are offered all the same.

First with a store that holds the names; then with a program in its place that prints them unfiltered, so that the
scripts are shown to be safe by themselves."""
import argparse
import os
import pty
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time

# %s is a command that leaves a file behind.
HOSTILE = [
    "$(%s)", "`%s`", "${x:=$(%s)}", "$((y[$(%s)]))", "\"$(%s)\"", "'$(%s)'", "\\$(%s)", "{a,$(%s)}", "(%s)", "<(%s)",
    "=(%s)", ";%s;", "&%s&", "|%s", "||%s", "&&%s", ">ran-by-redirection", "';%s;'", "\";%s;\"", "a=$(%s)",
    "*(e:'%s':)", "*", "?[a-z]*", "~root", "!!", "!%s", "#%s", "^a^%s", "%%{$(%s)%%}", "-x$(%s)", "\n%s\n", "\r%s\r",
    "\t$(%s)", "\x1b]0;title\x07\x1b[6n", "\x1b[201~\n%s\n", "\x03%s\n", "\u202e$(%s)", "𝒙 `%s`",
]
LINES = {"staff": "aitalent report person ", "unit": "aitalent score --unit ", "plan": "aitalent plan show "}
ORDINARY = {"staff": "K0042", "unit": "資訊科", "plan": "K2027"}
SETUPS = {
    "bash": ["bash", "--noprofile", "--rcfile", "rc", "-i"],
    "zsh": ["zsh", "-d", "-i"],
    "fish": ["fish", "--no-config", "--init-command", "source rc", "-i"],
}
RC = {
    "bash": """PS1='ready> '
bind 'set bell-style none'
bind 'set completion-query-items 0'
bind 'set page-completions off'
bind -x '"\\C-g": printf %s "$READLINE_LINE" >line.new; command mv line.new line'
source completion.bash
""",
    "zsh": """PS1='ready> '
LISTMAX=100000
fpath=($PWD $fpath)
autoload -Uz compinit && compinit -u -D
say_line() { printf %s "$BUFFER" >line.new; command mv line.new line }
zle -N say_line
bindkey '^G' say_line
""",
    "fish": """function fish_prompt; echo -n 'ready> '; end
function fish_greeting; end
function say_line; commandline >line.new; command mv line.new line; end
source completion.fish
bind \\cg say_line
""",
}
SCRIPT = {"bash": "completion.bash", "zsh": "_aitalent", "fish": "completion.fish"}


def hostile_names(prefix):
    """Each name with the number of its kind in front, and with the file it would leave in its command."""
    names = []
    for at, form in enumerate(HOSTILE):
        command = f"touch${{IFS}}ran-{at}" if at % 2 and "'" not in form else f"touch ran-{at}"
        names.append(f"{prefix}{at:02}" + (form % command if "%s" in form else form))
    return names


class Shell:
    """One interactive shell on a terminal of its own, working in `folder`."""

    def __init__(self, name, folder, environment):
        self.folder, self.seen = folder, b""
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execvpe(SETUPS[name][0], SETUPS[name], environment)
        self.wait_for(b"ready> ")

    def take(self, seconds):
        if select.select([self.terminal], [], [], seconds)[0]:
            try:
                self.seen += os.read(self.terminal, 65536)
            except OSError:
                raise RuntimeError("the shell ended: " + repr(self.seen[-400:])) from None

    def wait_for(self, text):
        until = time.monotonic() + 60
        while text not in self.seen:
            if time.monotonic() > until:
                raise RuntimeError(f"no {text!r} in " + repr(self.seen[-400:]))
            self.take(0.2)

    def send(self, text):
        os.write(self.terminal, text.encode())

    def line(self):
        """What stands on the command line now, once all keys before are done."""
        path = self.folder + "/line"
        self.send("\x07")
        until = time.monotonic() + 60
        while not os.path.exists(path):
            if time.monotonic() > until:
                raise RuntimeError("the line was not told: " + repr(self.seen[-400:]))
            self.take(0.005)
        with open(path, "rb") as file:
            text = file.read().decode(errors="replace")
        os.remove(path)
        return text.removesuffix("\n")

    def complete(self, typed, tabs=1):
        """The line after `typed` and Tab; then it is empty again."""
        self.seen = b""
        self.send("\x15" + typed + "\t" * tabs)
        line = self.line()
        self.send("\x15")
        self.line()
        return line

    def enter(self, more):
        """What the program in the place of aitalent is handed after 'report person' when the line is entered."""
        path = self.folder + "/words"
        self.send(more + "\r")
        until = time.monotonic() + 20
        while not os.path.exists(path):
            if time.monotonic() > until:
                self.send("\x03")
                return None
            self.take(0.005)
        with open(path, encoding="utf-8") as file:
            words = file.read().split("\0")[2:-1]
        os.remove(path)
        return words

    def close(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.terminal)


class Bench:
    def __init__(self, program, scratch):
        self.program, self.scratch, self.bad, self.tried = os.path.abspath(program), scratch, 0, 0
        self.folder = scratch + "/work"
        os.makedirs(self.folder)
        os.makedirs(scratch + "/bin")
        self.environment = {
            "PATH": scratch + "/bin:/usr/local/bin:/usr/bin:/bin", "HOME": scratch, "ZDOTDIR": self.folder,
            "XDG_CONFIG_HOME": scratch, "XDG_DATA_HOME": scratch, "LC_ALL": "C.UTF-8", "TERM": "xterm",
            "AITALENT_LANG": "en", "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "")}

    def run(self, *words):
        return subprocess.run([self.program, *words], cwd=self.folder, capture_output=True, env=self.environment,
                              check=False)

    def must(self, *words):
        done = self.run(*words)
        if done.returncode != 0:
            raise RuntimeError(f"{words}: {done.returncode} {done.stderr.decode()}")
        return done.stdout

    def hold(self, holds, what):
        self.tried += 1
        if not holds:
            self.bad += 1
            print("FAILED:", what)

    def nothing_ran(self, what):
        left = sorted(name for name in os.listdir(self.folder) if name.startswith("ran-"))
        self.hold(not left, f"{what}: {len(left)} names were run: {', '.join(left)}")
        for name in left:
            os.remove(self.folder + "/" + name)

    def use(self, program):
        link = self.scratch + "/bin/aitalent"
        if os.path.lexists(link):
            os.remove(link)
        os.symlink(program, link)

    def write(self, name, text):
        with open(f"{self.folder}/{name}", "w", encoding="utf-8") as file:
            file.write(text)

    def fill(self):
        """A store with ordinary names and the hostile ones; what an import refuses cannot stand in a store."""
        def quoted(text):
            return '"' + text.replace('"', '""') + '"'

        def import_staff(rows):
            lines = [",".join(["SAMPLE001", quoted(number), "範例人員", quoted(unit), "專員", "06", "否"])
                     for number, unit in rows]
            self.write("staff.csv", "機關代碼,員工編號,姓名,單位,職稱,職等,主管\n" + "\n".join(lines) + "\n")
            self.run("import", "staff", "staff.csv", "--accept-good")

        names = hostile_names("K")
        self.must("init")
        import_staff([(ORDINARY["staff"], ORDINARY["unit"])])
        for name in [*names, ORDINARY["plan"]]:  # before the many people: a plan for one is made at once
            self.run("plan", "make", f"--name={name}", "--effort", "0")
        import_staff([(name, ORDINARY["unit"]) for name in names])
        import_staff([(f"U{at:04}", name) for at, name in enumerate(names)])

    def with_store(self, shell_name):
        """Tab lists and inserts what the store holds."""
        self.write("rc" if shell_name != "zsh" else ".zshrc", RC[shell_name])
        self.write(SCRIPT[shell_name], self.must("completion", shell_name).decode())
        shell = Shell(shell_name, self.folder, self.environment)
        for kind, typed in LINES.items():
            shell.complete(typed + "K", tabs=2)
            self.nothing_ran(f"{shell_name}: a list of {kind}")
            unique = ORDINARY[kind][:-1]
            line = shell.complete(typed + unique)
            self.hold(line == typed + ORDINARY[kind] + " ", f"{shell_name}: {typed + unique!r} became {line!r}")
            line = shell.complete(f"aitalent --db aitalent.db {typed.removeprefix('aitalent ')}{unique}")
            self.hold(line.endswith(ORDINARY[kind] + " "), f"{shell_name}: with --db it became {line!r}")
            self.nothing_ran(f"{shell_name}: an id of {kind}")
        line = shell.complete("aitalent plan ma")
        self.hold(line == "aitalent plan make ", f"{shell_name}: 'plan ma' became {line!r}")
        line = shell.complete("aitalent plan make --budg")
        self.hold(line == "aitalent plan make --budget ", f"{shell_name}: '--budg' became {line!r}")
        shell.close()

    def with_names(self, shell_name):
        """Tab inserts each name as a program prints it that filters nothing, and Enter hands it on as one word."""
        shell = Shell(shell_name, self.folder, self.environment)
        for name in hostile_names("K"):
            self.write("names", name + "\n")
            shell.seen = b""
            shell.send("\x15" + LINES["staff"] + "K\t")
            line = shell.line()
            self.nothing_ran(f"{shell_name}: inserting {name!r}")
            words = shell.enter(" end")
            self.nothing_ran(f"{shell_name}: entering {name!r}, {line!r}")
            if name.isprintable():
                self.hold(words == [name, "end"], f"{shell_name}: {name!r} was handed on as {words!r} from {line!r}")
        shell.close()


def foreign_store(bench):
    """A store of another account is not opened by a completion."""
    bench.hold(bench.must("complete", "staff") != b"", "an own store gives no ids")
    if os.getuid() != 0:
        print("not tried: a store of another account (only root can make one)")
        return
    path = bench.folder + "/aitalent.db"
    os.chown(path, 65534, 65534)
    bench.hold(bench.must("complete", "staff") == b"", "a store of another account gives ids")
    os.chown(path, 0, 0)


def plain_ids(bench):
    """complete prints only what a shell takes as plain text."""
    for kind in LINES:
        ids = bench.must("complete", kind).decode().splitlines()
        bench.hold(ORDINARY[kind] in ids, f"{ORDINARY[kind]} is not among the ids of {kind}")
        odd = [text for text in ids if not text.isprintable() or set(text) & set("$`\\'\";&|<>(){}*?[]!#~^ ")]
        bench.hold(not odd, f"ids of {kind} that are no plain text: {odd!r}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="aitalent-tab-") as scratch:
        bench = Bench(options.program, scratch)
        bench.use(bench.program)
        bench.fill()
        plain_ids(bench)
        foreign_store(bench)
        for name in SETUPS:
            if shutil.which(name) is None:
                bench.hold(False, f"{name} is not installed")
                continue
            bench.use(bench.program)
            bench.with_store(name)
            imitation = scratch + "/prints-names"
            with open(imitation, "w", encoding="utf-8") as file:
                file.write("#!/bin/sh\ncase \" $* \" in *' complete '*) cat names ;; "
                           "*) printf '%s\\0' \"$@\" >words.new; mv words.new words ;; esac\n")
            os.chmod(imitation, 0o700)
            bench.use(imitation)
            bench.with_names(name)
    print(f"{bench.tried} looks, {len(HOSTILE)} hostile names, {bench.bad} failed")
    return 1 if bench.bad else 0


if __name__ == "__main__":
    sys.exit(main())
