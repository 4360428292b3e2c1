"""Writes the fixtures of this folder: the records of ../forms laid out as the
published pages were, by several hands and programs.

    pip install openpyxl xlwt python-docx   # and LibreOffice on the PATH
    python3 tests/data/form/make.py

A hand is a way of laying out: `merged` as the systems export it, `plain` as a
clerk types it (nothing merged, words spaced out, a column inserted), `pairs`
with labels and values in one cell. The files are committed; this only has to be
run to add one.
"""

import datetime as dt
import json
import pathlib
import subprocess
import sys

import docx
import openpyxl
import xlwt
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

HERE = pathlib.Path(__file__).parent
FORMS = HERE.parent / "forms"
THIN = Border(*[Side(style="thin")] * 4)


def record(name):
    return json.loads(next(FORMS.glob(name + "*.json")).read_text())


class Paper:
    """A grid being written: cells, merged areas; any program can print it."""

    def __init__(self):
        self.cells = {}
        self.areas = []
        self.row = 0

    def put(self, column, text, down=1, across=1, row=None):
        row = self.row if row is None else row
        if text is not None and text != "":
            self.cells[row, column] = text
        if down > 1 or across > 1:
            self.areas.append((row, column, down, across))

    def line(self, *texts, at=0):
        for n, text in enumerate(texts):
            self.put(at + n, text)
        self.row += 1

    def xlsx(self, path, title="Sheet1", book=None):
        fresh = book is None
        book = book or openpyxl.Workbook()
        ws = book.active if fresh else book.create_sheet()
        ws.title = title
        for (r, c), text in self.cells.items():
            cell = ws.cell(r + 1, c + 1, text)
            if isinstance(text, str):
                cell.data_type = "s"  # "=300天" is a text, as behind an apostrophe
            cell.alignment = Alignment(wrap_text=True, vertical="center")
            cell.border = THIN
            cell.font = Font(name="宋体")
        for r, c, down, across in self.areas:
            ws.merge_cells(start_row=r + 1, start_column=c + 1, end_row=r + down, end_column=c + across)
        if path:
            book.save(HERE / path)
        return book

    def xls(self, path):
        book = xlwt.Workbook(encoding="utf-8")
        ws = book.add_sheet("绩效目标")
        merged = {(r, c): (d, a) for r, c, d, a in self.areas}
        for (r, c), text in self.cells.items():
            d, a = merged.get((r, c), (1, 1))
            if (d, a) != (1, 1):
                ws.write_merge(r, r + d - 1, c, c + a - 1, text)
            else:
                ws.write(r, c, text)
        for (r, c), (d, a) in merged.items():
            if (r, c) not in self.cells:
                ws.merge(r, r + d - 1, c, c + a - 1)
        book.save(HERE / path)

    def html(self, path, encoding="gb18030"):
        covered = {}
        for r, c, d, a in self.areas:
            for i in range(r, r + d):
                for j in range(c, c + a):
                    covered[i, j] = (r, c, d, a)
        height = max(r for r, _ in self.cells) + 1
        width = max([c for _, c in self.cells] + [c + a - 1 for _, c, _, a in self.areas]) + 1
        out = ["<html><head><meta charset='%s'></head><body><table border=1>" % encoding]
        for r in range(height):
            out.append("<tr>")
            for c in range(width):
                area = covered.get((r, c))
                if area and area[:2] != (r, c):
                    continue
                span = f" rowspan={area[2]} colspan={area[3]}" if area else ""
                text = str(self.cells.get((r, c), "")).replace("<", "&lt;").replace("\n", "<br>")
                out.append(f"<td{span}>{text}</td>")
            out.append("</tr>")
        out.append("</table></body></html>")
        (HERE / path).write_bytes("\n".join(out).encode(encoding))


def table_of(doc, p, widths=None):
    """A paper as a Word table of the same grid."""
    height = max(r for r, _ in p.cells) + 1
    width = max([c for _, c in p.cells] + [c + a - 1 for _, c, _, a in p.areas]) + 1
    table = doc.add_table(height, width)
    table.style = "Table Grid" if hasattr(doc, "sections") else None
    for (r, c), text in p.cells.items():
        table.cell(r, c).text = str(text)
    for r, c, down, across in p.areas:
        table.cell(r, c).merge(table.cell(r + down - 1, c + across - 1))
    return table


def cut(p, row):
    """The rows of a paper from one on."""
    rest = Paper()
    rest.cells = {(r - row, c): t for (r, c), t in p.cells.items() if r >= row}
    rest.areas = [(r - row, c, d, a) for r, c, d, a in p.areas if r >= row]
    return rest


def runs(rows, key):
    """Consecutive rows of one key: (first, count)."""
    out = []
    for n, row in enumerate(rows):
        if out and key(rows[out[-1][0]]) == key(row):
            out[-1][1] += 1
        else:
            out.append([n, 1])
    return out


def convert(path, kind):
    subprocess.run(["soffice", "--headless", "--convert-to", kind, "--outdir", str(HERE), str(HERE / path)], check=True,
                   stdout=subprocess.DEVNULL)


def title_of(p, r, width, split=True):
    title = r["form_title"]
    if "年" not in title and " (" in title:  # a remark of the record, not of the form
        title = title.split(" (")[0]
    if split and "(" in title and title.endswith(")"):
        head, year = title[:-1].rsplit("(", 1)
        p.put(0, head.strip(), across=width)
        p.row += 1
        p.put(0, "（" + year + "）", across=width)
    else:
        p.put(0, title, across=width)
    if f"{r['year']}" not in title:
        p.row += 1
        p.put(0, f"（{r['year']}年度）", across=width)
    p.row += 1


def levels(p, rows, top, c1, c2, merge=True):
    for first, count in runs(rows, lambda x: x["level1"]):
        p.put(c1, rows[first]["level1"], down=count if merge else 1, row=top + first)
    for first, count in runs(rows, lambda x: (x["level1"], x["level2"])):
        p.put(c2, rows[first]["level2"], down=count if merge else 1, row=top + first)


# ---- target forms -------------------------------------------------------

def ningxiang():  # 33: 指标内容, 指标值, 备注; amounts with their units, long-term block
    r = record("33")
    p = Paper()
    title_of(p, r, 6)
    p.put(0, "项目名称"), p.put(1, r["project"], across=5); p.row += 1
    p.put(0, "主管部门"), p.put(1, r["department"], across=2), p.put(3, "实施单位"), p.put(4, r["implementing_unit"], across=2); p.row += 1
    p.put(0, "项目负责人"), p.put(1, "（略）", across=2), p.put(3, "联系电话"), p.put(4, "0731-00000000", across=2); p.row += 1
    f = r["funds"]["rows"]
    p.put(0, "资金总额"), p.put(1, f[0]["initial_budget"], across=5); p.row += 1
    p.put(0, "其中", down=3)
    for x in f[1:]:
        p.put(1, x["label"]), p.put(2, x["initial_budget"], across=4); p.row += 1
    p.put(0, "项目长期绩效目标"), p.put(1, None, across=5); p.row += 1
    rows = r["indicators"]
    p.put(0, "项目长期绩效指标", down=len(rows) + 1)
    for n, w in enumerate(r["columns"]):
        p.put(1 + n, w)
    p.row += 1
    levels(p, rows, p.row, 1, 2)
    for x in rows:
        p.put(3, x["level3"]), p.put(4, x["target"]); p.row += 1
    return p


def ezhou():  # 34: no level 1, the cost of the project with years past, 绩效标准 beside 预期实现值
    r = record("34")
    p = Paper()
    p.put(0, r["form_title"], across=6); p.row += 1
    p.put(5, "单位：万元"); p.row += 1
    p.put(0, "项目名称"), p.put(1, r["project"], across=2), p.put(3, "主管部门"), p.put(4, r["department"], across=2); p.row += 1
    p.line("项目资金", "支出内容", "2020年", "2021年", "2022年预算", "测算依据")
    for x in r["funds"]["rows"]:
        p.line(None, x["label"], x["y2020"], x["y2021"], x["initial_budget"], x.get("basis"))
    p.line("绩效指标", "一级指标", "二级指标", "指标", "绩效标准", "当年预期实现值")
    rows = r["indicators"]
    p.put(1, None, down=len(rows))
    for first, count in runs(rows, lambda x: x["level2"]):
        p.put(2, rows[first]["level2"], down=count, row=p.row + first)
    for x in rows:
        p.put(3, x["level3"]), p.put(4, "计划标准"), p.put(5, x["target"]); p.row += 1
    return p


def dongguan():  # 36: 中期 and 年度 under one header
    r = record("36")
    p = Paper()
    title_of(p, r, 6)
    p.line("项目名称", r["project"], None, "主管部门", r["department"])
    p.line("实施单位", r["implementing_unit"])
    for x in r["funds"]["rows"]:
        p.put(0, x["label"], across=2), p.put(2, x["initial_budget"], across=4); p.row += 1
    top = p.row
    p.put(0, "绩效指标", down=2 + len(r["indicators"]))
    for n, w in enumerate(["一级指标", "二级指标", "三级指标"]):
        p.put(1 + n, w, down=2)
    p.put(4, "指标值(或计划水平)", across=2)
    p.put(4, "中期", row=top + 1), p.put(5, "年度", row=top + 1)
    p.row += 2
    levels(p, r["indicators"], p.row, 1, 2)
    for x in r["indicators"]:
        p.put(3, x["level3"]), p.put(4, x.get("mid_term")), p.put(5, x["target"]); p.row += 1
    return p


def jiayuguan(merge=True):  # 37: cost as a level of its own
    r = record("37")
    p = Paper()
    title_of(p, r, 5)
    p.put(0, "项目名称"), p.put(1, r["project"], across=4); p.row += 1
    p.put(0, "主管部门"), p.put(1, r["department"]), p.put(2, "实施单位"), p.put(3, r["implementing_unit"], across=2); p.row += 1
    p.put(0, "项目资金\n（万元）", down=len(r["funds"]["rows"]))
    for x in r["funds"]["rows"]:
        p.put(1, x["label"]), p.put(2, x["initial_budget"], across=3); p.row += 1
    p.put(0, "总 体 目 标"), p.put(1, None, across=4); p.row += 1
    p.put(0, "绩 效 指 标", down=len(r["indicators"]) + 1)
    for n, w in enumerate(r["columns"]):
        p.put(1 + n, w)
    p.row += 1
    levels(p, r["indicators"], p.row, 1, 2)
    for x in r["indicators"]:
        p.put(3, x["level3"]), p.put(4, x["target"]); p.row += 1
    p.row += 1
    p.line("填报人：张三", None, "联系电话：13900000000")
    return p


def jinzhai(goal=True):  # 39: the national form, whole-life and annual side by side
    r = record("39")
    p = Paper()
    title_of(p, r, 8)
    p.put(0, "项目名称"), p.put(1, r["project"], across=7); p.row += 1
    p.put(0, "主管部门及代码"), p.put(1, r["department"], across=3), p.put(4, "实施单位"), p.put(5, r["implementing_unit"], across=3); p.row += 1
    p.put(0, "项目属性"), p.put(1, "□新增项目  ☑延续项目", across=3), p.put(4, "项目期"), p.put(5, "2024年", across=3); p.row += 1
    p.put(0, "项目资金\n（万元）", down=3)
    for left, value, right, other in [
        ("中期资金总额:", "50.00", "年度资金总额:", "50.00"),
        ("其中:财政拨款", "", "其中:财政拨款", "50.00"),
        ("其他资金", "", "其他资金", "0.00"),
    ]:
        p.put(1, left, across=2), p.put(3, value), p.put(4, right, across=2), p.put(6, other, across=2); p.row += 1
    p.put(0, "总 体\n目 标", down=2)
    p.put(1, "中期目标（2024年—2026年）", across=3), p.put(4, "年度目标", across=4); p.row += 1
    p.put(1, "目标1：普法宣传全覆盖；目标2：建成示范村3个", across=3)
    p.put(4, "目标1：开展普法宣传20场；\n目标2：建成示范村1个", across=4); p.row += 1
    both = [
        ("产出指标", "数量指标", "指标1：普法宣传场次", "≥60场", "指标1：普法宣传场次", "≥20场"),
        ("产出指标", "数量指标", "指标2：", "", "指标2：建成示范村", "1个"),
        ("产出指标", "数量指标", "……", "", "……", ""),
        ("产出指标", "质量指标", "指标1：宣传覆盖率", "≥95%", "指标1：宣传覆盖率", "≥95%"),
        ("产出指标", "时效指标", "指标1：", "", "指标1：完成时间", "2024年12月底前"),
        ("产出指标", "成本指标", "指标1：", "", "指标1：宣传经费", "≤50万元"),
        ("效益指标", "社会效益指标", "指标1：群众法治意识", "提高", "指标1：群众法治意识", "提高"),
        ("效益指标", "生态效益指标", "指标1：", "", "指标1：", ""),
        ("满意度指标", "服务对象满意度指标", "指标1：群众满意度", "≥90%", "指标1：群众满意度", "≥90%"),
    ]
    p.put(0, "绩\n效\n指\n标", down=len(both) + 1)
    for c, w, across in [(1, "一级指标", 1), (2, "二级指标", 1), (3, "三级指标", 1), (4, "指标值", 1), (5, "二级指标", 1), (6, "三级指标", 1), (7, "指标值", 1)]:
        p.put(c, w, across=across)
    p.row += 1
    rows = [dict(level1=a, level2=b) for a, b, *_ in both]
    levels(p, rows, p.row, 1, 2)
    for first, count in runs(rows, lambda x: (x["level1"], x["level2"])):
        p.put(5, rows[first]["level2"], down=count, row=p.row + first)
    for _, _, a, av, b, bv in both:
        p.put(3, a), p.put(4, av), p.put(6, b), p.put(7, bv); p.row += 1
    return p


def clerk(name):  # any target record as a clerk types it: nothing merged, a blank column and row put in
    r = record(name)
    p = Paper()
    p.put(2, r["form_title"].replace("(", "（").replace(")", "）")); p.row += 2
    p.put(1, "项 目 名 称："), p.put(3, r["project"]); p.row += 1
    p.put(1, "主管部门（单位）："), p.put(3, r["department"]); p.row += 1
    if r["implementing_unit"]:
        p.put(1, "项目实施单位："), p.put(3, r["implementing_unit"]); p.row += 1
    p.put(6, "单位：万元"); p.row += 1
    p.put(1, "项目资金情况"); p.row += 1
    for x in r["funds"]["rows"]:
        p.put(1, x["label"]), p.put(2, x["initial_budget"]); p.row += 1
    p.row += 1
    p.put(1, "年度绩效指标"); p.row += 1
    p.line("序号", "一级指标", "二级指标", None, "指标名称", "目标值", "备 注", at=0)
    before = (None, None)
    for n, x in enumerate(r["indicators"]):
        p.put(0, str(n + 1))
        p.put(1, x["level1"] if x["level1"] != before[0] else None)
        p.put(2, x["level2"] if (x["level1"], x["level2"]) != before else None)
        before = (x["level1"], x["level2"])
        p.put(4, x["level3"]), p.put(5, x["target"]); p.row += 1
        if n == 2:
            p.row += 1
    p.row += 1
    p.line(None, "注：本表由项目单位填写。")
    p.line(None, "填表人：李四", None, "负责人：王五")
    return p


def targets():
    ningxiang().xlsx("target_33.xlsx", "Sheet1")
    ezhou().xls("target_34.xls")
    dongguan().html("target_36.xls")
    jiayuguan().xlsx("target_37.xlsx", "绩效目标表")
    jinzhai().xlsx("target_39.xlsx")
    for name in ["33", "36", "37"]:
        clerk(name).xlsx(f"clerk_{name}.xlsx")
    jiayuguan().xlsx("target_37lo.xlsx")
    convert("target_37lo.xlsx", "xls")
    (HERE / "target_37lo.xlsx").unlink()
    # several to a workbook: two under each other, a third on its own sheet, a fourth hidden
    one, two = jiayuguan(), ningxiang()
    stacked = Paper()
    stacked.cells, stacked.areas, stacked.row = dict(one.cells), list(one.areas), one.row + 3
    for (r, c), text in two.cells.items():
        stacked.cells[r + stacked.row, c] = text
    stacked.areas += [(r + stacked.row, c, d, a) for r, c, d, a in two.areas]
    book = stacked.xlsx(None, "两个项目")
    jinzhai().xlsx(None, "第三个", book)
    ezhou().xlsx(None, "旧稿", book)
    book["旧稿"].sheet_state = "hidden"
    ws = book.create_sheet("填表说明")
    ws["A1"] = "请各单位于12月10日前报送。"
    book.save(HERE / "many.xlsx")


def box(paragraph, ticked, words):
    """A box as Word's symbol font has it."""
    sym = OxmlElement("w:sym")
    sym.set(qn("w:font"), "Wingdings 2" if ticked else "Wingdings")
    sym.set(qn("w:char"), "F052" if ticked else "F0A8")
    paragraph.add_run()._r.append(sym)
    paragraph.add_run(words)


def words():
    # one form, its title in lines above the table, boxes from a symbol font
    doc = docx.Document()
    doc.add_paragraph("附件1")
    doc.add_paragraph("项目支出绩效目标申报表")
    doc.add_paragraph("（ 2024 年度 ）")
    table = table_of(doc, cut(jinzhai(), 2))
    cell = table.cell(2, 1)
    cell.paragraphs[0].clear()
    box(cell.paragraphs[0], False, "新增项目 ")
    box(cell.paragraphs[0], True, "延续项目")
    hidden = table.cell(0, 1).paragraphs[0].add_run("（旧名）")
    hidden.font.hidden = True
    doc.add_paragraph("填报人：张三    联系电话：13900000000")
    doc.save(HERE / "word_39.docx")
    # two forms in one file; the second inside the one cell of a table that only draws a frame
    doc = docx.Document()
    doc.add_paragraph("省级部门预算项目支出绩效目标表（2023年度）")
    table_of(doc, cut(jiayuguan(), 2))
    doc.add_paragraph("项目绩效目标表（2021年度）")
    frame = doc.add_table(1, 1).cell(0, 0)
    inner = Paper()
    one = cut(ningxiang(), 2)
    inner.cells, inner.areas = one.cells, one.areas
    height = max(r for r, _ in inner.cells) + 1
    table = frame.add_table(height, 6)
    for (r, c), text in inner.cells.items():
        table.cell(r, c).text = str(text)
    for r, c, down, across in inner.areas:
        table.cell(r, c).merge(table.cell(r + down - 1, c + across - 1))
    doc.save(HERE / "word_two.docx")
    # head and indicators as two tables, written by LibreOffice, borders not in line
    doc = docx.Document()
    doc.add_paragraph("省级部门预算项目支出绩效目标表（2023年度）")
    p = jiayuguan()
    head = Paper()
    head.cells = {(r - 2, c): t for (r, c), t in p.cells.items() if 2 <= r < 10}
    head.areas = [a for a in cut(p, 2).areas if a[0] < 8]
    table_of(doc, head)
    doc.add_paragraph("")
    table_of(doc, cut(p, 10))
    doc.save(HERE / "word_37.docx")
    subprocess.run(["soffice", "--headless", "--convert-to", "odt", "--outdir", "/tmp", str(HERE / "word_37.docx")], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["soffice", "--headless", "--convert-to", "docx", "--outdir", str(HERE), "/tmp/word_37.odt"], check=True, stdout=subprocess.DEVNULL)


# ---- self-evaluation and monitoring -------------------------------------

FUND_KEYS = {
    "年初预算": "initial_budget", "计划安排": "initial_budget", "全年预算": "adjusted_budget", "调整后": "adjusted_budget",
    "预计执行": "expected_full_year", "执行率": "execution_rate", "执行数": "executed", "支付数": "executed", "分值": "full_marks", "权重": "full_marks",
    "得分": "score", "原因": "reason", "预算数": "adjusted_budget",
}


def fund_key(column):
    if "得分" in column:
        return "score"
    if "执行率权重" in column:
        return "full_marks"
    return next((k for w, k in FUND_KEYS.items() if w in column), None)


def row_key(column):
    for word, key in [
        ("一级/二级", "level2"), ("一级", "level1"), ("项目类别", "level1"), ("指标类型", "level1"), ("二级", "level2"), ("三级", "level3"), ("指标内容", "level3"), ("指标名称", "level3"),
        ("评价内容", "level3"), ("原因", "deviation_reason"), ("性质", "operator"), ("度量单位", "unit"), ("计量单位", "unit"),
        ("执行情况", "achieved_to_date"), ("可能性", "likelihood"), ("完成", "actual"), ("得分", "score"), ("自评分", "score"), ("分值", "full_marks"), ("权重", "full_marks"),
        ("值", "target"),
    ]:
        if word in column:
            return key
    return None


def evaluation(name, order=None, marks_in_level1=False, unit_note=False, goal=True):
    """The frame of 财预〔2020〕10号 with the columns of the record."""
    r = record(name)
    columns = order or r["columns"]
    funds = r["fund_columns"]
    width = max(len(columns) + 1, len(funds or []) + 2)
    p = Paper()
    title_of(p, r, width)
    if unit_note:
        p.put(width - 2, "单位：" + r["funds"]["unit"], across=2)
        p.row += 1
    p.put(0, "项目名称"), p.put(1, r["project"], across=width - 1); p.row += 1
    half = width // 2
    p.put(0, "主管部门"), p.put(1, r["department"], across=half - 1)
    p.put(half, "实施单位"), p.put(half + 1, r["implementing_unit"], across=width - half - 1); p.row += 1
    if funds:
        rows = r["funds"]["rows"]
        p.put(0, "项目资金" if unit_note else "项目资金\n（" + r["funds"]["unit"] + "）", down=len(rows) + 1)
        p.put(1, None)
        for n, w in enumerate(funds):
            p.put(2 + n, w)
        p.row += 1
        for x in rows:
            p.put(1, x["label"])
            for n, w in enumerate(funds):
                p.put(2 + n, x.get(fund_key(w)))
            p.row += 1
    if goal:
        p.put(0, "年度总体目标", down=2)
        p.put(1, "预期目标", across=half - 1), p.put(half, "实际完成情况", across=width - half); p.row += 1
        p.put(1, "完成年度任务，资金使用合规。", across=half - 1), p.put(half, "已按计划完成。", across=width - half); p.row += 1
    rows = r["indicators"]
    p.put(0, "绩\n效\n指\n标", down=len(rows) + 1)
    for n, w in enumerate(columns):
        p.put(1 + n, w)
    p.row += 1
    keys = [row_key(w) for w in columns]
    split = "operator" in keys
    top = p.row
    for first, count in runs(rows, lambda x: x["level1"]):
        if "level1" in keys:
            p.put(1 + keys.index("level1"), rows[first]["level1"], down=count, row=top + first)
    for first, count in runs(rows, lambda x: (x["level1"], x["level2"])):
        if "level2" in keys:
            p.put(1 + keys.index("level2"), rows[first]["level2"], down=count, row=top + first)
    for n, x in enumerate(rows):
        for c, key in enumerate(keys):
            if key in (None, "level1", "level2"):
                continue
            text = x.get("value") if key == "target" and split and x.get("value") is not None else x.get(key)
            down = 1
            # one score for several rows
            if key == "score" and x.get("score") and n + 1 < len(rows) and "merged" in str(rows[n + 1].get("note")):
                down = 2
            p.put(1 + c, text, down=down)
        p.row += 1
    marks = next((c for c, k in enumerate(keys) if k == "full_marks"), None)
    score = next((c for c, k in enumerate(keys) if k == "score"), None)
    if score is not None:
        p.put(0, "总分", across=(marks or score) + 1)
        if marks is not None:
            p.put(1 + marks, r["total_full"])
        p.put(1 + score, r["total"])
        p.row += 1
    if r["grade"]:
        p.line("自评等级", r["grade"])
    p.line("填报人：张三", None, None, "联系电话：13900000000")
    return p


def guangshui():  # 20: criteria in the row, levels and name under one wide header, money by source
    r = record("20")
    p = Paper()
    p.put(0, r["form_title"], across=8); p.row += 1
    p.put(0, "项目名称"), p.put(1, r["project"], across=3), p.put(4, "主管部门"), p.put(5, r["department"], across=3); p.row += 1
    p.put(0, "实施单位"), p.put(1, r["implementing_unit"], across=7); p.row += 1
    p.put(0, "资金来源（万元）", down=2)
    for n, (w, v) in enumerate([("中央", ""), ("省、地", ""), ("本级", "309"), ("其他", ""), ("合计", "309"), ("执行数", "309"), ("执行率", "100%")]):
        p.put(1 + n, w), p.put(1 + n, v, row=p.row + 1)
    p.row += 2
    p.put(0, "评价内容", across=3)
    for n, w in enumerate(r["columns"][1:]):
        p.put(3 + n, w)
    p.row += 1
    for x in r["indicators"]:
        p.put(0, x["level1"]), p.put(1, x["level2"]), p.put(2, x["level3"])
        p.put(3, x.get("full_marks")), p.put(4, x.get("score")); p.row += 1
    p.put(0, "合计", across=3), p.put(3, "100"), p.put(4, "95"); p.row += 1
    return p


def hebei():  # operator, value and unit apart, a score before its weight and one after
    p = Paper()
    p.put(0, "2022年度项目支出绩效自评表", across=10); p.row += 1
    p.put(8, "金额单位：元", across=2); p.row += 1
    p.put(0, "项目名称"), p.put(1, "13100022P00001-文明城市创建经费", across=5), p.put(6, "实施单位"), p.put(7, "[148001]市文明办", across=3); p.row += 1
    p.line("预算执行情况", "预算安排情况（调整后）", None, "资金到位情况", None, "资金执行情况", None, "预算执行进度", None)
    p.line(None, "预算数", "500,000.00", "到位数", "500,000.00", "执行数", "432,100.50", "执行率（%）", "86.42")
    p.line(None, "其中：财政资金", "500,000.00", "其中：财政资金", "500,000.00", "其中：财政资金", "432,100.50")
    p.line("年度绩效指标完成情况", "一级指标", "二级指标", "三级指标", "符号", "值", "单位（文字描述）", "完成情况", "单项得分", "权重占比", "折算得分")
    for x in [
        ("产出指标", "数量指标", "宣传活动场次", "≥", "12", "场", "13", "100", "25", "25"),
        ("产出指标", "时效指标", "完成时间", "", "2022年12月底前", "文字描述", "按时完成", "100", "25", "25"),
        ("效益指标", "社会效益指标", "市民知晓率", "≥", "90", "%", "88", "97", "30", "29.1"),
        ("满意度指标", "服务对象满意度指标", "市民满意度", "≥", "92", "%", "95", "100", "10", "10"),
    ]:
        p.line(None, *x)
    p.line("总分", None, None, None, None, None, None, None, None, "90", "89.1")
    return p


def transfer():  # 分值 before the target, funds by level of government, columns (A), (B), (B/A)
    p = Paper()
    p.put(0, "林业草原生态保护恢复资金绩效目标自评表", across=8); p.row += 1
    p.put(0, "（2020年度）", across=8); p.row += 1
    p.put(0, "转移支付（项目）名称"), p.put(1, "林业草原生态保护恢复资金", across=7); p.row += 1
    p.put(0, "中央主管部门"), p.put(1, "国家林业和草原局", across=3), p.put(4, "资金使用单位"), p.put(5, "县林业局", across=3); p.row += 1
    p.put(0, "资金情况（万元）", down=4), p.put(1, None, across=2), p.put(3, "全年预算数（A）"), p.put(4, "全年执行数（B）", across=2), p.put(6, "预算执行率（B/A×100%）", across=2); p.row += 1
    for label, a, b, c in [("年度资金总额", "1250", "1100.5", "88.04%"), ("其中：中央补助", "1000", "900.5", "90.05%"), ("地方资金", "250", "200", "80%")]:
        p.put(1, label, across=2), p.put(3, a), p.put(4, b, across=2), p.put(6, c, across=2); p.row += 1
    p.put(0, "总体目标完成情况", down=2), p.put(1, "总体目标", across=3), p.put(4, "全年实际完成情况", across=4); p.row += 1
    p.put(1, "管护国有林12万亩", across=3), p.put(4, "管护国有林12万亩", across=4); p.row += 1
    rows = [
        ("产出指标", "数量指标", "管护面积", "20", "12万亩", "12万亩", "20", ""),
        ("产出指标", "质量指标", "管护合格率", "20", "≥95%", "97%", "20", ""),
        ("效益指标", "生态效益指标", "森林覆盖率", "40", "有所提高", "提高0.2个百分点", "38", "受旱影响"),
        ("满意度指标", "服务对象满意度指标", "林农满意度", "20", "≥90%", "92%", "20", ""),
    ]
    p.put(0, "绩效指标", down=len(rows) + 1)
    for n, w in enumerate(["一级指标", "二级指标", "三级指标", "分值", "指标值", "全年实际完成值", "得分"]):
        p.put(1 + n, w)
    p.put(8, "未完成原因和改进措施")
    p.row += 1
    levels(p, [dict(level1=a, level2=b) for a, b, *_ in rows], p.row, 1, 2)
    for x in rows:
        for n, text in enumerate(x[2:]):
            p.put(3 + n, text)
        p.row += 1
    p.put(0, "总分", across=4), p.put(4, "100"), p.put(7, "98"); p.row += 1
    p.put(0, "说明", ), p.put(1, "无", across=8); p.row += 1
    p.put(0, "注：1.其他资金包括与中央财政资金、地方财政资金共同投入到同一项目的自有资金。", across=9); p.row += 1
    p.put(0, "2.定量指标，资金使用单位填写本地区实际完成数。", across=9)
    return p


def chongqing():  # 45: no levels, unit and operator behind the name
    r = record("45")
    p = Paper()
    p.put(0, "重庆市梁平区林业局2023年度部门整体绩效自评表", across=8); p.row += 1
    p.put(0, "部门（单位）名称"), p.put(1, r["department"], across=3), p.put(4, "自评总分"), p.put(5, r["total"], across=3); p.row += 1
    p.put(0, "部门预算执行情况（万元）", down=2)
    for n, w in enumerate(r["fund_columns"]):
        p.put(2 + n, w)
    p.row += 1
    x = r["funds"]["rows"][0]
    p.put(1, x["label"]), p.put(5, x["execution_rate"]), p.put(6, x["full_marks"]), p.put(7, x["score"]); p.row += 1
    p.put(0, "当年绩效目标"), p.put(1, "年初绩效目标：管护森林250万亩", across=3), p.put(4, "全年目标实际完成情况"), p.put(5, "全部完成", across=3); p.row += 1
    for n, w in enumerate(r["columns"]):
        p.put(n, w)
    p.row += 1
    for x in r["indicators"]:
        p.line(x["level3"], x["unit"], None, x["target"], x["full_marks"], x["actual"], x["score"], "")
    return p


def scorecard():  # 46: names, marks and scores only
    r = record("46")
    p = Paper()
    p.put(0, r["form_title"].split(" (")[0], across=5); p.row += 1
    for n, w in enumerate(r["columns"]):
        p.put(n, w)
    p.row += 1
    rows = [x for x in r["indicators"] if x["table"] == "overall"]
    levels(p, rows, p.row, 0, 1)
    for x in rows:
        p.put(2, x["level3"]), p.put(3, x["full_marks"]), p.put(4, x["score"]); p.row += 1
    p.put(0, "合计", across=3), p.put(3, r["total_full"]), p.put(4, r["total"]); p.row += 1
    return p


def huangshi():  # 40: monitoring with one column of words for the likelihood
    r = record("40")
    p = Paper()
    p.put(0, "黄石市项目支出绩效监控表", across=7); p.row += 1
    p.put(0, "（2019年度）", across=7); p.row += 1
    p.put(0, "项目名称"), p.put(1, r["project"], across=6); p.row += 1
    p.put(0, "主管部门"), p.put(1, r["department"], across=2), p.put(3, "实施单位"), p.put(4, r["implementing_unit"], across=3); p.row += 1
    p.put(0, "项目资金（万元）", down=3), p.put(1, None)
    for n, w in enumerate(r["fund_columns"]):
        p.put(2 + n, w)
    p.row += 1
    for x in r["funds"]["rows"]:
        p.put(1, x["label"]), p.put(2, x["initial_budget"]), p.put(3, x["executed"]); p.row += 1
    p.put(0, "绩效指标", down=5)
    for n, w in enumerate(r["columns"]):
        p.put(1 + n, w)
    p.row += 1
    levels(p, r["indicators"], p.row, 1, 2)
    for x in r["indicators"]:
        p.put(3, x["target"]), p.put(4, x.get("achieved_to_date")), p.put(5, x["likelihood"]); p.row += 1
    return p


def monitoring(merge=True):  # 财预〔2019〕136号: two rows of headers, causes and likelihood as ticks
    p = Paper()
    p.put(0, "项目支出绩效目标执行监控表", across=18); p.row += 1
    p.put(0, "（ 2021 年度）", across=18); p.row += 1
    p.put(0, "项目名称"), p.put(1, "36110021T000000000001-三清山机场航线运营补贴", across=17); p.row += 1
    p.put(0, "主管部门及代码"), p.put(1, "市民航局"), p.put(2, "148"), p.put(3, "实施单位"), p.put(4, "上饶三清山机场有限公司", across=14); p.row += 1
    p.put(0, "项目资金\n（万元）", down=4), p.put(1, None, across=2)
    for n, w in enumerate(["年初预算数", "1—7月执行数", "1—7月执行率", "全年预计执行数"]):
        p.put(3 + n, w)
    p.row += 1
    for label, *x in [("年度资金总额", "6000", "2450.5", "40.84%", "5800"), ("其中：本年一般公共预算拨款", "6000", "2450.5", "40.84%", "5800"), ("其他资金", "0", "0", "0", "0")]:
        p.put(1, label, across=2)
        for n, text in enumerate(x):
            p.put(3 + n, text)
        p.row += 1
    p.put(0, "年度总体目标"), p.put(1, "保持9条航线正常运营，全年旅客吞吐量60万人次。", across=17); p.row += 1
    rows = [
        ("产出指标", "数量指标", "开通航线", "≥9条", "7条", "9条", "", "", "", "", "", "", "√", "", "", ""),
        ("产出指标", "数量指标", "旅客吞吐量", "60万人次", "21万人次", "45万人次", "", "", "", "", "√", "受疫情影响停航", "", "", "√", "协调恢复航班"),
        ("产出指标", "时效指标", "补贴拨付及时率", "100%", "80%", "100%", "√", "√", "", "", "", "资金到位晚", "", "√", "", ""),
        ("满意度指标", "服务对象满意度指标", "旅客满意度", "≥92%", "—", "≥92%", "", "", "", "", "", "", "√", "", "", ""),
    ]
    top = p.row
    p.put(0, "绩效指标", down=len(rows) + 2 if merge else 1)
    for n, w in enumerate(["一级指标", "二级指标", "三级指标", "年度指标值", "1—7月执行情况", "全年预计完成情况"]):
        p.put(1 + n, w, down=2 if merge else 1)
    p.put(7, "偏差原因分析", across=6 if merge else 1), p.put(13, "完成目标可能性", across=3 if merge else 1), p.put(16, "备注", down=2 if merge else 1)
    p.row += 1
    for n, w in enumerate(["经费保障", "制度保障", "人员保障", "硬件条件保障", "其他", "原因说明", "确定能", "有可能", "完全不可能"]):
        p.put(7 + n, w)
    p.row += 1
    levels(p, [dict(level1=a, level2=b) for a, b, *_ in rows], p.row, 1, 2, merge)
    if not merge:
        p.cells.pop((p.row + 1, 1), None)
    for x in rows:
        for n, text in enumerate(x[2:]):
            p.put(3 + n, text)
        p.row += 1
    p.put(0, "注：1.偏差原因分析：针对与预期目标产生偏差的指标值，分别从经费保障、制度保障、人员保障、硬件条件保障等方面进行判断和分析，并说明原因。", across=18); p.row += 1
    p.put(0, "2.完成目标可能性：对应所设定的实现绩效目标的路径，分确定能、有可能、完全不可能三级综合判断完成的可能性。", across=18); p.row += 1
    return p


def department_target(merge=True):  # 财预〔2015〕88号 annex: tasks with their amounts under a header two rows deep
    p = Paper()
    p.put(0, "部门（单位）整体支出绩效目标申报表", across=7); p.row += 1
    p.put(0, "（2021年度）", across=7); p.row += 1
    p.put(0, "部门（单位）名称"), p.put(1, "[148]市民航局", across=6); p.row += 1
    tasks = [("航线培育", "开通并巩固航线", "6000", "6000", "0"), ("机场安全", "安全设施维护", "850.5", "800", "50.5")]
    p.put(0, "年度主要任务", down=len(tasks) + 3)
    p.put(1, "任务名称", down=2), p.put(2, "主要内容", across=2, down=2), p.put(4, "预算金额（万元）", across=3); p.row += 1
    p.line("总额", "财政拨款", "其他资金", at=4)
    for name, what, *money in tasks:
        p.put(1, name), p.put(2, what, across=2)
        p.line(*money, at=4)
    p.put(1, "金额合计", across=3)
    p.line("6850.5", "6800", "50.5", at=4)
    p.put(0, "年度总体目标"), p.put(1, "目标1：保持9条航线正常运营\n目标2：全年无安全责任事故", across=6); p.row += 1
    rows = [
        ("产出指标", "数量指标", "指标1：运营航线", "≥9条"),
        ("产出指标", "数量指标", "指标2：", ""),
        ("产出指标", "质量指标", "指标1：航班正常率", "≥80%"),
        ("效益指标", "社会效益指标", "指标1：旅客吞吐量", "≥60万人次"),
        ("满意度指标", "服务对象满意度指标", "指标1：旅客满意度", "≥92%"),
    ]
    p.put(0, "年度绩效指标", down=len(rows) + 1), p.put(1, "一级指标"), p.put(2, "二级指标"), p.put(3, "三级指标", across=2), p.put(5, "指标值", across=2); p.row += 1
    levels(p, [dict(level1=a, level2=b) for a, b, *_ in rows], p.row, 1, 2)
    for *_, name, target in rows:
        p.put(3, name, across=2), p.put(5, target, across=2); p.row += 1
    return p


def evaluations():
    for name, style in [("01", {}), ("15", {}), ("08", dict(unit_note=True)), ("03", {}), ("27", {}), ("18", {}), ("29", {}), ("06", {}), ("16", {}), ("23", {}), ("10", {}), ("24", {}), ("22", {})]:
        evaluation(name, **style).xlsx(f"eval_{name}.xlsx")
    evaluation("12", goal=False).xlsx("eval_12.xlsx")
    # the same columns in another order, as a web page and as Word
    evaluation("15", order=["一级指标", "二级指标", "三级指标", "分值", "年度指标值", "实际完成值", "得分", "偏差原因分析及改进措施"]).html("eval_15_order.xls", "utf-8")
    doc = docx.Document()
    doc.add_paragraph("项目支出绩效自评表（2023年度）")
    table_of(doc, cut(evaluation("15"), 2))
    doc.save(HERE / "eval_15.docx")
    guangshui().xlsx("eval_20.xlsx")
    hebei().xls("eval_hebei.xls")
    transfer().xlsx("eval_transfer.xlsx")
    chongqing().xlsx("eval_45.xlsx")
    scorecard().xlsx("eval_46.xlsx")
    huangshi().xlsx("monitor_40.xlsx")
    monitoring().xlsx("monitor.xlsx")
    monitoring(merge=False).xlsx("monitor_plain.xlsx")
    department_target().xlsx("department.xlsx")


def typed():  # numbers as numbers: what the sheet shows is in their formats
    p = Paper()
    p.put(0, "2024年度项目支出绩效自评表", across=9); p.row += 1
    p.line("项目名称", "科普惠民活动", None, None, "实施单位", "市科协")
    p.line("项目资金（万元）", None, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
    p.line(None, "年度资金总额", 50.5, 48, 46.8, 10, 0.975, 9.75)
    p.line(None, "其中：财政拨款", 50.5, 48, 46.8)
    p.line("绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")
    rows = [
        ("产出指标", "数量指标", "科普活动场次", 12, 13, 20, 20, None),
        ("产出指标", "质量指标", "活动完成率", 1, 0.975, 20, 19.5, "一场因台风取消"),
        ("产出指标", "时效指标", "完成时间", dt.date(2024, 12, 1), dt.date(2024, 11, 30), 10, 10, None),
        ("满意度指标", "服务对象满意度指标", "群众满意度", 0.95, 0.9667, 10, 10, None),
    ]
    for x in rows:
        p.line(None, *x)
    book = p.xlsx(None)
    ws = book.active
    for cell, code in [("G4", "0.00%"), ("C4", "0.00"), ("E7", '"≥"0"场"'), ("F7", '0"场"'), ("E8", "0%"), ("F8", "0.0%"), ("E9", 'yyyy"年"m"月"'), ("F9", "yyyy-mm-dd"), ("E10", '"≥"0%'), ("F10", "0.00%")]:
        ws[cell].number_format = code
    # a total that no program has computed
    ws["H11"] = "=SUM(H7:H10)"
    ws["A11"] = "总分"
    book.save(HERE / "typed.xlsx")


if __name__ == "__main__":
    for part in sys.argv[1:] or ["targets", "words", "evaluations", "typed"]:
        globals()[part]()
