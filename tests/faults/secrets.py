"""Plants fifty identity numbers, telephone numbers and birth dates in personnel files, sound and faulty, and looks for
them in everything the program gives: output, errors, JSON, the list of processes, every file it writes and every byte
it ever wrote on the way, journals and temporary files included. The officer's own rejects file is the one exception;
that it holds them shows that the search finds what is there. Ends with 1 if anything is found."""
import argparse
import os
import random
import subprocess
import sys
import tempfile

from deeds import Program

LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"  # their numbers begin at 10


def identity(chance):
    letter, digits = chance.choice("ABCDEFGH"), [chance.randint(1, 2)] + [chance.randint(0, 9) for _ in range(7)]
    value = LETTERS.index(letter) + 10
    total = value // 10 + value % 10 * 9 + sum(digit * (8 - i) for i, digit in enumerate(digits))
    return letter + "".join(map(str, digits)) + str(-total % 10)


class Planted:
    def __init__(self, chance):
        self.numbers = [identity(chance) for _ in range(50)]
        self.phones = [f"09{chance.randint(10000000, 99999999)}" for _ in range(50)]
        self.births = [f"{chance.randint(60, 89)}/{chance.randint(1, 12):02}/{i % 28 + 1:02}" for i in range(50)]
        self.needles = {text.encode() for text in self.numbers + self.phones + self.births}
        self.needles |= {number[0].lower().encode() + number[1:].encode() for number in self.numbers}
        self.needles |= {f"{1911 + int(year)}-{month}-{day}".encode()
                         for year, month, day in (birth.split("/") for birth in self.births)}

    def in_bytes(self, data):
        return sorted(needle.decode() for needle in self.needles if needle in data)

    def write_files(self, folder):
        """Names of the files; what is in them is as personnel offices have it, and as hurried hands leave it."""
        heads = "機關代碼,員工編號,姓名,單位,國民身分證統一編號,行動電話,出生日期"
        rows = list(zip(self.numbers, self.phones, self.births))
        wrong = [number[:-1] + str((int(number[-1]) + 1) % 10) for number in self.numbers]
        self.needles |= {number.encode() for number in wrong}
        files = {
            "agencies.csv": ["機關代碼,機關名稱", "SAMPLE001,範例機關"],
            "staff.csv": [heads] + [f"SAMPLE001,S{i:04},範例{chr(0x4e00 + i)},資訊科,{n},{p},{b}"
                                    for i, (n, p, b) in enumerate(rows)],
            "ratings.csv": ["國民身分證統一編號,職能代碼,評核別,等級,評核日期"] +
                           [f"{n},ai-literacy,主管評核,{i % 3},115/10/01" for i, n in enumerate(self.numbers)],
            "stray.csv": [heads] + [f"SAMPLE001,{n if i % 3 == 0 else f'T{i}'},{n if i % 3 == 1 else '範例'},"
                                    f"{n.lower() if i % 3 == 2 else '資訊科'},{w},{p},{b}"
                                    for i, ((n, p, b), w) in enumerate(zip(rows, wrong))],
            "shifted.csv": [heads] + [f"SAMPLE001,S{i:04},範例,資訊科,{p},{n},{b},{n}"
                                      for i, (n, p, b) in enumerate(rows)],
            "wrong.csv": ["國民身分證統一編號,職能代碼,評核別,等級,評核日期"] +
                         [f"{w},{n},主管評核,{p},{n}" for w, n, p in zip(wrong, self.numbers, self.phones)],
            f"{self.numbers[0]}.csv": ["員工編號,職能代碼,評核別,等級,評核日期", "S0001,ai-literacy,主管評核,1,115/10/02"],
        }
        for name, lines in files.items():
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write("\n".join(lines) + "\n")
        return list(files)


def commands(planted):
    imports = ["import agencies agencies.csv", "import staff staff.csv", "import assessments ratings.csv",
               "import profile staff.csv", "import profile staff.csv --format json", "sheet dump staff.csv",
               "sheet dump stray.csv --format json", "import staff staff.csv --dry-run",
               f"import assessments {planted.numbers[0]}.csv"]
    faulty = [f"import {kind} {file}.csv {more}" for kind, file in
              (("staff", "stray"), ("staff", "shifted"), ("assessments", "wrong"))
              for more in ("", "--verbose", "--format json", "--accept-good", "--lang zh-TW --dry-run")]
    told = ["import staff stray.csv --map 國民身分證統一編號=title", "import staff stray.csv --map 行動電話=title",
            "import staff stray.csv --map 出生日期=entered --verbose", "import staff missing.csv"]
    after = [f"{line} --format {form}" for form in ("json", "csv", "html", "table") for line in
             ("status", "score", "report agency", "report person S0001", "explain score S0001", "import history",
              "audit show", "check", "report trend", "key show")]
    return imports + faulty + told + after + ["report evidence-pack --output pack", "backup copy.db",
                                       "key rotate", "key show", "erase --person S0002 --yes"]


def look_at_writes(trace, folder, look):
    """Every byte one command has written, but to rejects files: also while such a file had no name yet."""
    rejects = set()
    for name in os.listdir(folder):
        if name.endswith(".rejects.csv"):
            with open(os.path.join(folder, name), "rb") as file:
                rejects.add(file.read())
    written = {}
    if not os.path.exists(trace):
        return 0
    with open(trace) as file:
        for change in file:
            _, path, _, _, data = change.rstrip("\n").split("\t")
            written.setdefault(path, []).append(bytes.fromhex(data))
    os.remove(trace)
    for path, parts in written.items():
        data = b"".join(parts)
        if ".rejects.csv" not in path and not ("(deleted)" in path and data in rejects):
            look(f"bytes written to {os.path.basename(path)}", data)
    return len(written)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--shim", required=True)
    options = parser.parse_args()
    program, planted, bad = Program(options.program, options.shim), Planted(random.Random(20261123)), 0
    files = 0  # that commands have written
    seen = 0  # commands that were caught in the list of processes

    def look(where, data):
        nonlocal bad
        found = planted.in_bytes(data)
        bad += len(found)
        if found:
            print(f"BAD {where}: {len(found)} found, such as {found[0]}")

    with tempfile.TemporaryDirectory(prefix="aitalent-secrets-") as folder:
        inputs, trace = planted.write_files(folder), folder + "-trace"
        lines = ["init", *commands(planted)]
        for line in lines:
            environment = program.environment(LD_PRELOAD=program.shim, FAULT_ROOT=folder, FAULT_TRACE=trace)
            process = subprocess.Popen(program.line(line.split()), cwd=folder, env=environment,
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, check=True).stdout
            out, err = process.communicate(timeout=120)
            look(f"output of '{line}'", out)
            look(f"errors of '{line}'", err)
            if not planted.in_bytes(line.encode()):  # what the officer types is there for all to see
                look(f"processes during '{line}'", listed)
                seen += program.path.encode() in listed
            files += look_at_writes(trace, folder, look)
            if process.returncode not in (0, 1, 65, 66):
                bad += 1
                print(f"BAD '{line}' ended with {process.returncode}: {err.decode()[:300]}")
        rejects = b""
        for path in (os.path.join(at, name) for at, _, names in os.walk(folder) for name in names):
            with open(path, "rb") as file:
                data = file.read()
            if path.endswith(".rejects.csv"):
                rejects += data
            elif os.path.basename(path) not in inputs:
                look(os.path.basename(path), data)
        returned = len(planted.in_bytes(rejects))
        good = bad == 0 and returned >= 100 and seen > 5
        print(f"{'ok ' if good else 'BAD'} {len(planted.needles)} forms of planted numbers: {bad} found in the output of "
              f"{len(lines)} commands, {files} files and {seen} lists of processes that show the program; "
              f"{returned} in the officer's rejects")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
