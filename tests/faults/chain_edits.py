"""Edits what a store holds, and the audit trail itself, with page checksums that fit (store_sql): `audit verify` ends with
1 and names the table, or the entry or record, for every edit but three kinds, which are found with --head: the whole
chain made anew, the file of an earlier day, the last change taken out together with the second copy of its number. Ends
with 1 if anything is missed, or if an untouched store is blamed."""
import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile

from deeds import Program

PLAN = "plan make --name 2027 --budget 300000 --to 2027-03-31 --effort 0"
HISTORY = ["init --example --db example.db", "score --db example.db",
           "select --role all-staff --seats 3 --db example.db",
           ["select", "override", "FIRST", "--out", "--by", "人事主任", "--reason", "業務需要", "--db", "example.db"],
           ["select", "approve", "--by", "局長", "--db", "example.db"], PLAN + " --db example.db",
           ["plan", "approve", "2027", "--by", "局長", "--db", "example.db"]]

# SQL, and the table that must be named.
CONTENTS = [("update run set approved_by = '部長' where approved is not null", "run"),
            ("update run set result = replace(result, 'a', 'b')", "run"),
            ("update run set options = options || 'x=1' where kind = 'selection'", "run"),
            ("update selection_override set reason = '另有考量'", "selection_override"),
            ("update selection_override set decided_by = '課長'", "selection_override"),
            ("update selection_override set person = person + 1", "selection_override"),
            ("update placement set outcome = 1 - min(outcome, 1) where place = 1", "placement"),
            ("delete from placement where place = (select max(place) from placement)", "placement"),
            ("update rating set level = (level + 1) % 5 where key = 1", "rating"),
            ("update rating set rater = 'S0001' where key = 2", "rating"),
            ("delete from rating where key = 3", "rating"),
            ("delete from course_result where key = (select max(key) from course_result)", "course_result"),
            ("update held_certificate set expires = 30000 where key = 1", "held_certificate"),
            ("update person set name = '某人' where key = 1", "person"),
            ("update person set batch = batch + 1 where key = 2", "person"),
            ("insert into absence (person, from_day, to_day, batch) values (1, 20000, 20001, 1)", "absence"),
            ("update setting set value = '600' where name = 'retention_months'", "setting"),
            ("update setting set value = 'x' where name = 'key_name'", "setting"),
            ("update document set source = source || ' ' where kind = 'profile'", "document"),
            ("update document set in_use = 1 - in_use where kind = 'catalogue'", "document"),
            ("update enrolment set cost = cost + 1 where place = 0", "enrolment"),
            ("update course set price = price + 1 where key = 1", "course"),
            ("update batch set file = 'other.csv' where number = 1", "batch"),
            ("update domain_sum set sum = zeroblob(64) where name = 'person'", "person")]

# SQL with {last} for the last entry, and the entry that must be named (None: the last one or the one behind it).
CHAIN = [("update audit set at = '2020' || substr(at, 5) where number = 3", 3),
         ("update audit set who = 'nobody' where number = 3", 3),
         ("update audit set host = 'elsewhere' where number = 3", 3),
         ("update audit set command = 'score' where number = 3", 3),
         ("update audit set version = '9' where number = 3", 3),
         ("update audit set seed = '7' where number = 3", 3),
         ("update audit set inputs = '' where number = 3", 3),
         ("update audit set counts = 'added=1' where number = 3", 3),
         ("update audit set previous = hash where number = 3", 3),
         ("update audit set hash = lower(hex(randomblob(32))) where number = 3", 3),
         ("update audit set record = '' where number = 3", 3),
         ("update audit set domain = hash where number = 3", 3),
         ("update audit set form = 1 where number = 3", 3),
         ("delete from audit where number = 3", 4),
         ("update audit set number = 1000 where number = 3; update audit set number = 3 where number = 4;"
          "update audit set number = 4 where number = 1000", 3),
         ("delete from audit where number = {last}; update sqlite_sequence set seq = {last} - 1 where name = 'audit'",
          None),
         ("update audit_record set office = '課長' where kind = 'approval'", "record"),
         ("update audit_record set reason = '另有考量' where kind = 'override'", "record"),
         ("update audit_record set subject = '' where kind = 'override'", "record"),
         ("update audit_record set salt = randomblob(32) where kind = 'override'", "record"),
         ("delete from audit_record where kind = 'override'", "record"),
         ("update audit_record set agency = '', office = '', subject = '', object = '', reason = '', levels = '', "
          "settings = '', salt = x'', erased = {last} where kind = 'override'", None),
         ("update audit_state set entries = entries - 1", None),
         ("update audit_state set head = ''", None)]


def field_hash(fields):
    said = hashlib.sha256()
    for field in fields:
        data = str(field).encode()
        said.update(f"{len(data)}:".encode() + data)
    return said.hexdigest()


class Bench:
    def __init__(self, options, folder):
        self.program, self.store_sql = Program(options.program, None), options.store_sql
        self.folder, self.bad, self.done = folder, 0, 0

    def sql(self, path, statements):
        result = subprocess.run([self.store_sql, path, statements], capture_output=True)
        if result.returncode != 0:
            raise SystemExit(f"{statements}: {result.stderr.decode()}")
        return [line.split("|") for line in result.stdout.decode().splitlines()]

    def verify(self, path, *words):
        return self.program.run(self.folder, ["audit", "verify", "--format", "csv", "--db", path, *words])

    def copy(self, source):
        path = os.path.join(self.folder, "edited.db")
        shutil.copyfile(source, path)
        os.chmod(path, 0o600)
        return path

    def hold(self, what, good, result):
        self.done += 1
        if not good:
            self.bad += 1
            print(f"BAD {what}: exit {result.returncode}\n{result.stdout.decode()}{result.stderr.decode()}")

    def head(self, path):
        return self.sql(path, "select number, hash from audit order by number desc limit 1")[0]

    def edits(self, store):
        last = int(self.head(store)[0])
        for sql, table in CONTENTS:
            path = self.copy(store)
            self.sql(path, sql)
            result = self.verify(path)
            named = re.search(rf"AT-STO-050,.*entry {last}\b.*table {table}\b".encode(), result.stdout)
            self.hold(sql, result.returncode == 1 and named, result)
        for sql, expected in CHAIN:
            path = self.copy(store)
            if expected == "record":
                kind = re.search("kind = '[a-z]+'", sql).group()
                expected = int(self.sql(path, f"select min(entry) from audit_record where {kind}")[0][0])
            self.sql(path, sql.format(last=last))
            result = self.verify(path)
            named = re.search(rf"AT-STO-044,.*at entry {expected or f'{last}'}\b".encode(), result.stdout)
            self.hold(sql, result.returncode == 1 and named, result)

    def only_with_head(self, store, earlier):
        """What a chain cannot show by itself."""
        head = self.head(store)[1]
        forged = self.copy(store)
        self.forge(forged)
        for what, path in (("the whole chain made anew", forged), ("the file of an earlier day", earlier)):
            self.hold(what, self.verify(path).returncode == 0, self.verify(path))
            result = self.verify(path, "--head", head)
            self.hold(what + " with --head", result.returncode == 1, result)
        path = self.copy(store)
        before = self.sql(path, "select entries, head from audit_state; select name, hex(sum) from domain_sum")
        self.program.run(self.folder, ["score", "--db", path])
        head = self.head(path)[1]
        (entries, hash_before), sums = before[0], before[1:]
        self.sql(path, f"delete from best_roles where run = (select max(number) from run);"
                       f"delete from score where run = (select max(number) from run);"
                       f"delete from run where audit > {entries}; delete from audit_record where entry > {entries};"
                       f"delete from audit where number > {entries}; delete from domain_sum;"
                       f"update audit_state set entries = {entries}, head = '{hash_before}';"
                       f"update sqlite_sequence set seq = {entries} where name = 'audit';" +
                       "".join(f"insert into domain_sum values ('{name}', x'{total}');" for name, total in sums))
        self.hold("the last change taken out with its second copy", self.verify(path).returncode == 0,
                  self.verify(path))
        result = self.verify(path, "--head", head)
        self.hold("the last change taken out, with --head", result.returncode == 1, result)

    def forge(self, path):
        """Somebody else made entry 2, and all hashes fit."""
        self.sql(path, "update audit set who = 'nobody' where number = 2")
        previous, statements = "", []
        columns = "number, at, who, command, version, seed, inputs, counts, host, record, domain"
        for row in self.sql(path, f"select {columns} from audit order by number"):
            number, at, who, command, version, seed, inputs, counts, host, record, domain = row
            inputs = inputs.split()
            counts = [pair.rsplit("=", 1) for pair in counts.split()]
            fields = ["aitalent audit 2", previous, number, at, who, command, version, seed or "-", len(inputs), *inputs,
                      len(counts), *(part for pair in counts for part in pair), host, record, domain]
            hashed = field_hash(fields)
            statements.append(f"update audit set previous = '{previous}', hash = '{hashed}' where number = {number}")
            previous = hashed
        self.sql(path, ";".join(statements) + f";update audit_state set head = '{previous}'")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--store-sql", required=True)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="aitalent-chain-") as folder:
        bench = Bench(options, folder)
        store, earlier = os.path.join(folder, "example.db"), os.path.join(folder, "earlier.db")
        for line in HISTORY:
            words = line.split() if isinstance(line, str) else line
            if words[:2] == ["plan", "approve"]:
                shutil.copyfile(store, earlier)
                os.chmod(earlier, 0o600)
            if "FIRST" in words:
                words[words.index("FIRST")] = bench.sql(
                    store, "select staff_no from person join placement on key = person where rank = 1")[0][0]
            result = bench.program.run(folder, words)
            if result.returncode != 0:
                raise SystemExit(f"{words}: {result.returncode} {result.stderr.decode()}{result.stdout.decode()}")
        result = bench.verify(store)
        bench.hold("an untouched store", result.returncode == 0, result)
        result = bench.verify(store, "--head", bench.head(store)[1])
        bench.hold("an untouched store with its head", result.returncode == 0, result)
        bench.edits(store)
        bench.only_with_head(store, earlier)
        print(f"{'BAD' if bench.bad else 'ok '} {bench.done} checks, {bench.bad} missed: {len(CONTENTS)} edits of contents, "
              f"{len(CHAIN)} of the chain, 3 kinds found with --head")
    return 1 if bench.bad else 0


if __name__ == "__main__":
    sys.exit(main())
