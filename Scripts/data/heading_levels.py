#!/usr/bin/env python3
"""Makes documents whose headings have known levels, and scores the levels that the program gives.

    apt-get download $(train-headings.py packages)    then unpack each: dpkg-deb -x P.deb ROOT/P
    heading_levels.py make ROOT SET                   writes documents and SET/gold.jsonl
    heading_levels.py score --bin BIN SET             runs BIN convert on each, prints the level accuracy

A document is one page of a manual in one language, or in two, one behind the other: the headings,
paragraphs and list items of the page, without markup. The variants differ in what is left to tell levels by:

    own       the manual's own numbers, as its pages show them
    official  numbers in the styles of Chinese official papers (`第一章`, `一、`, `（一）`, `1.`, `（1）`),
              of Western papers in the Western languages (`Chapter 1`, `I.`, `A.`, `1.`, `(a)`)
    mixed     as official, but the outermost heading has no number, and some lower ones have none
    looks     no numbers; HTML without heading elements, with bold and larger letters
    plain     no numbers and no looks: only the order of the lines, which says little

The level of a heading is its depth in the outline of its page: 1 + the number of headings that are open
above it. Scored are the headings that the program found, each by its line. Manuals of DEVELOPMENT are
for looking at; the others are held back and printed apart. Nothing is trained; the folds, by page, show how
much the figures vary. The set is not part of the repository: `make` gives the same documents for the
same packages. Python 3, standard library.
"""
import collections, html, json, os, random, re, subprocess, sys, tempfile, zlib

import heading_manuals

DEVELOPMENT = {'debian-reference', 'gimp-help', 'debian-faq', 'maint-guide'}
LANGUAGES = ['zh-Hans', 'zh-Hant', 'en', 'ja', 'ko', 'de', 'fr', 'ru', 'es']
# So many documents of a manual, language and variant; so many blocks at most.
MOST, MOST_BLOCKS = 5, 120
NUMBER = re.compile(r'^([0-9A-Z]{1,2}(?:\.[0-9]+)+)\.?\s')
VARIANTS = ['own', 'official', 'mixed', 'looks', 'plain']


def outline(blocks):
    """The depth of each heading; `None` if its numbers contradict the markup."""
    open_levels, depths, last = [], [], {}
    for kind, text in blocks:
        if not isinstance(kind, int):
            depths.append(0)
            continue
        while open_levels and open_levels[-1] >= kind:
            open_levels.pop()
        open_levels.append(kind)
        depths.append(len(open_levels))
        number = NUMBER.match(text)
        if number:
            dots = number.group(1).count('.')
            if last.setdefault(dots, kind) != kind:
                return None
    return depths


def page(path):
    """The blocks of a page as (depth or 0, text, text without its number); `None` if it is not usable."""
    blocks = [b for b in heading_manuals.read_page(path, keeps_labels=True)
              if isinstance(b[0], int) or b[0] in ('p', 'dd', 'li')][:MOST_BLOCKS]
    while blocks and isinstance(blocks[-1][0], int):
        blocks.pop()
    depths = outline(blocks)
    if depths is None or sum(d > 0 for d in depths) < 4 or len(set(depths) - {0}) < 2 or depths[0] != 1 \
            or depths.count(1) > 1:
        return None
    rows = []
    for (kind, text), depth in zip(blocks, depths):
        bare = heading_manuals.LABEL.sub('', text).strip() if depth else text
        if not bare:
            return None
        rows.append((depth, ('• ' if kind == 'li' else '') + text, bare if depth else text))
    return rows


def is_translated(rows, language, english):
    """Whether all headings of a page are in its language: one in another has an outline of its own."""
    if heading_manuals.is_vietnamese(' '.join(b for d, _, b in rows if d)):
        return False
    untranslated = {b for d, _, b in english if d}
    return all(heading_manuals.language_of(b, language) == language and
               (language == 'en' or b not in untranslated) for d, _, b in rows if d)


EAST = {'第章': lambda n: f'第{heading_manuals.han_number(n)}章 ',
        '第節': lambda n: f'第{heading_manuals.han_number(n)}節 ',
        '第节': lambda n: f'第{heading_manuals.han_number(n)}节　',
        '、': lambda n: f'{heading_manuals.han_number(n)}、',
        '（一）': lambda n: f'（{heading_manuals.han_number(n)}）', '1.': lambda n: f'{n}. ', '1、': lambda n: f'{n}、',
        '（1）': lambda n: f'（{n}）', '1）': lambda n: f'{n}）'}
EAST_ORDERS = ['第章 、 （一） 1. （1）', '、 （一） 1. （1）', '、 （一） 1、 1）', '第章 第節 、 （一） 1.',
               '第章 第节 一、 （一） 1、'.replace('一、', '、'), '（一） 1. （1）', '1、 （1）']
WEST = {'Chapter': lambda n: f'Chapter {n}. ', 'Part': lambda n: f'Part {heading_manuals.roman(n)}: ',
        'Section': lambda n: f'Section {n}. ', 'I.': lambda n: f'{heading_manuals.roman(n)}. ',
        'A.': lambda n: f'{chr(64 + n)}. ', '1.': lambda n: f'{n}. ', '(1)': lambda n: f'({n}) ',
        'a)': lambda n: f'{chr(96 + n)}) ', '(a)': lambda n: f'({chr(96 + n)}) '}
WEST_ORDERS = ['Chapter 1. (a)', 'I. A. 1. a)', 'I. 1. (a)', 'A. 1. (a)', 'Part Chapter Section', '1. a)', '1. (1) (a)']


def numbered(rng, rows, language, outermost):
    """New numbers, in one of the orders of styles that are deep enough; the rows up to a number too high."""
    east = language[:2] in ('zh', 'ja', 'ko')
    styles, orders = (EAST, EAST_ORDERS) if east else (WEST, WEST_ORDERS)
    need = max(d for d, _, _ in rows) - outermost + 1
    fitting = [o.split() for o in orders if len(o.split()) >= need]
    if not fitting:
        return None
    order = rng.choice(fitting)
    order = order[rng.randrange(len(order) - need + 1):] if outermost > 1 else order
    counts, result = [0] * 9, []
    # Some lower headings are left without a number: all of the deepest level, as writers do.
    bare = max(d for d, _, _ in rows) if need > 1 and outermost > 1 and rng.random() < 0.4 else 99
    for depth, _, text in rows:
        if outermost <= depth < bare:
            counts[depth] += 1
            counts[depth + 1:] = [0] * (8 - depth)
            if counts[depth] > 20:
                return result
            text = styles[order[depth - outermost]](counts[depth]) + text
        result.append((depth, text, text))
    return result


def looks(rng, rows):
    """HTML paragraphs whose looks alone tell headings."""
    body = rng.choice([10.5, 11, 12])
    scheme = rng.choice(['sizes', 'sizes', 'sizes', 'bold', 'centre'])
    depths = max(d for d, _, _ in rows)
    lines = []
    for depth, text, bare in rows:
        content, style = html.escape(bare if depth else text), f'font-size:{body}pt'
        if depth:
            if scheme == 'sizes':
                style = f'font-size:{body + 2 * (depths - depth + 1)}pt;font-weight:bold'
            elif scheme == 'bold':
                # The deepest are bold, those above them larger as well.
                style = f'font-size:{body + 2.5 * (depths - depth)}pt;font-weight:bold'
            else:
                # The title in the middle, the next larger, the deepest in the size of the text.
                style = f'font-size:{body + 3 * max(0, depths - depth)}pt;font-weight:bold'
                style += ';text-align:center' if depth == 1 else ''
        lines.append(f'<p style="{style}">{content}</p>')
    return lines


def variant(rng, rows, language, name):
    if name == 'own':
        return [(d, t) for d, t, _ in rows]
    if name in ('looks', 'plain'):
        return [(d, b if d else t) for d, t, b in rows]
    made = numbered(rng, rows, language, 1 if name == 'official' else 2)
    return made and [(d, t) for d, t, _ in made]


def make(arguments):
    os.makedirs(arguments.set, exist_ok=True)
    gold = []
    for manual, by_page in sorted(heading_manuals.pages(arguments.root).items()):
        rng = random.Random(zlib.crc32(manual.encode()))
        usable = {}
        for name in sorted(by_page):
            if name.startswith('index'):
                continue
            for language, path in sorted(by_page[name].items(), key=lambda item: item[0] != 'en'):
                rows = page(path)
                english = usable.get('en', {}).get(name, [])
                if rows and is_translated(rows, language, english):
                    usable.setdefault(language, {})[name] = rows
        for language in LANGUAGES:
            names = sorted(usable.get(language, {}))
            for kind in VARIANTS:
                for name in rng.sample(names, min(MOST, len(names))):
                    sides = [(language, usable[language][name])]
                    others = [l for l in ('en', 'zh-Hans', 'zh-Hant')
                              if l[:2] != language[:2] and name in usable.get(l, {})]
                    if others and rng.random() < 0.5:
                        sides.append((others[0], usable[others[0]][name]))
                    blank = rng.randrange(2)
                    lines, levels = [], []
                    for side, rows in sides:
                        made = variant(rng, rows, side, kind)
                        if not made:
                            break
                        if kind == 'looks':
                            lines += looks(rng, [(d, t, t) for d, t in made])
                            levels += [[d, t] for d, t in made]
                            continue
                        for depth, text in made:
                            lines += [''] * blank + [text]
                            levels.append([depth, text])
                    if not made:
                        continue
                    # Names without languages, or the program would take two files for one text.
                    file = f'{len(gold):04}.' + ('html' if kind == 'looks' else 'txt')
                    if kind == 'looks':
                        lines = ['<html><head><meta charset="utf-8"></head><body>', *lines, '</body></html>']
                    with open(os.path.join(arguments.set, file), 'w', encoding='utf-8') as out:
                        out.write('\n'.join(lines) + '\n')
                    gold.append({'file': file, 'manual': manual, 'language': language,
                                 'variant': kind, 'page': f'{manual}/{name}',
                                 'headings': [[i, d, t] for i, (d, t) in enumerate(levels) if d]})
    with open(os.path.join(arguments.set, 'gold.jsonl'), 'w', encoding='utf-8') as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + '\n' for row in gold)
    print(f'{len(gold)} documents, {sum(len(g["headings"]) for g in gold)} headings')


def found(document, row):
    """[(level, given level or None, text)] for the headings of a document."""
    levels = {s['id']: s['level'] for s in document['sections']}
    given = [(heading_manuals.squeezed(b['text']), levels.get(b['section']) if b['kind'] == 'heading' else None)
             for b in document['blocks']]
    at, result = 0, []
    for _, level, text in row['headings']:
        key = heading_manuals.squeezed(text)
        place = next((i for i in range(at, len(given)) if given[i][0] == key), None)
        if place is None:
            result.append((level, None, text))
        else:
            at = place + 1
            result.append((level, given[place][1], text))
    return result


def score(arguments):
    with open(os.path.join(arguments.set, 'gold.jsonl'), encoding='utf-8') as handle:
        rows = [json.loads(line) for line in handle]
    rows = [r for r in rows if re.search(arguments.only, r['variant'])]
    counts = collections.defaultdict(lambda: [0, 0, 0])
    with tempfile.TemporaryDirectory() as out:
        for start in range(0, len(rows), 100):
            done = subprocess.run(
                [arguments.bin, 'convert', '--config', arguments.config, '--to', out]
                + [os.path.join(arguments.set, r['file']) for r in rows[start:start + 100]],
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            if done.returncode:
                sys.exit(done.stderr.decode('utf-8', 'replace')[-500:])
        for row in rows:
            with open(os.path.join(out, row['file'] + '.json'), encoding='utf-8') as handle:
                result = found(json.load(handle), row)
            half = 'development' if row['manual'] in DEVELOPMENT else 'held back'
            keys = [('variant', row['variant'])]
            if row['variant'] != 'plain':
                keys += [('all but plain', half), ('all but plain', 'all'), ('manual', row['manual']),
                         ('language', row['language']), (half, row['variant']),
                         ('fold', str(zlib.crc32(row['page'].encode()) % 5))]
            right = 0
            for level, guess, text in result:
                for key in keys:
                    count = counts[key]
                    count[0] += 1
                    count[1] += guess is not None
                    count[2] += guess == level
                right += guess == level or guess is None
            if arguments.errors and right < len(result):
                print(row['file'], row['manual'], row['language'], row['variant'])
                for level, guess, text in result:
                    mark = ' ' if guess == level else '-' if guess is None else '*'
                    print(f'   {mark} {level} {guess or "-"}  {"  " * level}{text[:60]}')
    print('%-16s %-20s %9s %7s %9s' % ('', '', 'headings', 'found', 'accuracy'))
    for (kind, name), (all_, some, right) in sorted(counts.items()):
        print('%-16s %-20s %9d %7.3f %9.4f' % (kind, name, all_, some / max(1, all_), right / max(1, some)))


def add_options(command):
    command.add_argument('--only', default='', help='a regular expression of variants')


if __name__ == '__main__':
    heading_manuals.command_line(__doc__.split('\n')[0], make, score, add_options)
