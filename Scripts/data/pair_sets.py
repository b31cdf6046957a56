#!/usr/bin/env python3
"""Makes bilingual documents whose section pairs are known, of kinds that offices send, and scores the pairs found.

    apt-get download $(train-headings.py packages)    then unpack each: dpkg-deb -x P.deb ROOT/P
    pair_sets.py make ROOT SET                        writes drops and SET/gold.jsonl
    pair_sets.py score --bin BIN SET                  runs BIN run on each drop, prints F1 by kind and by manual

A document is made of one page of a manual that has the same outline in two languages, or three. The kinds:

    complete     one language behind the other
    moved        one run of the second language's sections stands elsewhere
    run          the second language lacks 40 to 70 % of the sections, in one run
    partial      the second language has the text of the first section only, without its heading
    interleaved  section by section
    three        three languages one behind the other; pairs are those of the first with each other one
    files        two files, named by their languages, that are paired by `"pairs": ["languages"]`
    tables       two columns, a block of each language in each row; scored are the pairs of blocks

A pair counts if each of its sections shares at least half of its blocks with the section that it stands for.
`unpaired` is the same for sections of the first language without a counterpart. Nothing is trained or tuned on these
documents, and the program runs with one configuration on all of them. No sentence of a manual is kept: `make` gives the
same documents for the same packages. Python 3, standard library.
"""
import collections, glob, html, json, os, random, re, subprocess, sys, tempfile, zlib

import heading_manuals

KINDS = ['complete', 'moved', 'run', 'partial', 'interleaved', 'three', 'files', 'tables']
FIRST = ['zh-Hans', 'zh-Hant']
SECOND = ['en', 'ja', 'fr', 'de', 'ru']
# So many documents of a manual, pair of languages and kind; so many sections and blocks at most.
MOST, MOST_SECTIONS, MOST_BLOCKS = 3, 14, 90


def page(path, language):
    """The sections of a page, each [(heading?, text)]; `None` if some of it is in another language."""
    blocks = [b for b in heading_manuals.read_page(path) if isinstance(b[0], int) or b[0] in ('p', 'dd', 'li')]
    parts = [p for p in heading_manuals.sections(blocks) if isinstance(p[0][0], int) and len(p) > 1][:MOST_SECTIONS]
    rows = [[(isinstance(k, int), t) for k, t in part] for part in parts]
    if heading_manuals.is_vietnamese(' '.join(t for row in rows for _, t in row)):
        return None
    for row in rows:
        if any(heading_manuals.language_of(t, language) != language for _, t in row):
            return None
        if language != 'en' and language[:2] in ('fr', 'de') and is_english(' '.join(t for _, t in row)):
            return None
    return rows if 4 <= len(rows) and sum(map(len, rows)) <= MOST_BLOCKS else None


def is_english(text):
    words = text.lower().split()
    return sum(w in ('the', 'of', 'to', 'is', 'and') for w in words) > 0.1 * len(words)


def fits(one, other):
    """Whether two pages have the same outline, and sections of about as many blocks."""
    return len(one) == len(other) and all(abs(len(a) - len(b)) <= 1 + len(a) // 4 for a, b in zip(one, other))


def arrange(rng, kind, sides):
    """[(language, section, heading?, text)] in the order of the document; `None` if it cannot be made."""
    count = len(sides[0][1])
    order = [list(range(count)) for _ in sides]
    if kind == 'moved':
        length = rng.randrange(1, max(2, count // 2))
        start = rng.randrange(count - length + 1)
        run, rest = order[1][start:start + length], order[1][:start] + order[1][start + length:]
        place = rng.choice([p for p in range(len(rest) + 1) if p != start])
        order[1] = rest[:place] + run + rest[place:]
    elif kind == 'run':
        length = max(1, min(count - 1, round(count * rng.uniform(0.4, 0.7))))
        start = rng.randrange(count - length + 1)
        del order[1][start:start + length]
    elif kind == 'partial':
        order[1] = order[1][:1]
    rows = []
    if kind == 'interleaved':
        for section in range(count):
            for language, parts in sides:
                rows += [(language, section, h, t) for h, t in parts[section]]
        return rows
    for (language, parts), sections in zip(sides, order):
        for section in sections:
            rows += [(language, section, h, t) for h, t in parts[section] if not (kind == 'partial' and h and language == sides[1][0])]
    return rows


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8') as handle:
        handle.write(text)


def write_document(folder, name, kind, sides, rows):
    """Writes the files of a document, and returns its name in the archive."""
    if kind == 'files':
        for language, _ in sides:
            write(os.path.join(folder, f'{name}.{language}.txt'), '\n'.join(t for l, _, _, t in rows if l == language) + '\n')
        return f'{name}.{sides[0][0]}.txt'
    if kind == 'tables':
        cells = ''.join(f'<tr><td>{html.escape(a)}</td><td>{html.escape(b)}</td></tr>\n' for a, b in rows)
        write(os.path.join(folder, name + '.html'),
              f'<html><head><meta charset="utf-8"></head><body><table>\n{cells}</table></body></html>\n')
        return name + '.html'
    write(os.path.join(folder, name + '.txt'), '\n'.join(t for _, _, _, t in rows) + '\n')
    return name + '.txt'


def make(arguments):
    gold = []
    for manual, by_page in sorted(heading_manuals.pages(arguments.root).items()):
        rng = random.Random(zlib.crc32(manual.encode()))
        pages = {}
        for name in sorted(by_page):
            if not name.startswith('index'):
                pages[name] = {l: p for l, path in sorted(by_page[name].items())
                               if l in FIRST + SECOND and (p := page(path, l))}
        for first in FIRST:
            for second in SECOND:
                names = [n for n, p in pages.items() if first in p and second in p and fits(p[first], p[second])]
                for kind in KINDS:
                    for name in rng.sample(names, min(MOST, len(names))):
                        sides = [(first, pages[name][first]), (second, pages[name][second])]
                        if kind == 'three':
                            third = [l for l in SECOND if l != second and l in pages[name] and fits(sides[0][1], pages[name][l])]
                            if not third:
                                continue
                            sides.append((third[0], pages[name][third[0]]))
                        if kind == 'tables':
                            rows = [(a[1], b[1]) for s, t in zip(*(p for _, p in sides)) if len(s) == len(t) for a, b in zip(s, t)]
                            if len(rows) < 6:
                                continue
                        else:
                            rows = arrange(rng, kind, sides)
                        document = write_document(
                            os.path.join(arguments.set, 'drop'), f'{len(gold):04}', kind, sides, rows)
                        gold.append({'file': document, 'kind': kind, 'manual': manual,
                                     'languages': [l for l, _ in sides], 'rows': rows})
    with open(os.path.join(arguments.set, 'gold.jsonl'), 'w', encoding='utf-8') as handle:
        handle.writelines(json.dumps(g, ensure_ascii=False) + '\n' for g in gold)
    print(f'{len(gold)} documents')


def numbers_of(export, rows):
    """{id of a block: number of its row}, by text and in order."""
    places = collections.defaultdict(list)
    for number, row in enumerate(rows):
        places[heading_manuals.squeezed(row[3])].append(number)
    result = {}
    for block in export['blocks']:
        waiting = places.get(heading_manuals.squeezed(block['text']))
        if waiting:
            result[block['id']] = waiting.pop(0)
    return result


def sections_of(export, row):
    """The gold sections {(language, number): rows} and for each section of the export the one it stands for, or None."""
    gold = collections.defaultdict(set)
    for number, (language, section, _, _) in enumerate(row['rows']):
        gold[language, section].add(number)
    numbers = numbers_of(export, row['rows'])
    stands = {}
    for section in export['sections']:
        have = {numbers[b] for b in section['blocks'] if b in numbers}
        best = max(gold, key=lambda g: len(gold[g] & have), default=None)
        fit = len(gold[best] & have) / max(1, len(gold[best] | have)) if best else 0
        stands[section['id']] = best if fit >= 0.5 else None
    return gold, stands


def score_sections(export, row, count):
    gold, stands = sections_of(export, row)
    first, others = row['languages'][0], row['languages'][1:]
    wanted = {(g, (o, g[1])) for g in gold if g[0] == first for o in others if (o, g[1]) in gold}
    given = [(l, r) for bead in export['alignments']['section'] for l in bead['left'] for r in bead['right']]
    found = {tuple(sorted((stands[l], stands[r]), key=lambda s: s[0] != first))
             for l, r in given if stands.get(l) and stands.get(r)}
    count['pair'][0] += len(found & wanted)
    count['pair'][1] += len(given)
    count['pair'][2] += len(wanted)
    lonely = {g for g in gold if g[0] == first and not any((o, g[1]) in gold for o in others)}
    lone = [s for s in export['sections'] if s['language'].split('-')[0] == first.split('-')[0] and s['pairing'] == 'unpaired']
    count['unpaired'][0] += sum(stands[s['id']] in lonely for s in lone)
    count['unpaired'][1] += len(lone)
    count['unpaired'][2] += len(lonely)


def score_rows(export, row, count):
    texts = {b['id']: heading_manuals.squeezed(b['text']) for b in export['blocks']}
    wanted = {(heading_manuals.squeezed(a), heading_manuals.squeezed(b)) for a, b in row['rows']}
    given = {(texts[l], texts[r]) for bead in export['alignments']['paragraph'] for l in bead['left'] for r in bead['right']}
    count['pair'][0] += len(given & wanted)
    count['pair'][1] += len(given)
    count['pair'][2] += len(wanted)


def f1(right, given, wanted):
    return 2 * right / (given + wanted) if given + wanted else float('nan')


def score(arguments):
    with open(os.path.join(arguments.set, 'gold.jsonl'), encoding='utf-8') as handle:
        rows = [json.loads(line) for line in handle]
    with open(arguments.config, encoding='utf-8') as handle:
        config = json.load(handle)
    counts = collections.defaultdict(lambda: {'pair': [0, 0, 0], 'unpaired': [0, 0, 0]})
    with tempfile.TemporaryDirectory() as work:
        config['input'] = {'folder': os.path.abspath(os.path.join(arguments.set, 'drop')), 'pairs': ['languages']}
        config['output'] = {'folder': os.path.join(work, 'out')}
        write(os.path.join(work, 'pipeline.json'), json.dumps(config))
        done = subprocess.run([arguments.bin, 'run', '--settle-seconds', '0', '--config', os.path.join(work, 'pipeline.json')],
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        if done.returncode not in (0, 3):
            sys.exit(done.stderr.decode('utf-8', 'replace')[-500:])
        for row in rows:
            stem = row['file'].split('.')[0]
            exports = glob.glob(os.path.join(work, 'out', 'data', stem + '.*json'))
            keys = [('kind', row['kind']), ('languages', ' '.join(row['languages'][:2])), ('manual', row['manual'])]
            if not exports:
                print('no result:', row['file'])
                continue
            with open(exports[0], encoding='utf-8') as handle:
                export = json.load(handle)
            one = {'pair': [0, 0, 0], 'unpaired': [0, 0, 0]}
            (score_rows if row['kind'] == 'tables' else score_sections)(export, row, one)
            for key in keys:
                for name in one:
                    counts[key][name] = [a + b for a, b in zip(counts[key][name], one[name])]
            if arguments.errors and one['pair'][0] < max(one['pair'][1:]):
                print(row['file'], row['kind'], row['languages'], one)
    print('%-12s %-24s %7s %8s %7s %9s' % ('', '', 'pairs', 'F1', 'lone', 'F1'))
    order = {k: i for i, k in enumerate(KINDS)}
    for (kind, name), count in sorted(counts.items(), key=lambda c: (c[0][0], order.get(c[0][1], 99), c[0][1])):
        print('%-12s %-24s %7d %8.4f %7d %9.4f' % (
            kind, name, count['pair'][2], f1(*count['pair']), count['unpaired'][2], f1(*count['unpaired'])))


if __name__ == '__main__':
    heading_manuals.command_line(__doc__.split('\n')[0], make, score)
