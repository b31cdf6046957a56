#!/usr/bin/env python3
"""Trains the name taggers and writes Sources/Diptych/Resources/name-taggers.bin.

    train-names.py texts zh DATA zh_gsdsimp.train     > zh.tsv     texts with their names, as the product reads them
    train-names.py texts en DATA en_ewt.train en_gum.rule en_wikigold > en.tsv
    diptych name-features --bits 16 zh.tsv            > zh.txt     the features, computed by the product itself
    diptych name-features --bits 17 en.tsv            > en.txt
    train-names.py fit 16 zh.txt 17 en.txt                         writes the taggers

DATA is a folder of JSON lines {"id", "text", "lang", "spans": [[start, end, type], ...]} with offsets in
Unicode scalars. names/office-texts.tsv, sentences of our own writing in the manner of offices, is added three
times. The taggers are linear-chain conditional random fields, trained with python-crfsuite
(L-BFGS, L1 0.1, L2 0.05, at most 80 iterations); its features are the numbers that the product hashes
them to. Needs python-crfsuite.

Layout of name-taggers.bin, all numbers little endian:
    "NT", version u16 = 1, then for Chinese and for English
    bits u16           there are 2^bits rows of weights
    unit u16           how many units of score one natural logarithm is
    transitions        8 x 8 i16: of the first word, then behind each of seven labels; a row has the score of each label
    weights            2^bits x 8 i8: the scores of the labels
Labels are 0 outside, then first and later word of organisations, persons and places; the eighth is not used.
"""
import argparse, json, os, re, struct, sys, tempfile

LABELS = 7
UNIT = 24
IMPOSSIBLE = -20000
L1, L2, ITERATIONS = 0.1, 0.05, 80
HERE = os.path.dirname(os.path.abspath(__file__))
OFFICE_TEXTS = os.path.join(HERE, 'names/office-texts.tsv')
OFFICE_WEIGHT = 3
TARGET = os.path.join(HERE, '../../Sources/Diptych/Resources/name-taggers.bin')


def office_texts(language):
    """Sentences with names marked like [LOC Rome]."""
    with open(OFFICE_TEXTS, encoding='utf-8') as handle:
        for line in handle:
            tag, marked = line.rstrip('\n').split('\t')
            if tag != language:
                continue
            text, names = '', []
            for plain, kind, name in re.findall(r'([^\[]*)(?:\[(PER|ORG|LOC) ([^\]]*)\])?', marked):
                text += plain
                if kind:
                    names.append('%d,%d,%s' % (len(text), len(text) + len(name), kind))
                    text += name
            yield ';'.join(names), text


def write_texts(arguments):
    for names, text in office_texts(arguments.language):
        for _ in range(OFFICE_WEIGHT):
            print(arguments.language, names, text, sep='\t')
    for name in arguments.sets:
        with open(os.path.join(arguments.data, name + '.jsonl'), encoding='utf-8') as handle:
            for line in handle:
                row = json.loads(line)
                text = row['text'].translate({9: ' ', 10: ' ', 13: ' '})
                names = ';'.join('%d,%d,%s' % tuple(span[:3]) for span in row['spans'])
                print(arguments.language, names, text, sep='\t')


def sequences(path):
    labels, features = [], []
    with open(path, encoding='utf-8') as handle:
        for line in handle:
            label, *buckets = line.split()  or [None]
            if label is None:
                yield labels, features
                labels, features = [], []
            else:
                labels.append(label)
                features.append(buckets)


def train(path):
    """State weights by (feature, label) and transition weights by (label, label)."""
    import pycrfsuite
    trainer = pycrfsuite.Trainer(verbose=False)
    for labels, features in sequences(path):
        trainer.append(features, labels)
    trainer.set_params({'c1': L1, 'c2': L2, 'max_iterations': ITERATIONS,
                        'feature.possible_transitions': True})
    with tempfile.TemporaryDirectory() as folder:
        model = os.path.join(folder, 'model')
        trainer.train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(model)
        info = tagger.info()
    return info.state_features, info.transitions


def continues(label):
    return label > 0 and label % 2 == 0


def packed(bits, path):
    states, transitions = train(path)
    scores = [[0] * 8 for _ in range(LABELS + 1)]
    for (before, label), weight in transitions.items():
        scores[int(before) + 1][int(label)] = round(weight * UNIT)
    for before in range(-1, LABELS):
        for label in range(LABELS):
            if continues(label) and before not in (label, label - 1):
                scores[before + 1][label] = IMPOSSIBLE
    rows = bytearray(8 << bits)
    clipped = 0
    for (bucket, label), weight in states.items():
        value = round(weight * UNIT)
        clipped += abs(value) > 127
        struct.pack_into('<b', rows, 8 * int(bucket) + int(label), max(-127, min(127, value)))
    sys.stderr.write('%d weights, %d clipped\n' % (len(states), clipped))
    return struct.pack('<2H', bits, UNIT) + b''.join(struct.pack('<8h', *row) for row in scores) + rows


def fit(arguments):
    parts = [packed(int(bits), path) for bits, path in zip(arguments.models[::2], arguments.models[1::2])]
    with open(arguments.target, 'wb') as out:
        out.write(b'NT' + struct.pack('<H', 1) + b''.join(parts))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    texts = commands.add_parser('texts')
    texts.add_argument('language', choices=['zh', 'en'])
    texts.add_argument('data')
    texts.add_argument('sets', nargs='+')
    texts.set_defaults(run=write_texts)
    models = commands.add_parser('fit')
    models.add_argument('models', nargs=4, metavar='BITS FEATURES')
    models.add_argument('--target', default=TARGET)
    models.set_defaults(run=fit)
    arguments = parser.parse_args()
    arguments.run(arguments)


if __name__ == '__main__':
    main()
