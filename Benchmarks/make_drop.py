#!/usr/bin/env python3
"""Makes a deterministic drop of bilingual bulletins, with the truth about each of them.

    make_drop.py OUT [--documents 1000] [--seed 1] [--bytes 17000] [--formats txt,html] [--encodings mixed|utf-8]

Beside OUT it writes OUT.truth.jsonl, one line a document: the language and kind of each block, the
section that it belongs to, which sections are translated, and the names in each section.  The
sentences are those of sections.json; document n depends on the seed and n alone.
Python 3 standard library only.
"""
import argparse, html, json, os, random

HERE = os.path.dirname(os.path.abspath(__file__))
MONTHS = ('January February March April May June July August September October November '
          'December').split()


def date(rng):
    year, month, day = rng.randint(2009, 2023), rng.randint(1, 12), rng.randint(1, 28)
    chinese = f'{year}年{month}月{day}日'
    english = f'{day} {MONTHS[month - 1]} {year}' if rng.random() < .5 else f'{MONTHS[month - 1]} {day}, {year}'
    return {'zh-Hant': chinese, 'zh-Hans': chinese, 'en': english}


def fill(rng, sentence, names, mentions):
    """One sentence in all languages, with the same names in each."""
    sentence = dict(sentence)
    while '{' in sentence['en']:
        at = sentence['en'].index('{')
        slot = sentence['en'][at + 1]
        if slot in 'NM':
            number = str(rng.randint(2, 900 if slot == 'N' else 30))
            value = {language: number for language in sentence}
        else:
            value = date(rng) if slot == 'D' else rng.choice(names[slot])
            mentions.append([{'P': 'person', 'L': 'place', 'O': 'organisation', 'D': 'date', 'Q': 'term'}[slot], value])
        for language in sentence:
            sentence[language] = sentence[language].replace('{' + slot + '}', value[language], 1)
    return sentence


def document(rng, data, size):
    """The blocks of one document, and the truth about it."""
    chinese = rng.choice(['zh-Hant', 'zh-Hans'])
    layout = rng.choices(['tail', 'interleaved', 'chinese'], [60, 30, 10])[0]
    share = rng.choice([0.0, 0.5, 1.0])
    sections, written = [], 0
    while written < size:
        model = rng.choice(data['sections'])
        mentions, paragraphs = [], []
        for _ in range(rng.randint(1, 3)):
            chosen = rng.sample(model['sentences'], rng.randint(1, len(model['sentences'])))
            filled = [fill(rng, s, data['names'], mentions) for s in chosen]
            paragraphs.append({l: (' ' if l == 'en' else '').join(s[l] for s in filled) for l in filled[0]})
        translated = layout != 'chinese' and (not sections or rng.random() < share)
        sections.append((model['heading'] if sections else None, paragraphs, mentions, translated))
        written += sum(len(p[chinese].encode()) + len(p['en'].encode()) * translated for p in paragraphs)

    blocks = []
    def put(number, language):
        heading, paragraphs, _, _ = sections[number]
        if heading:
            blocks.append((heading[language], language, True, number))
        blocks.extend((p[language], language, False, number) for p in paragraphs)
    if layout == 'interleaved':
        for number in range(len(sections)):
            put(number, chinese)
            if sections[number][3]:
                put(number, 'en')
    else:
        for number in range(len(sections)):
            put(number, chinese)
        for number in range(len(sections)):
            if sections[number][3]:
                put(number, 'en')
    truth = {'layout': layout,
             'blocks': [[language, heading, number] for _, language, heading, number in blocks],
             'translated': [n for n, s in enumerate(sections) if s[3]],
             'names': [[kind, n, value[language]] for n, s in enumerate(sections) for kind, value in s[2]
                       for language in ([chinese, 'en'] if s[3] else [chinese])]}
    return blocks, truth


def as_text(rng, blocks):
    gap = '\n\n' if rng.random() < .3 else '\n'
    return gap.join(text for text, *_ in blocks) + '\n'


def as_html(blocks, charset):
    rows = [f'<{"h2" if heading else "p"} lang="{language}">{html.escape(text)}</{"h2" if heading else "p"}>'
            for text, language, heading, _ in blocks]
    return (f'<!DOCTYPE html>\n<html><head><meta charset="{charset}"><title>Bulletin</title></head>\n<body>\n'
            '<ul class="nav"><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul>\n'
            + '\n'.join(rows) + '\n</body></html>\n')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('out')
    parser.add_argument('--documents', type=int, default=1000)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--bytes', type=int, default=17000, help='about how large a document is')
    parser.add_argument('--formats', default='txt,html')
    parser.add_argument('--encodings', choices=['mixed', 'utf-8'], default='mixed')
    options = parser.parse_args()
    with open(os.path.join(HERE, 'sections.json'), encoding='utf-8') as handle:
        data = json.load(handle)
    os.makedirs(options.out, exist_ok=True)
    with open(options.out.rstrip('/') + '.truth.jsonl', 'w', encoding='utf-8') as truths:
        for number in range(options.documents):
            rng = random.Random(f'{options.seed}-{number}')
            blocks, truth = document(rng, data, options.bytes * rng.uniform(.2, 1.8))
            form = rng.choice(options.formats.split(','))
            encoding = 'utf-8'
            if options.encodings == 'mixed':
                encoding = rng.choices(['utf-8', 'gb18030', 'utf-16', 'big5'], [75, 12, 6, 7])[0]
            text = as_text(rng, blocks) if form == 'txt' else as_html(blocks, encoding)
            try:
                content = text.encode(encoding)
            except UnicodeEncodeError:      # simplified characters in Big5
                text = text if form == 'txt' else as_html(blocks, 'utf-8')
                content = text.encode('utf-8')
            name = f'{number // 500:03}/{number:06}.{form}'
            os.makedirs(os.path.join(options.out, os.path.dirname(name)), exist_ok=True)
            with open(os.path.join(options.out, name), 'wb') as handle:
                handle.write(content)
            truths.write(json.dumps(dict(file=name, **truth), ensure_ascii=False) + '\n')


if __name__ == '__main__':
    main()
