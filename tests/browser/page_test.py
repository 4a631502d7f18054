"""The HTML report in Chromium: drawn whole, silent, closed to the outside, sorted and filtered, readable, narrow."""
import os
import subprocess
import sys
import tempfile
import unittest

from chromium import Browser

PAYLOADS = ["</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
            "<!--<script>", "<svg/onload=alert(1)>", "</title></style></textarea><b>", "&lt;b&gt;&#x3c;b&#x3e;",
            "javascript:alert(1)//", "{\"signal\":\"1\"}", "\u202e\u2028<b>"]

# Elements with their attributes' names. What Vega measures out (clip paths, transforms) differs with the text's width.
SHAPE = """[...document.querySelectorAll('*')].map(e =>
  e.tagName + '[' + [...e.attributes].map(a => a.name).sort() + ']').join(' ')"""

# The least contrast of any text with what is behind it, after WCAG 2.
CONTRAST = """(() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgb = colour => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b].map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = e => {
    for (; e; e = e.parentElement) {
      const colour = rgb(getComputedStyle(e).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return rgb(getComputedStyle(document.documentElement).getPropertyValue('--ground'));
  };
  let least = [99, ''];
  for (const e of document.querySelectorAll('body *:not(script):not(svg *)')) {
    if (!e.checkVisibility() || ![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())) continue;
    const [a, b] = [light(rgb(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < least[0]) least = [ratio, e.className + ': ' + e.textContent.slice(0, 40)];
  }
  return least;
})()"""

# The same for words on the coloured cells of a heat map, which stand in SVG.
CELLS = """(() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const style = getComputedStyle(document.documentElement);
  const light = name => {
    canvas.fillStyle = style.getPropertyValue(name).trim(); canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)
      .map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
      .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  };
  return [0, 1, 2, 3, 4].map(i => {
    const [a, b] = [light('--t' + i), light('--h' + i)].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  });
})()"""

FIRST_COLUMN = "[...document.querySelectorAll('#s-identifiers tbody tr:not([hidden])')].map(r => r.cells[0].textContent)"


class PageTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.browser = Browser()
        cls.folder = tempfile.mkdtemp()
        cls.page = cls.sample("王小明")

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()

    @classmethod
    def sample(cls, text):
        folder = tempfile.mkdtemp(dir=cls.folder)
        subprocess.run([WRITER, folder, text], check=True)
        return os.path.join(folder, "sample.html")

    def test_every_chart_is_drawn_nothing_complains_and_nothing_is_asked_for(self):
        for scheme in ("light", "dark"):
            page = self.browser.open(self.page, scheme=scheme)
            self.assertEqual(page.run("document.querySelectorAll('.chart').length"), 5)
            self.assertEqual(page.run("[...document.querySelectorAll('.chart')].filter(c => "
                                      "c.querySelectorAll('svg path, svg text').length > 4).length"), 5)
            self.assertEqual(page.complaints(), [])
            self.assertEqual(page.requests(), [f"file://{self.page}"])

    def test_nothing_is_wider_than_the_window(self):
        for width in (1280, 768, 390, 320):
            page = self.browser.open(self.page, width=width)
            self.assertLessEqual(page.run("document.documentElement.scrollWidth"), width)

    def test_text_stands_out_from_its_ground(self):
        for scheme, media in (("light", "screen"), ("dark", "screen"), ("light", "print"), ("dark", "print")):
            page = self.browser.open(self.page, scheme=scheme, media=media)
            page.run("document.querySelectorAll('details').forEach(d => d.open = true)")
            ratio, where = page.run(CONTRAST)
            self.assertGreaterEqual(ratio, 4.5, (scheme, media, where))

    def test_words_on_the_cells_of_a_heat_map_stand_out(self):
        for scheme in ("light", "dark"):
            self.assertGreaterEqual(min(self.browser.open(self.page, scheme=scheme).run(CELLS)), 4.5, scheme)

    def test_a_table_is_sorted_by_keyboard_and_says_so(self):
        page = self.browser.open(self.page)
        before = page.run(FIRST_COLUMN)
        page.run("document.querySelector('#s-identifiers th button').focus()")
        page.press("Enter")
        self.assertEqual(page.run("document.querySelector('#s-identifiers th').ariaSort"), "ascending")
        ascending = page.run(FIRST_COLUMN)
        page.press("Enter")
        self.assertEqual(page.run("document.querySelector('#s-identifiers th').ariaSort"), "descending")
        self.assertEqual(sorted(ascending), sorted(before))
        self.assertNotEqual(ascending, page.run(FIRST_COLUMN))

    def test_numbers_sort_as_numbers_and_unknown_levels_below_none(self):
        page = self.browser.open(self.page)
        page.run("document.querySelectorAll('details').forEach(d => d.open = true)")
        cells = "[...document.querySelectorAll('td[data-v]')].filter(c => c.closest('table').caption.textContent === 'Levels')"
        page.run(cells + "[0].closest('table').tHead.rows[0].cells[1].firstChild.click()")
        held = page.run(cells + ".filter(c => c.cellIndex === 1).map(c => Number(c.dataset.v))")
        self.assertEqual(held, [-1, 0, 1, 2, 3, 4])

    def test_a_filter_leaves_the_rows_that_hold_its_words_and_counts_them(self):
        page = self.browser.open(self.page)
        page.run("document.querySelector('#s-identifiers input').focus()")
        page.type("1 sum")
        self.assertEqual(page.run(FIRST_COLUMN), ["@SUM(A1)"])
        self.assertTrue(page.run("document.querySelector('#s-identifiers [role=status]').textContent").startswith("1 / 10"))

    def test_every_control_is_reached_by_tab(self):
        page = self.browser.open(self.page)
        reached = set()
        for _ in range(40):
            page.press("Tab")
            reached.add(page.run("document.activeElement.className || document.activeElement.tagName"))
        self.assertTrue({"skip", "BUTTON", "scroll", "SUMMARY"} <= reached, reached)

    def test_hostile_text_leaves_the_page_as_a_harmless_name_does(self):
        shape = self.browser.open(self.page).run(SHAPE)
        for payload in PAYLOADS:
            with self.subTest(payload=payload):
                page = self.browser.open(self.sample(payload))
                self.assertEqual(page.run(SHAPE), shape)
                self.assertEqual(page.complaints(), [])


if __name__ == "__main__":
    WRITER = os.path.abspath(sys.argv.pop(1))
    unittest.main()
