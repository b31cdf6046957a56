"""Writes the two-level table that `Text/ScalarTable.swift` reads.

Little-endian 16-bit units: the number of pages, then for each 256 scalars up to U+323FF the page
that they use (0 is the empty page), then the pages, 256 units each.
"""
import struct

PAGE = 256
LIMIT = 0x32400


def units(values):
    """The units of a table from a dictionary {scalar: unit}, 0 for every other scalar."""
    pages = [(0,) * PAGE]
    slots = []
    for start in range(0, LIMIT, PAGE):
        page = tuple(values.get(scalar, 0) for scalar in range(start, start + PAGE))
        if not any(page):
            slots.append(0)
        elif page in pages:
            slots.append(pages.index(page))
        else:
            slots.append(len(pages))
            pages.append(page)
    return [len(pages)] + slots + [unit for page in pages for unit in page]


def pack(units):
    """The bytes of a list of 16-bit units."""
    return struct.pack(f"<{len(units)}H", *units)
