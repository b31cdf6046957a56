"""Makes the bulletin as saved pages, mail, Markdown, RTF and PDF.

    python3 make-pages.py    (in this folder; ReportLab installed, soffice on the path, bulletin.fodt made)
"""
import base64, os, quopri, re, subprocess, tempfile
from html import escape

lines = open("../bulletin.txt", encoding="utf-8").read().splitlines()
han = re.compile(r"^[一二三四五六七八九十]+、")
roman = re.compile(r"^[IVX]+\. ")
cells = re.compile(r"^(第.季度|\w+ quarter)[：:]")
leads = ("培训内容包括：", "The training covered:")
english = next(n for n, line in enumerate(lines) if line.startswith("Linjiang City"))


def kind(n):
    line = lines[n]
    if n == 0 or n == english: return "title"
    if han.match(line) or roman.match(line): return "heading"
    if cells.match(line): return "cell"
    if any(lines[n - k] in leads for k in (1, 2, 3)): return "item"
    return "text"


def markup(title, heading, text):
    """The body: lists and tables are always marked, the rest by these functions."""
    out = []
    for n, line in enumerate(lines):
        what, shown = kind(n), escape(line, quote=False)
        before = kind(n - 1) if n else ""
        after = kind(n + 1) if n + 1 < len(lines) else ""
        if what == "cell":
            place = sum(kind(k) == "cell" for k in range(n)) % 4
            out.append(("<table>" if place == 0 else "") + ("<tr>" if place % 2 == 0 else "") + f"<td>{shown}</td>"
                       + ("</tr>" if place % 2 else "") + ("</table>" if place == 3 else ""))
        elif what == "item":
            out.append("<ul>" * (before != "item") + f"<li>{shown}</li>" + "</ul>" * (after != "item"))
        else:
            out.append({"title": title, "heading": heading, "text": text}[what](shown))
    return "\n".join(out)


# A page as the sites of authorities have them: looks instead of headings, links around the text, GBK that
# is said to be GB 2312.
HEAD = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>临江简报_临江市人民政府外事办公室</title><meta name="ArticleTitle" content="临江简报">
<meta name="PubDate" content="2024-01-05 10:20"><meta name="ContentSource" content="王晓梅"></head>
<body><table width="100%"><tr><td><a href="/"><img src="logo.gif" alt="首页"></a></td></tr>
<tr><td><a href="/zw/">政务公开</a> | <a href="/dt/">外事动态</a> | <a href="/fw/">办事服务</a></td></tr></table>
<div class="dqwz">当前位置：<a href="/">首页</a> &gt; <a href="/dt/">外事动态</a> &gt; 正文</div>
<table align="center"><tr><td>
"""
FOOT = """
</td></tr><tr><td>【打印本页】【关闭窗口】</td></tr></table>
<ul><li>上一篇：<a href="1.html">友城代表团来访</a></li><li>下一篇：<a href="2.html">培训通知</a></li></ul>
<p>相关新闻</p><ul><li><a href="3.html">论坛筹备会举行</a></li><li><a href="4.html">领事官员参观老城</a></li></ul>
<center>版权所有：临江市人民政府外事办公室<br>网站标识码：3200000001　苏ICP备12345678号<br><a href="/map">网站地图</a></center>
</body></html>
"""
body = markup(
    lambda t: f'<p align="center"><font size="5"><b>{t}</b></font></p>\n<p align="center">发布时间：2024-01-05　来源：王晓梅　【字体：大 中 小】</p>'
    if "简报" in t else f'<p align="center"><font size="5"><b>{t}</b></font></p>',
    lambda t: f'<p><strong>{t}</strong></p>', lambda t: f"<p>　　{t}</p>")
page = HEAD + body + FOOT
open("bulletin.html", "wb").write(page.encode("gbk"))

# The same page as browsers save it, and a page whose paragraphs only line breaks and indentation part.
plain = markup(lambda t: f"<h1>{t}</h1>", lambda t: f"<div><font color='red'>{t}</font></div>", lambda t: f"　　{t}<br>")
saved = HEAD.replace("gb2312", "utf-8") + plain + FOOT
picture = base64.b64encode(b"GIF89a" + bytes(40)).decode()
open("bulletin.mhtml", "wb").write((
    "From: <Saved by Blink>\r\nSubject: =?utf-8?B?" + base64.b64encode("临江简报".encode()).decode() + "?=\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related; type="text/html"; boundary="----b"\r\n\r\n------b\r\nContent-Type: text/html\r\n'
    "Content-Transfer-Encoding: quoted-printable\r\nContent-Location: http://example.org/1.html\r\n\r\n"
).encode() + quopri.encodestring(saved.encode()).replace(b"\n", b"\r\n") + (
    "\r\n------b\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\nContent-Location: http://example.org/logo.gif\r\n\r\n"
    + picture + "\r\n------b--\r\n").encode())

# A mail with the bulletin as text and as HTML.
marked = markup(lambda t: f"<h1>{t}</h1>", lambda t: f"<h2>{t}</h2>", lambda t: f"<p>{t}</p>")
open("bulletin.eml", "wb").write((
    "From: =?gb18030?B?" + base64.b64encode("王晓梅".encode("gb18030")).decode() + "?= <wang@example.org>\r\nTo: <li@example.org>\r\n"
    "Subject: =?gb18030?B?" + base64.b64encode("临江简报".encode("gb18030")).decode() + "?=\r\nDate: Fri, 5 Jan 2024 10:20:00 +0800\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=gb18030\r\n'
    "Content-Transfer-Encoding: base64\r\n\r\n").encode()
    + base64.encodebytes("\r\n\r\n".join(lines).encode("gb18030")).replace(b"\n", b"\r\n")
    + b"\r\n--b\r\nContent-Type: text/html; charset=gb18030\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    + base64.encodebytes(f"<html><body>{marked}</body></html>".encode("gb18030")).replace(b"\n", b"\r\n") + b"\r\n--b--\r\n")


def markdown():
    out = ["---", "title: 临江简报", "author: 王晓梅", "date: 2024-01-05", "---", ""]
    for n, line in enumerate(lines):
        what = kind(n)
        if what == "title": out += ["# " + line, ""]
        elif what == "heading": out += ["## " + line, ""]
        elif what == "item": out += ["- " + line] + ([""] if kind(n + 1) != "item" else [])
        elif what == "cell":
            place = sum(kind(k) == "cell" for k in range(n)) % 4
            if place % 2 == 0: out.append(f"| {line} | {lines[n + 1]} |")
            if place == 1: out.append("| --- | --- |")
            if place == 3: out.append("")
        else: out += [line.replace("港口合作备忘录", "**港口**合作备忘录"), ""]
    return "\n".join(out)


open("bulletin.md", "w", encoding="utf-8").write(markdown())

with tempfile.TemporaryDirectory() as folder:
    subprocess.run(["soffice", "--headless", "--convert-to", "rtf", "--outdir", folder, "bulletin.fodt"], check=True)
    open("bulletin-libreoffice.rtf", "wb").write(open(os.path.join(folder, "bulletin.rtf"), "rb").read())

# Chinese in a font that is not in the file, as many programs of China leave it out.
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))


def style(n):
    what, chinese = kind(n), n < english
    size = {"title": 20, "heading": 14}.get(what, 11)
    return ParagraphStyle(
        what, fontName="STSong-Light" if chinese else "Times-Roman", fontSize=size, leading=1.5 * size, spaceBefore=size / 2,
        wordWrap="CJK" if chinese else None, alignment=TA_CENTER if what == "title" else 0,
        firstLineIndent=22 if what in ("text", "cell") else 0, leftIndent=44 if what == "item" else 0)


def frame(canvas, document):
    canvas.setFont("STSong-Light", 9)
    canvas.drawCentredString(297, 800, "临江简报")
    canvas.drawCentredString(297, 40, f"- {document.page} -")


# The layout has no tables and lists: what is a cell or an item elsewhere is a paragraph here.
SimpleDocTemplate("bulletin.pdf", title="临江简报", author="王晓梅", topMargin=80, bottomMargin=80, invariant=1).build(
    [Paragraph(escape(line), style(n)) for n, line in enumerate(lines)], onFirstPage=frame, onLaterPages=frame)
