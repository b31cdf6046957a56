"""Makes the bulletin as DocBook, with pandoc, as an office's own XML, and as TEI, by hand.

    python3 make-xml.py    (in this folder; pandoc on the path)
"""
import re, subprocess
from xml.sax.saxutils import escape

lines = open("../bulletin.txt", encoding="utf-8").read().splitlines()
han = re.compile(r"^[一二三四五六七八九十]+、")
roman = re.compile(r"^[IVX]+\. ")
cells = re.compile(r"^(第.季度|\w+ quarter)[：:]")
items = [n + k for n, line in enumerate(lines) if line in ("培训内容包括：", "The training covered:") for k in (1, 2, 3)]
english = lines.index("Linjiang City Bulletin on International Exchange")

def kinds():
    """Each line with what it is, and where in a table or list it stands."""
    for n, line in enumerate(lines):
        if n in (0, english): yield "title", 0, line
        elif han.match(line) or roman.match(line): yield "heading", 0, line
        elif cells.match(line): yield "cell", len([l for l in lines[:n] if cells.match(l)]) % 4, line
        elif n in items: yield "item", items.index(n) % 3, line
        else: yield "paragraph", 0, line

def html():
    out = []
    for kind, place, line in kinds():
        text = escape(line)
        out.append({
            "title": f"<h1>{text}</h1>", "heading": f"<h2>{text}</h2>", "paragraph": f"<p>{text}</p>",
            "cell": ("<table><tr>" if place == 0 else "</tr><tr>" if place == 2 else "") + f"<td>{text}</td>" + ("</tr></table>" if place == 3 else ""),
            "item": "<ul>" * (place == 0) + f"<li>{text}</li>" + "</ul>" * (place == 2),
        }[kind])
    return "\n".join(out)

subprocess.run(
    ["pandoc", "-s", "-f", "html", "-t", "docbook5", "--top-level-division=chapter", "-o", "bulletin.docbook.xml"],
    input=f"<html><head><title>临江简报</title><meta name='author' content='王晓梅'></head><body>{html()}</body></html>".encode(), check=True)

def sections(part, heading, close, cell, table, row, item, listing, paragraph, note):
    """Nested sections: one for each title, in it one for each heading."""
    out, depth = [], 0
    for kind, place, line in kinds():
        text = escape(line)
        if line.endswith(("十八个。", "rose to 18.")):
            mark = note("As of December 31." if "rose" in line else "截至十二月三十一日。")
            text = text[:-1] + mark + text[-1]
        if kind in ("title", "heading"):
            level = 1 if kind == "title" else 2
            while depth >= level:
                out.append(close); depth -= 1
            out.append(part(line) + heading(text)); depth += 1
        elif kind == "cell":
            out.append((table[0] + row[0] if place == 0 else row[1] + row[0] if place == 2 else "") + cell(text) + (row[1] + table[1] if place == 3 else ""))
        elif kind == "item":
            out.append(listing[0] * (place == 0) + item(text) + listing[1] * (place == 2))
        else:
            out.append(paragraph(text))
    return "\n".join(out + [close] * depth)

def language(line): return "zh_CN" if any(ord(c) > 0x2E80 for c in line) else "en"

own = sections(
    lambda line: f'<部分 语言="{language(line)}">', lambda t: f"<标题>{t}</标题>", "</部分>",
    lambda t: f"<格>{t}</格>", ("<表>", "</表>"), ("<行>", "</行>"), lambda t: f"<条>{t}</条>", ("<列>", "</列>"),
    lambda t: f"<段>{t}</段>", lambda t: f"<注>{t}</注>")
open("bulletin.office.xml", "w", encoding="utf-8").write(
    f'<?xml version="1.0" encoding="UTF-8"?>\n<公文 xmlns="urn:x-office:bulletin"><文头><题名>临江简报</题名><拟稿>王晓梅</拟稿><日期>2024-01-05</日期><密级>内部</密级></文头>\n{own}\n</公文>\n')

tei = sections(
    lambda line: f'<div xml:lang="{language(line).replace("_", "-")}">', lambda t: f"<head>{t}</head>", "</div>",
    lambda t: f"<cell>{t}</cell>", ("<table>", "</table>"), ("<row>", "</row>"), lambda t: f"<item>{t}</item>", ("<list>", "</list>"),
    lambda t: f"<p>{t}</p>", lambda t: f'<note place="foot">{t}</note>')
tei = tei.replace("市长陈立新", '市长<persName><ruby><rb>陈</rb><rt>chén</rt></ruby>立新</persName>').replace("港口合作", '港口<choice><sic>和</sic><corr>合</corr></choice>作')
tei = tei.replace("Bremen, Germany", '<placeName>Bremen</placeName>,\n  <lb/>Germany')
open("bulletin.tei.xml", "w", encoding="utf-8").write(f"""<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>临江简报</title><author>王晓梅</author></titleStmt><publicationStmt><publisher>x</publisher><date when="2024-01-05">2024</date></publicationStmt><sourceDesc><p>none</p></sourceDesc></fileDesc></teiHeader>
<text><body>
{tei}
</body></text>
</TEI>
""")
