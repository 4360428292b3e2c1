"""Writes the f_* fixtures of this folder with the programs people really use.

    pip install openpyxl xlwt pandas odfpy msoffcrypto-tool python-docx   # and LibreOffice on the PATH
    python3 tests/data/import/make.py

Which program wrote which file stands above each of them. The hand-written ones
(HTML, SpreadsheetML, text) are plain text below, encoded on the way out. The
files are committed; this only has to be run to add one.
"""

import datetime as dt
import io
import pathlib
import subprocess
import tempfile

import docx
import msoffcrypto
import openpyxl
import pandas
import xlwt
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

HERE = pathlib.Path(__file__).parent
HEAD = ["项目代码", "项目名称", "支付金额", "支付日期"]
ROWS = [
    ["36110022T000000012345", "航线运营补贴", 1234.56, dt.date(2021, 7, 31)],
    ["36110022T000000012346", "科普经费", 0.1 + 0.2, dt.date(2021, 2, 28)],
]


def plain_sheet(ws):
    ws.append(HEAD)
    for row in ROWS:
        ws.append(row)


# openpyxl: title merged over the table, which begins at B3; merged department
def f_merged():
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.title = "支付明细"
    ws["B3"] = "2021年支付明细表"
    ws.merge_cells("B3:E3")
    for c, head in enumerate(["部门", "项目", "金额", "日期"], 2):
        ws.cell(5, c, head)
    ws["B6"] = "市林业局"
    ws.merge_cells("B6:B7")
    for r, (name, amount, day) in enumerate(
        [("松线虫治理", 500000, dt.date(2021, 3, 1)), ("防火", 1200.5, dt.date(2021, 4, 1))], 6
    ):
        ws.cell(r, 3, name)
        ws.cell(r, 4, amount)
        ws.cell(r, 5, day)
    wb.save(HERE / "f_merged.xlsx")


# openpyxl: every way a number can stand in a cell
def f_numbers():
    wb = openpyxl.Workbook()
    ws = wb.active
    values = [
        "1,234.50", "￥1234.5元", "１２３４．５", "-", "(1,234.00)", "1.2E+07",
        0.1 + 0.2, 1234567.89, 361100220000000123456, 123456789012345, 1e300, -42.5, True,
    ]
    for v in values:
        ws.append([v])
    ws["B1"] = -1234.5
    ws["B1"].number_format = "0.00_);[Red]0.00"
    ws["B2"] = 1234.5
    ws["B2"].font = Font(color="FFFF0000")
    ws["B3"] = 0.5
    ws["B3"].number_format = "0%"
    wb.save(HERE / "f_numbers.xlsx")


# openpyxl: the same day in the 1900 and in the 1904 system, with time, a duration, a serial
def f_dates():
    for name, epoch in (("f_dates.xlsx", None), ("f_1904.xlsx", CALENDAR_MAC_1904)):
        wb = openpyxl.Workbook()
        if epoch:
            wb.epoch = epoch
        ws = wb.active
        ws["A1"] = dt.date(2021, 7, 31)
        ws["A2"] = dt.datetime(2021, 7, 31, 23, 59, 59)
        ws["A2"].number_format = "yyyy-mm-dd hh:mm:ss"
        ws["A3"] = dt.timedelta(hours=30)
        ws["A4"] = 44408 if not epoch else 42946
        ws["A5"] = "2021年7月31日"
        ws["A6"] = dt.date(2021, 7, 31)
        ws["A6"].number_format = '[$-804]yyyy"年"m"月"d"日";@'
        ws["A7"] = dt.time(8, 30)
        wb.save(HERE / name)


# openpyxl: hidden sheet, row and columns; two sheets of one layout
def f_hidden():
    wb = openpyxl.Workbook()
    plain_sheet(wb.active)
    wb.active.title = "301"
    plain_sheet(wb.create_sheet("302"))
    secret = wb.create_sheet("停用")
    plain_sheet(secret)
    secret.sheet_state = "hidden"
    ws = wb["301"]
    ws.row_dimensions[3].hidden = True
    ws.column_dimensions["B"].hidden = True
    wb.save(HERE / "f_hidden.xlsx")


# openpyxl never computes: formulas without values, and error cells
def f_formulas():
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.append(["金额", "状态"])
    ws.append([100, "=A2*2"])
    ws.append(["=SUM(A2:A2)", "#REF!"])
    ws.append(["#DIV/0!", "#N/A"])
    wb.save(HERE / "f_formulas.xlsx")


# LibreOffice computes on conversion: values, errors; xlsx -> xls, ods, csv, html, xlsx
def by_libreoffice():
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.title = "支付"
    plain_sheet(ws)
    ws.append(["合计", None, "=SUM(C2:C3)", None])
    ws.append(["错", None, "=1/0", True])
    ws.merge_cells("A4:B4")
    ws.row_dimensions[3].hidden = True
    ws.column_dimensions["B"].hidden = True
    wb.create_sheet("藏").append(["x"])
    wb["藏"].sheet_state = "hidden"
    with tempfile.TemporaryDirectory() as tmp:
        source = pathlib.Path(tmp) / "f_lo.xlsx"
        wb.save(source)
        for kind, target in (
            ("xls:MS Excel 97", "f_lo.xls"),
            ("ods", "f_lo.ods"),
            ("xlsx:Calc MS Excel 2007 XML", "f_lo.xlsx"),
            ("html:HTML (StarCalc)", "f_lo_html.xls"),
            ("csv:Text - txt - csv (StarCalc):44,34,76", "f_lo.csv"),
        ):
            out = pathlib.Path(tmp) / "out"
            subprocess.run(
                ["soffice", "--headless", "--convert-to", kind, "--outdir", out, source],
                check=True, capture_output=True,
            )
            made = next(out.iterdir())
            (HERE / target).write_bytes(made.read_bytes())
            made.unlink()


# xlwt: BIFF8, with a merged title, dates, a hidden sheet, and in the 1904 system
def f_biff():
    for name, old in (("f_biff.xls", False), ("f_biff1904.xls", True)):
        wb = xlwt.Workbook(encoding="utf-8")
        if old:
            wb.dates_1904 = True
        ws = wb.add_sheet("支付")
        ws.write_merge(0, 0, 0, 3, "支付明细表")
        for c, head in enumerate(HEAD):
            ws.write(2, c, head)
        date = xlwt.easyxf(num_format_str="yyyy-mm-dd")
        for r, row in enumerate(ROWS, 3):
            for c, v in enumerate(row[:3]):
                ws.write(r, c, v)
            serial = (row[3] - dt.date(1904, 1, 1)).days if old else (row[3] - dt.date(1899, 12, 30)).days
            ws.write(r, 3, serial, date)
        ws.row(4).hidden = True
        ws.col(1).hidden = True
        ws.write(5, 2, xlwt.Formula("SUM(C4:C5)"))
        hidden = wb.add_sheet("停用")
        hidden.write(0, 0, "x")
        hidden.visibility = 1
        wb.save(str(HERE / name))
    # WPS Spreadsheets saves BIFF under its own ending.
    (HERE / "f_wps.et").write_bytes((HERE / "f_biff.xls").read_bytes())


# pandas with openpyxl, odfpy and its own HTML and CSV writers
def f_pandas():
    frame = pandas.DataFrame(ROWS, columns=HEAD)
    frame.to_excel(HERE / "f_pandas.xlsx", index=False, sheet_name="数据")
    frame.to_excel(HERE / "f_pandas.ods", index=False, sheet_name="数据", engine="odf")
    (HERE / "f_pandas_html.xls").write_text(frame.to_html(index=False), encoding="utf-8")
    frame.to_csv(HERE / "f_pandas.csv", index=False, encoding="utf-8-sig")


# msoffcrypto-tool: a real agile-encrypted workbook; and files cut off or no tables at all
def f_broken():
    plain = (HERE / "f_pandas.xlsx").read_bytes()
    out = io.BytesIO()
    msoffcrypto.OfficeFile(io.BytesIO(plain)).encrypt("secret", out)
    (HERE / "f_encrypted.xlsx").write_bytes(out.getvalue())
    (HERE / "f_truncated.xlsx").write_bytes(plain[: len(plain) * 2 // 3])
    (HERE / "f_truncated.xls").write_bytes((HERE / "f_biff.xls").read_bytes()[:2100])
    (HERE / "f_xlsx.xls").write_bytes(plain)
    # python-docx for the Word file; LibreOffice Calc prints the PDF
    letter = docx.Document()
    letter.add_paragraph("关于下达2021年预算的通知")
    letter.save(HERE / "f_word.docx")
    with tempfile.TemporaryDirectory() as tmp:
        subprocess.run(
            ["soffice", "--headless", "--convert-to", "pdf", "--outdir", tmp, HERE / "f_pandas.csv"],
            check=True, capture_output=True,
        )
        (HERE / "f_print.pdf").write_bytes((pathlib.Path(tmp) / "f_pandas.pdf").read_bytes())


HTML = """<html xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<style>.txt{mso-number-format:"\\@";}</style></head><body>
<table border=1>
<tr><td colspan=4 align=center><b>2021年支付<br>明细表</b></td></tr>
<tr><th rowspan=2>单位<th colspan=2>金额<th rowspan=2>日期
<tr><th>预算<th>支付
<tr><td class=txt>001</td><td x:num="1234.5">1,234.50</td><td style="color:red">500.00</td><td x:num="44408">2021-07-31</td></tr>
<tr><td>="00123"</td><td><font color=red>-12.00</font></td><td>&nbsp;</td><td>2021年8月1日</td></tr>
</table>
<p>共 2 条</p>
<table><tr><td>外层<table><tr><td>内</td><td>层</td></tr></table></td><td>旁</td></tr></table>
</body></html>
"""

XMLSS = """<?xml version="1.0" encoding="UTF-8"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel">
<Styles><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style></Styles>
<Worksheet ss:Name="指标">
<Table>
<Column ss:Index="2" ss:Hidden="1"/>
<Row ss:Index="2"><Cell ss:MergeAcross="2"><Data ss:Type="String">指标明细表</Data></Cell></Row>
<Row ss:Index="4"><Cell><Data ss:Type="String">文号</Data></Cell><Cell ss:Index="3" ss:MergeDown="1"><Data ss:Type="String">金额</Data></Cell></Row>
<Row ss:Hidden="1"><Cell><Data ss:Type="String">续</Data></Cell></Row>
<Row><Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>饶财</B><Font>〔2021〕</Font>1号</ss:Data></Cell><Cell><Data ss:Type="Number">361100220000000123456</Data></Cell><Cell><Data ss:Type="Number">0.30000000000000004</Data></Cell><Cell ss:StyleID="d"><Data ss:Type="DateTime">2021-07-31T00:00:00.000</Data></Cell></Row>
<Row><Cell ss:Index="3" ss:Formula="=R[-1]C/0"><Data ss:Type="Error">#DIV/0!</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell><Cell ss:Formula="=1+1"/></Row>
</Table>
</Worksheet>
<Worksheet ss:Name="停用"><Table><Row><Cell><Data ss:Type="String">旧</Data></Cell></Row></Table>
<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>
</Workbook>
"""

TSV = '单位代码\t单位\t金额\n="00123"\t"市林业局\n（本级）"\t1,234.50\n001\t市科协\t2\n'
CSV = '凭证号,用途,金额\n0001,"航线, 补贴\n二期",1234.50\n="0002","他说""好""",-5\n'
SEMICOLON = '凭证号;用途;金额\n0001;"甲;乙";1234,50\n0002;丙;5\n'


# by hand: what treasury systems call an .xls, and text in the encodings of Chinese Windows
def by_hand():
    (HERE / "f_html.xls").write_bytes(HTML.encode("gb18030"))
    (HERE / "f_xmlss.xls").write_bytes(XMLSS.encode())
    (HERE / "f_tsv.xls").write_bytes(TSV.replace("\n", "\r\n").encode("gb18030"))
    (HERE / "f_gb18030.csv").write_bytes(CSV.replace("\n", "\r\n").replace("航线", "航线㐂").encode("gb18030"))
    (HERE / "f_utf8.csv").write_bytes(CSV.encode())
    (HERE / "f_utf8bom.csv").write_bytes(b"\xef\xbb\xbf" + CSV.encode())
    (HERE / "f_utf16le.csv").write_bytes(b"\xff\xfe" + CSV.encode("utf-16-le"))
    (HERE / "f_utf16be.csv").write_bytes(b"\xfe\xff" + CSV.encode("utf-16-be"))
    (HERE / "f_utf16nobom.csv").write_bytes(TSV.encode("utf-16-le"))
    (HERE / "f_semicolon.csv").write_bytes(SEMICOLON.encode())
    (HERE / "f_pipe.txt").write_bytes(CSV.replace(",", "|").encode())


for make in (f_merged, f_numbers, f_dates, f_hidden, f_formulas, f_biff, f_pandas, f_broken, by_hand, by_libreoffice):
    make()
