#!/usr/bin/env python3
"""Makes Resources/gbk.bin, what each pair of bytes means in GBK as Windows decodes it.

    make_gbk.py OUT

Source: Python's `gbk` codec, and the user-defined areas of code page 936, which Windows decodes to
the private use area. No licence applies to the facts of an encoding.

Format: 126 x 191 little-endian 16-bit units, one for each lead byte 81-FE and trail byte 40-FE: the
code point, or 0 for a pair that means nothing.
"""
import argparse
import struct


def private(lead, trail):
    """The private use character of a pair in a user-defined area, or 0."""
    if 0xAA <= lead <= 0xAF and trail >= 0xA1:
        return 0xE000 + (lead - 0xAA) * 94 + trail - 0xA1
    if 0xF8 <= lead <= 0xFE and trail >= 0xA1:
        return 0xE234 + (lead - 0xF8) * 94 + trail - 0xA1
    if 0xA1 <= lead <= 0xA7 and trail <= 0xA0 and trail != 0x7F:
        return 0xE4C6 + (lead - 0xA1) * 96 + trail - 0x40 - (trail > 0x7F)
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out")
    arguments = parser.parse_args()
    units = []
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            try:
                units.append(ord(bytes((lead, trail)).decode("gbk")))
            except UnicodeDecodeError:
                units.append(private(lead, trail))
    with open(arguments.out, "wb") as file:
        file.write(struct.pack(f"<{len(units)}H", *units))
    print(f"{sum(1 for unit in units if unit)} pairs")


if __name__ == "__main__":
    main()
