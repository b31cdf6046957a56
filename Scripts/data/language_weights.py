"""Learns what each n-gram says for each of some languages, from lines that are known to be in them.

A multinomial logistic regression over the n-grams of short pieces of lines, begun at the log-likelihoods
of naive Bayes. Naive Bayes counts the evidence of overlapping n-grams several times over and is
far too sure; here the weights of the n-grams make room for each other, and the
probabilities of short lines hold. Needs numpy and scipy. Single-threaded, so that it can be repeated.
"""
import math
import os
import random
import re

import numpy
from scipy import sparse

LONGEST = 4
# A piece is so many words; short ones are the rule, as in headings.
PIECES = (1, 2, 2, 3, 3, 4, 5, 6, 8, 12, 20)
SHORTEST = 4
EPOCHS = 8
PIECES_PER_EPOCH = 8000
BATCH = 8192
RATE = 0.03
# This share of the n-grams is left out at random.
DROPPED = 0.1
# The weight that naive Bayes has at the beginning: n-grams overlap.
INITIAL = 1 / 3
# What the scorer takes from languages that do not write with a letter (LanguageScorer.swift).
FOREIGN_LETTER = 2
ALPHABETS = os.path.join(os.path.dirname(__file__),
                         "../../Sources/Diptych/Text/LanguageAlphabets.swift")


def grams_of(word):
    """The n-grams of a word with a space on either side."""
    padded = f" {word} "
    for start in range(len(padded) - 1):
        for end in range(start + 1, min(start + LONGEST, len(padded)) + 1):
            if padded[start:end] != " ":
                yield padded[start:end]


def lacking(script, languages):
    """{letter: 1 for each language that does not write with it}, of the table in LanguageAlphabets.swift."""
    with open(ALPHABETS, encoding="utf-8") as file:
        found = re.search(rf"let {script} = sets\(\[(.*?)\]\)", file.read(), re.S)
    if not found:
        return {}
    alphabets = {tag: set(letters) for tag, letters in re.findall(r'"(\w+)": "(\w+)"', found.group(1))}
    known = [alphabets.get(tag.split("-")[0]) for tag in languages]
    letters = {letter for letter in set().union(*filter(None, known)) if ord(letter) >= 0xC0}
    return {letter: numpy.array([float(a is not None and letter not in a) for a in known])
            for letter in letters}


def pieces(lines, number, chance):
    """Some words in a row from lines taken at random."""
    result = []
    while len(result) < number:
        line = lines[chance.randrange(len(lines))]
        length = chance.choice(PIECES)
        start = chance.randrange(max(1, len(line) - length + 1))
        piece = line[start:start + length]
        if sum(map(len, piece)) >= SHORTEST:
            result.append(piece)
    return result


class Weights:
    """The n-grams of a script and what each says for each language, in nats."""

    def __init__(self, script, languages, grams, counts, sums, smoothing):
        self.languages = languages
        self.grams = {gram: row for row, gram in enumerate(grams)}
        self.lacking = lacking(script, languages)
        self.known = {}
        self.values = numpy.zeros((len(grams), len(languages)), numpy.float32)
        for gram, row in self.grams.items():
            logs = numpy.array([math.log(counts[tag].get(gram, 0) / sums[tag][len(gram)]
                                         + smoothing[len(gram)]) for tag in languages])
            self.values[row] = INITIAL * (logs - logs.mean())

    def matrix(self, samples):
        """How often each n-gram is in each piece."""
        starts, columns = [0], []
        for piece in samples:
            for word in piece:
                if word not in self.known:
                    self.known[word] = [self.grams[g] for g in grams_of(word) if g in self.grams]
                columns += self.known[word]
            starts.append(len(columns))
        ones = numpy.ones(len(columns), numpy.float32)
        return sparse.csr_matrix((ones, numpy.array(columns, numpy.int32), numpy.array(starts)),
                                 shape=(len(samples), len(self.grams)))

    def costs(self, samples):
        """What the letters of each piece cost the languages that do not write with them."""
        result = numpy.zeros((len(samples), len(self.languages)), numpy.float32)
        for row, piece in enumerate(samples):
            for letter in set("".join(piece)):
                if letter in self.lacking:
                    result[row] -= FOREIGN_LETTER * self.lacking[letter]
        return result

    def learn(self, lines):
        """Fits the values to `lines`, {language: [words of a line]}; Adam, the later epochs averaged."""
        chance = random.Random(1)
        first, second, total = (numpy.zeros_like(self.values) for _ in range(3))
        step, averaged = 0, 0
        for epoch in range(EPOCHS):
            samples = [pieces(lines[tag], PIECES_PER_EPOCH, chance) for tag in self.languages]
            truth = numpy.repeat(numpy.arange(len(samples)), PIECES_PER_EPOCH)
            samples = [piece for some in samples for piece in some]
            matrix, costs = self.matrix(samples), self.costs(samples)
            numbers = numpy.random.default_rng(epoch)
            kept = numbers.random(len(matrix.data)) >= DROPPED
            matrix.data *= kept / numpy.float32(1 - DROPPED)
            order = numbers.permutation(len(truth))
            for start in range(0, len(order), BATCH):
                rate = RATE * (1 - 0.95 * (epoch + start / len(order)) / EPOCHS)
                batch = order[start:start + BATCH]
                rows = matrix[batch]
                wrong = numpy.exp(logs_of(rows @ self.values + costs[batch]))
                wrong[numpy.arange(len(batch)), truth[batch]] -= 1
                gradient = rows.T @ wrong / len(batch)
                step += 1
                first += 0.1 * (gradient - first)
                second += 0.01 * (gradient * gradient - second)
                self.values -= rate * (first / (1 - 0.9 ** step)) / (
                    numpy.sqrt(second / (1 - 0.99 ** step)) + 1e-5)
            if 2 * epoch >= EPOCHS:
                total += self.values
                averaged += 1
        self.values = total / averaged
        self.values -= self.values.mean(1, keepdims=True)

    def report(self, lines):
        """The share of pieces of lines that were kept back that are told right, by number of words."""
        chance = random.Random(2)
        samples, truth = [], []
        for column, tag in enumerate(self.languages):
            if lines[tag]:
                samples += pieces(lines[tag], 400, chance)
                truth += [column] * 400
        logs = logs_of(self.matrix(samples) @ self.values + self.costs(samples))
        right = logs.argmax(1) == truth
        lengths = numpy.array([len(piece) for piece in samples])
        shares = ", ".join(f"{n} {right[lengths == n].mean():.3f}" for n in (1, 2, 3, 5, 8))
        loss = -logs[numpy.arange(len(truth)), truth].mean()
        return f"right {right.mean():.3f} (by words: {shares}), {loss:.3f} nats lost"


def logs_of(scores):
    """The logs of the probabilities that scores stand for."""
    scores = scores - scores.max(1, keepdims=True)
    return scores - numpy.log(numpy.exp(scores).sum(1, keepdims=True))
