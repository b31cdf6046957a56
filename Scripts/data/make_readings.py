#!/usr/bin/env python3
"""Makes Resources/name-readings.bin: how Chinese characters are read in the names of the neighbours.

    make_readings.py [--unihan /usr/share/unicode/Unihan_Readings.txt.bz2]
                     [--variants Sources/Diptych/Resources/variants.bin] OUT

Source: kJapaneseOn, kJapaneseKun, kHangul, kCantonese and kVietnamese of the Unihan database (Debian
package unicode-data), Unicode licence. A character is found by its simplified form, which has the
readings of all that fold to it.

Japanese readings are in Hepburn without long vowels, with the stems of verbs and adjectives and the
vowels that change in compounds (kane, kana-). Vietnamese ones are without accents. Korean and
Cantonese ones are sounds: consonants as in Hanyu Pinyin, but Z, C for zh, ch, x for what is written s
or sh, and N for n and ng at the end; vowels.

Format, little-endian 16-bit units: "DR", version 1; the number of readings, the place of each in the
letters and the end of the last; the number of letters and these, padded to a unit; a scalar table
(scalar_table.py) of numbers of lists, 0 being the empty list; the number of lists, the start of each
list and the end of the last; the lists: `language << 14 | reading`, language 0 Japanese, 1 Korean,
2 Cantonese, 3 Vietnamese.
"""
import argparse
import bz2
import struct
import unicodedata

from scalar_table import LIMIT, PAGE, pack, units

JAPANESE, KOREAN, CANTONESE, VIETNAMESE = range(4)
LONGEST = 8

# The parts of a syllable of Hangul, as sounds.
INITIALS = "g g n d d l m b b s s - Z Z C k t p h".split()
MEDIALS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
FINALS = "- k k k N N N t l k m l l l p l m p p t t N t t k t p t".split()

CANTONESE_INITIALS = [("gw", "gw"), ("kw", "kw"), ("ng", ""), ("z", "Z"), ("c", "C"), ("s", "x"),
                      ("j", "y")]


def fold(variants):
    """A function that gives the simplified form of a scalar, from variants.bin."""
    data = struct.unpack(f"<{len(variants) // 2}H", variants)
    count = data[2]
    targets = [data[3 + 2 * i] | data[4 + 2 * i] << 16 for i in range(count)]
    at = 3 + 2 * count
    slots = data[at + 1:at + 1 + LIMIT // PAGE]
    pages = at + 1 + LIMIT // PAGE

    def simplified(scalar):
        entry = data[pages + PAGE * slots[scalar // PAGE] + scalar % PAGE] & 0x3FFF
        return targets[entry] or scalar
    return simplified


def shortened(reading):
    """Hepburn as passports have it: without long vowels."""
    for long, short in [("oo", "o"), ("ou", "o"), ("uu", "u")]:
        reading = reading.replace(long, short)
    return reading


def morae(reading):
    """The places where the syllables of a Japanese reading end."""
    return [i + 1 for i, letter in enumerate(reading)
            if letter in "aiueo" or letter == "n" and reading[i + 1:i + 2] not in tuple("aiueoy")]


def stems(reading):
    """A native reading, what is left of it in compounds, and the form in -i of a verb."""
    ends = morae(reading)
    result = [reading]
    if reading.endswith("e") and len(ends) > 1:
        result.append(reading[:-1] + "a")
    if len(ends) > 1:
        result.append(reading[:ends[-2]])
        for end, other in [("tsu", "chi"), ("su", "shi"), ("u", "i")]:
            if reading.endswith(end):
                result.append(reading[:len(reading) - len(end)] + other)
                break
    if len(ends) > 3:
        result.append(reading[:ends[-3]])
    return result


def japanese(field, value):
    for word in value.lower().split(" "):
        for reading in stems(word) if field == "kJapaneseKun" else [word]:
            yield shortened(reading)


def korean(value):
    for word in value.split(" "):
        code = ord(word[0]) - 0xAC00
        if 0 <= code < 11172:
            parts = INITIALS[code // 588], MEDIALS[code % 588 // 28], FINALS[code % 28]
            yield "".join(parts).replace("-", "")


def cantonese(value):
    for word in value.split(" "):
        sound = word.rstrip("123456")
        for letters, sounds in CANTONESE_INITIALS:
            if sound.startswith(letters):
                sound = sounds + sound[len(letters):]
                break
        vowel = next((i for i, letter in enumerate(sound) if letter in "aeiou"), None)
        if vowel is None:
            continue
        head, tail = sound[:vowel], sound[vowel:]
        # What is left of y is part of the vowel: jyut, zyu.
        yield head.replace("yy", "y") + tail.replace("ng", "N").replace("n", "N")


def vietnamese(value):
    for word in value.lower().split(" "):
        plain = "".join(c for c in unicodedata.normalize("NFD", word.replace("đ", "d"))
                        if "a" <= c <= "z")
        if plain:
            yield plain


def readings(lines, simplified):
    """{simplified scalar: [(language, reading), ...]}, each once."""
    found = {}
    for line in lines:
        if not line.startswith("U+"):
            continue
        code, field, value = line.rstrip("\n").split("\t")
        if field in ("kJapaneseOn", "kJapaneseKun"):
            entries = [(JAPANESE, reading) for reading in japanese(field, value)]
        elif field == "kHangul":
            entries = [(KOREAN, reading) for reading in korean(value)]
        elif field == "kCantonese":
            entries = [(CANTONESE, reading) for reading in cantonese(value)]
        elif field == "kVietnamese":
            entries = [(VIETNAMESE, reading) for reading in vietnamese(value)]
        else:
            continue
        scalar = simplified(int(code[2:], 16))
        found.setdefault(scalar, {}).update(
            (entry, None) for entry in entries if 0 < len(entry[1]) <= LONGEST)
    return {scalar: sorted(entries) for scalar, entries in found.items() if entries}


def is_common(scalar):
    """Whether a national standard has the character: names seldom have others."""
    for encoding in ("gb2312", "euc-jp", "euc-kr"):
        try:
            # JIS X 0212 takes three bytes, and is not common.
            return len(chr(scalar).encode(encoding)) == 2
        except UnicodeEncodeError:
            continue
    return False


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--unihan", default="/usr/share/unicode/Unihan_Readings.txt.bz2")
    parser.add_argument("--variants", default="Sources/Diptych/Resources/variants.bin")
    parser.add_argument("out")
    arguments = parser.parse_args()
    with open(arguments.variants, "rb") as file:
        simplified = fold(file.read())
    with bz2.open(arguments.unihan, "rt", encoding="utf-8") as lines:
        found = readings(lines, simplified)
    found = {scalar: entries for scalar, entries in found.items() if is_common(scalar)}
    words = sorted({reading for entries in found.values() for _, reading in entries})
    assert len(words) < 1 << 14
    number = {word: index for index, word in enumerate(words)}
    places = [0]
    for word in words:
        places.append(places[-1] + len(word))
    letters = "".join(words).encode()
    lists = {(): 0}
    table = {}
    for scalar in sorted(found):
        entries = tuple(language << 14 | number[reading] for language, reading in found[scalar])
        table[scalar] = lists.setdefault(entries, len(lists))
    pool = [entry for entries in lists for entry in entries]
    starts = [0]
    for entries in lists:
        starts.append(starts[-1] + len(entries))
    assert len(pool) < 0x10000 and len(letters) < 0x10000
    content = struct.pack("<2sHH", b"DR", 1, len(words)) + pack(places)
    content += letters + b"\0" * (len(letters) % 2)
    content += pack(units(table)) + pack([len(lists)] + starts + pool)
    with open(arguments.out, "wb") as file:
        file.write(content)
    print(f"{len(found)} characters, {len(words)} readings, {len(content)} bytes")


if __name__ == "__main__":
    main()
