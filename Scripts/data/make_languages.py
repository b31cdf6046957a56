#!/usr/bin/env python3
"""Makes Resources/languages.bin, which tells languages of one script apart by character n-grams.

    make_languages.py TEXTS OUT

TEXTS is what extract_catalogues.py makes. For each script that several languages share, the most telling
n-grams (1 to 4 characters of a word with a space on either side) get a weight for each language, which
language_weights.py learns. Prints how well pieces of lines are told that were kept back.

Format, little-endian 16-bit units: "DL", version 1; the number of scripts; for each script its number in
Text/Script.swift, the number of languages, the number of n-grams and of slots (a power of two); each
language's tag as 8 ASCII bytes padded with NUL; the prior of each language, in 1/24 nats as signed 16
bits; the slots: the lower and upper half of the hash of an n-gram and 1 + its row, 0 if empty (linear
probing from hash mod slots); then the rows, padded to 16-bit units: for each n-gram one signed byte for each language, in
1/24 nats.
"""
import argparse
import collections
import math
import os
import random
import re
import struct

import language_weights
from scalar_table import pack

# A word counts as often as it occurs to this power: the vocabulary of user interfaces weighs less.
DAMPING = 0.7
# What a language has less than one occurrence of, by the length of the n-gram.
SMOOTHING = [0, 90e-6, 30e-6, 9e-6, 6e-6]
# So many units are a nat.
UNITS = 24
MOST_LINES = 60000
# Script: its number, the scalars, the languages, the number of n-grams.
SCRIPTS = [
    (6, "latin", [(0x41, 0x5A), (0x61, 0x7A), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2B8),
                  (0x1E00, 0x1EFF)],
     "af az ca cs cy da de en eo es et eu fi fil fr ga gl hr hu id is it ku lt lv nb nl nn pl pt ro sk "
     "sl sq sr-Latn sv sw tr uz-Latn vi", 16000),
    (8, "cyrillic", [(0x400, 0x52F)],
     "be bg kk ky mk mn ru sr-Cyrl tg tt uk uz-Cyrl", 6000),
    (11, "arabic", [(0x620, 0x65F), (0x66E, 0x6EF), (0x6FA, 0x6FF), (0x750, 0x77F),
                    (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)],
     "ar ckb fa ps ug ur", 4000),
    (12, "devanagari", [(0x900, 0x963), (0x966, 0x97F)], "hi mr ne", 3000),
    (13, "bengali", [(0x980, 0x9FF)], "as bn", 1500),
]
# Before anything is read, in nats: languages that many documents are in, and some that few are in.
PRIORS = {tag: 4 / 3 for tag in "en de es fr it pt ru".split()}
PRIORS |= {tag: -2 for tag in "fil ku uz-Latn nn tt ky tg ne ps ckb as uz-Cyrl".split()}
# Croatian and Serbian share most words; a text in Latin letters is mostly Croatian.
PRIORS |= {"sr-Latn": -4}


def lower(scalar):
    """As LanguageModel.lower in Swift: simple rules, not the whole of Unicode."""
    if 0x41 <= scalar <= 0x5A or 0xC0 <= scalar <= 0xDE or 0x410 <= scalar <= 0x42F:
        return scalar + 0x20
    if scalar == 0x130:
        return 0x69
    if 0x400 <= scalar <= 0x40F:
        return scalar + 0x50
    if scalar == 0x18F:
        return 0x259
    if 0x139 <= scalar <= 0x148 or 0x179 <= scalar <= 0x17E or 0x4C1 <= scalar <= 0x4CE \
            or scalar == 0x1AF:
        return scalar + scalar % 2
    if 0x100 <= scalar <= 0x177 or 0x1A0 <= scalar <= 0x1A5 or 0x218 <= scalar <= 0x21B \
            or 0x460 <= scalar <= 0x4FF or 0x500 <= scalar <= 0x52F or 0x1E00 <= scalar <= 0x1EFF:
        return scalar | 1
    return scalar


def read(path, ranges, chance):
    """The lines of a file as lists of words in lower case, in an order by chance."""
    letters = "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)
    word = re.compile(f"[{letters}]+")
    lowered = {s: lower(s) for first, last in ranges for s in range(first, last + 1)}
    marks = dict.fromkeys(range(0x300, 0x370))
    lines = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            found = word.findall(line.translate(marks).translate(lowered))
            if sum(map(len, found)) >= language_weights.SHORTEST:
                lines.setdefault(tuple(found))
    result = list(lines)
    chance.shuffle(result)
    return result


def vocabulary_of(lines):
    """How often each word occurs."""
    return collections.Counter(word for line in lines for word in line)


def without_english(lines, english):
    """The lines that are not English for the most part, and the words that English has more often."""
    vocabulary = vocabulary_of(lines)
    share, english_share = sum(vocabulary.values()), sum(english.values())
    untranslated = {word for word, often in vocabulary.items()
                    if english[word] / english_share > 1.5 * often / share}
    kept = [line for line in lines
            if sum(word in untranslated for word in line) <= 0.5 * len(line)]
    return kept, untranslated


def count(vocabulary):
    """The damped counts of the n-grams of a vocabulary, and their sums by length."""
    total = sum(vocabulary.values())
    counts, sums = collections.Counter(), [0] * (language_weights.LONGEST + 1)
    for word, often in vocabulary.items():
        if len(word) > 20 or often < 2 and total > 60000:
            continue
        weight = often ** DAMPING
        for gram in language_weights.grams_of(word):
            counts[gram] += weight
            sums[len(gram)] += weight
    return counts, sums


def choose(counts, sums, languages, number):
    """The n-grams that say most about the language, all being equally likely."""
    shares = collections.Counter()
    for tag in languages:
        for gram, often in counts[tag].items():
            shares[gram] += often / sums[tag][len(gram)]
    ranked = []
    for gram, share in shares.items():
        if share < 3e-5:
            continue
        information = 0
        for tag in languages:
            part = counts[tag].get(gram, 0) / sums[tag][len(gram)]
            if part:
                information += part * math.log(part / share * len(languages))
        ranked.append((-information, gram))
    return [gram for _, gram in sorted(ranked)[:number]]


def hashed(gram):
    """As LanguageModel does it: FNV over scalars, 32 bits."""
    value = 0x811C9DC5
    for scalar in gram:
        value = (value ^ ord(scalar)) * 0x01000193 & 0xFFFFFFFF
    return value ^ value >> 15


def table(number, weights):
    """The bytes of one script."""
    languages, grams = weights.languages, list(weights.grams)
    slots = 1
    while slots < 1.6 * len(grams):
        slots *= 2
    content = pack([number, len(languages), len(grams), slots])
    content += b"".join(tag.encode().ljust(8, b"\0") for tag in languages)
    priors = (round(UNITS * PRIORS.get(tag, 0)) for tag in languages)
    content += struct.pack(f"<{len(languages)}h", *priors)
    entries = [(0, 0)] * slots
    for row, gram in enumerate(grams):
        value = hashed(gram)
        slot = value % slots
        while entries[slot][1]:
            slot = (slot + 1) % slots
        entries[slot] = (value, row + 1)
    rows = [max(-127, min(127, round(UNITS * float(value)))) for row in weights.values for value in row]
    content += b"".join(struct.pack("<IH", *entry) for entry in entries)
    return content + struct.pack(f"<{len(rows)}b", *rows) + b"\0" * (len(rows) % 2)


def learn(folder, name, ranges, languages, size):
    """The weights of the n-grams of one script."""
    kept, held_back, counts, sums = {}, {}, {}, {}
    english = None
    for tag in sorted(languages, key=lambda tag: tag != "en"):
        lines = read(os.path.join(folder, tag), ranges, random.Random(tag))[:MOST_LINES]
        untranslated = set()
        if tag == "en":
            english = vocabulary_of(lines)
        elif english:
            lines, untranslated = without_english(lines, english)
        cut = min(len(lines) // 20, 1500)
        held_back[tag], kept[tag] = lines[:cut], lines[cut:]
        vocabulary = vocabulary_of(kept[tag])
        for word in untranslated:
            del vocabulary[word]
        counts[tag], sums[tag] = count(vocabulary)
    grams = choose(counts, sums, languages, size)
    weights = language_weights.Weights(name, languages, grams, counts, sums, SMOOTHING)
    weights.learn(kept)
    print(f"{name}: {len(languages)} languages, {len(grams)} n-grams, {weights.report(held_back)}",
          flush=True)
    return weights


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts")
    parser.add_argument("out")
    arguments = parser.parse_args()
    content = b"DL" + pack([1, len(SCRIPTS)])
    for number, name, ranges, languages, size in SCRIPTS:
        content += table(number, learn(arguments.texts, name, ranges, languages.split(), size))
    with open(arguments.out, "wb") as file:
        file.write(content)
    print(f"{len(content)} bytes")


if __name__ == "__main__":
    main()
