#!/usr/bin/env python3
"""Scores the pairing of sections by itself: languages and headings are given to the program as markup.

    given_structure.py --bin BIN SET      SET has <id>.txt and <id>.gold.json, as score_sections.py describes them

Each document becomes an HTML file in which every block says its language and whether it is a heading. The program runs
on these files with one configuration; what it finds is scored by score_sections.py, which stands beside the sets. So the
figures show what pairing loses without the errors of language and heading detection. Python 3, standard library.
"""
import argparse, collections, glob, html, json, os, subprocess, sys, tempfile

import heading_manuals
from pair_sets import write


def texts(gold_path):
    """The gold of a document, and the text of each of its blocks without readings in brackets."""
    with open(gold_path, encoding='utf-8') as handle:
        gold = json.load(handle)
    with open(gold_path.replace('.gold.json', '.txt'), encoding='utf-8') as handle:
        lines = handle.read().split('\n')
    return gold, [b.get('clean') or lines[b['line'] - 1].strip() for b in gold['blocks']]


def page(gold, blocks):
    """The document as HTML."""
    rows = []
    for block, text in zip(gold['blocks'], blocks):
        tag = 'h2' if block['kind'] == 'heading' else 'p'
        rows.append(f'<{tag} lang="{block["lang"]}">{html.escape(text)}</{tag}>\n')
    return '<html><head><meta charset="utf-8"></head><body>\n' + ''.join(rows) + '</body></html>\n'


def prediction(gold, blocks, export):
    """What the scorer reads, from the JSON export of a document."""
    places = collections.defaultdict(list)
    for block, text in zip(gold['blocks'], blocks):
        places[heading_manuals.squeezed(text)].append(block['line'])
    lines, found = {}, []
    for block in export['blocks']:
        waiting = places.get(heading_manuals.squeezed(block['text']))
        if waiting:
            lines[block['id']] = waiting.pop(0)
            found.append({'line': lines[block['id']], 'lang': block['language'],
                          'kind': 'heading' if block['kind'] == 'heading' else 'paragraph'})

    def of(ids):
        return [lines[i] for i in ids if i in lines]

    return {'blocks': found,
            'sections': [{'id': s['id'], 'blocks': of(s['blocks'])} for s in export['sections']],
            'pairs': [[l, r] for b in export['alignments']['section'] for l in b['left'] for r in b['right']],
            'block_beads': [[of(b['left']), of(b['right'])] for b in export['alignments']['paragraph']]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--bin', required=True)
    parser.add_argument('--config', default='pipeline.json')
    parser.add_argument('--by', action='append', default=[], help='passed to the scorer: variant, langs')
    parser.add_argument('set')
    arguments = parser.parse_args()
    scorer = os.path.join(os.path.dirname(os.path.abspath(arguments.set)), 'score_sections.py')
    if not os.path.exists(scorer):
        sys.exit(f'{scorer} is missing: it comes with the sets')
    with open(arguments.config, encoding='utf-8') as handle:
        config = json.load(handle)
    golds = {os.path.basename(p)[:-len('.gold.json')]: texts(p)
             for p in sorted(glob.glob(os.path.join(arguments.set, '*.gold.json')))}
    with tempfile.TemporaryDirectory() as work:
        for name, (gold, blocks) in golds.items():
            write(os.path.join(work, 'drop', name + '.html'), page(gold, blocks))
        config['input'], config['output'] = {'folder': 'drop'}, {'folder': 'out'}
        write(os.path.join(work, 'pipeline.json'), json.dumps(config))
        done = subprocess.run([arguments.bin, 'run', '--settle-seconds', '0', '--config', os.path.join(work, 'pipeline.json')],
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        if done.returncode not in (0, 3):
            sys.exit(done.stderr.decode('utf-8', 'replace')[-500:])
        for name, (gold, blocks) in golds.items():
            with open(os.path.join(work, 'out', 'data', name + '.html.json'), encoding='utf-8') as handle:
                write(os.path.join(work, 'found', name + '.json'), json.dumps(prediction(gold, blocks, json.load(handle))))
        by = [word for kind in arguments.by for word in ('--by', kind)]
        subprocess.run([sys.executable, scorer, '--gold', arguments.set, '--pred', os.path.join(work, 'found')] + by, check=True)


if __name__ == '__main__':
    main()
