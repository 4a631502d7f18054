"""Every kind of HTML report of the sample agency in Chromium: drawn, silent, closed, narrow, readable, on paper."""
import base64
import os
import re
import subprocess
import sys
import tempfile
import unittest

from chromium import Browser
from page_test import CONTRAST

KINDS = {"agency": ["report", "agency"], "person": ["report", "person", "S0042"],
         "person-copy": ["report", "person", "S0042", "--all-held"], "role": ["report", "role", "policy-planner"],
         "plan": ["report", "plan", "2027"], "coverage": ["report", "coverage"], "trend": ["report", "trend"],
         "progress": ["progress", "2027"], "score": ["explain", "score", "S0042"], "status": ["status"],
         "providers": ["report", "providers", "2027"],
         "quality": ["import", "assessments", "RATINGS", "--dry-run"]}
CHARTS = {"agency": 4, "person": 0, "person-copy": 0, "role": 0, "coverage": 1, "trend": 2, "progress": 1, "score": 0}


class AgencyTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.browser = Browser()
        cls.folder = tempfile.mkdtemp()
        ratings = os.path.join(cls.folder, "ratings.csv")
        with open(ratings, "w", encoding="utf-8") as file:
            file.write("員工編號,職能代碼,評核別,等級,評核日期\n" + "S0042,automation,主管評核,2,115/11/01\n" * 2)
        for name, command in KINDS.items():
            command = [ratings if word == "RATINGS" else word for word in command]
            subprocess.run([PROGRAM, "--db", STORE, "--as-of", "2026-12-01", "--lang", "zh-TW", "--quiet", *command,
                            "--output", cls.page(name)], check=True)

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()

    @classmethod
    def page(cls, name):
        return os.path.join(cls.folder, name + ".html")

    def test_each_is_drawn_silent_closed_and_no_wider_than_the_window(self):
        for name in KINDS:
            for width in (1280, 390):
                with self.subTest(kind=name, width=width):
                    page = self.browser.open(self.page(name), width=width)
                    self.assertEqual(page.complaints(), [])
                    self.assertEqual(page.requests(), ["file://" + self.page(name)])
                    self.assertLessEqual(page.run("document.documentElement.scrollWidth"), width)
                    charts = page.run("document.querySelectorAll('.chart').length")
                    self.assertEqual(charts, CHARTS.get(name, charts))
                    self.assertEqual(page.run("[...document.querySelectorAll('.chart')].filter(c => "
                                              "c.querySelectorAll('svg path, svg text').length > 4).length"), charts)

    def test_each_is_readable_in_light_and_dark(self):
        for name in KINDS:
            for scheme in ("light", "dark"):
                with self.subTest(kind=name, scheme=scheme):
                    page = self.browser.open(self.page(name), scheme=scheme)
                    page.run("document.querySelectorAll('details').forEach(d => d.open = true)")
                    ratio, where = page.run(CONTRAST)
                    self.assertGreaterEqual(ratio, 4.5, where)

    def test_each_says_what_it_is_of_and_what_it_is_not_for(self):
        for name in KINDS.keys() - {"status"}:  # which speaks of the store, not of people
            with self.subTest(kind=name):
                page = self.browser.open(self.page(name))
                head = page.run("document.querySelector('header').textContent + document.querySelector('.notice').textContent")
                for words in ("115/12/01", "moda-ai-talent@115v3.0", "tw-civil-service@2026.1", "不得作為人事評核"):
                    self.assertIn(words, head)

    def test_a_table_stands_behind_every_chart(self):
        for name in KINDS:
            page = self.browser.open(self.page(name))
            self.assertEqual(page.run("[...document.querySelectorAll('figure')].filter(f => "
                                      "!f.nextElementSibling?.querySelector('table tbody tr')).length"), 0, name)

    def test_a_person_fits_on_one_sheet_of_paper(self):
        page = self.browser.open(self.page("person"), media="print")
        paper = base64.b64decode(page.call("Page.printToPDF", printBackground=True, preferCSSPageSize=True)["data"])
        self.assertEqual(len(re.findall(rb"/Type\s*/Page\b", paper)), 1)


if __name__ == "__main__":
    STORE = os.path.abspath(sys.argv.pop(2))
    PROGRAM = os.path.abspath(sys.argv.pop(1))
    unittest.main()
