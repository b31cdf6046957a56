#!/usr/bin/env python3
"""Reports how sure the program is and how right, and how well it does on each kind of document.

    report.py --bin BIN --config pipeline.json EVAL

EVAL is a folder of development sets beside their scorers: `evaluate.py`, `score_sections.py`,
`langid/dev.jsonl`, and folders of `*.txt` with `*.gold.json`. Nothing in the program is trained on their pages.
What is printed:

    calibration of languages    of single segments and of the blocks of the documents, by `diptych inspect`:
                                of the decisions at each confidence, how many are right
    calibration of headings     of the lines that are headings, by the JSON export
    calibration of section pairs    a pair is right if both sections are, more than half, those of a true pair
    languages and variants      language, headings, section pairs for each language pair and each variant
    folds                       the same for five parts of the pages: a page, in all its documents, is in one

`train-headings.py folds` trains the heading model five times for pages that it then has not seen. Python 3,
standard library.
"""
import argparse, collections, concurrent.futures, glob, json, os, re, subprocess, sys, tempfile, zlib

EDGES = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99]
FOLDS = 5
BLOCK = re.compile(r'^ *\d+  line (\d+)\S* +(\S+) +(\d+) % ')


class Calibration:
    """How many decisions at each confidence are right."""

    def __init__(self):
        self.cells = collections.defaultdict(lambda: [0, 0, 0.0])

    def add(self, confidence, is_right):
        for key in [max(e for e in EDGES if e <= confidence), 'sure' if confidence >= 0.9 else 'doubtful']:
            cell = self.cells[key]
            cell[0] += 1
            cell[1] += is_right
            cell[2] += confidence

    def show(self, title):
        print(f'{title}\n  confidence           n    right  said')
        for edge, end in zip(EDGES, EDGES[1:] + [1]):
            self.row(f'{edge:.2f} to {end:.2f}', self.cells.get(edge))
        self.row('all below 0.90', self.cells.get('doubtful'))
        self.row('all from 0.90', self.cells.get('sure'))

    @staticmethod
    def row(name, cell):
        if cell:
            print(f'  {name:16}{cell[0]:6}{cell[1] / cell[0]:9.3f}{cell[2] / cell[0]:6.2f}')


def inspected(arguments, path):
    """{line: (language, confidence)} of a file."""
    out = subprocess.run([arguments.bin, 'inspect', '--config', arguments.config, '--brief', '--color',
                          'never', path], stdout=subprocess.PIPE, check=True).stdout.decode()
    found = (BLOCK.match(line) for line in out.split('\n'))
    return {int(m[1]): (m[2], int(m[3]) / 100) for m in found if m}


def in_parallel(function, items):
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as threads:
        return list(threads.map(function, items))


def report_segments(arguments, scorer):
    path = os.path.join(arguments.eval, 'langid/dev.jsonl')
    if not os.path.exists(path):
        return
    rows = [row for row in scorer.read(path) if row['length'] not in ('gloss', 'mixed')]
    with tempfile.TemporaryDirectory() as folder:
        def look(item):
            number, row = item
            name = os.path.join(folder, f'{number}.txt')
            with open(name, 'w', encoding='utf-8') as file:
                file.write(row['text'] + '\n')
            return inspected(arguments, name).get(1, ('und', 0.0))
        found = in_parallel(look, enumerate(rows))
    tables = collections.defaultdict(Calibration)
    for row, (language, confidence) in zip(rows, found):
        truth, guess = scorer.canon(row['lang']), scorer.canon(language)
        is_right = truth[0] == guess[0] and (not truth[1] or truth[1] == guess[1])
        for name in row['length'], 'segment':
            tables[name].add(confidence, is_right)
    for name in 'segment', 'heading':
        tables[name].show(f'languages of single segments: {name}s')


def sections_of(evaluate, arguments, folder, work):
    """[(gold, export, languages of blocks)] of a set."""
    names = sorted(glob.glob(os.path.join(folder, '*.txt')))
    out = os.path.join(work, 'out')
    evaluate.run(argparse.Namespace(bin=arguments.bin, config=arguments.config, run_option=[]),
                 copied(names, os.path.join(work, 'drop')), out)
    looks = in_parallel(lambda name: inspected(arguments, name), names)
    for name, look in zip(names, looks):
        with open(name[:-4] + '.gold.json', encoding='utf-8') as file:
            yield json.load(file), evaluate.export(out, os.path.basename(name)), look


def copied(names, folder):
    os.makedirs(folder)
    for name in names:
        with open(name, 'rb') as source, open(os.path.join(folder, os.path.basename(name)), 'wb') as copy:
            copy.write(source.read())
    return folder


def stands_for(found, truth):
    """Whether sections share more than half of the union of their lines."""
    return len(found & truth) * 2 > len(found | truth)


def add_calibration(gold, export, look, tables):
    truth = {block['line']: block for block in gold['blocks']}
    for line, (language, confidence) in look.items():
        if line in truth:
            tables['languages of blocks'].add(confidence, language == truth[line]['lang'])
    for block in export['blocks']:
        if block['kind'] == 'heading' and block['line'] in truth:
            tables['headings'].add(block['confidence'], truth[block['line']]['kind'] == 'heading')
    lines = {block['id']: block['line'] for block in export['blocks']}
    found = {s['id']: {lines[b] for b in s['blocks'] if b in lines} for s in export['sections']}
    real = {s['id']: set(s['blocks']) for s in gold['sections']}
    for pair in export['alignments']['section']:
        if len(pair['left']) == len(pair['right']) == 1:
            one, other = found[pair['left'][0]], found[pair['right'][0]]
            is_right = any(stands_for(one, real[a]) and stands_for(other, real[b])
                           or stands_for(one, real[b]) and stands_for(other, real[a])
                           for a, b in gold['pairs'])
            tables['section pairs'].add(pair['confidence'], is_right)


def fold_of(gold):
    """The part that a page is in: the same for all documents that are made of it."""
    source = gold.get('source')
    return zlib.crc32(json.dumps(source or gold['id'], sort_keys=True).encode()) % FOLDS


def table_of_kinds(scorer, title, groups):
    print(f'{title}\n  {"":24}documents  blocks  language   heading P      R     F1  pair_half F1')
    for name, documents in sorted(groups.items()):
        total = {key: scorer.C() for key in scorer.NAMES}
        counts = collections.Counter()
        for gold, prediction in documents:
            cells, numbers = scorer.score_doc(gold, prediction)
            counts.update(numbers)
            for key, cell in cells.items():
                total[key].tp += cell.tp
                total[key].p += cell.p
                total[key].g += cell.g
        heading, pair = total['heading'].prf(), total['pair_half'].prf()
        print(f'  {name:24}{len(documents):9}{counts["blocks"]:8}{counts["lang_ok"] / counts["blocks"]:10.4f}'
              f'{heading[0]:12.4f}{heading[1]:7.4f}{heading[2]:7.4f}{pair[2]:14.4f}')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--bin', required=True)
    parser.add_argument('--config', required=True)
    parser.add_argument('eval')
    arguments = parser.parse_args()
    sys.path.insert(0, arguments.eval)
    import evaluate, score_langid, score_sections
    report_segments(arguments, score_langid)
    tables = collections.defaultdict(Calibration)
    by_pair, by_variant, by_fold = (collections.defaultdict(list) for _ in range(3))
    folders = sorted({os.path.dirname(name) for name in glob.glob(os.path.join(arguments.eval, '*', '*.txt'))})
    for folder in folders:
        name = os.path.basename(folder)
        with tempfile.TemporaryDirectory() as work:
            for gold, export, look in sections_of(evaluate, arguments, folder, work):
                add_calibration(gold, export, look, tables)
                entry = gold, evaluate.structure(export)
                by_pair[f'{name} {"-".join(gold["langs"])}'].append(entry)
                by_variant[f'{name} {gold["variant"]}'].append(entry)
                by_fold[f'{name} fold {fold_of(gold) + 1}'].append(entry)
    for name, table in tables.items():
        table.show(f'{name}, all documents')
    table_of_kinds(score_sections, 'language pairs', by_pair)
    table_of_kinds(score_sections, 'variants', by_variant)
    table_of_kinds(score_sections, 'folds by page', by_fold)


if __name__ == '__main__':
    main()
