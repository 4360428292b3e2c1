#!/usr/bin/env python3
"""Fills blank forms as a unit would, with another program than the one that
made them. `fill.py blank.xlsx filled.xlsx`; LibreOffice then makes the others:
soffice --headless --convert-to xls|ods|xlsx:"Calc MS Excel 2007 XML" filled.xlsx
"""
import re
import sys

import openpyxl

TARGETS = ["≥95%", "=9条", "100", "1-12月", "+3%", "及时", "2021年12月底前", "≤202.6万元", "@全体", "361100210000000000001"]
NOTES = "1.保障航线正常运营；\n2.旅客“吞吐量”≥65万人次。"


def top_left(sheet, cell):
    """The cell that holds the value of a merged area."""
    for area in sheet.merged_cells.ranges:
        if cell.coordinate in area:
            return sheet.cell(area.min_row, area.min_col)
    return cell


def right_of(sheet, cell):
    """The place to fill in beside a label."""
    width = 1
    for area in sheet.merged_cells.ranges:
        if cell.coordinate in area:
            width = area.max_col - area.min_col + 1
    return top_left(sheet, sheet.cell(cell.row, cell.column + width))


def fill(sheet):
    n = 0
    for row in sheet.iter_rows():
        for cell in row:
            words = cell.value
            if not isinstance(words, str):
                continue
            if re.fullmatch(r"指标\d+：", words):
                n += 1
                # Every third row is left empty, as units do.
                if n % 3 == 0:
                    continue
                cell.value = f"{words}第{n}项"
                place = right_of(sheet, cell)
                text(place, TARGETS[n % len(TARGETS)])
                marks = right_of(sheet, place)
                if head(sheet, marks) == "分值":
                    marks.value = n % 7 + 0.5
            elif words in ("中期目标", "年度目标"):
                top_left(sheet, sheet.cell(cell.row + 1, cell.column)).value = words + NOTES
            elif words == "年度总体目标":
                right_of(sheet, cell).value = words + NOTES
            elif words == "任务名称":
                for k in (2, 4):
                    sheet.cell(cell.row + k, cell.column).value = f"任务{k}"
                    text(sheet.cell(cell.row + k, cell.column + 1), "=内容")
                    sheet.cell(cell.row + k, cell.column + 3).value = 100.25 * k
                    sheet.cell(cell.row + k, cell.column + 4).value = 100 * k


def text(cell, words):
    """In a cell of the text format a spreadsheet takes no formula."""
    cell.value = words
    cell.data_type = "s"


def head(sheet, cell):
    """The header over a cell."""
    for row in range(cell.row, 0, -1):
        value = sheet.cell(row, cell.column).value
        if isinstance(value, str) and value in ("分值", "二级指标", "三级指标"):
            return value
    return None


book = openpyxl.load_workbook(sys.argv[1])
for sheet in book:
    fill(sheet)
book.save(sys.argv[2])
