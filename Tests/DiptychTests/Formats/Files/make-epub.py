"""Makes the bulletin as EPUB 3 and EPUB 2, with pandoc and by hand.

    python3 make-epub.py    (in this folder; pandoc on the path)
"""
import re, subprocess, zipfile
from xml.sax.saxutils import escape

lines = open("../bulletin.txt", encoding="utf-8").read().splitlines()
han = re.compile(r"^[一二三四五六七八九十]+、")
roman = re.compile(r"^[IVX]+\. ")
cells = re.compile(r"^(第.季度|\w+ quarter)[：:]")
items = [n + k for n, line in enumerate(lines) if line in ("培训内容包括：", "The training covered:") for k in (1, 2, 3)]
english = lines.index("Linjiang City Bulletin on International Exchange")

def html(first, last, notes):
    out = []
    for n in range(first, last):
        line, text = lines[n], escape(lines[n])
        if notes and line.endswith(("十八个。", "rose to 18.")):
            text += f'<a epub:type="noteref" href="#n{n}">1</a>'
        if cells.match(line):
            k = len([l for l in lines[:n] if cells.match(l)]) % 4
            out.append(("<table><tr>" if k == 0 else "</tr><tr>" if k == 2 else "") + f"<td>{text}</td>" + ("</tr></table>" if k == 3 else ""))
        elif n in items:
            k = items.index(n) % 3
            out.append("<ul>" * (k == 0) + f"<li>{text}</li>" + "</ul>" * (k == 2))
        elif n in (0, english):
            out.append(f"<h1>{text}</h1>")
        elif han.match(line) or roman.match(line):
            out.append(f"<h2>{text}</h2>")
        else:
            out.append(f"<p>{text}</p>")
        if notes and "noteref" in text:
            note = "As of December 31." if n > english else "截至十二月三十一日。"
            out.append(f'<aside epub:type="footnote" id="n{n}"><p>{note}</p></aside>')
    return "\n".join(out)

def page(language, title, body):
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="{language}">
<head><title>{title}</title></head><body>
{body}
</body></html>
"""

# The same without what only EPUB has.
subprocess.run(
    ["pandoc", "-f", "html", "-t", "epub2", "--epub-chapter-level=2", "-o", "bulletin-pandoc.epub"],
    input=f"<html><head><title>临江简报</title><meta name='author' content='王晓梅'></head><body>{html(0, len(lines), False)}</body></html>".encode(), check=True)

# A title page repeats what the file says of itself, which the plain text does not.
with zipfile.ZipFile("bulletin-pandoc.epub") as book:
    made = {name: book.read(name) for name in book.namelist()}
made["EPUB/content.opf"] = made["EPUB/content.opf"].replace(b'<itemref idref="title_page_xhtml" linear="yes" />', b"")

parts = {
    "META-INF/container.xml": '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    "OEBPS/book.opf": """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:x:bulletin</dc:identifier><dc:title>临江简报</dc:title><dc:creator>王晓梅</dc:creator><dc:language>zh-CN</dc:language><dc:language>en</dc:language><dc:date>2024-01-02</dc:date><meta property="dcterms:modified">2024-01-05T10:20:30Z</meta></metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/><item id="c1" href="text/part%201.xhtml" media-type="application/xhtml+xml"/><item id="c2" href="text/part2.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="cover"/><itemref idref="nav"/><itemref idref="c1"/><itemref idref="c2"/></spine>
</package>
""",
    "OEBPS/nav.xhtml": page("zh", "目录", '<nav epub:type="toc"><h1>目录</h1><ol><li><a href="text/part%201.xhtml">中文</a></li><li><a href="text/part2.xhtml">English</a></li></ol></nav>'),
    "OEBPS/cover.xhtml": page("zh", "封面", '<div><img src="cover.png" alt="封面"/></div>'),
    "OEBPS/text/part 1.xhtml": page("zh-CN", "中文", html(0, english, True)),
    "OEBPS/text/part2.xhtml": page("en", "English", html(english, len(lines), True)),
}
def write(name, parts):
    with zipfile.ZipFile(name, "w") as book:
        for part, content in {"mimetype": "application/epub+zip", **parts}.items():
            info = zipfile.ZipInfo(part, (2024, 1, 5, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if part == "mimetype" else zipfile.ZIP_DEFLATED
            book.writestr(info, content)

write("bulletin.epub", parts)
write("bulletin-pandoc.epub", made)
