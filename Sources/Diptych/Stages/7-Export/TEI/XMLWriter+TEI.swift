internal import DiptychXML

/// Forms that come up again and again in the header.
extension XMLWriter {
  /// Writes an element whose children stand on lines of their own.
  mutating func block(_ name: XMLName, inside: (inout XMLWriter) -> Void) {
    open(name)
    newLine()
    inside(&self)
    close()
    newLine()
  }

  /// Writes an element with text and without attributes.
  mutating func line(_ name: XMLName, _ text: String) {
    open(name)
    data(text)
    close()
  }

  /// Writes a `measure`: the number, and in words with the unit in the right form.
  mutating func measure(_ unit: String, _ quantity: Int, suffix: String = "") {
    open("measure")
    attribute("unit", unit)
    attribute("quantity", number: quantity)
    data("\(quantity) \(quantity == 1 ? String(unit.dropLast()) : unit)\(suffix)")
    close()
  }

  /// Writes an `idno`; an empty identifier becomes U+FFFD, since it may not be empty.
  mutating func identifier(_ type: String, _ identifier: String) {
    open("idno")
    attribute(.type, type)
    data(identifier.isEmpty ? "\u{FFFD}" : identifier)
    close()
  }

  /// Writes a `note` about the source file.
  mutating func note(_ type: String, _ text: String) {
    open("note")
    attribute(.type, type)
    data(text)
    close()
  }

  /// Writes a `language` of `langUsage`.
  mutating func language(_ language: LanguageTag, usage: Int) {
    open("language")
    attribute("ident", language.rawValue)
    attribute("usage", number: usage)
    switch language {
    case Gloss.Scheme.pinyin.tag: data("Pinyin, in glosses only")
    case Gloss.Scheme.zhuyin.tag: data("Zhuyin, in glosses only")
    case Gloss.Scheme.furigana.tag: data("Hiragana, in glosses only")
    default: data(LanguageNames.name(of: language))
    }
    close()
    newLine()
  }
}
