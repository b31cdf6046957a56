/// A stage in Python to start from: a program of its own.
struct PythonStageTemplate: StageTemplate {
  let name: String

  private var module: String { String(name.map { $0 == "-" ? "_" : $0 }) }

  let test = "python3 -m unittest"

  var files: [StageTemplateFile] {
    [
      StageTemplateFile(path: "\(module).py", text: program),
      StageTemplateFile(path: "words.txt", text: "长江黄金7号\nYangtze Gold 7\n"),
      StageTemplateFile(path: "test_\(module).py", text: unitTest),
      StageTemplateFile(path: "pipeline.json", text: pipeline),
      Self.sample,
      StageTemplateFile(path: "README.md", text: readme),
    ]
  }

  private var program: String {
    #"""
    #!/usr/bin/env python3
    """Marks the words of a list: a stage for Diptych.

        python3 \#(module).py words.txt
    """
    import json
    import sys

    NAME = "\#(name)"
    # Numbers and dots; another one makes all documents again.
    VERSION = "1"
    # What the words are: any word in lower case.
    KIND = "vessel"


    class Failure(Exception):
        """The document can have no result: it goes to quarantine."""

        def __init__(self, code, message):
            super().__init__(message)
            self.code = code


    def fill(document, words):
        """Does the work on one document, a dictionary in the wire form, which is changed in place."""
        for block in document["blocks"]:
            found = [(start, start + len(word)) for word in words for start in places(block["text"], word)]
            add_mentions(block, found)


    def places(text, word):
        """Where a word begins, in characters."""
        start = text.find(word)
        while start >= 0:
            yield start
            start = text.find(word, start + len(word))


    def add_mentions(block, found):
        """Adds names to a block, except where they would cross or repeat others; one in the other is allowed."""
        mentions = block.setdefault("mentions", [])
        for start, end in found:
            if not any(collide(start, end, other["start"], other["end"]) for other in mentions):
                mentions.append({"start": start, "end": end, "kind": KIND, "confidence": 0.9})
        # By their starts, the longer one first.
        mentions.sort(key=lambda mention: (mention["start"], -mention["end"]))


    def collide(start, end, other_start, other_end):
        """Whether two ranges are the same or cross."""
        apart = end <= other_start or other_end <= start
        inside = other_start <= start and end <= other_end
        around = start <= other_start and other_end <= end
        return not apart and inside == around


    def main():
        """Announces the stage, and answers documents until there are no more."""
        if len(sys.argv) != 2:
            sys.exit("usage: \#(module).py WORDS")
        with open(sys.argv[1], encoding="utf-8") as lines:
            words = [line.strip() for line in lines if line.strip()]
        say({"diptych": 1, "name": NAME, "version": VERSION,
             "requires": ["blocks"], "provides": ["mentions"]})
        for line in sys.stdin.buffer:
            document = json.loads(line)["document"]
            try:
                fill(document, words)
                say({"document": changes(document)})
            except Failure as failure:
                say({"failure": {"code": failure.code, "message": str(failure)}})


    def changes(document):
        """What the stage provides: the rest stays as it was, and need not travel back."""
        return {"id": document["id"],
                "blocks": [{"mentions": block["mentions"]} for block in document["blocks"]]}


    def say(value):
        """Writes one line. Nothing else may be printed: messages go to sys.stderr."""
        line = json.dumps(value, ensure_ascii=False, allow_nan=False)
        sys.stdout.buffer.write(line.encode("utf-8") + b"\n")
        sys.stdout.buffer.flush()


    if __name__ == "__main__":
        main()

    """#
  }

  private var unitTest: String {
    #"""
    import json
    import pathlib
    import subprocess
    import sys
    import unittest

    import \#(module)

    FOLDER = pathlib.Path(__file__).parent


    class FillTest(unittest.TestCase):
        def test_words_are_marked(self):
            document = {"id": "d0", "blocks": [{"text": "The Yangtze Gold 7 left."}, {"text": "朝天门"}]}
            \#(module).fill(document, ["Yangtze Gold 7"])
            first, second = (block["mentions"] for block in document["blocks"])
            self.assertEqual([(m["start"], m["end"], m["kind"]) for m in first], [(4, 18, "vessel")])
            self.assertEqual(second, [])

        def test_names_do_not_cross(self):
            known = {"start": 0, "end": 8, "kind": "place", "confidence": 1}
            document = {"id": "d0", "blocks": [{"text": "Yangtze Gold 7", "mentions": [known]}]}
            \#(module).fill(document, ["Gold 7", "tze Gold", "Yangtze Gold 7"])
            marked = [(m["start"], m["end"]) for m in document["blocks"][0]["mentions"]]
            self.assertEqual(marked, [(0, 14), (0, 8), (8, 14)])

        def test_lines(self):
            request = json.dumps({"document": {"id": "d0", "blocks": [{"text": "长江黄金7号"}]}})
            lines = subprocess.run(
                [sys.executable, "\#(module).py", "words.txt"], input=request + "\n", cwd=FOLDER,
                stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout.splitlines()
            self.assertEqual(json.loads(lines[0])["name"], "\#(name)")
            self.assertEqual(len(json.loads(lines[1])["document"]["blocks"][0]["mentions"]), 1)
            self.assertEqual(len(lines), 2)


    if __name__ == "__main__":
        unittest.main()

    """#
  }

  private var pipeline: String {
    """
    {
      "diptych": 1,
      "languages": ["zh", "en"],
      "stages": [
        { "stage": "ingest" },
        { "stage": "language-detection" },
        { "stage": "entity-extraction" },
        { "stage": "external", "command": ["python3", "\(module).py", "words.txt"] },
        { "stage": "tei-export" },
        { "stage": "json-export" }
      ]
    }

    """
  }

  private var readme: String {
    """
    # \(name)

    A stage for Diptych in Python: it marks the words of `words.txt` as names of the kind `vessel`.

    ```sh
    python3 -m unittest                                         # its own tests
    diptych check-stage python3 \(module).py words.txt   # good, odd and hostile documents
    diptych run                                                 # input/ becomes output/
    ```

    - `fill` in `\(module).py` does the work. What it gets and may change: "External stages" and "The
      wire form" in the documentation of Diptych.
    - `requires` and `provides` in `main` name the layers that it reads and fills.
    - `VERSION`, the program and `words.txt` decide whether documents are done again.
    - The entry `external` in `pipeline.json` goes into the pipeline of the office.

    """
  }
}
