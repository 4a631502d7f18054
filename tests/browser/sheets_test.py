"""Workbooks in LibreOffice: opened and saved again every cell is what it was, and nothing in them is alive."""
import csv
import datetime
import io
import os
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

from office import OFFICE, TABLE, Office, cells, parse, rows, values, words

HOSTILE = ["=cmd|'/C calc'!A0", "+1+1", "<b>&\"'"]  # in every text; more of them stand in the samples themselves
IDENTIFIERS = ["007", "1E5", "12345678901234567890", "００７", "1-2", "-1"]


def dump(path):
    """The cells as this program reads them: (sheet, cell, type, value)."""
    found = []
    for sheet in range(1, 30):
        out = subprocess.run([PROGRAM, "sheet", "dump", path, "--sheet", str(sheet), "--format", "csv", "--plain"],
                             capture_output=True, text=True)
        if out.returncode != 0:
            break
        found += [(r["sheet"], r["cell"], r["type"], exact(r["type"], r["value"]))
                  for r in csv.DictReader(io.StringIO(out.stdout))]
    return [cell for cell in found if cell[3] != ""]


def exact(kind, value):
    """LibreOffice writes numbers with 15 digits, which is what a sheet of either kind can be held to; a day is a number
    in the one kind and written out in the other."""
    if kind == "date" and value.isdigit():
        return (datetime.date(1899, 12, 30) + datetime.timedelta(days=int(value))).isoformat()
    return format(float(value), ".14g") if kind == "number" else value


class SheetsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.office = Office()
        cls.folder = cls.office.home
        cls.samples = []
        for i, text in enumerate(HOSTILE):
            folder = tempfile.mkdtemp(dir=cls.folder)
            subprocess.run([WRITER, folder, text], check=True)
            for kind in ("xlsx", "ods"):
                path = os.path.join(cls.folder, f"hostile{i}-{kind}.{kind}")
                os.rename(os.path.join(folder, f"sample.{kind}"), path)
                cls.samples.append(path)
        cls.flat = cls.office.save_as("fods", cls.samples)
        cls.again = {kind: cls.office.save_as(kind, cls.samples) for kind in ("xlsx", "ods")}

    @classmethod
    def tearDownClass(cls):
        cls.office.close()

    def test_saved_again_every_cell_is_what_it_was(self):
        for kind, saved in self.again.items():
            for path, before, after in zip(self.samples, self.flat, self.office.save_as("fods", saved)):
                with self.subTest(file=os.path.basename(path), saved_as=kind):
                    was, now = values(before), values(after)
                    self.assertGreater(len(was), 300)
                    self.assertEqual({cell: (was.get(cell), now.get(cell)) for cell in was.keys() | now.keys()
                                      if was.get(cell) != now.get(cell)}, {})

    def test_saved_again_this_program_reads_the_same(self):
        was = dump(self.samples[0])
        self.assertGreater(len(was), 300)
        for saved in self.again.values():
            self.assertEqual(dump(saved[0]), was)

    def test_nothing_is_a_formula_a_link_or_a_number_that_was_a_name(self):
        for path, text in zip(self.flat, [t for t in HOSTILE for _ in range(2)]):
            with self.subTest(file=os.path.basename(path)):
                found = {}
                for cell in cells(path):
                    self.assertIsNone(cell.get(TABLE + "formula"))
                    found.setdefault(words(cell), set()).add(cell.get(OFFICE + "value-type"))
                for identifier in [*IDENTIFIERS, text]:
                    self.assertEqual(found[identifier], {"string"})
                with open(path, encoding="utf-8") as file:
                    self.assertNotIn("<text:a ", file.read())

    def test_charts_are_charts(self):
        for path in self.flat[:2]:
            names = [e.tag.split("}")[1] for e in ElementTree.parse(path).getroot().iter()]
            self.assertEqual(names.count("plot-area"), 5, path)


class RatingSheetTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.office = Office()

    @classmethod
    def tearDownClass(cls):
        cls.office.close()

    def run_program(self, *arguments):
        return subprocess.run([PROGRAM, "--db", self.store, "--as-of", "2026-12-01", "--lang", "zh-TW", *arguments],
                              check=True, capture_output=True, text=True).stdout

    def levels(self):
        rows = csv.DictReader(io.StringIO(self.run_program("explain", "score", "S0042", "--table", "terms",
                                                           "--format", "csv", "--plain")))
        return {row["competency"]: row["level"] for row in rows}

    def fill(self, path):
        """Gives S0042 level 3 in everything asked, as a manager would type it."""
        tree = parse(path)
        for row in rows(tree, "評核表"):
            if len(row) > 2 and words(row[1]) == "S0042":
                for cell in row[8:19]:
                    if words(cell) == "" and cell.get(TABLE + "content-validation-name"):
                        cell.set(OFFICE + "value-type", "float")
                        cell.set(OFFICE + "value", "3")
        tree.write(path, encoding="utf-8", xml_declaration=True)

    def test_a_rating_sheet_goes_out_is_filled_comes_back_and_counts(self):
        for kind in ("xlsx", "ods"):
            with self.subTest(kind=kind):
                folder = tempfile.mkdtemp(dir=self.office.home)
                self.store = os.path.join(folder, "store.db")
                subprocess.run(["cp", STORE, self.store], check=True)
                if os.path.exists(STORE + ".key"):
                    subprocess.run(["cp", STORE + ".key", self.store + ".key"], check=True)
                sheet = os.path.join(folder, "ratings." + kind)
                self.run_program("report", "rating-sheet", "--unit", "人事室", "--output", sheet)
                flat = self.office.save_as("fods", [sheet])[0]
                self.fill(flat)
                filled = self.office.save_as(kind, [flat])[0]
                self.run_program("import", "assessments", filled)
                self.assertEqual(set(self.levels().values()), {"3"})


if __name__ == "__main__":
    STORE, PROGRAM, WRITER = (os.path.abspath(sys.argv.pop(3)), os.path.abspath(sys.argv.pop(2)),
                              os.path.abspath(sys.argv.pop(1)))
    unittest.main()
