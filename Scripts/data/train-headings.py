#!/usr/bin/env python3
"""Trains the heading model and writes Sources/Diptych/Text/HeadingWeights.swift.

    apt-get download $(train-headings.py packages)        then unpack each: dpkg-deb -x P.deb ROOT/P
    train-headings.py documents ROOT documents.tsv        makes labelled documents
    diptych heading-features documents.tsv > features.tsv the features, computed by the product itself
    train-headings.py fit documents.tsv features.tsv      writes the weights
    train-headings.py score documents.tsv features.tsv    leaves each source out in turn, prints F1
    train-headings.py folds documents.tsv features.tsv    leaves each fifth of the pages out in turn

A label is `source@fold,heading`; the source is a manual or `official` (heading_official.py), the fold that of
the page of a manual. The model is
a logistic regression with L2 (C = 0.003) on standardised features, official documents with weight
2, and the logit raised by 1: a manual has more short lines that are no headings than a letter has.
`documents --evaluation DIR` adds labelled documents of other origin (`*.gold.json`, `*.txt`), which
`fit` never uses and `score` reports. Needs numpy and scipy.
"""
import argparse, collections, glob, json, os, sys, zlib

import heading_manuals
import heading_official

PACKAGES = """
debian-handbook installation-guide-amd64 debmake-doc aptitude-doc-en aptitude-doc-ja aptitude-doc-ru
aptitude-doc-fr debian-faq debian-faq-zh-cn debian-faq-ko debian-faq-ja debian-faq-de debian-faq-fr
debian-faq-ru debian-reference-en debian-reference-zh-cn debian-reference-zh-tw debian-reference-ja
debian-reference-de debian-reference-fr maint-guide maint-guide-zh-cn maint-guide-zh-tw maint-guide-ja
maint-guide-de maint-guide-fr maint-guide-ru gimp-help-en gimp-help-zh-cn gimp-help-ja gimp-help-ko
gimp-help-de gimp-help-fr gimp-help-ru developers-reference developers-reference-ja
developers-reference-de developers-reference-fr developers-reference-ru
"""
FOLDS = 5
C, SHIFT, WEIGHTS = 0.003, 1.0, {'manual': 1.0, 'official': 2.0}
TARGET = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                      '../../Sources/Diptych/Text/HeadingWeights.swift')


def evaluation_documents(folder):
    for gold_path in sorted(glob.glob(os.path.join(folder, '*.gold.json'))):
        with open(gold_path, encoding='utf-8') as handle:
            gold = json.load(handle)
        with open(gold_path.replace('.gold.json', '.txt'), encoding='utf-8') as handle:
            lines = handle.read().split('\n')
        rows, last = [], 0
        for block in gold['blocks']:
            text = block.get('clean') or lines[block['line'] - 1].strip()
            rows.append((block['lang'], block['line'] - last - 1,
                         int(block['kind'] == 'heading'), text))
            last = block['line']
        yield rows


def write_documents(arguments):
    with open(arguments.output, 'w', encoding='utf-8') as out:
        def write(source, rows):
            for language, blank, label, text in rows:
                text = ' '.join(text.split('\t'))
                out.write(f'{language}\t{blank}\t{source},{label}\t{text}\n')
            out.write('\n')
        for manual, page, rows in heading_manuals.documents(arguments.root, 1, 160):
            write(f'manual/{manual}@{zlib.crc32(str(page).encode()) % FOLDS}', rows)
        for kind, rows in heading_official.documents(2, 400):
            write('official/' + kind, rows)
        for folder in arguments.evaluation:
            for rows in evaluation_documents(folder):
                write('evaluation/' + os.path.basename(os.path.normpath(folder)), rows)


class Data:
    def __init__(self, documents, features):
        import numpy
        self.total = collections.Counter()
        with open(documents, encoding='utf-8') as handle:
            for row in handle:
                parts = row.split('\t')
                if len(parts) > 3 and parts[2].endswith(',1'):
                    source, _, fold = parts[2][:-2].partition('@')
                    self.total[source, fold] += 1
        self.sources, self.folds, labels, values = [], [], [], []
        with open(features, encoding='utf-8') as handle:
            self.names = handle.readline().rstrip('\n').split('\t')[3:]
            for row in handle:
                parts = row.rstrip('\n').split('\t')
                source, label = parts[2].split(',')
                source, _, fold = source.partition('@')
                self.sources.append(source)
                self.folds.append(fold)
                labels.append(int(label))
                values.append(numpy.array(parts[3:], dtype=float))
        self.labels, self.values = numpy.array(labels), numpy.array(values)
        self.sources, self.folds = numpy.array(self.sources), numpy.array(self.folds)

    def fit(self, left_out=None, fold=None):
        """The weights of the raw features and the bias, trained without one source or one fold."""
        import numpy
        from scipy.optimize import minimize
        weight = numpy.array([0.0 if s == left_out or s.split('/')[0] == left_out
                              else WEIGHTS.get(s.split('/')[0], 0.0) for s in self.sources])
        chosen = (weight > 0) & (self.folds != fold)
        x, y, weight = self.values[chosen], self.labels[chosen] * 2 - 1, weight[chosen]
        mean, deviation = x.mean(0), x.std(0)
        deviation[deviation < 1e-6] = 1
        z = (x - mean) / deviation

        def loss(b):
            margin = y * (z @ b[:-1] + b[-1])
            slope = -weight * y / (1 + numpy.exp(numpy.clip(margin, -30, 30)))
            value = C * (weight * numpy.logaddexp(0, -margin)).sum() + (b[:-1] ** 2).sum() / 2
            return value, numpy.append(C * (slope @ z) + b[:-1], C * slope.sum())

        b = minimize(loss, numpy.zeros(x.shape[1] + 1), jac=True, method='L-BFGS-B',
                     options={'maxiter': 500}).x
        weights = b[:-1] / deviation
        return weights, b[-1] - weights @ mean + SHIFT

    def score(self, source, weights, bias, fold=None):
        here = (self.sources == source) | [s.split('/')[0] == source for s in self.sources]
        if fold is not None:
            here &= self.folds == fold
        found = (self.values @ weights + bias > 0) & here
        right = int((found & (self.labels == 1)).sum())
        total = sum(n for (s, f), n in self.total.items()
                    if source in (s, s.split('/')[0]) and fold in (None, f))
        precision, recall = right / max(1, int(found.sum())), right / max(1, total)
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def fit(arguments):
    data = Data(arguments.documents, arguments.features)
    weights, bias = data.fit()
    rows = '\n'.join(f'    {w:.4f},  // {n}' for n, w in zip(data.names, weights))
    with open(TARGET, 'w', encoding='utf-8') as out:
        out.write(f'''// Made by Scripts/data/train-headings.py; do not edit. Trained on Debian's manuals (GPL, GFDL,
// CC BY-SA and MIT; see Resources/README.md) and on documents of our own writing: statistics, no text.
enum HeadingWeights {{
  /// What a line without any feature starts from.
  static let bias = {bias:.4f}

  /// The weight of each feature, in the order of ``HeadingFeatures``.
  static let values: [Double] = [
{rows}
  ]
}}
''')


def score(arguments):
    data = Data(arguments.documents, arguments.features)
    print('source left out                  precision recall     F1')
    sources = sorted(set(data.sources))
    for source in sources + ['official']:
        if source.startswith('official/'):
            continue
        weights, bias = data.fit(left_out=source)
        print('%-32s %8.3f %8.3f %8.3f' % (source, *data.score(source, weights, bias)))


def folds(arguments):
    data = Data(arguments.documents, arguments.features)
    print('pages left out                   precision recall     F1')
    for fold in map(str, range(FOLDS)):
        weights, bias = data.fit(fold=fold)
        print('%-32s %8.3f %8.3f %8.3f' % (f'fold {fold} of all manuals',
                                           *data.score('manual', weights, bias, fold)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    commands = parser.add_subparsers(dest='command', required=True)
    commands.add_parser('packages')
    documents = commands.add_parser('documents')
    documents.add_argument('root')
    documents.add_argument('output')
    documents.add_argument('--evaluation', action='append', default=[])
    for name in ('fit', 'score', 'folds'):
        command = commands.add_parser(name)
        command.add_argument('documents')
        command.add_argument('features')
    arguments = parser.parse_args()
    if arguments.command == 'packages':
        print(' '.join(PACKAGES.split()))
    else:
        {'documents': write_documents, 'fit': fit, 'score': score,
         'folds': folds}[arguments.command](arguments)


if __name__ == '__main__':
    sys.exit(main())
