"""Makes the bulletin as OpenDocument: a flat file by hand, and from it, with LibreOffice and pandoc, the others.

    python3 make-opendocument.py    (in this folder; soffice and pandoc on the path)
"""
import os, re, subprocess, tempfile
from xml.sax.saxutils import escape

lines = open("../bulletin.txt", encoding="utf-8").read().splitlines()
han = re.compile(r"^[一二三四五六七八九十]+、")
roman = re.compile(r"^[IVX]+\. ")
cells = re.compile(r"^(第.季度|\w+ quarter)[：:]")

items = [n + k for n, line in enumerate(lines) if line in ("培训内容包括：", "The training covered:") for k in (1, 2, 3)]

NS = {
    "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing",
    "fo": "xsl-fo-compatible", "meta": "meta", "svg": "svg-compatible",
}
head = "".join(f' xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for p, n in NS.items())
head += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'

def levels(element, make):
    return "".join(f'<text:{element} text:level="{n}"{make(n)}/>' for n in range(1, 11))

STYLES = f"""
<style:default-style style:family="paragraph"><style:text-properties fo:language="de" fo:country="DE" style:language-asian="ja" style:country-asian="JP"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="1"/>
<style:style style:name="Footer" style:family="paragraph" style:parent-style-name="Standard"/>
<text:outline-style style:name="Outline">{levels("outline-level-style", lambda n: ' style:num-format="一, 二, 三, ..." style:num-suffix="、"' if n == 1 else ' style:num-format=""')}</text:outline-style>
"""
AUTO = f"""
<style:style style:name="PZ" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties style:language-asian="zh" style:country-asian="CN"/></style:style>
<style:style style:name="PE" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:language="en" fo:country="GB"/></style:style>
<style:style style:name="HE" style:family="paragraph" style:parent-style-name="Heading_20_1" style:list-style-name="LE"><style:text-properties fo:language="en" fo:country="GB"/></style:style>
<style:style style:name="Hidden" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Ru" style:family="ruby"/>
<style:style style:name="Fr" style:family="graphic"/>
<text:list-style style:name="LE">{levels("list-level-style-number", lambda n: ' style:num-format="I" style:num-suffix="."' if n == 1 else ' style:num-format=""')}</text:list-style>
<text:list-style style:name="LB">{levels("list-level-style-bullet", lambda n: ' text:bullet-char="•"')}</text:list-style>
<style:page-layout style:name="pm1"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"/><style:header-style/><style:footer-style/></style:page-layout>
"""
MASTER = """<style:master-page style:name="Standard" style:page-layout-name="pm1">
<style:header><text:p text:style-name="Footer">内部资料 Internal</text:p></style:header>
<style:footer><text:p text:style-name="Footer">第<text:page-number/>页</text:p></style:footer></style:master-page>"""

def inline(text):
    """Text with what must not show, and with what must not get lost."""
    text = escape(text)
    text = text.replace("市长陈立新", '市长<text:ruby text:style-name="Ru"><text:ruby-base>陈</text:ruby-base><text:ruby-text>chén</text:ruby-text></text:ruby>立新')
    text = text.replace("港口合作备忘录", '<text:span text:style-name="T1">港口</text:span><text:span text:style-name="Hidden">秘密</text:span>合作备忘录')
    text = text.replace("a memorandum", 'a<text:s/><text:change text:change-id="ct1"/>memorandum')
    text = text.replace("十八个。", '十八个<text:note text:id="ftn1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p text:style-name="PZ">截至十二月三十一日。</text:p></text:note-body></text:note>。')
    text = text.replace("rose to 18", 'rose to 18<text:note text:id="ftn2" text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body><text:p text:style-name="PE">As of December 31.</text:p></text:note-body></text:note>')
    text = text.replace("</text:note>.", '</text:note><office:annotation><dc:creator>W</dc:creator><dc:date>2024-01-05T09:00:00</dc:date><text:p>check the number</text:p></office:annotation>.')
    return text

def body():
    out, table, bullets, headings = [], [], [], 0
    def flush():
        nonlocal table, bullets
        if table:
            rows = [table[i:i + 2] for i in range(0, len(table), 2)]
            out.append('<table:table table:name="T"><table:table-column table:number-columns-repeated="2"/>' + "".join(
                "<table:table-row>" + "".join(f'<table:table-cell office:value-type="string">{c}</table:table-cell>' for c in row) + "</table:table-row>" for row in rows) + "</table:table>")
        if bullets:
            out.append('<text:list text:style-name="LB">' + "".join(f"<text:list-item>{b}</text:list-item>" for b in bullets) + "</text:list>")
        table, bullets = [], []
    english = False
    for n, line in enumerate(lines):
        if not any(ord(c) > 0x2E80 for c in line):
            english = True
        style = "PE" if english else "PZ"
        para = f'<text:p text:style-name="{style}">{inline(line)}</text:p>'
        if cells.match(line):
            if bullets: flush()
            table.append(para)
            continue
        if n in items:
            bullets.append(para)
            continue
        flush()
        if n == 0 or line.startswith("Linjiang City Bulletin"):
            out.append(f'<text:p text:style-name="Title">{inline(line)}</text:p>')
        elif han.match(line):
            out.append(f'<text:h text:style-name="Heading_20_1" text:outline-level="1">{inline(han.sub("", line))}</text:h>')
        elif roman.match(line):
            more = f' text:continue-list="list{headings}"' if headings else ""
            headings += 1
            out.append(f'<text:list xml:id="list{headings}" text:style-name="LE"{more}><text:list-item><text:h text:style-name="HE" text:outline-level="1">{inline(roman.sub("", line))}</text:h></text:list-item></text:list>')
        elif "高新技术开发区" in line:
            # In a box that is anchored in an empty paragraph.
            out.append(f'<text:p text:style-name="PZ"><draw:frame draw:style-name="Fr" draw:name="B1" text:anchor-type="as-char" svg:width="12cm"><draw:text-box fo:min-height="1cm">{para}</draw:text-box></draw:frame></text:p>')
        else:
            out.append(para)
    flush()
    return "\n".join(out)

CHANGES = """<text:tracked-changes><text:changed-region xml:id="ct1" text:id="ct1"><text:deletion><office:change-info><dc:creator>W</dc:creator><dc:date>2024-01-05T09:00:00</dc:date></office:change-info><text:p text:style-name="PE">secret </text:p></text:deletion></text:changed-region></text:tracked-changes>"""

flat = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document{head} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>临江简报</dc:title><meta:initial-creator>王晓梅</meta:initial-creator><meta:creation-date>2024-01-02T08:00:00</meta:creation-date><dc:creator>李明</dc:creator><dc:date>2024-01-05T10:20:30</dc:date></office:meta>
<office:styles>{STYLES}</office:styles>
<office:automatic-styles>{AUTO}</office:automatic-styles>
<office:master-styles>{MASTER}</office:master-styles>
<office:body><office:text>
{CHANGES}
{body()}
</office:text></office:body>
</office:document>
"""
open("bulletin.fodt", "w", encoding="utf-8").write(flat)

def soffice(target, source, name):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["soffice", "--headless", "--convert-to", target, "--outdir", folder, source], check=True)
        made = os.path.join(folder, os.listdir(folder)[0])
        os.replace(made, name) if os.stat(folder).st_dev == os.stat(".").st_dev else subprocess.run(["cp", made, name], check=True)

soffice("odt", "bulletin.fodt", "bulletin-libreoffice.odt")
subprocess.run(["zip", "-q", "-d", "bulletin-libreoffice.odt", "Thumbnails/*"], check=True)

def html():
    """The same without what only OpenDocument has."""
    out = []
    for n, line in enumerate(lines):
        text = escape(line)
        if cells.match(line):
            first = len([l for l in lines[:n] if cells.match(l)]) % 4
            out.append(("<table><tr>" if first == 0 else "</tr><tr>" if first == 2 else "") + f"<td>{text}</td>" + ("</tr></table>" if first == 3 else ""))
        elif n in items:
            place = items.index(n) % 3
            out.append("<ul>" * (place == 0) + f"<li>{text}</li>" + "</ul>" * (place == 2))
        elif n == 0 or line.startswith("Linjiang City Bulletin"):
            out.append(f"<h1>{text}</h1>")
        elif han.match(line) or roman.match(line):
            out.append(f"<h2>{text}</h2>")
        else:
            out.append(f"<p>{text}</p>")
    return "\n".join(out)

subprocess.run(["pandoc", "-f", "html", "-t", "odt", "-o", "bulletin-pandoc.odt"], input=html().encode(), check=True)
