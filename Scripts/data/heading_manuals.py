"""Turns manuals with heading markup into plain documents whose headings are known.

The manuals are Debian packages, unpacked into one folder each (`dpkg-deb -x`). A document is a
window of one page in one or two languages, with the layouts that offices send: one language after
the other, interleaved, cut short; with and without numbering, blank lines, list items and cells.
"""
import argparse, gzip, html.parser, os, random, re

HEADINGS = {'h1', 'h2', 'h3', 'h4', 'h5', 'h6'}
BLOCKS = {'p', 'li', 'td', 'th', 'dd'}
BREAKS = {'div', 'table', 'tr', 'ul', 'ol', 'dl', 'blockquote', 'section', 'body', 'hr'}
SKIPPED_TAGS = {'script', 'style', 'head', 'pre', 'dt', 'nav', 'form', 'footer', 'header'}
SKIPPED_CLASSES = re.compile(
    r'navheader|navfooter|toc|sidebar|sphinx|footer|docnav|headerlink|footnote|titlepage-extra|'
    r'authorgroup|legalnotice|copyright|revhistory|indexterm|related|^note|^tip|^warning|^caution|'
    r'^important|admonition|foundation|caption|figure|mediaobject|variablelist-title')
VOID = {'br', 'img', 'hr', 'meta', 'link', 'input', 'col', 'area', 'base', 'wbr'}


class Page(html.parser.HTMLParser):
    """Collects (kind, text) blocks: kind is heading level 1 to 6, 'p', 'li', 'td', 'dd'."""

    def __init__(self, content):
        super().__init__(convert_charrefs=True)
        self.blocks, self.text, self.kind, self.stack, self.skip = [], [], None, [], 0
        self.feed(content)
        self.flush(None)

    def handle_starttag(self, tag, attributes):
        if tag in VOID:
            if tag == 'br':
                self.text.append(' ')
            return
        classes = dict(attributes).get('class') or ''
        if tag == 'div' and classes == 'para':
            tag = 'p'
        skipped = tag in SKIPPED_TAGS or bool(SKIPPED_CLASSES.search(classes))
        self.stack.append((tag, skipped))
        self.skip += skipped
        if tag in HEADINGS or tag in BLOCKS:
            inherit = self.kind if tag == 'p' and self.kind in ('li', 'td', 'dd') else None
            self.flush(None)
            self.kind = inherit or (int(tag[1]) if tag in HEADINGS else {'th': 'td'}.get(tag, tag))
        elif tag in BREAKS:
            self.flush(None)

    def handle_endtag(self, tag):
        # The handbook's paragraphs are `div class="para"`, kept on the stack as `p`.
        if tag == 'div' and self.stack and self.stack[-1][0] == 'p':
            tag = 'p'
        if not any(t == tag for t, _ in self.stack):
            return
        while self.stack:
            last, skipped = self.stack.pop()
            self.skip -= skipped
            if last == tag:
                break
        if tag in HEADINGS or tag in BLOCKS or tag in BREAKS:
            self.flush(None)

    def handle_data(self, data):
        if not self.skip:
            self.text.append(data)

    def flush(self, kind):
        text = re.sub(r'\s+', ' ', ''.join(self.text)).strip()
        text = text.replace('¶', '').replace('\u200b', '').strip()
        if text and self.kind is not None and any(c.isalnum() for c in text):
            self.blocks.append((self.kind, text))
        self.text, self.kind = [], kind


LABEL = re.compile(
    r'^(?:(?:Chapter|Section|Appendix|Part|Chapitre|Annexe|Partie|Kapitel|Anhang|Teil|Abschnitt|Глава|'
    r'Приложение|Часть|Раздел|부록|장)\s+[0-9A-ZIVX]+(?:\.\d+)*[.:]?\s*'
    r'|第\s*[0-9一二三四五六七八九十]+\s*[章节節部]\s*[.．:：]?\s*|章\s+[0-9]+\.\s*|(?:附录|附錄|付録)\s*[A-Z0-9][.．]?\s*'
    r'|제?\s*\d+\s*[장절]\s*[.]?\s*|[0-9A-Z]+(?:\.[0-9]+)+\.?\s*|[0-9A-Z]\.\s+)')


def read_page(path, keeps_labels=False):
    opener = gzip.open if path.endswith('.gz') else open
    with opener(path, 'rb') as handle:
        content = handle.read().decode('utf-8', 'replace')
    blocks = []
    for kind, text in Page(content).blocks:
        if isinstance(kind, int) and not keeps_labels:
            text = LABEL.sub('', text).strip()
        if text and '\t' not in text:
            blocks.append((kind, text))
    return blocks


def language_of(text, expected):
    """The language of one block: untranslated blocks of a manual are English."""
    han = sum('\u4e00' <= c <= '\u9fff' for c in text)
    kana = sum('\u3040' <= c <= '\u30ff' for c in text)
    hangul = sum('\uac00' <= c <= '\ud7af' for c in text)
    cyrillic = sum('\u0400' <= c <= '\u04ff' for c in text)
    letters = max(1, sum(c.isalpha() for c in text))
    own = {'zh': han, 'ja': han + kana, 'ko': hangul, 'ru': cyrillic}.get(expected[:2])
    return expected if own is None or own / letters > 0.15 else 'en'


def is_vietnamese(text):
    """Some pages that their names say are English are Vietnamese: they have letters of it alone."""
    return sum('\u1ea0' <= c <= '\u1ef9' for c in text) > 2


def squeezed(text):
    return re.sub(r'\s+', '', text)


def command_line(description, make, score, add_options=lambda command: None):
    """`make ROOT SET`, or `score --bin BIN SET`, of a set of documents that is made from manuals."""
    parser = argparse.ArgumentParser(description=description)
    commands = parser.add_subparsers(dest='command', required=True)
    command = commands.add_parser('make')
    command.add_argument('root')
    command.add_argument('set')
    command.set_defaults(work=make)
    command = commands.add_parser('score')
    command.add_argument('--bin', required=True)
    command.add_argument('--config', default='pipeline.json')
    command.add_argument('--errors', action='store_true', help='print the documents with errors')
    add_options(command)
    command.add_argument('set')
    command.set_defaults(work=score)
    arguments = parser.parse_args()
    arguments.work(arguments)


LANGUAGE_NAMES = {
    'zh-cn': 'zh-Hans', 'zh_cn': 'zh-Hans', 'zh-tw': 'zh-Hant', 'zh_tw': 'zh-Hant', 'ja-jp': 'ja',
    'de-de': 'de', 'fr-fr': 'fr', 'ru-ru': 'ru', 'ko-kr': 'ko', 'en-us': 'en', 'es-es': 'es'}
LANGUAGES = {'en', 'zh-Hans', 'zh-Hant', 'ja', 'ko', 'ru', 'de', 'fr', 'es'}


def pages(root):
    """{manual: {page: {language: path}}} for the unpacked packages below `root`."""
    found = {}
    for package in sorted(os.listdir(root)):
        manual = re.sub(r'-(en|de|fr|ru|ja|ko|es|zh-cn|zh-tw)$', '', package)
        for folder, _, names in sorted(os.walk(os.path.join(root, package))):
            for name in sorted(names):
                if not re.search(r'\.html(\.gz)?$', name):
                    continue
                stem = re.sub(r'\.gz$', '', name)
                match = re.search(r'\.(zh-cn|zh-tw|ja|de|fr|ru|ko|es|en)\.html$', stem)
                parts = [p.lower() for p in folder.split(os.sep)]
                language = match.group(1) if match else next(
                    (p for p in reversed(parts)
                     if p in LANGUAGE_NAMES or p in LANGUAGES and len(p) == 2), None)
                if language is None:
                    suffix = re.search(r'-(de|fr|ru|ja|ko|es|zh-cn|zh-tw)$', package)
                    language = suffix.group(1) if suffix else 'en'
                language = LANGUAGE_NAMES.get(language, language)
                if language not in LANGUAGES:
                    continue
                page = re.sub(r'\.(zh-cn|zh-tw|ja|de|fr|ru|ko|es|en)\.html$', '.html', stem)
                found.setdefault(manual, {}).setdefault(page, {})[language] = \
                    os.path.join(folder, name)
    return found


def sections(blocks):
    result = []
    for block in blocks:
        if isinstance(block[0], int) or not result:
            result.append([])
        result[-1].append(block)
    return result


HAN = '一二三四五六七八九十'


def han_number(number):
    if number <= 10:
        return HAN[number - 1]
    tens, ones = divmod(number, 10)
    return (HAN[tens - 1] if tens > 1 else '') + '十' + (HAN[ones - 1] if ones else '')


def roman(number):
    result = ''
    for value, letters in ((10, 'X'), (9, 'IX'), (5, 'V'), (4, 'IV'), (1, 'I')):
        while number >= value:
            result += letters
            number -= value
    return result


def numbered(parts, style):
    """Gives the headings of a document's part numbers in one of the styles."""
    count = outer = inner = 0
    for section in parts:
        kind, text = section[0]
        if not isinstance(kind, int):
            continue
        count += 1
        if count == 1 or kind <= 2:
            outer, inner = outer + 1, 0
        else:
            inner += 1
        label = {
            'dun': f'{han_number(count % 40 + 1 if count > 40 else count)}、', 'decimal': f'{count}. ',
            'decimal-dun': f'{count}、', 'brackets': f'（{han_number((count - 1) % 40 + 1)}）',
            'chapter': f'第{han_number((count - 1) % 40 + 1)}章 ', 'roman': f'{roman((count - 1) % 39 + 1)}. ',
            'multi': f'{outer}.{inner} ' if inner else f'{outer} ',
            'multi-dot': f'{outer}.{inner}. ' if inner else f'{outer}. ',
            'word': f'Chapter {count} ', 'letter': f'{chr(64 + (count - 1) % 26 + 1)}. '}[style]
        section[0] = (kind, label + text)


def documents(root, seed, per_manual):
    """Yields (manual, page, [(language, blank lines, label, text)]) for random windows."""
    rng = random.Random(seed)
    cache = {}

    def blocks_of(path):
        if path not in cache:
            cache[path] = read_page(path)
        return cache[path]

    for manual, by_page in sorted(pages(root).items()):
        names = sorted(by_page)
        made = tries = 0
        while made < per_manual and tries < per_manual * 20:
            tries += 1
            name = rng.choice(names)
            by_language = by_page[name]
            east = [l for l in by_language if l[:2] in ('zh', 'ja', 'ko')]
            left = rng.choice(sorted(east) if east and rng.random() < 0.7 else sorted(by_language))
            others = sorted(l for l in by_language if l[:2] != left[:2])
            right = ('en' if 'en' in others and rng.random() < 0.6 else rng.choice(others)) \
                if others and rng.random() > 0.15 else None
            document = window(
                rng, [(l, blocks_of(by_language[l])) for l in (left, right) if l])
            if document is not None:
                made += 1
                yield manual, name, document


def window(rng, sides):
    items = rng.random() < 0.5
    parts_by_side = []
    for language, blocks in sides:
        kept = [b for b in blocks if items or isinstance(b[0], int) or b[0] in ('p', 'dd')]
        parts_by_side.append((language, sections(kept)))
    if sum(isinstance(s[0][0], int) for _, parts in parts_by_side for s in parts) < 3:
        return None
    first = rng.randrange(max(1, len(parts_by_side[0][1]) - 2))
    size = rng.randint(8, 40)
    styles_east = ['dun', 'decimal', 'decimal-dun', 'brackets', 'chapter', 'multi', 'multi-dot']
    styles_west = ['decimal', 'roman', 'multi', 'multi-dot', 'word', 'letter']
    is_numbered = rng.random() < 0.3
    has_colons = rng.random() < 0.1
    chosen = []
    for side, (language, parts) in enumerate(parts_by_side):
        taken, count = [], 0
        for part in parts[first:]:
            if count >= size:
                break
            taken.append([b for b in part])
            count += len(part)
        if side == 1 and rng.random() < 0.25:
            taken = [p for p in taken if rng.random() < 0.6] or taken
        if side == 1 and rng.random() < 0.15:
            longest = max((b for p in taken for b in p), key=lambda b: len(b[1]), default=None)
            taken = [[longest]] if longest and not isinstance(longest[0], int) else taken
        if is_numbered:
            east = language[:2] in ('zh', 'ja', 'ko')
            numbered(taken, rng.choice(styles_east if east else styles_west))
        chosen.append((language, taken))
    if len(chosen) == 2 and rng.random() < 0.2:
        order = []
        for index in range(max(len(parts) for _, parts in chosen)):
            for language, parts in chosen:
                order += [(language, parts[index])] if index < len(parts) else []
    else:
        order = [(language, part) for language, parts in chosen for part in parts]
    blank = rng.choice(['none', 'none', 'none', 'all', 'all', 'headings', 'before-headings'])
    rows, was_heading = [], False
    for language, part in order:
        for kind, text in part:
            heading = isinstance(kind, int)
            if heading and has_colons and text[-1].isalpha():
                text += '：' if language[:2] in ('zh', 'ja') and rng.random() < 0.7 else ':'
            lines = {'none': 0, 'all': 1, 'headings': int(heading or was_heading),
                     'before-headings': int(heading)}[blank]
            rows.append((language_of(text, language), lines, int(heading), text))
            was_heading = heading
    translated = sum(r[0] in (l for l, _ in sides) for r in rows)
    if len(sides) == 2 and not all(any(r[0] == l for r in rows) for l, _ in sides):
        return None
    return rows if 4 <= translated <= 120 and any(r[2] for r in rows) else None
