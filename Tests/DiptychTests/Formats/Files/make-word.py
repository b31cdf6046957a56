"""Makes the bulletin as a document of Word: by hand, with python-docx, with LibreOffice and with pandoc.

    python3 make-word.py    (in this folder; python-docx installed, soffice and pandoc on the path)
"""
import os, re, subprocess, tempfile, zipfile
from xml.sax.saxutils import escape
import docx

lines = open("../bulletin.txt", encoding="utf-8").read().splitlines()
han = re.compile(r"^[一二三四五六七八九十]+、")
roman = re.compile(r"^[IVX]+\. ")
cells = re.compile(r"^(第.季度|\w+ quarter)[：:]")
items = [n + k for n, line in enumerate(lines) if line in ("培训内容包括：", "The training covered:") for k in (1, 2, 3)]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NS = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

def run(text, properties=""):
    return f'<w:r>{"<w:rPr>" + properties + "</w:rPr>" if properties else ""}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'

def inline(text, lang):
    """Runs with what must not show, and with what must not get lost."""
    marks = {
        "市长陈立新": run("市长", lang) + '<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/></w:rubyPr><w:rt><w:r><w:t>chén</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>陈</w:t></w:r></w:rubyBase></w:ruby></w:r>' + run("立新", lang),
        "港口合作备忘录": run("港口", "<w:b/>" + lang) + run("秘密", "<w:vanish/>") + '<w:ins w:id="1" w:author="W">' + run("合作备忘录", lang) + "</w:ins>",
        "a memorandum": run("a ", lang) + '<w:del w:id="2" w:author="W"><w:r><w:delText>secret </w:delText></w:r></w:del>' + run("memorandum", lang),
        "十八个": run("十八个", lang) + '<w:r><w:footnoteReference w:id="2"/></w:r>',
        "rose to 18": run("rose to 18", lang) + '<w:r><w:endnoteReference w:id="2"/></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
        "网上预约": '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK "http://example.org/" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("网上预约", lang) + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "online appointments": '<w:fldSimple w:instr=" REF a ">' + run("online", lang) + "</w:fldSimple>" + run(" appointments", lang),
        "十二场": '<w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr></w:sdtPr><w:sdtContent>' + run("十二场", lang) + "</w:sdtContent></w:sdt>",
    }
    for mark, runs in marks.items():
        if mark in text:
            before, after = text.split(mark, 1)
            return (inline(before, lang) if before else "") + runs + (inline(after, lang) if after else "")
    return run(text, lang)

def boxed(paragraph):
    """A paragraph that stands in a box, which old programs know in another form."""
    return ('<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx><w:txbxContent>' + paragraph
        + '</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>' + paragraph
        + "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>")

def body():
    out, table, english = [], [], False
    def flush():
        if table:
            rows = [table[i:i + 2] for i in range(0, len(table), 2)]
            out.append('<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>' + "".join(
                "<w:tr>" + "".join(f'<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>{c}</w:tc>' for c in row) + "</w:tr>" for row in rows) + "</w:tbl>")
            table.clear()
    contents = ('<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>'
        '<w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr>' + run("目录") + '</w:p><w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>' + run("一、总体情况\t1") + "</w:p></w:sdtContent></w:sdt>")
    for n, line in enumerate(lines):
        if not any(ord(c) > 0x2E80 for c in line):
            english = True
        lang = '<w:lang w:val="en-GB"/>' if english else '<w:lang w:eastAsia="zh-CN"/>'
        def para(text, properties=""):
            return f'<w:p>{"<w:pPr>" + properties + "</w:pPr>" if properties else ""}{inline(text, lang)}</w:p>'
        if cells.match(line):
            table.append(para(line))
            continue
        flush()
        if n == 0 or line.startswith("Linjiang City Bulletin"):
            out.append(para(line, '<w:pStyle w:val="a3"/>'))
            if n == 0: out.append(contents)
        elif han.match(line):
            out.append(para(han.sub("", line), '<w:pStyle w:val="1"/>'))
        elif roman.match(line):
            out.append(para(roman.sub("", line), '<w:pStyle w:val="1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'))
        elif n in items:
            out.append(para(line, '<w:pStyle w:val="a4"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'))
        elif "高新技术开发区" in line:
            out.append(boxed(para(line)))
        else:
            out.append(para(line))
    flush()
    return "\n".join(out)

def level(text, form, more=""):
    return f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'

def references(items):
    return HEAD + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(items, 1)) + "</Relationships>"

LINKED = '<w:pStyle w:val="1"/>'
PARTS = {
    "[Content_Types].xml": HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": references([(R + "/officeDocument", "word/document.xml"), ("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml")]),
    "docProps/core.xml": HEAD + '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>临江简报</dc:title><dc:creator>王晓梅</dc:creator><cp:lastModifiedBy>李明</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">2024-01-02T08:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">2024-01-05T10:20:30Z</dcterms:modified></cp:coreProperties>',
    "word/_rels/document.xml.rels": references([(R + "/" + kind, kind + ".xml") for kind in ("styles", "numbering", "footnotes", "endnotes", "comments", "header")]),
    "word/styles.xml": HEAD + f"""<w:styles {NS}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="de-DE" w:eastAsia="ja-JP"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="a4"><w:name w:val="List Paragraph"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="TOCHeading"><w:name w:val="TOC Heading"/><w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style></w:styles>""",
    "word/numbering.xml": HEAD + f'<w:numbering {NS}><w:abstractNum w:abstractNumId="0">{level("%1、", "chineseCountingThousand", LINKED)}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1">{level("%1.", "upperRoman")}</w:abstractNum><w:abstractNum w:abstractNumId="2">{level("l", "bullet")}</w:abstractNum>'
        + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n - 1}"/></w:num>' for n in (1, 2, 3)) + "</w:numbering>",
    "word/footnotes.xml": HEAD + f'<w:footnotes {NS}><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{run(" 截至十二月三十一日。")}</w:p></w:footnote></w:footnotes>',
    "word/endnotes.xml": HEAD + f'<w:endnotes {NS}><w:endnote w:id="2"><w:p><w:r><w:endnoteRef/></w:r>{run(" As of December 31.")}</w:p></w:endnote></w:endnotes>',
    "word/comments.xml": HEAD + f'<w:comments {NS}><w:comment w:id="0"><w:p>{run("check the number")}</w:p></w:comment></w:comments>',
    "word/header.xml": HEAD + f'<w:hdr {NS}><w:p>{run("内部资料 Internal")}</w:p></w:hdr>',
}

def by_hand():
    with zipfile.ZipFile("bulletin.docx", "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in PARTS.items():
            container.writestr(zipfile.ZipInfo(name, (2024, 1, 5, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
        text = HEAD + f'<w:document {NS}><w:body>{body()}<w:sectPr><w:headerReference w:type="default" r:id="rId6"/></w:sectPr></w:body></w:document>'
        container.writestr(zipfile.ZipInfo("word/document.xml", (2024, 1, 5, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)

def python_docx():
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = "临江简报", "王晓梅"
    pending = []
    def flush():
        if pending:
            table = document.add_table(rows=2, cols=2)
            for n, text in enumerate(pending): table.cell(n // 2, n % 2).text = text
            pending.clear()
    for n, line in enumerate(lines):
        if cells.match(line):
            pending.append(line)
            continue
        flush()
        if n == 0 or line.startswith("Linjiang City Bulletin"): document.add_heading(line, 0)
        elif han.match(line) or roman.match(line): document.add_heading(line, 1)
        elif n in items: document.add_paragraph(line, style="List Bullet")
        else: document.add_paragraph(line)
    flush()
    document.save("bulletin-python.docx")

def html():
    out = []
    for n, line in enumerate(lines):
        text = escape(line)
        if cells.match(line):
            first = len([l for l in lines[:n] if cells.match(l)]) % 4
            out.append(("<table><tr>" if first == 0 else "</tr><tr>" if first == 2 else "") + f"<td>{text}</td>" + ("</tr></table>" if first == 3 else ""))
        elif n in items:
            place = items.index(n) % 3
            out.append("<ul>" * (place == 0) + f"<li>{text}</li>" + "</ul>" * (place == 2))
        elif n == 0 or line.startswith("Linjiang City Bulletin"): out.append(f"<h1>{text}</h1>")
        elif han.match(line) or roman.match(line): out.append(f"<h2>{text}</h2>")
        else: out.append(f"<p>{text}</p>")
    return "\n".join(out)

by_hand()
python_docx()
with tempfile.TemporaryDirectory() as folder:
    subprocess.run(["soffice", "--headless", "--convert-to", "docx", "--outdir", folder, "bulletin.fodt"], check=True)
    subprocess.run(["cp", os.path.join(folder, "bulletin.docx"), "bulletin-libreoffice.docx"], check=True)
subprocess.run(["pandoc", "-f", "html", "-t", "docx", "-o", "bulletin-pandoc.docx"], input=html().encode(), check=True)
