#!/usr/bin/env python3
"""Writes the files of the sample agency beside this script: 300 invented people in 6 units, as a personnel office would
have them. Same script, same bytes. Needs openpyxl.

Nobody here exists: every name holds one of the characters 範 例 擬 虛 試 where a given name stands. No file holds an
identity number; files that need one are made by `aitalent init --write-examples`.
"""
import csv
import datetime
import io
import random
import re
import zipfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

HERE = Path(__file__).parent
AGENCY = "SAMPLE001"
MADE = datetime.date(2026, 11, 30)
YEAR_OF_PLAN = 2027
dice = random.Random(2027)


def chance(p):
    return dice.random() < p


def pick(items, weights=None):
    """One of the items; drawn by random() alone, whose stream is the same in every Python."""
    weights = weights or [1] * len(items)
    point = dice.random() * sum(weights)
    for item, weight in zip(items, weights):
        point -= weight
        if point < 0:
            return item
    return items[-1]


def day_between(first, last):
    day = first + datetime.timedelta(int(dice.random() * ((last - first).days + 1)))
    while day.weekday() > 4:
        day -= datetime.timedelta(1)
    return day


def minguo(day, separator="/"):
    return separator.join((f"{day.year - 1911:03d}", f"{day.month:02d}", f"{day.day:02d}"))


# Units and posts: (title, grade, is it a supervisor's post, how many). Grades are the codes of 官職等.
UNITS = {
    "秘書室": [
        ("主任", "09", True, 1), ("秘書", "08", False, 2), ("專員", "07", False, 3), ("新聞聯絡人", "08", False, 1),
        ("宣導專員", "07", False, 4), ("科員", "05", False, 9), ("辦事員", "03", False, 6), ("書記", "02", False, 3),
        ("約僱人員", "18", False, 8), ("駕駛", "18", False, 3),
    ],
    "人事室": [
        ("主任", "09", True, 1), ("專員", "07", False, 3), ("人資專員", "06", False, 4), ("科員", "05", False, 10),
        ("辦事員", "03", False, 3), ("約僱人員", "18", False, 5),
    ],
    "綜合規劃科": [
        ("科長", "09", True, 1), ("股長", "08", True, 3), ("研究員", "09", False, 4), ("副研究員", "08", False, 6),
        ("視察", "08", False, 2), ("專員", "07", False, 7), ("統計員", "06", False, 3), ("管理師", "07", False, 3),
        ("科員", "05", False, 12), ("聘用人員", "17", False, 7),
    ],
    "資訊科": [
        ("科長", "09", True, 1), ("股長", "08", True, 2), ("高級分析師", "09", False, 3), ("分析師", "08", False, 6),
        ("設計師", "07", False, 9), ("助理設計師", "05", False, 7), ("程式設計師", "17", False, 5),
        ("管理師", "07", False, 6), ("辦事員", "03", False, 2), ("約僱人員", "18", False, 3),
    ],
    "服務櫃檯科": [
        ("科長", "09", True, 1), ("股長", "08", True, 3), ("科員", "05", False, 19), ("辦事員", "04", False, 16),
        ("書記", "02", False, 8), ("客服人員", "18", False, 8), ("約僱人員", "18", False, 16),
    ],
    "業務科": [
        ("科長", "09", True, 1), ("股長", "08", True, 4), ("專員", "07", False, 6), ("技正", "08", False, 2),
        ("技士", "06", False, 8), ("科員", "05", False, 26), ("辦事員", "03", False, 10), ("統計員", "06", False, 2),
        ("約僱人員", "18", False, 12),
    ],
}

# What people of a kind of post are rated in, as the profile tw-civil-service asks it.
RATED_IN = {
    "supervisor": ["ai-literacy", "ai-governance", "document-tools", "automation"],
    "planner": ["ai-literacy", "ai-governance", "document-tools", "image-tools", "automation"],
    "introducer": ["ai-literacy", "ai-governance", "document-tools", "automation", "ai-codevelopment"],
    "communication": ["ai-literacy", "ai-governance", "document-tools", "image-tools", "video-tools", "audio-tools"],
    "analyst": ["ai-literacy", "ai-governance", "document-tools", "automation", "coding", "model-training"],
    "developer": ["ai-literacy", "ai-governance", "automation", "ai-codevelopment", "coding", "service-engineering"],
    "engineer": ["ai-literacy", "ai-governance", "ai-codevelopment", "coding", "model-training",
                 "service-engineering"],
    "clerk": ["ai-literacy", "ai-governance", "document-tools", "image-tools", "audio-tools", "automation"],
    "everybody": ["ai-literacy", "ai-governance", "document-tools"],
}
COMPETENCY_NAMES = {
    "ai-literacy": "AI素養", "ai-governance": "AI治理素養", "document-tools": "文書應用", "image-tools": "圖文應用",
    "video-tools": "影像應用", "audio-tools": "音源應用", "automation": "自動化應用",
    "ai-codevelopment": "AI協作與開發", "coding": "程式應用", "model-training": "AI模型訓練",
    "service-engineering": "NLP/LLM/CV工程",
}
# How likely the levels 0 to 4 are.
LEVELS = {
    "ai-literacy": [14, 50, 24, 6, 1], "ai-governance": [30, 46, 20, 4, 0], "document-tools": [22, 40, 28, 9, 1],
    "image-tools": [46, 38, 13, 3, 0], "video-tools": [55, 33, 10, 2, 0], "audio-tools": [56, 34, 9, 1, 0],
    "automation": [52, 34, 11, 3, 0], "ai-codevelopment": [48, 36, 13, 3, 0], "coding": [30, 42, 21, 6, 1],
    "model-training": [56, 32, 10, 2, 0], "service-engineering": [58, 32, 9, 1, 0],
}
SKILLED = {"資訊科": 1.9, "綜合規劃科": 1.25, "秘書室": 0.9, "人事室": 1.0, "服務櫃檯科": 0.75, "業務科": 0.9}


def kind_of_post(title, is_supervisor):
    if is_supervisor:
        return "supervisor"
    for kind, titles in {
        "engineer": {"高級分析師"}, "developer": {"設計師", "助理設計師", "程式設計師"},
        "analyst": {"分析師", "統計員"}, "introducer": {"管理師"}, "communication": {"新聞聯絡人", "宣導專員"},
        "planner": {"研究員", "副研究員", "視察", "專員", "技正", "秘書"}, "everybody": {"約僱人員", "聘用人員", "駕駛"},
    }.items():
        if title in titles:
            return kind
    return "clerk"


def names(count):
    surnames = "陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐"
    plainly_invented = "範例擬虛試"
    endings = "安平和德仁文心宜真如"
    every = [s + a + b for a in plainly_invented for b in endings for s in surnames]
    every.sort(key=lambda _: dice.random())
    return every[:count]


def make_people():
    posts = [(unit, *post[:3]) for unit, listed in UNITS.items() for post in listed for _ in range(post[3])]
    people = []
    for number, ((unit, title, grade, supervisor), name) in enumerate(zip(posts, names(len(posts))), 1):
        entered = day_between(datetime.date(1996, 1, 3), datetime.date(2026, 3, 31))
        people.append({"no": f"S{number:04d}", "name": name, "unit": unit, "title": title, "grade": grade,
                       "supervisor": supervisor, "entered": entered, "kind": kind_of_post(title, supervisor)})
    return people


def level(person, competency):
    shift = SKILLED[person["unit"]]
    weights = [w * shift ** (step - 1) for step, w in enumerate(LEVELS[competency])]
    return pick(range(5), weights)


def make_assessments(people):
    """Self ratings of 2026, managers' ratings of 2025/2026, and old ones that no longer count; nobody is rated zero
    for want of a rating: one in eight has no rating at all."""
    heads = {p["unit"]: p["no"] for p in reversed(people) if p["supervisor"]}
    rows = []
    for person in people:
        kind_of_record = pick(["none", "stale", "self", "manager", "both"], [12, 5, 12, 22, 49])
        for competency in RATED_IN[person["kind"]]:
            if kind_of_record == "none" or not chance(0.93):
                continue
            found = level(person, competency)

            def add(kind, value, first, last, rater):
                rows.append((person, competency, kind, value, day_between(first, last), rater))

            head = heads[person["unit"]]
            rater = head if head != person["no"] else "機關首長"
            if kind_of_record == "stale":
                add("主管評", found, datetime.date(2023, 3, 1), datetime.date(2024, 11, 29), rater)
            if kind_of_record in ("self", "both"):
                seen_by_self = min(4, max(0, found + pick([-1, 0, 1], [1, 6, 3])))
                add("自評", seen_by_self, datetime.date(2026, 1, 5), datetime.date(2026, 10, 30), person["no"])
            if kind_of_record in ("manager", "both"):
                add("主管評", found, datetime.date(2025, 9, 1), datetime.date(2026, 10, 30), rater)
    return rows


HOURS = {"A101": 3, "A102": 6, "A103": 9, "A104": 6, "A111": 3, "A112": 6, "A121": 3, "A122": 6, "A131": 3, "A161": 6,
         "B101": 12, "B111": 12, "B112": 15, "B131": 6, "B161": 12, "B171": 6, "B181": 12, "C181": 18, "C191": 12}
LIKED_BY = {"everybody": ["A101", "A102"], "clerk": ["A101", "A102", "A104", "A121", "A122", "A131", "A161"],
            "supervisor": ["A102", "A112", "B112"], "planner": ["A102", "A122", "B101"],
            "introducer": ["B101", "B111", "B161", "B171"], "communication": ["A131", "B131"],
            "analyst": ["B161", "B181", "C181"], "developer": ["B171", "B181", "C181"], "engineer": ["C181", "C191"]}


def make_results(people):
    """Courses attended in 2025 and 2026, in the order of the training academy's headings."""
    rows = []
    for person in people:
        if not chance(0.3):
            continue
        for course in LIKED_BY[person["kind"]]:
            if not chance(0.42):
                continue
            first = day_between(datetime.date(2025, 2, 3), datetime.date(2026, 10, 16))
            days = max(1, HOURS[course] // 6)
            last = first + datetime.timedelta(days - 1 if first.weekday() + days <= 5 else days + 1)
            passed = chance(0.9)
            score = int(72 + dice.random() * 27) if passed else int(38 + dice.random() * 21)
            online = course in ("A101", "A111", "A121", "A131")
            attended = HOURS[course] if passed or chance(0.5) else max(1, HOURS[course] // 2)
            rows.append([course, str(first.year - 1911), person["no"], person["name"], "1" if passed else "0",
                         str(score), str(attended), "", "全勤" if attended == HOURS[course] else "部分缺席", "",
                         "1" if online else "2", str(attended if online else 0), str(0 if online else attended),
                         minguo(first, ""), "0900", minguo(last, ""), "1600"])
    return rows


CERTIFICATES = [  # id, issuer, who tends to hold it, how likely
    ("ipas-ai-planner-basic", "經濟部產業發展署", {"planner", "introducer", "analyst"}, 0.22),
    ("iii-generative-ai", "資策會", {"clerk", "planner", "communication"}, 0.06),
    ("aia-llm-administrative-tasks", "AIA", {"clerk"}, 0.04),
    ("microsoft-ai-901", "Microsoft", {"developer", "engineer"}, 0.25),
    ("ipas-ai-planner-intermediate", "經濟部產業發展署", {"introducer"}, 0.25),
    ("iii-generative-ai-office", "資策會", {"clerk"}, 0.05),
    ("tqc-plus-genai-data-python", "電腦技能基金會", {"analyst", "developer"}, 0.2),
    ("tqc-plus-machine-learning", "電腦技能基金會", {"engineer", "analyst"}, 0.2),
]


def make_certificates(people):
    rows = []
    for person in people:
        for cid, issuer, holders, likely in CERTIFICATES:
            if person["kind"] in holders and chance(likely):
                issued = day_between(datetime.date(2024, 1, 8), datetime.date(2026, 10, 16))
                expires = issued.replace(year=issued.year + 3, day=min(issued.day, 28))
                rows.append([person["no"], person["name"], cid, issuer, issued, expires])
    return rows


def make_absences(people):
    rows = []
    for person in people:
        if chance(0.05):
            first = day_between(datetime.date(2027, 1, 4), datetime.date(2027, 9, 30))
            last = first + datetime.timedelta(pick([4, 11, 32, 89], [4, 3, 2, 1]))
            rows.append([AGENCY, person["no"], first.isoformat(), last.isoformat()])
    return rows


def make_groups(people):
    """For the fairness audit alone. Nothing is drawn: the sex is that of the invented identity numbers, the age follows
    from the year of entry."""
    rows = []
    for person in people:
        number = int(person["no"][1:])
        age = MADE.year - person["entered"].year + 26 + number % 5
        rows.append([AGENCY, person["no"], "女" if number % 2 else "男", f"{age // 10 * 10}–{age // 10 * 10 + 9}"])
    return rows


def write_staff(people):
    """Title block, blank row, header on row 6, totals at the end: as the personnel office prints it."""
    book = Workbook()
    sheet = book.active
    sheet.title = "職員名冊"
    headings = ["序號", "員工編號", "姓名", "機關代碼", "現服單位", "職稱", "官職等", "主管", "到職日期", "素食"]
    for text in ("範例機關（虛構）職員名冊", f"機關名稱：範例機關（虛構）　機關代碼：{AGENCY}",
                 f"製表日期：中華民國{MADE.year - 1911}年{MADE.month}月{MADE.day}日　製表單位：人事室",
                 "說明：本名冊人員均為虛構，如有雷同純屬巧合"):
        sheet.append([text])
        sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=len(headings))
    sheet["A1"].font = Font(size=16, bold=True)
    sheet["A1"].alignment = Alignment(horizontal="center")
    for column, heading in enumerate(headings, 1):
        sheet.cell(6, column, heading).font = Font(bold=True)
    for row, p in enumerate(people, 7):
        values = [row - 6, p["no"], p["name"], AGENCY, p["unit"], p["title"], p["grade"],
                  "是" if p["supervisor"] else "否", minguo(p["entered"]), "葷" if chance(0.9) else "素"]
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row, column, value)
            cell.number_format = "General" if column == 1 else "@"
    sheet.cell(len(people) + 7, 1, "合計")
    sheet.cell(len(people) + 7, 3, f"{len(people)} 人")
    for letter, width in zip("ABCDEFGHIJ", (6, 10, 10, 12, 12, 12, 8, 6, 12, 6)):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A7"
    codes = book.create_sheet("代碼說明")
    for line in (["官職等", "說明"], ["01–05", "委任第1至第5職等"], ["06–09", "薦任第6至第9職等"], ["17", "聘用"], ["18", "約僱"]):
        codes.append(line)
    plain = io.BytesIO()
    book.save(plain)
    with zipfile.ZipFile(plain) as made, zipfile.ZipFile(HERE / "staff.xlsx", "w", zipfile.ZIP_DEFLATED) as kept:
        for part in made.infolist():
            content = made.read(part)
            if part.filename == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", f"{MADE.isoformat()}T09:00:00Z".encode(), content)
            entry = zipfile.ZipInfo(part.filename, (MADE.year, MADE.month, MADE.day, 9, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(entry, content)


def write_csv(name, headings, rows, encoding):
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([headings, *rows])
    (HERE / name).write_bytes(text.getvalue().encode(encoding))


def main():
    people = make_people()
    assert len(people) == 300, len(people)
    write_staff(people)
    write_csv("assessments.csv", ["員工編號", "姓名", "能力代碼", "能力名稱", "評估方式", "等級", "評估日期", "評估人"],
              [[p["no"], p["name"], c, COMPETENCY_NAMES[c], kind, value, minguo(day), rater]
               for p, c, kind, value, day, rater in make_assessments(people)], "cp950")
    write_csv("certificates.csv", ["員工編號", "姓名", "證照代碼", "發證單位", "發證日期", "有效期限"],
              [[*row[:4], row[4].isoformat(), row[5].isoformat()] for row in make_certificates(people)], "utf-8-sig")
    write_csv("results-by-staff-no.csv",
              ["課程代碼", "期別", "員工編號", "姓名", "通過", "訓練成績", "訓練總數", "證件字號", "出勤上課狀況", "生日", "學習性質",
               "數位時數", "實體時數", "實際上課起始日期", "實際上課起始時間", "實際上課結束日期", "實際上課結束時間"],
              make_results(people), "utf-8")
    write_csv("agencies.csv", ["機關代碼", "機關名稱", "機關層級", "區域", "生效日期"],
              [[AGENCY, "範例機關（虛構）", "三級機關", "北部", "1010101"]], "utf-8-sig")
    write_csv("budgets.csv", ["機關代碼", "年度", "經費來源", "預算數"],
              [[AGENCY, str(YEAR_OF_PLAN - 1911), "訓練費", "1,500,000"]], "utf-8-sig")
    write_csv("absences.csv", ["機關代碼", "員工編號", "起日", "迄日"], make_absences(people), "utf-8-sig")
    write_csv("groups.csv", ["機關代碼", "員工編號", "性別", "年齡組"], make_groups(people), "utf-8-sig")


if __name__ == "__main__":
    main()
