#!/usr/bin/env python3
"""Makes Resources/pinyin.bin, the Mandarin readings of Chinese characters, from Unihan.

    make_pinyin.py [--unihan /usr/share/unicode/Unihan_Readings.txt.bz2] OUT

Source: the Unihan database (Debian package unicode-data), Unicode licence. Every reading that one of
the fields below gives counts; the most usual one (kMandarin, else kTGHZ2013 ...) stands first.

Format, little-endian 16-bit units: "DP", version 1; the number of syllables, then each toneless
syllable as 6 ASCII bytes padded with NUL, ascending, `v` for u with diaeresis; a scalar table
(scalar_table.py) of numbers of lists, 0 being the empty list; the number of lists, the start of each
list and the end of the last; the lists: `syllable << 3 | tone`, tone 0 neutral or 1-4.
"""
import argparse
import bz2
import re
import struct
import unicodedata

from scalar_table import pack, units

FIELDS = ["kMandarin", "kTGHZ2013", "kXHC1983", "kHanyuPinlu", "kHanyuPinyin"]
TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
# What dictionaries leave to the rules of pronunciation: tone sandhi, and the interjections and
# particles that printed glosses use.
ADDED = {"一": ["yí", "yì"], "不": ["bú"], "兒": ["r"], "儿": ["r"], "了": ["le"], "們": ["men"],
         "们": ["men"], "個": ["ge"], "个": ["ge"], "子": ["zi"], "頭": ["tou"], "头": ["tou"]}


def syllable(text):
    """The toneless ASCII form and the tone of a reading such as `lǜ`; None for syllables like `m̀`."""
    base, tone = "", 0
    for character in unicodedata.normalize("NFD", text.lower()):
        if character in TONES:
            tone = TONES[character]
        elif character == "\u0308":
            base = base[:-1] + "v"
        elif character == "\u0302":
            continue
        elif "a" <= character <= "z":
            base += character
        else:
            return None
    return (base, tone) if base and len(base) <= 6 else None


def readings(lines):
    """{scalar: [(base, tone), ...]} in the order of FIELDS."""
    found = {}
    for line in lines:
        if not line.startswith("U+"):
            continue
        code, field, value = line.rstrip("\n").split("\t")
        if field not in FIELDS:
            continue
        if field in ("kHanyuPinyin", "kXHC1983", "kTGHZ2013"):
            words = [w for part in value.split(" ") for w in part.split(":")[1].split(",")]
        else:
            words = [re.sub(r"\(.*\)", "", word) for word in value.split(" ")]
        found.setdefault(int(code[2:], 16), {}).setdefault(field, []).extend(words)
    result = {}
    for scalar, fields in found.items():
        words = [word for field in FIELDS for word in fields.get(field, [])]
        parsed = [syllable(word) for word in words + ADDED.get(chr(scalar), [])]
        result[scalar] = list(dict.fromkeys(entry for entry in parsed if entry))
    return {scalar: entries for scalar, entries in result.items() if entries}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--unihan", default="/usr/share/unicode/Unihan_Readings.txt.bz2")
    parser.add_argument("out")
    arguments = parser.parse_args()
    with bz2.open(arguments.unihan, "rt", encoding="utf-8") as lines:
        found = readings(lines)
    bases = sorted({base for entries in found.values() for base, _ in entries})
    number = {base: index for index, base in enumerate(bases)}
    lists = {(): 0}
    table = {}
    for scalar in sorted(found):
        entries = tuple(number[base] << 3 | tone for base, tone in found[scalar])
        table[scalar] = lists.setdefault(entries, len(lists))
    pool = [entry for entries in lists for entry in entries]
    starts = [0]
    for entries in lists:
        starts.append(starts[-1] + len(entries))
    assert len(pool) < 0x10000
    content = struct.pack("<2sHH", b"DP", 1, len(bases))
    content += b"".join(base.encode().ljust(6, b"\0") for base in bases)
    content += pack(units(table)) + pack([len(lists)] + starts + pool)
    with open(arguments.out, "wb") as file:
        file.write(content)
    print(f"{len(found)} characters, {len(bases)} syllables, {len(content)} bytes")


if __name__ == "__main__":
    main()
