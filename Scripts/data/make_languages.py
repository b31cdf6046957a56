#!/usr/bin/env python3
"""Makes Resources/languages.bin, which tells languages of one script apart by character n-grams.

    make_languages.py TEXTS OUT

TEXTS is what extract_catalogues.py makes. For each script that several languages share, the most telling
n-grams (1 to 4 characters of a word with a space on either side) get a log-likelihood for each
language, less the mean over the languages; a word counts as often as it occurs to the power 0.7, so
that the vocabulary of user interfaces weighs less.

Format, little-endian 16-bit units: "DL", version 1; the number of scripts; for each script its number in
Text/Script.swift, the number of languages, the number of n-grams and of slots (a power of two); each
language's tag as 8 ASCII bytes padded with NUL; the prior of each language, in 1/8 nats as signed 16
bits; the slots: the lower and upper half of the hash of an n-gram and 1 + its row, 0 if empty (linear
probing from hash mod slots); then the rows, padded to 16-bit units: for each n-gram one signed byte for each language, in
1/8 nats.
"""
import argparse
import collections
import math
import os
import struct

from scalar_table import pack

LONGEST = 4
DAMPING = 0.7
# Script: its number, the scalars, the languages, the number of n-grams.
SCRIPTS = [
    (6, "latin", [(0x41, 0x5A), (0x61, 0x7A), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2B8),
                  (0x1E00, 0x1EFF)],
     "af az ca cs cy da de en eo es et eu fi fil fr ga gl hr hu id is it ku lt lv nb nl nn pl pt ro sk "
     "sl sq sr-Latn sv sw tr uz-Latn vi", 10000),
    (8, "cyrillic", [(0x400, 0x52F)],
     "be bg kk ky mk mn ru sr-Cyrl tg tt uk uz-Cyrl", 4000),
    (11, "arabic", [(0x620, 0x65F), (0x66E, 0x6EF), (0x6FA, 0x6FF), (0x750, 0x77F),
                    (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)],
     "ar ckb fa ps ug ur", 2000),
    (12, "devanagari", [(0x900, 0x963), (0x966, 0x97F)], "hi mr ne", 1500),
    (13, "bengali", [(0x980, 0x9FF)], "as bn", 800),
]
# Before anything is read: languages that many documents are in, and some that few are in, in nats
# before the overlap of n-grams is discounted.
PRIORS = {tag: 4 for tag in "en de es fr it pt ru".split()}
PRIORS |= {tag: -6 for tag in "fil ku uz-Latn nn tt ky tg ne ps ckb as uz-Cyrl".split()}
# Croatian and Serbian share most words; a text in Latin letters is mostly Croatian.
PRIORS |= {"sr-Latn": -12}


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


def words(path, ranges):
    """How often each word of a file occurs: tuples of scalars in lower case."""
    letters = {s for first, last in ranges for s in range(first, last + 1)}
    found = collections.Counter()
    with open(path, encoding="utf-8") as file:
        for line in file:
            word = []
            for character in line:
                scalar = ord(character)
                if scalar in letters:
                    word.append(lower(scalar))
                elif not 0x300 <= scalar < 0x370 and word:
                    found[tuple(word)] += 1
                    word = []
    return found


def count(vocabulary, english, is_english):
    """The damped counts of the n-grams of a vocabulary, and their sums by length."""
    total = sum(vocabulary.values())
    counts, sums = collections.Counter(), [0] * (LONGEST + 1)
    for word, often in vocabulary.items():
        if len(word) > 20 or often < 2 and total > 60000:
            continue
        # A word that English has more often is untranslated.
        if not is_english and english and \
                english[word] / sum_of(english) > 1.5 * often / total:
            continue
        padded = (0x20, *word, 0x20)
        weight = often ** DAMPING
        for length in range(1, LONGEST + 1):
            for start in range(len(padded) - length + 1):
                gram = padded[start:start + length]
                if gram != (0x20,):
                    counts[gram] += weight
                    sums[length] += weight
    return counts, sums


SUMS = {}


def sum_of(counter):
    """The sum of a counter, remembered."""
    return SUMS.setdefault(id(counter), sum(counter.values()))


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
        value = (value ^ scalar) * 0x01000193 & 0xFFFFFFFF
    return value ^ value >> 15


def table(number, languages, grams, counts, sums):
    """The bytes of one script."""
    slots = 1
    while slots < 1.6 * len(grams):
        slots *= 2
    content = pack([number, len(languages), len(grams), slots])
    content += b"".join(tag.encode().ljust(8, b"\0") for tag in languages)
    content += struct.pack(f"<{len(languages)}h", *(8 * PRIORS.get(tag, 0) for tag in languages))
    entries = [(0, 0)] * slots
    rows = []
    smoothing = [0, 90e-6, 30e-6, 9e-6, 6e-6]
    for row, gram in enumerate(grams):
        value = hashed(gram)
        slot = value % slots
        while entries[slot][1]:
            slot = (slot + 1) % slots
        entries[slot] = (value, row + 1)
        logs = [math.log(counts[tag].get(gram, 0) / sums[tag][len(gram)] + smoothing[len(gram)])
                for tag in languages]
        mean = sum(logs) / len(logs)
        rows += [max(-127, min(127, round(8 * (log - mean)))) for log in logs]
    content += b"".join(struct.pack("<IH", *entry) for entry in entries)
    return content + struct.pack(f"<{len(rows)}b", *rows) + b"\0" * (len(rows) % 2)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts")
    parser.add_argument("out")
    arguments = parser.parse_args()
    content = b"DL" + pack([1, len(SCRIPTS)])
    for number, name, ranges, languages, size in SCRIPTS:
        languages = languages.split()
        vocabularies = {tag: words(os.path.join(arguments.texts, tag), ranges) for tag in languages}
        english = vocabularies.get("en")
        counted = {tag: count(vocabularies[tag], english, tag == "en") for tag in languages}
        counts = {tag: pair[0] for tag, pair in counted.items()}
        sums = {tag: pair[1] for tag, pair in counted.items()}
        grams = choose(counts, sums, languages, size)
        content += table(number, languages, grams, counts, sums)
        print(f"{name}: {len(languages)} languages, {len(grams)} n-grams")
    with open(arguments.out, "wb") as file:
        file.write(content)
    print(f"{len(content)} bytes")


if __name__ == "__main__":
    main()
