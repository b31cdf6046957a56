#!/usr/bin/env python3
"""Makes Resources/variants.bin, the Traditional and Simplified forms of Chinese characters.

    make_variants.py [--opencc /usr/share/opencc] [--unihan /usr/share/unicode/Unihan_Variants.txt.bz2] OUT

Sources: the character tables of OpenCC (Debian packages libopencc-data and opencc, Apache-2.0); for
characters that they lack, kSimplifiedVariant of the Unihan database (Debian package unicode-data,
Unicode licence).

Format, little-endian 16-bit units: "DV", version 1; the number of targets, then each target scalar as
two units, the low one first; a scalar table (scalar_table.py) of `side << 14 | index of the target`.
Side: 0 used in both scripts, 1 in Traditional only, 2 in Simplified only, 3 in Japanese only: on the first
level of JIS X 0208, the common characters, and in neither GB 2312 nor Big5. Target 0 is "itself".
"""
import argparse
import bz2
import os
import struct
import subprocess
import tempfile
import unicodedata

from scalar_table import pack, units

# A surname apart, only Traditional text has it; the tables keep it for the surname.
TRADITIONAL = {"於"}
BOTH, TRADITIONAL_ONLY, SIMPLIFIED_ONLY, JAPANESE_ONLY = 0, 1, 2, 3


def opencc(folder, name):
    """{character: [characters]} of a dictionary of OpenCC."""
    with tempfile.TemporaryDirectory() as temporary:
        text = os.path.join(temporary, "table.txt")
        subprocess.run(["opencc_dict", "-f", "ocd2", "-t", "text", "-o", text, "-i",
                        os.path.join(folder, name + ".ocd2")], check=True)
        with open(text, encoding="utf-8") as lines:
            entries = [line.rstrip("\n").split("\t") for line in lines]
    return {key: values.split(" ") for key, values in entries if len(key) == 1}


def unihan(path, wanted):
    """{character: [characters]} of one field of Unihan."""
    found = {}
    with bz2.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if f"\t{wanted}\t" in line:
                code, _, values = line.rstrip("\n").split("\t")
                found[chr(int(code[2:], 16))] = [chr(int(v[2:], 16)) for v in values.split(" ")]
    return found


def encodable(character, encoding):
    """Whether a legacy encoding has the character."""
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def common_japanese():
    """The characters of the first level of JIS X 0208."""
    codes = (bytes([row, cell]) for row in range(0xB0, 0xD0) for cell in range(0xA1, 0xFF))
    return set("".join(code.decode("euc-jp", "ignore") for code in codes))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--opencc", default="/usr/share/opencc")
    parser.add_argument("--unihan", default="/usr/share/unicode/Unihan_Variants.txt.bz2")
    parser.add_argument("out")
    arguments = parser.parse_args()
    simpler = opencc(arguments.opencc, "TSCharacters")
    fuller = opencc(arguments.opencc, "STCharacters")
    simplified = {key: values[0] for key, values in simpler.items()}
    for key, values in unihan(arguments.unihan, "kSimplifiedVariant").items():
        if key not in values and key not in fuller:
            simplified.setdefault(key, values[0])
    for scalar in [*range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20)]:
        unified = unicodedata.normalize("NFC", chr(scalar))
        if unified != chr(scalar):
            simplified.setdefault(chr(scalar), simplified.get(unified, unified))
    for key in simplified:
        # Folding twice is folding once.
        seen = {key}
        while simplified.get(simplified[key], simplified[key]) not in seen | {simplified[key]}:
            seen.add(simplified[key])
            simplified[key] = simplified[simplified[key]]
    sides = {}
    for key, values in simpler.items():
        if key in TRADITIONAL or key not in values or not encodable(key, "gb2312"):
            sides[key] = TRADITIONAL_ONLY
    for key, values in fuller.items():
        if key not in values or not encodable(key, "big5"):
            sides[key] = SIMPLIFIED_ONLY
    # One that both tables claim, such as a character that simplified another and was simplified.
    for key in simpler.keys() & fuller.keys():
        if simpler[key] != [key]:
            sides.pop(key, None)
    for key in common_japanese() - sides.keys():
        if not encodable(key, "gb2312") and not encodable(key, "big5"):
            sides[key] = JAPANESE_ONLY
    targets = [0] + sorted({ord(value) for value in simplified.values()})
    number = {scalar: index for index, scalar in enumerate(targets)}
    table = {}
    for key in simplified.keys() | sides.keys():
        target = number[ord(simplified[key])] if simplified.get(key, key) != key else 0
        table[ord(key)] = sides.get(key, BOTH) << 14 | target
    assert len(targets) < 1 << 14
    content = struct.pack("<2sHH", b"DV", 1, len(targets))
    content += struct.pack(f"<{len(targets)}I", *targets) + pack(units(table))
    with open(arguments.out, "wb") as file:
        file.write(content)
    count = [sum(1 for side in sides.values() if side == s) for s in (1, 2, 3)]
    print(f"{len(simplified)} folded, {count[0]} traditional only, {count[1]} simplified only, "
          f"{count[2]} japanese only, {len(content)} bytes")


if __name__ == "__main__":
    main()
