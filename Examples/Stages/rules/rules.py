#!/usr/bin/env python3
"""A stage for offices without programmers: what it looks for is in a list, `rules.tsv`.

    python3 rules.py rules.tsv

Each line of the list has a kind, a text and, if wanted, a value, with a tab between them. In the text `#`
stands for one or more digits, `*` for up to twenty characters of one line. Lines that begin with `#` and a
space are comments. A kind of the form `note:code` does not mark the text, but notes where it stands.
"""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import diptych_stage  # noqa: E402


def read(path):
    """The rules of a list as (kind, pattern, value)."""
    rules = []
    with open(path, encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, 1):
            line = line.rstrip("\r\n")
            if not line.strip() or line.startswith("# "):
                continue
            kind, *rest = [field.strip() for field in line.split("\t")]
            if not rest or not rest[0]:
                sys.exit(f"{path}:{number}: a rule has a kind, a tab and a text")
            if not re.fullmatch(r"[a-z][A-Za-z0-9]*|note:[a-z0-9_]+", kind):
                sys.exit(f"{path}:{number}: '{kind}' is no kind such as 'vessel' or 'note:old_name'")
            rules.append((kind, pattern(rest[0]), rest[1] if len(rest) > 1 else ""))
    if not rules:
        sys.exit(f"{path}: there is no rule in it")
    return rules


def pattern(text):
    """The pattern of a rule's text; words of Latin letters are found whole only."""
    parts = {"#": "[0-9０-９]+", "*": r"[^\n]{0,20}?"}
    body = "".join(parts.get(character, re.escape(character)) for character in text)
    before = r"(?<![A-Za-z])" if re.match(r"[A-Za-z]", text) else ""
    after = r"(?![A-Za-z])" if re.search(r"[A-Za-z]$", text) else ""
    return re.compile(before + body + after)


def fill(document, rules):
    """Marks what the rules find in every block."""
    for index, block in enumerate(document["blocks"]):
        for kind, expression, value in rules:
            found = [match.span() for match in expression.finditer(block["text"])]
            if kind.startswith("note:"):
                if found:
                    document.setdefault("findings", []).append(
                        {"severity": "note", "code": kind[5:], "block": index,
                         "message": value or "a rule of the office matches"})
            else:
                diptych_stage.add_mentions(block, [(*span, value) for span in found], kind)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: rules.py LIST")
    office = read(sys.argv[1])
    diptych_stage.run("office-rules", "1", ["blocks"], ["mentions"],
                      lambda document: fill(document, office))
