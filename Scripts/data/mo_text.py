#!/usr/bin/env python3
"""Prints the translations of gettext catalogues (.mo), one a line, without accelerator marks.

Python 3 standard library only.

  mo_text.py usr/lib/libreoffice/program/resource/ja/LC_MESSAGES/*.mo > ja.txt
"""
import re
import struct
import sys

for path in sorted(sys.argv[1:]):
    with open(path, 'rb') as file:
        data = file.read()
    order = '<' if data[:4] == b'\xde\x12\x04\x95' else '>'
    count, _, translations = struct.unpack(order + '3I', data[8:20])
    for index in range(1, count):
        length, start = struct.unpack_from(order + '2I', data, translations + 8 * index)
        text = data[start:start + length].decode('utf-8')
        text = re.sub(r'\(~.\)|<[^>]*>|[~_]', '', text)
        for line in re.split(r'[\0\n]', text):
            if line.strip():
                print(line)
