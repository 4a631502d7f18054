"""Saves the table of forms.py with openpyxl: as texts, and as real dates and numbers with formats."""
import datetime
import json
import os
import sys

import openpyxl

data, folder = sys.argv[1:3]
with open(data) as file:
    told = json.load(file)
rows, dates = told["rows"], told["dates"]


def save(name, typed=False, epoch=None):
    book = openpyxl.Workbook()
    if epoch:
        book.epoch = epoch
    sheet = book.active
    sheet.title = "人員"
    for row in rows:
        sheet.append(row)
    if typed:
        for cells in sheet.iter_rows(min_row=2):
            for at in dates:
                if cells[at].value:
                    year, month, day = map(int, cells[at].value.split("/"))
                    cells[at].value = datetime.date(year + 1911, month, day)
                    cells[at].number_format = "yyyy/mm/dd"
            cells[0].value = int(cells[0].value)
            cells[0].number_format = "000000"
    book.save(os.path.join(folder, name))


save("openpyxl.xlsx")
save("openpyxl-dates.xlsx", typed=True)
save("openpyxl-1904.xlsx", typed=True, epoch=openpyxl.utils.datetime.CALENDAR_MAC_1904)
