"""Makes the bulletin as a presentation (with python-pptx) and as a workbook (with openpyxl, and again with LibreOffice).

    python3 make-office.py    (in this folder; python-pptx and openpyxl installed, soffice on the path)

The presentation has a slide for each section. The workbook has the two languages side by side.
"""
import datetime, os, re, subprocess, tempfile, zipfile
import openpyxl, pptx
from pptx.util import Inches

lines = open("../bulletin.txt", encoding="utf-8").read().splitlines()
heading = re.compile(r"^([一二三四五六七八九十]+、|[IVX]+\. )")
cells = re.compile(r"^(第.季度|\w+ quarter)[：:]")
title = ("临江市对外交流工作简报", "Linjiang City Bulletin on International Exchange")

def presentation():
    show = pptx.Presentation()
    show.core_properties.title, show.core_properties.author = "临江简报", "王晓梅"
    layouts = show.slide_layouts
    slide, table = None, []
    def flush():
        if table:
            grid = slide.shapes.add_table(2, 2, Inches(1), Inches(4), Inches(8), Inches(2)).table
            for n, text in enumerate(table): grid.cell(n // 2, n % 2).text = text
            table.clear()
    for line in lines:
        if line in title:
            flush()
            slide = show.slides.add_slide(layouts[0])
            slide.shapes.title.text = line
            continue
        if heading.match(line):
            flush()
            slide = show.slides.add_slide(layouts[1])
            slide.shapes.title.text = line
            first = True
            continue
        if cells.match(line):
            table.append(line)
            continue
        frame = slide.placeholders[1].text_frame
        paragraph = frame.paragraphs[0] if first else frame.add_paragraph()
        paragraph.text, first = line, False
    flush()
    show.slides[1].notes_slide.notes_text_frame.text = "请听众提问。"
    show.slides[12].notes_slide.notes_text_frame.text = "Ask the audience for questions."
    hidden = show.slides.add_slide(layouts[1])
    hidden.shapes.title.text = "备用"
    hidden._element.set("show", "0")
    show.save("bulletin-python.pptx")

def workbook():
    book = openpyxl.Workbook()
    book.properties.title, book.properties.creator = "临江简报", "王晓梅"
    sheet = book.active
    half = len(lines) // 2
    for chinese, english in zip(lines[:half], lines[half:]): sheet.append([chinese, english])
    sheet.append([])
    sheet.append([datetime.date(2024, 1, 5)])
    sheet.cell(sheet.max_row, 1).number_format = 'yyyy"年"m"月"d"日"'
    hidden = book.create_sheet("草稿")
    hidden.append(["备用"])
    hidden.sheet_state = "hidden"
    book.save("bulletin-openpyxl.xlsx")

def again(name, made):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["soffice", "--headless", "--convert-to", name.split(".")[-1], "--outdir", folder, name], check=True)
        subprocess.run(["cp", os.path.join(folder, name), made], check=True)

def small(name):
    """Packs again without what nobody reads: the layouts that no slide uses stay, pictures go."""
    with zipfile.ZipFile(name) as container:
        parts = [(info.filename, container.read(info)) for info in container.infolist() if not re.search(r"thumbnail|printerSettings", info.filename)]
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as container:
        for part, content in parts:
            if part.endswith(".rels"):
                content = re.sub(rb'<Relationship [^>]*(thumbnail|printerSettings)[^>]*/>', b"", content)
            container.writestr(zipfile.ZipInfo(part, (2024, 1, 5, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)

presentation()
workbook()
again("bulletin-openpyxl.xlsx", "bulletin-libreoffice.xlsx")
small("bulletin-python.pptx")
