extension DocumentProjection {
  /// Writes the official letters, if there are any.
  func writeLetters(to json: inout JSONWriter) {
    guard !document.letters.isEmpty else { return }
    var starts: [Int] = []
    var next = 0
    for block in document.blocks {
      starts.append(next)
      next += block.utf8.span.scalarCount(0, block.utf8.count) + 1
    }
    json.key("letters")
    json.objects(document.letters, .lines) { json, letter in
      json.key("language")
      json.word(letter.language.rawValue)
      json.key("issuer")
      write(letter.issuer, starts, to: &json)
      json.key("number")
      write(letter.number, starts, to: &json)
      json.key("addressee")
      write(letter.addressee, starts, to: &json)
      json.key("date")
      write(letter.date, starts, to: &json)
      json.key("signature")
      json.array(letter.signature) { json, part in write(part, starts, to: &json) }
    }
  }

  private func write(_ part: OfficialLetter.Part?, _ starts: [Int], to json: inout JSONWriter) {
    guard let part, document.blocks.indices.contains(part.block) else { return json.null() }
    let utf8 = document.blocks[part.block].utf8
    let id = outline.units[part.block].id
    json.openObject()
    json.key("block")
    json.plainString(id.span)
    json.key("start")
    json.integer(starts[part.block] + utf8.span.scalarCount(0, part.range.start))
    json.key("end")
    json.integer(starts[part.block] + utf8.span.scalarCount(0, part.range.end))
    json.key("text")
    json.string(utf8.span, part.range)
    if let value = part.value {
      json.key("value")
      json.string(value)
    }
    json.close()
  }
}
