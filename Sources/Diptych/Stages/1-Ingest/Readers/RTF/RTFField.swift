/// A field of RTF: a result that a program made by an instruction.
struct RTFField {
  /// The instruction, such as `HYPERLINK "http://…"`.
  var instruction = RTFText()
  /// Whether the result says nothing of its own.
  var isLeftOut = false

  /// Whether the result repeats what the document has elsewhere: a table of contents, an index.
  var repeatsText: Bool {
    let word = instruction.utf8.drop { $0 <= 0x20 }.prefix { $0 > 0x20 }
    return word.elementsEqual("TOC".utf8) || word.elementsEqual("INDEX".utf8)
  }

  /// The word and its reading, if the instruction is Word's phonetic guide.
  var ruby: PhoneticGuide? { PhoneticGuide(instruction: instruction.utf8) }
}
