#!/usr/bin/env python3
"""Runs every command of an officer's guide: all lines of its ```sh blocks, in order, as one officer in one home folder
would; each must succeed. A ```yaml block becomes the file the text before it names. Commands in running text and in
tables are held to exist, with the options they are shown with.

usage: guide.py PROGRAM GUIDE.md

`sudo` lines are left out (the package is tried by itself). The sample is made for 2026-12-01, so that day rules
wherever a command names none; plans are made over a short span, as sanitizers make planning slow.
"""
import os
import re
import subprocess
import sys
import tempfile

SHIM = """#!/bin/sh
extra=
case " $* " in *" --as-of "*) ;; *) extra="--as-of 2026-12-01" ;; esac
case "$1 $2" in "plan make") extra="$extra --effort 0 --to 2027-01-13" ;; esac
case "$1" in --help|--version|completion) extra= ;; esac
exec PROGRAM "$@" $extra
"""


def blocks(text, language):
    for match in re.finditer(r"^( *)```" + language + r"\n(.*?)^ *```$", text, re.S | re.M):
        yield match.start(), [line[len(match[1]):] for line in match[2].split("\n")[:-1]]


def yaml_name(text, start):
    return re.findall(r"`([^`]+\.yaml)`", text[:start])[-1]


def inline_commands(text):
    """What running text and tables show, without the placeholders."""
    prose = re.sub(r"^ *```.*?^ *```$", "", text, flags=re.S | re.M)
    for command in re.findall(r"`(aitalent [^`]+)`", prose):
        yield command


def known(program, command, environment):
    """The words before the first option or argument are a command, and its help names the options."""
    words = command.split()[1:]
    path = []
    for word in words:
        if not re.fullmatch(r"[a-z-]+", word) or word.startswith("-"):
            break
        path.append(word)
    while True:
        shown = subprocess.run([program, *path, "--help"], env=environment, capture_output=True, text=True)
        if shown.returncode == 0 or not path:
            break
        path.pop()
    everywhere = subprocess.run([program, "--help"], env=environment, capture_output=True, text=True).stdout
    options = [word for word in words if word.startswith("--")]
    return bool(path or options) and all(option in shown.stdout + everywhere for option in options)


def main():
    program, guide = os.path.abspath(sys.argv[1]), sys.argv[2]
    text = open(guide, encoding="utf-8").read()
    language = "en" if guide.endswith("en.md") else "zh-TW"
    failures = 0
    with tempfile.TemporaryDirectory() as home:
        os.mkdir(home + "/bin")
        with open(home + "/bin/aitalent", "w", encoding="utf-8") as shim:
            shim.write(SHIM.replace("PROGRAM", program))
        os.chmod(home + "/bin/aitalent", 0o755)
        environment = {"PATH": home + "/bin:/usr/bin:/bin", "HOME": home, "LC_ALL": "C.UTF-8", "TZ": "Asia/Taipei",
                       "AITALENT_LANG": language, "NO_COLOR": "1",
                       "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"}
        parts = sorted([(at, "sh", lines) for at, lines in blocks(text, "sh")] +
                       [(at, "yaml", lines) for at, lines in blocks(text, "yaml")])
        folder, count = home, 0
        for at, kind, lines in parts:
            if kind == "yaml":
                with open(os.path.join(folder, yaml_name(text, at)), "w", encoding="utf-8") as file:
                    file.write("\n".join(lines) + "\n")
                continue
            for line in lines:
                if not line.strip() or line.startswith("sudo "):
                    continue
                count += 1
                run = subprocess.run(["sh", "-ec", line + "\npwd > \"$HOME/.where\""], cwd=folder, env=environment,
                                     capture_output=True, text=True)
                if run.returncode != 0 or "AddressSanitizer" in run.stderr:
                    failures += 1
                    print(f"{guide}: {line}\n  exit {run.returncode}\n{run.stdout[-800:]}{run.stderr[-1500:]}")
                else:
                    folder = open(home + "/.where", encoding="utf-8").read().strip()
        if count < 20:
            sys.exit(f"{guide}: only {count} commands found; is this the right file?")
        for command in inline_commands(text):
            if not known(program, command, environment):
                failures += 1
                print(f"{guide}: there is no such command: {command}")
    sys.exit(1 if failures else 0)


main()
