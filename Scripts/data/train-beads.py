#!/usr/bin/env python3
"""Learns the weights of sentence beads; writes Sources/Diptych/Text/Alignment/BeadWeights+Learnt.swift.

    train-beads.py features GOLD WORK [--bin DIPTYCH]   the evidence, computed by the product itself
    train-beads.py folds WORK                           leaves half of the texts out in turn, prints F1
    train-beads.py fit WORK                             learns from all texts, writes the weights
    train-beads.py confidence GOLD [--bin DIPTYCH]      learns the confidence of beads, prints its folds

GOLD is a folder of `*.gold.json`: {"id", "set", "langs": [left, right], "src": [sentence …], "tgt": [sentence …],
"beads": [[[left numbers], [right numbers]] …]}. Texts in other languages than Chinese and English are left out.

The model is a conditional random field (Lafferty et al. 2001) over the paths through the table of a text pair,
with the beads of `BeadShape` and runs of null beads. It is trained to give the paths of the gold the greatest
probability, with L2 on the weights, by L-BFGS. Where the gold has a bead that is no path's, all paths through its
sentences are as good. Sets of texts count by the root of their size, so that novels do not decide alone.
Translations leave out hardly anything, but documents do: of each text there is a copy in which runs of sentences
are deleted on one side. Needs numpy and scipy; the same input gives the same weights.
"""
import argparse, collections, glob, json, multiprocessing, os, random, subprocess, tempfile

import numpy as np
import scipy.optimize

L2 = 2.0
CUT_WEIGHT = 0.05
CLASSES = [(1, 1), (0, 1), (1, 2), (1, 3), (2, 2), (1, 4), (1, 5), (1, 6), (2, 3), (2, 4), (3, 3)]
LONG = [(1, 7), (1, 8), (1, 9)]
# As `BeadShape.all` has them: the larger number on the left comes first.
KINDS = [*range(len(CLASSES)), *[CLASSES.index((1, 6))] * len(LONG)]
SHAPES = [(left, right, kind) for kind, (a, b) in zip(KINDS, CLASSES + LONG)
          for left, right in ([(b, a), (a, b)] if a != b else [(a, b)])]
PAIRS = [number for number, shape in enumerate(SHAPES) if shape[0] and shape[1]]
TARGET = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                      '../../Sources/Diptych/Text/Alignment/BeadWeights+Learnt.swift')


# --- Texts

def texts(folder):
    for path in sorted(glob.glob(os.path.join(folder, '*.gold.json'))):
        with open(path, encoding='utf-8') as handle:
            gold = json.load(handle)
        if {tag.split('-')[0] for tag in gold['langs']} == {'zh', 'en'}:
            yield gold


def cut(gold, seed):
    """The text without a fifth of its sentences, in runs of 1 to 15 beads, each on one side."""
    rng = random.Random(seed)
    beads = [bead for bead in gold['beads'] if bead[0] and bead[1]]
    gone = (set(), set())
    place = rng.randint(3, 20)
    while place < len(beads):
        run = rng.choice([1, 1, 2, 3, 5, 8, 15])
        side = rng.randint(0, 1)
        for bead in beads[place:place + run]:
            gone[side].update(bead[side])
        place += run + rng.randint(2 * run + 4, 6 * run + 8)
    kept = [[i for i in range(len(gold[key])) if i not in gone[side]]
            for side, key in enumerate(('src', 'tgt'))]
    new = [{old: i for i, old in enumerate(numbers)} for numbers in kept]
    beads = [[[new[side][i] for i in bead[side] if i in new[side]] for side in (0, 1)] for bead in gold['beads']]
    single = []
    for left, right in beads:
        if left and right:
            single.append([left, right])
        else:
            single += [[[i], []] for i in left] + [[[], [i]] for i in right]
    return dict(gold, src=[gold['src'][i] for i in kept[0]], tgt=[gold['tgt'][i] for i in kept[1]], beads=single)


def command(binary, name, gold, *options):
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for key in ('src', 'tgt'):
            paths.append(os.path.join(folder, key))
            with open(paths[-1], 'w', encoding='utf-8') as handle:
                handle.writelines(sentence.replace('\n', ' ') + '\n' for sentence in gold[key])
        return subprocess.run([binary, name, *options, '--languages', ','.join(gold['langs']), *paths],
                              check=True, stdout=subprocess.PIPE).stdout.decode()


def features(arguments):
    os.makedirs(arguments.work, exist_ok=True)
    for number, gold in enumerate(texts(arguments.gold)):
        for kind, text in (('whole', gold), ('cut', cut(gold, number))):
            table = command(arguments.bin, 'bead-features', text).splitlines()
            names = table[0].split('\t')[3:]
            values = np.array([line.split('\t') for line in table[1:]], dtype=np.float32)
            np.savez(os.path.join(arguments.work, f'{number:03}-{kind}.npz'), names=names, values=values,
                     gold=json.dumps({'set': text['set'], 'beads': text['beads'], 'kind': kind,
                                      'counts': [len(text['src']), len(text['tgt'])]}))


# --- Model

class Text:
    """The table of a text pair: its positions row by row, and the beads that may end at each."""

    def __init__(self, path):
        data = np.load(path)
        gold = json.loads(str(data['gold']))
        self.set, self.kind, self.gold = gold['set'], gold['kind'], gold['beads']
        self.rows, self.columns = gold['counts']
        row, column, shape = (data['values'][:, i].astype(int) for i in range(3))
        self.evidence = data['values'][:, 3:].astype(np.float64)
        left = np.array([s[0] for s in SHAPES])[shape]
        right = np.array([s[1] for s in SHAPES])[shape]
        self.kinds = np.array([s[2] for s in SHAPES])[shape]
        low = np.full(self.rows + 1, self.columns)
        high = np.zeros(self.rows + 1, dtype=int)
        for r, c in ((row, column), (row - left, column - right)):
            np.minimum.at(low, r, c)
            np.maximum.at(high, r, c)
        low[0], high[-1] = 0, self.columns
        self.low = np.minimum.accumulate(low[::-1])[::-1]
        self.high = np.maximum.accumulate(high)
        self.offset = np.concatenate([[0], np.cumsum(self.high - self.low + 1)])
        count = self.offset[-1]
        self.end = self.position(row, column)
        self.start = self.position(row - left, column - right)
        self.box = np.stack([row - left, row, column - right, column], 1)
        # The bead with each shape that ends, or starts, at a position; one bead and one position more for none.
        slot = np.array([PAIRS.index(s) if s in PAIRS else -1 for s in range(len(SHAPES))])[shape]
        self.ending = np.full((count, len(PAIRS)), len(row))
        self.ending[self.end, slot] = np.arange(len(row))
        self.starting = np.full((count, len(PAIRS)), len(row))
        self.starting[self.start, slot] = np.arange(len(row))
        self.starts = np.append(self.start, count)
        self.ends = np.append(self.end, count)
        self.row_of = np.repeat(np.arange(self.rows + 1), self.high - self.low + 1)
        self.column_of = np.arange(count) - self.offset[self.row_of] + self.low[self.row_of]
        self.up = np.full(count, count)
        inside = self.row_of > 0
        above = self.row_of[inside] - 1
        inside[inside] = self.column_of[inside] <= self.high[above]
        self.up[inside] = self.position(self.row_of[inside] - 1, self.column_of[inside])
        self.allow()

    def position(self, row, column):
        return self.offset[row] + column - self.low[row]

    def allow(self):
        """Which beads, and null beads of which sentences, are on a path of the gold."""
        rows, columns = self.rows, self.columns
        boxes = {}
        of_left = np.full(rows, -1)
        of_right = np.full(columns, -1)
        for number, (left, right) in enumerate(self.gold):
            of_left[left], of_right[right] = number, number
        self.null_left = np.ones(rows, dtype=bool)
        self.null_right = np.ones(columns, dtype=bool)
        known = {tuple(box): i for i, box in enumerate(self.box)}
        self.allowed = np.zeros(len(self.box), dtype=bool)
        for left, right in self.gold:
            if not left or not right:
                continue
            box = (min(left), max(left) + 1, min(right), max(right) + 1)
            if box in known and box[1] - box[0] == len(left) and box[3] - box[2] == len(right):
                self.allowed[known[box]] = True
                self.null_left[left], self.null_right[right] = False, False
            else:
                a, b, c, d = box
                self.allowed |= ((self.box[:, 0] >= a) & (self.box[:, 1] <= b)
                                 & (self.box[:, 2] >= c) & (self.box[:, 3] <= d))

    def expectation(self, weights, is_gold):
        """The logarithm of the sum over the paths, and the expected evidence, kinds and repeated nulls."""
        evidence, kinds, again = weights
        score = np.append(self.evidence @ evidence + kinds[self.kinds], -np.inf)
        if is_gold:
            score[:-1][~self.allowed] = -np.inf
        null = kinds[1]
        left_null = np.full(self.rows, null)
        right_null = np.full(self.columns, null)
        if is_gold:
            left_null[~self.null_left] = -np.inf
            right_null[~self.null_right] = -np.inf
        count = self.offset[-1]
        whole, left, right = (np.full(count + 1, -np.inf) for _ in range(3))
        not_left, not_right = np.full(count + 1, -np.inf), np.full(count + 1, -np.inf)
        logaddexp = np.logaddexp
        with np.errstate(invalid='ignore', divide='ignore'):
            for row in range(self.rows + 1):
                at = slice(self.offset[row], self.offset[row + 1])
                if row:
                    beads = self.ending[at]
                    bead = logaddexp.reduce(whole[self.starts[beads]] + score[beads], axis=1)
                    up = self.up[at]
                    left[at] = left_null[row - 1] + logaddexp(left[up] + again, not_left[up])
                else:
                    bead = np.full(at.stop - at.start, -np.inf)
                    bead[0] = 0
                other = logaddexp(bead, left[at])
                low = self.low[row]
                value, values = -np.inf, []
                for place, begin in enumerate(other):
                    values.append(value)
                    value = right_null[min(low + place, self.columns - 1)] + log_add(value + again, begin)
                right[at] = values
                not_left[at] = logaddexp(bead, right[at])
                not_right[at] = other
                whole[at] = logaddexp(other, right[at])
            total = whole[count - 1]
            if total == -np.inf:
                return total, None
            after_bead, after_left, after_right = (np.full(count + 1, -np.inf) for _ in range(3))
            down = np.full(count + 1, count)
            down[self.up] = np.arange(count)
            down[count] = count
            for row in range(self.rows, -1, -1):
                at = slice(self.offset[row], self.offset[row + 1])
                beads = self.starting[at]
                rest = logaddexp.reduce(score[beads] + after_bead[self.ends[beads]], axis=1)
                if row == self.rows:
                    rest[-1] = 0
                    below = np.full(len(rest), -np.inf)
                else:
                    below = left_null[row] + after_left[down[at]]
                begin, on = logaddexp(rest, below), logaddexp(rest, below + again)
                low = self.low[row]
                value, firsts, seconds = -np.inf, [], []
                for place in range(len(begin) - 1, -1, -1):
                    firsts.append(value)
                    seconds.append(log_add(value + again, begin[place]))
                    value = right_null[low + place - 1] + seconds[-1] if place or low else -np.inf
                first = np.array(firsts[::-1])
                after_bead[at] = logaddexp(begin, first)
                after_left[at] = logaddexp(on, first)
                after_right[at] = np.array(seconds[::-1])
            beads = np.exp(whole[self.start] + score[:-1] + after_bead[self.end] - total)
            lefts = np.append(left_null, -np.inf)[self.row_of - 1] + after_left[:-1] - total
            left_on = np.exp(left[self.up] + again + lefts).sum()
            left_new = np.exp(not_left[self.up] + lefts).sum()
            # The position before a right null is the one before in the row.
            inside = np.flatnonzero(self.column_of > self.low[self.row_of])
            rights = right_null[self.column_of[inside] - 1] + after_right[inside] - total
            right_on = np.exp(right[inside - 1] + again + rights).sum()
            right_new = np.exp(not_right[inside - 1] + rights).sum()
        kinds = np.bincount(self.kinds, beads, len(CLASSES))
        kinds[1] = left_on + left_new + right_on + right_new
        return total, np.concatenate([beads @ self.evidence, kinds, [left_on + right_on]])

    def best(self, weights):
        """The beads of the best path."""
        evidence, kinds, again = weights
        score = np.append(self.evidence @ evidence + kinds[self.kinds], -np.inf)
        null = kinds[1]
        count = self.offset[-1]
        # States: after a bead, after a left null, after a right null.
        value = np.full((count + 1, 3), -np.inf)
        back = [None] * count
        for position in range(count):
            row, up = self.row_of[position], self.up[position]
            top = (0.0 if position == 0 else -np.inf, None)
            beads = self.ending[position]
            befores = value[self.starts[beads]].max(axis=1) + score[beads]
            if row:
                slot = int(np.argmax(befores))
                if befores[slot] > top[0]:
                    bead = beads[slot]
                    top = (befores[slot], (self.starts[bead], bead))
            lefts = value[up] + [0, again, 0] + null
            before = position - 1 if self.column_of[position] > self.low[row] else count
            rights = value[before] + [0, 0, again] + null
            value[position] = top[0], lefts.max(), rights.max()
            back[position] = (top[1], (up, int(np.argmax(lefts))), (before, int(np.argmax(rights))))
        path, position, state = [], count - 1, int(np.argmax(value[count - 1]))
        while position:
            row, column = self.row_of[position], self.column_of[position]
            if state == 0:
                before, bead = back[position][0]
                a, b, c, d = self.box[bead]
                path.append((tuple(range(a, b)), tuple(range(c, d))))
                position, state = before, int(np.argmax(value[before]))
            else:
                path.append(((row - 1,), ()) if state == 1 else ((), (column - 1,)))
                position, state = back[position][state]
        return path


def log_add(one, other):
    if one < other:
        one, other = other, one
    return one if other == -np.inf else one + np.log1p(np.exp(other - one))


def unpack(vector, size):
    return vector[:size], vector[size:size + len(CLASSES)], vector[-1]


TEXTS = []


def loss_of(job):
    number, vector = job
    text = TEXTS[number]
    weights = unpack(vector, text.evidence.shape[1])
    least, gold = text.expectation(weights, True)
    if gold is None:
        return 0.0, np.zeros(len(vector))
    total, expected = text.expectation(weights, False)
    return total - least, expected - gold


def train(numbers, pool):
    sizes = collections.Counter()
    for number in numbers:
        if TEXTS[number].kind == 'whole':
            sizes[TEXTS[number].set] += len(TEXTS[number].gold)
    factor = {name: (1000 / max(200, size)) ** 0.5 for name, size in sizes.items()}
    size = TEXTS[0].evidence.shape[1]

    def loss(scaled):
        vector = scaled / scale
        results = pool.map(loss_of, [(number, vector) for number in numbers], chunksize=1)
        value, gradient = L2 / 2 * vector @ vector, L2 * vector
        for number, (part, slope) in zip(numbers, results):
            weight = factor[TEXTS[number].set] * (1 if TEXTS[number].kind == 'whole' else CUT_WEIGHT)
            value, gradient = value + weight * part, gradient + weight * slope
        return value, gradient / scale

    # Evidence of greatly different size would take many more steps.
    scale = np.ones(size + len(CLASSES) + 1)
    squares = sum((TEXTS[number].evidence[TEXTS[number].allowed] ** 2).mean(axis=0) for number in numbers)
    scale[:size] = np.maximum(0.3, np.sqrt(squares / len(numbers)))
    start = np.zeros(len(scale))
    start[:2] = 0.1, 0.06
    start[size + 1] = -4
    found = scipy.optimize.minimize(loss, start * scale, jac=True, method='L-BFGS-B',
                                    options={'maxiter': 80, 'ftol': 1e-7})
    print(f'  loss {found.fun:.1f} after {found.nit} steps')
    return found.x / scale


def score(job):
    number, vector = job
    text = TEXTS[number]
    gold = {(tuple(a), tuple(b)) for a, b in text.gold}
    beads = text.best(unpack(vector, text.evidence.shape[1]))
    hits = [bead for bead in beads if bead in gold]
    full = sum(1 for bead in hits if bead[0] and bead[1])
    nulls = sum(1 for bead in gold if not bead[0] or not bead[1])
    return np.array([len(hits), len(beads), full, len(gold) - nulls, len(hits) - full, nulls])


def report(title, numbers, vector, pool):
    sums = collections.defaultdict(lambda: np.zeros(6))
    for number, result in zip(numbers, pool.map(score, [(n, vector) for n in numbers], chunksize=1)):
        sums[TEXTS[number].kind, TEXTS[number].set] += result
    for (kind, name), (hits, beads, full, gold, nulls, all_nulls) in sorted(sums.items()):
        precision, recall = hits / max(1, beads), full / max(1, gold)
        line = f'  {title} {kind:5} {name:6} F1 {2 * precision * recall / max(1e-9, precision + recall):.4f}'
        print(line + (f'  null beads found {nulls:.0f} of {all_nulls:.0f}' if kind == 'cut' else ''))


def load(work):
    TEXTS.extend(Text(path) for path in sorted(glob.glob(os.path.join(work, '*.npz'))))


def folds(arguments):
    load(arguments.work)
    with multiprocessing.Pool() as pool:
        for fold in (0, 1):
            # A text and its copy are in the same half.
            learnt = [n for n in range(len(TEXTS)) if n // 2 % 2 == fold]
            held = [n for n in range(len(TEXTS)) if n // 2 % 2 != fold]
            report(f'fold {fold} held back', held, train(learnt, pool), pool)


def fit(arguments):
    load(arguments.work)
    names = [str(n) for n in np.load(sorted(glob.glob(os.path.join(arguments.work, '*.npz')))[0])['names']]
    with multiprocessing.Pool() as pool:
        vector = train(range(len(TEXTS)), pool)
        report('learnt', range(len(TEXTS)), vector, pool)
    evidence, kinds, again = unpack(vector, len(names))
    number = lambda value: f'{value:.4f}'
    lexical = [f'{n.split(".")[1]}: {number(v)}' for n, v in zip(names, evidence) if '.' in n]
    other = [f'{n}: {number(v)}' for n, v in zip(names, evidence) if '.' not in n]
    lines = ['  static let learnt = BeadWeights(', '    lexical: LexicalScore.Weights(',
             *wrap(lexical, 6, '),'), *wrap(other + [f'nullAgain: {number(again)}'], 4, ','),
             '    shapes: [', *wrap([number(v) for v in kinds], 6, ','), '    ])', '']
    with open(TARGET, encoding='utf-8') as old:
        before, declaration, rest = old.read().partition(lines[0])
    # The other weights of the file stay: they are learnt with other sources of words.
    behind = rest.partition('    ])\n')[2]
    with open(TARGET, 'w', encoding='utf-8') as out:
        out.write(before + '\n'.join(lines) + behind)


def wrap(items, indent, end):
    lines, line = [], ''
    for item in items:
        if line and indent + len(line) + len(item) + 4 > 100:
            lines.append(' ' * indent + line + ',')
            line = ''
        line += (', ' if line else '') + item
    return lines + [' ' * indent + line + end]


# --- Confidence

def confidence(arguments):
    rows = []
    for number, gold in enumerate(texts(arguments.gold)):
        for text in (gold, cut(gold, number)):
            known = {(tuple(a), tuple(b)) for a, b in text['beads']}
            for line in command(arguments.bin, 'bead-features', text, '--found').splitlines()[1:]:
                left, right, gain, lead, margin = line.split('\t')
                bead = tuple(tuple(range(*map(int, side.split('-')))) for side in (left, right))
                rows.append((number % 2, float(margin), float(gain), float(lead), bead in known))
    data = np.array(rows, dtype=float)
    inputs = np.column_stack([np.ones(len(data)), data[:, 2], data[:, 3], data[:, 1]])

    def logistic(chosen):
        def loss(w):
            z = inputs[chosen] @ w
            p = 1 / (1 + np.exp(-z))
            return (np.logaddexp(0, z).sum() - z @ data[chosen, 4] + 0.005 * w @ w,
                    inputs[chosen].T @ (p - data[chosen, 4]) + 0.01 * w)
        return scipy.optimize.minimize(loss, np.zeros(4), jac=True, method='L-BFGS-B').x

    guess = np.zeros(len(data))
    for fold in (0, 1):
        held = data[:, 0] == fold
        guess[held] = 1 / (1 + np.exp(-inputs[held] @ logistic(~held)))
    print(f'  {len(data)} beads, {data[:, 4].mean():.3f} of them right; each half by the other one:')
    print('  confidence    beads  mean   right')
    for low, high in zip((0, .2, .4, .6, .7, .8, .9, .95), (.2, .4, .6, .7, .8, .9, .95, 1.01)):
        inside = (guess >= low) & (guess < high)
        if inside.any():
            print(f'  {low:.2f}-{min(1, high):.2f}  {inside.sum():9}  {guess[inside].mean():.3f}  {data[inside, 4].mean():.3f}')
    print(f'  mean squared error {((guess - data[:, 4]) ** 2).mean():.4f}')
    bias, gain, lead, margin = logistic(data[:, 0] >= 0)
    print(f'  learnt from all: {bias:.2f} + {gain:.3f} gain + {lead:.3f} lead + {margin:.3f} margin')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest='command', required=True)
    for name, function in (('features', features), ('confidence', confidence), ('folds', folds), ('fit', fit)):
        command = commands.add_parser(name)
        if name in ('features', 'confidence'):
            command.add_argument('gold')
        if name != 'confidence':
            command.add_argument('work')
        if name in ('features', 'confidence'):
            command.add_argument('--bin', default='.build/release/diptych')
        command.set_defaults(function=function)
    arguments = parser.parse_args()
    arguments.function(arguments)


if __name__ == '__main__':
    main()
