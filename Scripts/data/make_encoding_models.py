#!/usr/bin/env python3
"""Makes Resources/encoding-models.bin: how likely characters are in the languages of an encoding.

Python 3 standard library only.

  make_encoding_models.py FOLDER ../../Sources/Diptych/Resources/encoding-models.bin

FOLDER holds UTF-8 text, <language>.txt or several <language>.<source>.txt, which count alike:
zh-Hans, zh-Hant, ja, ko, and the languages of MODELS below. For their sources see the README beside
the result. Costs are -ln p in twelfths, at most 255.

Layout, little-endian: the number of sections, the length of each (all 32 bits), the sections:
  0  wide characters of zh-Hans, zh-Hant, ja, ko: for each the cost of U+2010..206F,
     U+3000..30FF, U+4E00..9FFF, U+FF00..FFEF
  1  hangul: the costs of U+AC00..D7A3 in Korean
  2  hypotheses, 258 bytes each: the encoding's number in SINGLE, the model's number, and for each
     byte its symbol in the model, plus 128 for an upper-case letter
  3  the language of each model, 8 bytes, padded with 0
  4  the models: the number of symbols n, then n rows (before) of n costs (after)
"""
import collections
import glob
import math
import os
import struct
import sys
import unicodedata

from make_encodings import SINGLE

UNIT = 12
WIDE = [(0x2010, 0x2070), (0x3000, 0x3100), (0x4E00, 0xA000), (0xFF00, 0xFFF0)]
HANGUL = range(0xAC00, 0xD7A4)
# The languages that each encoding was used for, the likeliest first.
WEST = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'da', 'sv', 'nb', 'fi', 'is']
CENTRAL = ['pl', 'cs', 'sk', 'hu', 'ro', 'hr', 'sl', 'de']
MODELS = {
    'cp1252': WEST, 'iso8859-15': WEST, 'cp1250': CENTRAL, 'iso8859-2': CENTRAL,
    'iso8859-16': ['ro', 'pl', 'hu', 'hr', 'sl'],
    'cp1251': ['ru', 'uk', 'bg', 'sr'], 'iso8859-5': ['ru', 'uk', 'bg', 'sr'],
    'koi8-u': ['ru', 'uk'], 'cp1253': ['el'], 'iso8859-7': ['el'], 'cp1254': ['tr'],
    'cp1255': ['he'], 'iso8859-8': ['he'], 'cp1256': ['ar'], 'iso8859-6': ['ar'],
    'cp1257': ['lt', 'lv', 'et'], 'iso8859-13': ['lt', 'lv'], 'iso8859-4': ['lt', 'lv', 'et'],
    'cp1258': ['vi'], 'cp874': ['th'],
}
BOUNDARY, DIGIT, FOREIGN, USUAL, RARE, CONTROL = range(6)
LETTERS = 6
# Signs that some corpora lack although the language has them, and what they cost at most, in nats.
WIDE_SIGNS = '“”‘’—…·、。，；：？！（）《》〈〉「」『』【】％～\u3000'
WIDE_SIGN_COST = 5
USUAL_SIGNS = set('‘’“”„‚–—…«»·•°§€№')
# What one of the characters of a class costs beyond the class, in nats.
CLASS_COST = {FOREIGN: 4.5, USUAL: 2.0, RARE: 6.0, CONTROL: 20}


def texts(folder, language):
    paths = sorted(glob.glob(os.path.join(folder, language + '.*txt')))
    assert paths, language
    for path in paths:
        with open(path, encoding='utf-8') as file:
            yield file.read()


def cost(probability):
    return min(255, round(-math.log(probability) * UNIT)) if probability > 0 else 255


def encodable(codec, ranges):
    """The characters of the two-byte codes of which the lead byte is in a range."""
    found = set()
    for lead in ranges:
        for trail in range(0x40, 0xFF):
            try:
                text = bytes([lead, trail]).decode(codec)
            except UnicodeDecodeError:
                continue
            if len(text) == 1:
                found.add(text)
    return found


def kanji(characters):
    return {c for c in characters if '\u4e00' <= c < '\ua000'}


def levels(language):
    """Sets of characters, common first, with the share of what the corpus does not show."""
    if language == 'zh-Hans':
        return [(kanji(encodable('gb2312', range(0xB0, 0xD8))), .7),
                (kanji(encodable('gb2312', range(0xD8, 0xF8))), .2),
                (kanji(encodable('gbk', range(0x81, 0xFF))), .1)]
    if language == 'zh-Hant':
        return [(kanji(encodable('big5', range(0xA4, 0xC7))), .7),
                (kanji(encodable('big5', range(0xC9, 0xFA))), .25),
                (kanji(encodable('gbk', range(0x81, 0xFF))), .05)]
    if language == 'ja':
        return [(kanji(encodable('shift_jis', range(0x88, 0x99))), .8),
                (kanji(encodable('shift_jis', range(0x98, 0xEB))), .2)]
    korean = encodable('euc_kr', range(0xA1, 0xFF))
    return [({c for c in korean if '\uac00' <= c < '\ud7a4'}, .6), (kanji(korean), .3),
            ({chr(c) for c in HANGUL}, .1)]


def is_wide(character):
    code = ord(character)
    return any(a <= code < b for a, b in WIDE) or code in HANGUL


def wide_costs(folder, language):
    shares = collections.Counter()
    sources = list(texts(folder, language))
    for text in sources:
        count = collections.Counter(c for c in text if is_wide(c))
        total = sum(count.values())
        for character, number in count.items():
            shares[character] += number / total / len(sources)
    unseen = .02
    probability = collections.Counter({c: p * (1 - unseen) for c, p in shares.items()})
    for characters, share in levels(language):
        for character in characters:
            probability[character] += unseen * .95 * share / len(characters)
    for character in WIDE_SIGNS:
        probability[character] = max(probability[character], math.exp(-WIDE_SIGN_COST))
    signs = [chr(c) for a, b in WIDE if a != 0x4E00 for c in range(a, b)]
    for character in signs:
        probability[character] += unseen * .05 / len(signs)
    wide = bytes(cost(probability[chr(c)]) for a, b in WIDE for c in range(a, b))
    return wide, bytes(cost(probability[chr(c)]) for c in HANGUL)


def windows_1258(text):
    """Vietnamese as that code page writes it: letters with a hat, hook or horn, then a tone."""
    parts = []
    for character in text:
        whole = unicodedata.normalize('NFD', character)
        if len(whole) == 1:
            parts.append(character)
            continue
        tone = [c for c in whole[1:] if c in '\u0300\u0301\u0303\u0309\u0323']
        other = ''.join(c for c in whole if c not in tone)
        parts.append(unicodedata.normalize('NFC', other) + ''.join(tone))
    return ''.join(parts)


def symbol_class(character):
    if character.isdigit():
        return DIGIT
    if ord(character) < 0x80 or character in '\u00a0\u200e\u200f':
        return BOUNDARY if character in '\t\n\r\f\x0b' or ord(character) >= 0x20 else CONTROL
    if character in USUAL_SIGNS:
        return USUAL
    category = unicodedata.category(character)
    if category == 'Cc':
        return CONTROL
    return FOREIGN if category[0] in 'LM' else RARE


def model(folder, language):
    """The alphabet of a language, and the costs of each symbol after each."""
    text = '\n'.join(texts(folder, language))
    text = (windows_1258(text) if language == 'vi' else text).lower()
    count = collections.Counter(c for c in text if unicodedata.category(c)[0] in 'LM')
    ascii_letters = 'abcdefghijklmnopqrstuvwxyz'
    codecs = [codec for codec, languages in MODELS.items() if language in languages]
    codes = [bytes([b]).decode(codec, 'ignore').lower() for codec in codecs for b in range(128, 256)]
    total = sum(count.values())
    own = sorted({c for c in codes if len(c) == 1 and count[c] > total * 2e-5 and ord(c) > 0x7F})
    alphabet = {c: LETTERS + i for i, c in enumerate([*ascii_letters, *own])}
    size = LETTERS + len(alphabet)
    assert size < 128, (language, size)
    pairs = [[0] * size for _ in range(size)]
    before = BOUNDARY
    for character in text:
        symbol = alphabet.get(character)
        if symbol is None:
            symbol = symbol_class(character)
        pairs[before][symbol] += 1
        before = symbol
    # Corpora differ in whether they have typographic signs: behind them it is as behind a space.
    share = .1 * sum(pairs[USUAL]) + 100
    spaces = sum(pairs[BOUNDARY])
    pairs[USUAL] = [n + share * s / spaces for n, s in zip(pairs[USUAL], pairs[BOUNDARY])]
    everything = sum(map(sum, pairs))
    single = [(sum(row[s] for row in pairs) + .5) / (everything + .5 * size) for s in range(size)]
    rows = []
    for row in pairs:
        weight = sum(row) + 20
        costs = [-math.log((row[s] + 20 * single[s]) / weight) + CLASS_COST.get(s, 0)
                 for s in range(size)]
        costs[USUAL] = min(costs[USUAL], 4.0)
        rows.append(bytes(min(255, round(c * UNIT)) for c in costs))
    return alphabet, bytes([size]) + b''.join(rows)


def symbols(codec, alphabet):
    """The symbol of each byte of an encoding in a model."""
    result = bytearray()
    for code in range(256):
        try:
            character = bytes([code]).decode(codec)
        except UnicodeDecodeError:
            result.append(CONTROL)
            continue
        lower = character.lower()
        symbol = alphabet.get(lower)
        if symbol is None:
            symbol = symbol_class(character)
        result.append(symbol | (128 if lower != character and len(lower) == 1 else 0))
    return bytes(result)


def main():
    folder, path = sys.argv[1:]
    wide = [wide_costs(folder, language) for language in ['zh-Hans', 'zh-Hant', 'ja', 'ko']]
    languages = sorted({x for value in MODELS.values() for x in value})
    models = {language: model(folder, language) for language in languages}
    hypotheses = b''.join(
        bytes([SINGLE.index(codec), languages.index(language)])
        + symbols(codec, models[language][0])
        for codec, used in MODELS.items() for language in used)
    sections = [
        b''.join(costs for costs, _ in wide), wide[3][1], hypotheses,
        b''.join(language.encode().ljust(8, b'\0') for language in languages),
        b''.join(models[language][1] for language in languages),
    ]
    with open(path, 'wb') as file:
        file.write(struct.pack('<I', len(sections)))
        for section in sections:
            file.write(struct.pack('<I', len(section)))
        for section in sections:
            file.write(section)


if __name__ == '__main__':
    main()
