#!/usr/bin/env python3
"""Makes papers.zip beside this file: an archive of documents as a Chinese system packs it.

Names are in GBK, and one is in UTF-8 and says so.
"""

import os
import zipfile

FOLDER = os.path.dirname(os.path.abspath(__file__))
ENTRIES = [
    ("通知/关于图书馆开放时间的通知.txt", "图书馆自下月起周末开放，欢迎市民前来阅览。\n"),
    ("通知/notice.txt", "The library will open at weekends from next month.\n"),
    ("会议纪要.md", "# 会议纪要\n\n会议讨论了友好城市青年交流的安排。\n"),
    ("Grüße.html", "<html><body><h1>Greetings</h1><p>We look forward to your visit.</p></body></html>\n"),
]


class OldName(zipfile.ZipInfo):
    """An entry whose name is written in the encoding of the system."""

    def _encodeFilenameFlags(self):
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


with zipfile.ZipFile(os.path.join(FOLDER, "papers.zip"), "w", zipfile.ZIP_DEFLATED) as archive:
    for name, text in ENTRIES:
        kind = zipfile.ZipInfo if "ü" in name else OldName
        info = kind(name, date_time=(2019, 5, 21, 9, 30, 0))
        info.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(info, text.encode("utf-8"))
