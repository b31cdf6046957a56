#!/usr/bin/env python3
"""A stage built on spaCy: a blank pipeline and an entity ruler, no model.

    python3 names.py patterns.jsonl

The patterns are spaCy's own (https://spacy.io/usage/rule-based-matching#entityruler), one a line, each
with the language that it is for. Labels become kinds: `VESSEL` is `vessel`.
"""
import json
import os
import sys

import spacy

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import diptych_stage  # noqa: E402


def rulers(path):
    """For each language of the patterns a blank pipeline that finds them."""
    by_language = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                entry = json.loads(line)
                by_language.setdefault(entry.pop("language"), []).append(entry)
    found = {}
    for language, patterns in by_language.items():
        pipeline = spacy.blank(language)
        # Patterns of words look at lower-case forms; Chinese is cut into characters.
        pipeline.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"}).add_patterns(patterns)
        pipeline.max_length = 20_000_000
        found[language] = pipeline
    return found


def fill(document, pipelines):
    """Marks the entities of every block whose language has patterns."""
    for block in document["blocks"]:
        language = (block.get("language") or {}).get("value", "und").split("-")[0]
        pipeline = pipelines.get(language)
        if pipeline is None:
            continue
        for entity in pipeline(block["text"]).ents:
            diptych_stage.add_mentions(
                block, [(entity.start_char, entity.end_char, entity.ent_id_)], kind(entity.label_))


def kind(label):
    """`SHIP_NAME` as Diptych writes kinds: `shipName`."""
    first, *rest = label.lower().split("_")
    return first + "".join(word.capitalize() for word in rest)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: names.py PATTERNS")
    known = rulers(sys.argv[1])
    diptych_stage.run("spacy-names", "1", ["blocks", "languages"], ["mentions"],
                      lambda document: fill(document, known))
