#!/usr/bin/env python3
"""Makes Resources/gbk.bin, what each pair of bytes means in GBK as Windows decodes it.

    make_gbk.py [--unihan /usr/share/unicode/Unihan_Readings.txt.bz2] [--opencc /usr/share/opencc] OUT

Sources: Python's `gbk` codec, and the user-defined areas of code page 936, which Windows decodes to
the private use area (facts of an encoding, no licence applies); how often a character occurs from
kHanyuPinlu of the Unihan database (Debian package unicode-data, Unicode licence; a corpus of modern
Chinese), for traditional forms that it lacks from their simplified one by OpenCC (Apache-2.0).

Format: 126 x 191 little-endian 16-bit units, one for each lead byte 81-FE and trail byte 40-FE: the
code point, or 0 for a pair that means nothing; then as many bytes: 8 ln(1 + occurrences).
"""
import argparse
import bz2
import math
import re
import struct

from make_variants import opencc


def private(lead, trail):
    """The private use character of a pair in a user-defined area, or 0."""
    if 0xAA <= lead <= 0xAF and trail >= 0xA1:
        return 0xE000 + (lead - 0xAA) * 94 + trail - 0xA1
    if 0xF8 <= lead <= 0xFE and trail >= 0xA1:
        return 0xE234 + (lead - 0xF8) * 94 + trail - 0xA1
    if 0xA1 <= lead <= 0xA7 and trail <= 0xA0 and trail != 0x7F:
        return 0xE4C6 + (lead - 0xA1) * 96 + trail - 0x40 - (trail > 0x7F)
    return 0


def occurrences(unihan, folder):
    """{character: occurrences} in a corpus of modern Chinese."""
    found = {}
    with bz2.open(unihan, "rt", encoding="utf-8") as lines:
        for line in lines:
            if "\tkHanyuPinlu\t" in line:
                code, _, value = line.rstrip("\n").split("\t")
                counts = re.findall(r"\((\d+)\)", value)
                found[chr(int(code[2:], 16))] = sum(int(count) for count in counts)
    for simplified, forms in opencc(folder, "STCharacters").items():
        for form in forms:
            found.setdefault(form, found.get(simplified, 0))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--unihan", default="/usr/share/unicode/Unihan_Readings.txt.bz2")
    parser.add_argument("--opencc", default="/usr/share/opencc")
    parser.add_argument("out")
    arguments = parser.parse_args()
    often = occurrences(arguments.unihan, arguments.opencc)
    units = []
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            try:
                units.append(ord(bytes((lead, trail)).decode("gbk")))
            except UnicodeDecodeError:
                units.append(private(lead, trail))
    with open(arguments.out, "wb") as file:
        file.write(struct.pack(f"<{len(units)}H", *units))
        file.write(bytes(round(8 * math.log(1 + often.get(chr(unit), 0))) for unit in units))
    print(f"{sum(1 for unit in units if unit)} pairs")


if __name__ == "__main__":
    main()
