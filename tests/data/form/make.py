"""Writes the fixtures of this folder: the records of ../forms laid out as the
published pages were, by several hands and programs.

    pip install openpyxl xlwt python-docx   # and LibreOffice on the PATH
    python3 tests/data/form/make.py

A hand is a way of laying out: `merged` as the systems export it, `plain` as a
clerk types it (nothing merged, words spaced out, a column inserted), `pairs`
with labels and values in one cell. The files are committed; this only has to be
run to add one.
"""

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
    if split and "(" in title and title.endswith(")"):
        head, year = title[:-1].rsplit("(", 1)
        p.put(0, head.strip(), across=width)
        p.row += 1
        p.put(0, "（" + year + "）", across=width)
    else:
        p.put(0, title, across=width)
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


if __name__ == "__main__":
    for part in sys.argv[1:] or ["targets", "words"]:
        globals()[part]()
