"""An invented staff table for the tests and benches of the importer: the same rows for the same seed and size.

No row speaks of anybody. Identity numbers are made at run time, with their checksum, and are never written into the
repository.
"""
import random

HEADINGS = ["員工編號", "身分證字號", "姓名", "機關代碼", "單位", "單位代碼", "職稱", "官職等", "主管", "縣市", "到職日期",
            "離職日期", "最高學歷", "畢業學校", "備註", "電子信箱", "服務年資", "專長", "分機", "更新日期"]
FAMILY = "擬測虛例試樣假設擬構"
# The commoner half of Big5; the second byte of some is "\\", "|" or another sign that breaks careless readers.
GIVEN = bytes(b for high in range(0xA4, 0xC6) for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF))
              for b in (high, low)).decode("cp950")
UNITS = ["人事室", "資訊室", "主計室", "秘書室", "企劃科", "法制科", "工程科", "稽核科"]
TITLES = ["科員", "專員", "科長", "技士", "助理員", "主任", "視察"]
PLACES = ["臺北市", "新北市", "桃園市", "臺中市", "臺南市", "高雄市"]
LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"


def identity(number):
    """The identity number with that count in it, checksum and all."""
    letter, sex, rest = LETTERS[number % 26], 1 + number // 26 % 2, number // 52 % 10_000_000
    first = LETTERS.index(letter) + 10
    digits = f"{sex}{rest:07d}"
    total = first // 10 + first % 10 * 9 + sum(int(d) * (8 - i) for i, d in enumerate(digits))
    return f"{letter}{digits}{-total % 10}"


def roc(year, month, day):
    return f"{year - 1911}/{month:02d}/{day:02d}"


def rows(count, seed=1, agencies=1):
    """`count` rows of texts in the order of HEADINGS; dates are Minguo."""
    chance = random.Random(seed)
    picked = lambda words: words[chance.randrange(len(words))]
    for i in range(count):
        year, month, day = 1980 + chance.randrange(45), 1 + chance.randrange(12), 1 + chance.randrange(28)
        left = roc(2026, 1 + chance.randrange(9), 15) if chance.randrange(50) == 0 else ""
        unit = chance.randrange(len(UNITS))
        yield [f"{i + 1:06d}", identity(i * 7919 + seed), picked(FAMILY) + picked(GIVEN) + picked(GIVEN),
               f"{379_000_000 + i % agencies * 10_000}A", UNITS[unit], f"U{unit:02d}", picked(TITLES),
               f"{6 + chance.randrange(4):02d}", "是" if chance.randrange(9) == 0 else "否", picked(PLACES),
               roc(year, month, day), left, str(1 + chance.randrange(5)), "擬設大學", f"第{i % 97}批",
               f"s{i + 1:06d}@example.org", str(2026 - year), "資料分析、公文寫作", f"{chance.randrange(10_000):04d}",
               "115/11/23"]
