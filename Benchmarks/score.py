#!/usr/bin/env python3
"""Scores an archive against the truth that make_drop.py wrote.

    score.py OUT.truth.jsonl ARCHIVE

Prints one JSON object: accuracy of block languages, F1 of headings and of section pairs, recall of
names by kind.  A document whose number of blocks differs counts as wrong altogether.
"""
import json, os, sys


def f1(right, given, wanted):
    return round(2 * right / (given + wanted), 4) if given + wanted else 1.0


def main(truth_path, archive):
    documents = missing = other = blocks = language_right = 0
    heading, pair, names = [0, 0, 0], [0, 0, 0], {}
    for line in open(truth_path, encoding='utf-8'):
        truth = json.loads(line)
        documents += 1
        wanted_blocks, wanted_pairs = truth['blocks'], set(truth['translated'])
        blocks += len(wanted_blocks)
        heading[2] += sum(h for _, h, _ in wanted_blocks)
        pair[2] += len(wanted_pairs)
        found = {}
        path = os.path.join(archive, 'data', truth['file'] + '.json')
        export = json.load(open(path, encoding='utf-8')) if os.path.exists(path) else None
        if export is None:
            missing += 1
        elif len(export['blocks']) != len(wanted_blocks):
            other += 1
        else:
            section_of = {}
            for block, (language, is_heading, number) in zip(export['blocks'], wanted_blocks):
                language_right += block['language'] == language
                heading[1] += block['kind'] == 'heading'
                heading[0] += block['kind'] == 'heading' and is_heading
                section_of[block['id']] = number
            inside = {s['id']: {section_of[b] for b in s['blocks']} for s in export['sections']}
            given = {(x, y) for bead in export['alignments']['section'] for l in bead['left'] for r in bead['right']
                     for x in inside[l] for y in inside[r]}
            pair[1] += len(given)
            pair[0] += sum(x == y and x in wanted_pairs for x, y in given)
            for mention in export['mentions']:
                found.setdefault((mention['type'], section_of[mention['block']]), set()).add(mention['text'])
        for kind, number, text in truth['names']:
            count = names.setdefault(kind, [0, 0])
            count[1] += 1
            count[0] += text in found.get((kind, number), ())
    print(json.dumps({
        'documents': documents, 'missing': missing, 'other_block_count': other,
        'language': round(language_right / max(1, blocks), 4), 'heading_f1': f1(*heading), 'pair_f1': f1(*pair),
        'name_recall': {kind: round(a / b, 4) for kind, (a, b) in sorted(names.items())}}))


if __name__ == '__main__':
    main(*sys.argv[1:])
