"""Makes the bulletin as OFD, by hand: pages with text objects, a template with the running head, an attachment.

    python3 make-ofd.py    (in this folder)
"""
import re, zipfile
from xml.sax.saxutils import escape

lines = open("../bulletin.txt", encoding="utf-8").read().splitlines()
heading = re.compile(r"^([一二三四五六七八九十]+、|[IVX]+\. )")
NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
LEFT, RIGHT, TOP, BOTTOM = 28, 182, 35, 265
BODY, HEADING, TITLE = 4.2, 5.6, 7.8


def width(c, size):
    if ord(c) >= 0x2E80 or c in "“”": return size
    if c in " !'(),-./:;Iijltfr": return 0.28 * size
    return (0.8 if c in "mwMW" else 0.66 if c.isupper() else 0.5) * size


def wrapped(text, size, indent):
    """The lines of a paragraph: Chinese breaks anywhere, English at spaces."""
    out, line, used = [], "", indent
    for piece in re.findall(r"[\u2e80-\uffff]|[^\u2e80-\uffff ]+ ?| ", text):
        w = sum(width(c, size) for c in piece)
        forbidden = piece[0] in "，。；：、”》）"
        if used + sum(width(c, size) for c in piece.rstrip()) > RIGHT - LEFT and line and not forbidden:
            out.append(line)
            line, used = "", 0
        line += piece
        used += w
    return out + [line]


def steps(text, size):
    """DeltaX, with `g` for what repeats."""
    values = [round(width(c, size), 3) for c in text[:-1]]
    out, index = [], 0
    while index < len(values):
        end = index
        while end < len(values) and values[end] == values[index]: end += 1
        out.append(f"g {end - index} {values[index]}" if end - index > 2 else " ".join([str(values[index])] * (end - index)))
        index = end
    return " ".join(out)


class Pages:
    def __init__(self):
        self.pages, self.id = [[]], 100
        self.y = TOP

    def object(self, text, x, y, size, font):
        self.id += 1
        wide = sum(width(c, size) for c in text)
        delta = f' DeltaX="{steps(text, size)}"' if len(text) > 1 else ""
        return (f'<ofd:TextObject ID="{self.id}" Boundary="{x:.2f} {y - size:.2f} {wide:.2f} {1.3 * size:.2f}" Font="{font}" Size="{size}">'
                f'<ofd:TextCode X="0" Y="{size:.2f}"{delta}>{escape(text)}</ofd:TextCode></ofd:TextObject>')

    def paragraph(self, text, size, font, indent, centred, space):
        self.y += space
        for n, line in enumerate(wrapped(text, size, indent)):
            line = line.rstrip()
            if self.y + size > BOTTOM:
                self.pages.append([])
                self.y = TOP
            x = (LEFT + RIGHT - sum(width(c, size) for c in line)) / 2 if centred else LEFT + (indent if n == 0 else 0)
            self.y += 1.6 * size
            self.pages[-1].append(self.object(line, x, self.y, size, font))


pages = Pages()
for n, line in enumerate(lines):
    if n == 0 or line.startswith("Linjiang City Bulletin"):
        pages.paragraph(line, TITLE, 2, 0, True, 8 if n else 0)
    elif heading.match(line):
        pages.paragraph(line, HEADING, 2, 0, False, 3)
    else:
        pages.paragraph(line, BODY, 1, 2 * BODY, False, 1.5)

files = {}
files["OFD.xml"] = f"""<?xml version="1.0" encoding="UTF-8"?>
<ofd:OFD {NS} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>0123456789abcdef0123456789abcdef</ofd:DocID><ofd:Title>临江简报</ofd:Title><ofd:Author>王晓梅</ofd:Author><ofd:CreationDate>2024-01-02</ofd:CreationDate><ofd:ModDate>2024-01-05</ofd:ModDate></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot><ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures></ofd:DocBody></ofd:OFD>"""
files["Doc_0/Document.xml"] = f"""<?xml version="1.0" encoding="UTF-8"?>
<ofd:Document {NS}><ofd:CommonData><ofd:MaxUnitID>999</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes><ofd:TemplatePage ID="3" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData><ofd:Pages>""" + "".join(
    f'<ofd:Page ID="{n + 10}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages.pages))) + """</ofd:Pages><ofd:Annotations>Annots/Annotations.xml</ofd:Annotations><ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments></ofd:Document>"""
files["Doc_0/PublicRes.xml"] = f"""<?xml version="1.0" encoding="UTF-8"?>
<ofd:Res {NS} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="1" FontName="仿宋_GB2312"/><ofd:Font ID="2" FontName="SimHei" FamilyName="黑体" Bold="true"/></ofd:Fonts></ofd:Res>"""
files["Doc_0/Tpls/Tpl_0/Content.xml"] = f"""<?xml version="1.0" encoding="UTF-8"?>
<ofd:Page {NS}><ofd:Content><ofd:Layer ID="4" Type="Background">{pages.object("临江简报", 92, 22, 3.2, 1)}<ofd:PathObject ID="5" Boundary="28 25 154 1"><ofd:AbbreviatedData>M 0 0 L 154 0</ofd:AbbreviatedData></ofd:PathObject></ofd:Layer></ofd:Content></ofd:Page>"""
for n, objects in enumerate(pages.pages):
    number = pages.object(f"— {n + 1} —", 99, 280, 3.2, 1)
    slanted = pages.object("内部资料", 0, 100, 20, 1).replace(' Font="1"', ' CTM="0.7 0.7 -0.7 0.7 0 0" Font="1"')
    half = len(objects) // 2
    files[f"Doc_0/Pages/Page_{n}/Content.xml"] = f"""<?xml version="1.0" encoding="UTF-8"?>
<ofd:Page {NS}><ofd:Template TemplateID="3" ZOrder="Background"/><ofd:Content><ofd:Layer ID="{n + 20}">{"".join(objects[:half])}<ofd:PageBlock ID="{n + 60}"><ofd:PageBlock ID="{n + 80}">{"".join(objects[half:])}</ofd:PageBlock></ofd:PageBlock>{number}{slanted}</ofd:Layer></ofd:Content></ofd:Page>"""
files["Doc_0/Annots/Annotations.xml"] = f'<ofd:Annotations {NS}/>'
files["Doc_0/Attachs/Attachments.xml"] = f"""<?xml version="1.0" encoding="UTF-8"?>
<ofd:Attachments {NS}><ofd:Attachment ID="1" Name="名单" Format="txt" Size="0.1"><ofd:FileLoc>list.txt</ofd:FileLoc></ofd:Attachment></ofd:Attachments>"""
files["Doc_0/Attachs/list.txt"] = "参会人员名单：王晓梅、李明。\n"

with zipfile.ZipFile("bulletin.ofd", "w", zipfile.ZIP_DEFLATED) as container:
    for name, text in files.items():
        container.writestr(zipfile.ZipInfo(name, (2024, 1, 5, 10, 20, 30)), text.encode(), zipfile.ZIP_DEFLATED)
print(len(pages.pages), "pages")
