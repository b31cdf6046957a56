#!/usr/bin/env python3
"""Makes Resources/encodings.bin: the tables that the legacy decoders read.

Python 3 standard library only; the mappings are those of Python's own codecs, laid over each
other as the Encoding Standard (WHATWG) does it: Shift_JIS and EUC-JP share the Windows table of
JIS X 0208, EUC-KR is Windows code page 949, Big5 is code page 950 over Big5-HKSCS, GB 18030 is
that of 2022 (the private-use places of 2000 that have characters now are replaced).

  make_encodings.py ../../Sources/Diptych/Resources/encodings.bin

Layout, little-endian: the number of sections, the length of each (all 32 bits), the sections.
A table of codes has 16 bits each; 0xFFFF is no character.
"""
import struct
import sys

NONE = 0xFFFF
# Codes with more than one scalar, or one beyond the first plane: the table has their number.
PAIRS = {'\u00ca\u0304': 1, '\u00ca\u030c': 2, '\u00ea\u0304': 3, '\u00ea\u030c': 4}
GB_NEW = {
    0xA6D9: 0xFE10, 0xA6DA: 0xFE12, 0xA6DB: 0xFE11, 0xA6DC: 0xFE13, 0xA6DD: 0xFE14,
    0xA6DE: 0xFE15, 0xA6DF: 0xFE16, 0xA6EC: 0xFE17, 0xA6ED: 0xFE18, 0xA6F3: 0xFE19,
    0xA8BC: 0x1E3F, 0xFE59: 0x9FB4, 0xFE61: 0x9FB5, 0xFE66: 0x9FB6, 0xFE67: 0x9FB7,
    0xFE6D: 0x9FB8, 0xFE7E: 0x9FB9, 0xFE90: 0x9FBA, 0xFEA0: 0x9FBB,
}
SINGLE = [
    'iso8859-1', 'iso8859-2', 'iso8859-3', 'iso8859-4', 'iso8859-5', 'iso8859-6', 'iso8859-7',
    'iso8859-8', 'iso8859-10', 'iso8859-13', 'iso8859-14', 'iso8859-15', 'iso8859-16', 'koi8-u',
    'cp874', 'cp1250', 'cp1251', 'cp1252', 'cp1253', 'cp1254', 'cp1255', 'cp1256', 'cp1257',
    'cp1258',
]


def scalar(codec, *codes):
    """The scalar of a code, PAIRS included; None if there is none or it is for private use."""
    try:
        text = bytes(codes).decode(codec)
    except UnicodeDecodeError:
        return None
    if text in PAIRS:
        return PAIRS[text]
    if len(text) != 1 or 0xE000 <= ord(text) < 0xF900:
        return None
    return ord(text)


def table(values):
    return b''.join(struct.pack('<H', NONE if v is None else v & 0xFFFF) for v in values)


def bits(flags):
    packed = bytearray((len(flags) + 7) // 8)
    for index, flag in enumerate(flags):
        packed[index >> 3] |= flag << (index & 7)
    return bytes(packed)


def gb18030():
    trails = [t for t in range(0x40, 0xFF) if t != 0x7F]
    values = []
    for lead in range(0x81, 0xFF):
        for trail in trails:
            new = GB_NEW.get(lead << 8 | trail)
            try:
                # Private use is kept: it is what the standard says of the user-defined areas.
                values.append(new or ord(bytes([lead, trail]).decode('gb18030')))
            except UnicodeDecodeError:
                values.append(None)
    ranges, previous = [], None
    for pointer in range(39420):
        code = bytes([0x81 + pointer // 12600, 0x30 + pointer // 1260 % 10,
                      0x81 + pointer // 10 % 126, 0x30 + pointer % 10])
        value = ord(code.decode('gb18030'))
        if previous is None or value != previous + 1:
            ranges.append((pointer, value))
        previous = value
    return table(values), b''.join(struct.pack('<HH', *pair) for pair in ranges)


def big5():
    values = []
    for lead in range(0x81, 0xFF):
        for trail in [*range(0x40, 0x7F), *range(0xA1, 0xFF)]:
            value = scalar('big5hkscs', lead, trail)
            if not 0xC6A1 <= lead << 8 | trail <= 0xC7FC:
                value = scalar('cp950', lead, trail) or value
            values.append(value)
    return table(values), bits([v is not None and v > 0xFFFF for v in values])


def shift_jis():
    leads = [*range(0x81, 0xA0), *range(0xE0, 0xFD)]
    trails = [t for t in range(0x40, 0xFD) if t != 0x7F]
    return table([scalar('cp932', lead, trail) for lead in leads for trail in trails])


def jis0212():
    rows = range(0xA1, 0xFF)
    return table([scalar('euc_jp', 0x8F, row, cell) for row in rows for cell in rows])


def euc_kr():
    return table([scalar('cp949', lead, trail)
                  for lead in range(0x81, 0xFF) for trail in range(0x41, 0xFF)])


def single(codec):
    return [scalar(codec, code) for code in range(0x80, 0x100)]


def main():
    sections = [*gb18030(), *big5(), shift_jis(), jis0212(), euc_kr(),
                table([value for codec in SINGLE for value in single(codec)])]
    with open(sys.argv[1], 'wb') as file:
        file.write(struct.pack('<I', len(sections)))
        for section in sections:
            file.write(struct.pack('<I', len(section)))
        for section in sections:
            file.write(section)


if __name__ == '__main__':
    main()
