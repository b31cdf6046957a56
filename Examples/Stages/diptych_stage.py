"""The two lines that a Diptych stage in Python speaks; copy it beside your stage.

    run(name="seals", version="1", requires=["blocks"], provides=["mentions"], fill=fill)

`fill(document)` gets each document as a dictionary in the wire form, changes it in place, and may raise
`Failure`. Nothing else may be printed: `print(…, file=sys.stderr)` goes into Diptych's log.
"""
import json
import sys


# What of a document belongs to a layer.
BLOCK_KEYS = {"languages": ["language", "runs"], "headings": ["heading", "headingEvidence"],
              "glosses": ["glosses"], "repairs": ["repairs"], "segments": ["segments"],
              "mentions": ["mentions"], "terms": ["mentions"]}
DOCUMENT_KEYS = {"title": ["title"], "letters": ["letters"], "sections": ["sections"],
                 "pairs": ["alignments"], "beads": ["alignments"], "entities": ["entities"],
                 "terms": ["entities"]}


class Failure(Exception):
    """The document can have no result: it goes to quarantine with this code and sentence."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


def run(name, version, requires, provides, fill, uses=(), content="none"):
    """Announces the stage and answers documents until there are no more."""
    say({"diptych": 1, "name": name, "version": version, "requires": requires,
         "provides": provides, "uses": list(uses), "content": content})
    for line in sys.stdin.buffer:
        document = json.loads(line)["document"]
        try:
            fill(document)
            say({"document": changes(document, provides)})
        except Failure as failure:
            say({"failure": {"code": failure.code, "message": str(failure)}})


def changes(document, provides):
    """The part of a document that the stage may have changed: the rest need not travel back."""
    if "blocks" in provides:
        return document
    answer = {key: document[key] for key in ("id", "findings", "outputs") if key in document}
    for layer in provides:
        for key in DOCUMENT_KEYS.get(layer, []):
            answer[key] = document[key]
    keys = [key for layer in provides for key in BLOCK_KEYS.get(layer, [])]
    if keys:
        answer["blocks"] = [{key: block[key] for key in keys if key in block}
                            for block in document["blocks"]]
    return answer


def say(value):
    """Writes one line of UTF-8 and sends it off."""
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    sys.stdout.buffer.write(line.encode("utf-8") + b"\n")
    sys.stdout.buffer.flush()


def add_mentions(block, found, kind, confidence=0.9):
    """Adds names to a block where they do not cross or repeat others.

    `found` is a list of `(start, end)` or `(start, end, value)` in characters of `block["text"]`.
    """
    mentions = block.setdefault("mentions", [])
    for start, end, *value in found:
        if start < end and not any(_collide(start, end, other) for other in mentions):
            mention = {"start": start, "end": end, "kind": kind, "confidence": confidence}
            if value and value[0]:
                mention["value"] = value[0]
            mentions.append(mention)
    mentions.sort(key=lambda mention: (mention["start"], -mention["end"]))


def _collide(start, end, other):
    """Whether two ranges are the same or cross: one in the other is allowed."""
    if (start, end) == (other["start"], other["end"]):
        return True
    if end <= other["start"] or other["end"] <= start:
        return False
    inside = other["start"] <= start and end <= other["end"]
    outside = start <= other["start"] and other["end"] <= end
    return not (inside or outside)
