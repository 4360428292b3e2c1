"""Writes the t_* fixtures of this folder: tables laid out as the field lays them out.

    pip install openpyxl xlwt
    python3 tests/data/import/make_tables.py

Some stand here a second time as .ods and .xls, converted from the .xlsx by
LibreOffice (soffice --convert-to ods t_groups.xlsx); the same is understood of them.

Beside each stands t_*.txt: what is to be understood of it (tests/it/tables.rs).
The files are committed; this only has to be run to add one.
"""

import datetime as dt
import pathlib

import openpyxl
import xlwt
from openpyxl.styles import Alignment, Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

HERE = pathlib.Path(__file__).parent
AIR, CHECK, PINE, POP = (f"36110021T00000000000{n}" for n in (1, 2, 3, 4))
PAY = ["支付凭证号", "支付日期", "支付金额", "预算单位编码", "预算单位名称", "项目编码", "项目名称", "资金性质", "收款人名称", "用途"]


def pay(no, day, amount, code=AIR, name="航线运营补贴", unit=("148001", "市民航局本级"), fund="11 一般公共预算", payee="华夏航空", use="航线补贴"):
    return [no, day, amount, *unit, code, name, fund, payee, use]


def book(name, *sheets, epoch=None):
    wb = openpyxl.Workbook()
    wb.remove(wb.active)
    if epoch:
        wb.epoch = epoch
    for title, rows, dress in sheets:
        ws = wb.create_sheet(title)
        for row in rows:
            ws.append(row)
        if dress:
            dress(ws)
    wb.save(HERE / name)


# Quirk 1: title and note rows, the header on rows 4 and 5 with merged groups,
# the column numbers below it, the department merged over its units.
def t_groups():
    def dress(ws):
        for area in ("A1:G1", "A2:G2", "A4:A5", "B4:B5", "C4:E4", "F4:G4", "A7:A8"):
            ws.merge_cells(area)

    book("t_groups.xlsx", ("执行", [
        ["2021年预算执行情况表"], ["（截至2021年7月31日）"], ["编制单位：市财政局国库科", None, None, None, None, "金额单位：万元"],
        ["主管部门", "预算单位", "预算执行情况", None, None, "上年同期"],
        [None, None, "调整后预算数", "累计支出数", "执行率", "支出数", "增减%"],
        ["1", "2", "3", "4", "5=4/3", "6", "7"],
        ["148市民航局", "148001市民航局本级", 6000, 1626, "27.10%", 900, "80.7%"],
        [None, "148002市机场办", 120.5, 60.25, "50.00%", 10, "502.5%"],
        ["219市林业局", "219001市林业局本级", 88.8888, 44.4444, "50.00%", 1, "-"],
        ["合计", None, 6209.3888, 1730.6944, "27.87%", 911, "-"],
    ], dress))


# Quirk 1: a real export wants skiprows=4; every cell is text, nothing is merged.
def t_skip4():
    rows = [["国库集中支付系统"], ["支付明细查询结果"], ["查询条件：2021年"], [],
            PAY, pay("0001", "2021-03-05", "1,000,000.00"), pay("0002", "2021-04-05", "2,000.50")]
    text = "\r\n".join(",".join('"%s"' % c if "," in c else c for c in row) for row in rows) + "\r\n"
    (HERE / "t_skip4.csv").write_bytes(text.encode("gb18030"))


# Quirk 2: the unit in a corner note, in the headers column by column, and nowhere.
def t_units():
    head = ["项目代码", "项目名称", "主管部门", "项目类别", "年初预算数"]
    rows = [[AIR, "航线运营补贴", "148市民航局", "3特定目标类", 6000], [CHECK, "等级保护测评", "360-市住房公积金管理中心", "3特定目标类", 89.974]]
    book("t_unit_note.xlsx", ("Sheet1", [["2021年项目库清单"], [None, None, None, None, "单位：万元"], head, *rows], None))
    book("t_unit_header.xlsx", ("Sheet1", [
        ["2021年度预算执行情况", None, None, "单位：元"], ["项目代码", "项目名称", "预算数（万元）", "支出数"],
        [AIR, "航线运营补贴", 6000, 16260000], [CHECK, "等级保护测评", 89.974, 0.5],
    ], None))
    book("t_unit_none.xlsx", ("Sheet1", [head, *rows], None))


# Quirk 3, as an xls of BIFF: page totals and headers again on each page, a
# 借方合计, a total in words, footers.
def t_totals():
    rows = [["2021年支付明细账"], PAY, pay("0001", "20210305", 1000), pay("0002", "20210306", 2000), ["本页合计", "", 3000],
            ["2021年支付明细账"], PAY, pay("0003", "20210407", 4000), pay("0004", "20210408", -500, use="退票"), ["本页合计", "", 3500],
            ["", "", ""], ["借方合计", "", 7000], ["贷方合计", "", 500], ["合计：4笔", "", 6500.01],
            ["制表人：李四", "", "", "审核：王五", "", "", "", "打印时间：2021-08-02 09:15"], ["备注：本表不含实拨资金"]]
    wb = xlwt.Workbook(encoding="utf-8")
    ws = wb.add_sheet("明细账")
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if value != "":
                ws.write(r, c, value)
    wb.save(str(HERE / "t_totals.xls"))


# Quirk 4: departments, units and projects below each other, told by the length
# of their codes; and told by indentation alone.
def t_tree():
    book("t_tree_codes.xlsx", ("2021年", [
        ["编码", "名称", "资金性质", "年初预算数（元）"],
        ["148", "市民航局", None, 700], ["148001", "市民航局本级", None, 600], [AIR, "航线运营补贴", "一般公共预算", 400], [CHECK, "等级保护测评", "一般公共预算", 200],
        ["148002", "市机场办", None, 100], [POP, "科普经费", "政府性基金预算", 100],
        ["219", "市林业局", None, 51], ["219001", "市林业局本级", None, 50], [PINE, "松线虫专项治理", "专项债券", 50], ["总计", None, None, 750],
    ], None))
    book("t_tree_indent.xlsx", ("2021年", [
        ["项目名称", "项目代码", "年初预算数（元）"],
        ["市民航局", None, 700], ["  市民航局本级", None, 700], ["    航线运营补贴", AIR, 500], ["    等级保护测评", CHECK, 200],
        ["市林业局", None, 50], ["  市林业局本级", None, 50], ["    松线虫专项治理", PINE, 50],
    ], None))
    book("t_tree_totals.xlsx", ("2021年", [
        ["主管部门", "预算单位", "项目代码", "项目名称", "年初预算数（元）"],
        ["148市民航局", None, None, None, 700], [None, "148001市民航局本级", None, None, 600], [None, None, AIR, "航线运营补贴", 400], [None, None, CHECK, "等级保护测评", 200],
        [None, "148002市机场办", None, None, 100], [None, None, POP, "科普经费", 100], [None, None, None, "没有代码的项目", 9],
    ], None))


# Quirk 5: numbers as people and systems write them.
def t_amounts():
    typed = ["1,234,567.89", "￥1,000.00", "2000元", "１２３．４５", "'300", "4\u00a0000.5", "\u200b50\t", "-", "—", "(1,234.00)", "1.2E+07", "-12.5", 7.1 + 0.2,
             "6万元", "七百", "7,00.0,77", "0.005", "", "*"]

    def dress(ws):
        ws.cell(row=len(typed) + 2, column=3).number_format = '0.00;[Red]0.00'

    rows = [PAY] + [pay(f"{i:04}", "2021-03-05", v) for i, v in enumerate(typed)] + [pay("0099", "2021-03-05", -88.8)]
    book("t_amounts.xlsx", ("Sheet1", rows, dress))


# Quirk 6: long codes that a spreadsheet took for numbers; unit codes that lost their zeros.
def t_codes():
    rows = [PAY, pay("0001", "2021-03-05", 1), pay("0002", "2021-03-05", 2, code=361100210000000000001), pay("0003", "2021-03-05", 3, code="3.6110021E+20"),
            pay("0004", "2021-03-05", 4, unit=(8001, "市委办")), pay(202103050000000005, "2021-03-05", 5), pay("0006", "2021-03-05", 6, code=None, name=None),
            pay("0007", "2021-03-05", 7, code="航线", name=None), pay("0008", "2021-03-05", 8, code=f"[{AIR}]航线运营补贴", name=None), pay("0009", "2021-03-05", 9, code=100021)]
    book("t_codes.xlsx", ("Sheet1", rows, None))


# Quirk 7: dates, in both calendars.
def t_dates():
    typed = ["20210731", "2021-07-31", "2021/7/31", "2021年7月31日", "2021.07.31", "2021-07-31 14:02:11", dt.date(2021, 7, 31), dt.datetime(2021, 7, 31, 14, 2),
             20210731, "202107", "2021年7月", "31/07/2021", "2021-02-30", "07/08/2021", "", "待定"]
    rows = [PAY] + [pay(f"{i:04}", v, 1) for i, v in enumerate(typed)]
    book("t_dates.xlsx", ("Sheet1", rows + [pay("0090", 44408, 1), pay("0091", 44408.58, 1)], None))
    book("t_dates_1904.xlsx", ("Sheet1", [PAY, pay("0001", dt.date(2021, 7, 31), 1), pay("0002", 44408 - 1462, 1), pay("0003", "2021-07-31", 1)], None), epoch=CALENDAR_MAC_1904)


# Quirk 10: a cover, one sheet a department, one of them hidden, and a pivot.
def t_sheets():
    quota = ["单位", "项目", "指标文号", "指标类型", "资金性质", "指标金额", "下达日期", "资金年度"]
    air = [["2021年指标明细（元）"], quota, ["148001-市民航局本级", f"{AIR}-航线运营补贴", "饶财预〔2021〕1号", "[21]当年预算", "[11]一般公共预算", 60000000, "2021-01-20", "2021"],
           ["148001-市民航局本级", f"{AIR}-航线运营补贴", "饶财预〔2021〕33号", "追减", "[11]一般公共预算", 500000, "2021-06-20", "2021"], ["合计", None, None, None, None, 59500000]]
    pine = [quota, ["219001-市林业局本级", f"{PINE}-松线虫专项治理", "饶财预〔2021〕2号", "[22]上年结转（非权责制）", "专项债券", 300000, "2021-01-25", "2020"],
            ["219001-市林业局本级", f"{PINE}-松线虫专项治理", "饶财预〔2021〕40号", "追加", "扶贫专款", -20000, "2021-05-25", None],
            ["219001-市林业局本级", None, "饶财预〔2021〕41号", None, None, 0, None, None]]

    def hide(ws):
        ws.sheet_state = "hidden"

    book("t_sheets.xlsx", ("封面", [["上饶市财政局"], ["2021年指标明细"]], None), ("市民航局", air, None), ("市林业局", pine, hide), ("空表", [], None))


# Quirk 17: the execution-status table with the executed columns to add up.
def t_execution():
    def dress(ws):
        for area in ("A1:H1", "A3:A4", "B3:B4", "C3:C4", "D3:G3"):
            ws.merge_cells(area)
        for row in ws["A3:H4"]:
            for cell in row:
                cell.alignment, cell.font = Alignment(horizontal="center"), Font(bold=True)

    book("t_execution.xlsx", ("Sheet1", [
        ["上饶市2021年预算执行情况表"], ["打印日期：2021年8月1日", None, None, None, None, None, None, "单位：元"],
        ["单位编码", "单位名称", "指标总额", "集中支付", None, None, None, "实拨"],
        [None, None, None, "实际支出数(非政采)", "实际支出数（政采）", "转列支出(非政采)", "转列支出（政采）", "实际支出"],
        ["148", "市民航局", 1000, 100, 20, 3, 0, 4], ["148001", "市民航局本级", 900, 90, 20, 3, 0, 4], ["148002", "市机场办", 100, 10, None, "-", 0, 0],
        ["219", "市林业局", 50, 5, 0, 0, 0, 0], ["219001", "市林业局本级", 50, 5, 0, 0, 0, 0], ["合计", None, 1050, 105, 20, 3, 0, 4],
    ], dress))


# An xls that is HTML: groups by colspan, names printed once a group by rowspan.
def t_html():
    (HERE / "t_html.xls").write_text("""<html><head><meta charset="utf-8"></head><body><table border=1>
<tr><td colspan=6>2021年支付明细表</td></tr>
<tr><td rowspan=2>支付凭证号</td><td rowspan=2>清算日期</td><td rowspan=2>导入日期</td><td colspan=2>项目</td><td rowspan=2>拨款金额(元)</td></tr>
<tr><td>编码</td><td>名称</td></tr>
<tr><td>0001</td><td>2021-03-05</td><td>2021-08-01</td><td rowspan=2>%s</td><td rowspan=2>航线运营补贴</td><td>1,000.00</td></tr>
<tr><td>0002</td><td>2021-03-06</td><td>2021-08-01</td><td>2,000.00</td></tr>
<tr><td>合计</td><td></td><td></td><td></td><td></td><td>3,000.00</td></tr>
</table></body></html>
""" % AIR, encoding="utf-8")


# Departments and units in one list.
def t_departments():
    book("t_departments.xlsx", ("单位", [
        ["2021年预算单位名录"], ["部门编码", "部门名称", "单位编码", "单位名称", "业务科室"],
        ["148", "市民航局", "148001", "市民航局本级", "经建科"], ["148", "市民航局", "148002", "市机场办", "经建科"], [219, "市林业局", 219001, "市林业局本级", "[07]农业科"],
        ["301", "市科协", None, None, "行政科"], [None, None, None, None, "行政科"],
    ], None))


for make in (t_groups, t_skip4, t_units, t_totals, t_tree, t_amounts, t_codes, t_dates, t_sheets, t_execution, t_html, t_departments):
    make()
