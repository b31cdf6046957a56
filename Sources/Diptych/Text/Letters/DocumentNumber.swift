/// Finds the document number of an official letter: `渝外办〔2019〕12号`, `Ref: CQ/2019/12`.
enum DocumentNumber {
  /// The number that a line states; `nil` if the line says much else, as one that quotes a number does.
  static func range(in line: LetterLine) -> Range<Int>? {
    guard line.text.count <= 70 else { return nil }
    return chinese(in: line) ?? labelled(in: line) ?? english(in: line)
  }

  /// Characters of an office, the year in brackets, the number in that year.
  ///
  /// Form: GB/T 9704-2012, section 7.2.5.
  private static func chinese(in line: LetterLine) -> Range<Int>? {
    for open in line.text where opening.contains(line[open]) {
      guard let year = year(in: line, at: open + 1), closing.contains(line[year]) else { continue }
      var end = year + 1
      if line[end] == 0x7B2C { end += 1 }  // 第
      let digits = end
      while DateText.digit(line[end]) != nil { end += 1 }
      guard (1...6).contains(end - digits), line[end] == 0x53F7 || line[end] == 0x865F else {
        continue
      }
      var start = open
      while start > line.text.lowerBound, open - start < 20, Script.of(line[start - 1]) == .han {
        start -= 1
      }
      let others = line.text.count - (end + 1 - start)
      guard open - start >= 2, others <= 20, !isSentence(line) else { continue }
      return start..<end + 1
    }
    return nil
  }

  /// What stands behind `Ref:`, `文號：` and their kin.
  private static func labelled(in line: LetterLine) -> Range<Int>? {
    guard let number = line.field(labels), number.count <= 40,
      number.contains(where: { DateText.digit(line[$0]) != nil })
    else { return nil }
    return number
  }

  /// `Yu Wai Ban [2019] No. 12`, `No. 12 [2019]`.
  private static func english(in line: LetterLine) -> Range<Int>? {
    for number in line.text where line.has(numberWord, at: number) {
      guard number == line.text.lowerBound || SentenceText.isSpace(line[number - 1]) else {
        continue
      }
      var end = number + numberWord.count
      while SentenceText.isSpace(line[end]) { end += 1 }
      let digits = end
      while DateText.digit(line[end]) != nil { end += 1 }
      guard (1...6).contains(end - digits) else { continue }
      // The year stands before or behind.
      let before = line.trimmed(line.text.lowerBound..<number)
      if before.count >= 6, closing.contains(line[before.upperBound - 1]),
        opening.contains(line[before.upperBound - 6]),
        year(in: line, at: before.upperBound - 5) != nil, end == line.text.upperBound
      {
        return before.lowerBound..<end
      }
      let behind = line.trimmed(end..<line.text.upperBound)
      if before.isEmpty, behind.count == 6, opening.contains(line[behind.lowerBound]),
        year(in: line, at: behind.lowerBound + 1) != nil
      {
        return number..<line.text.upperBound
      }
    }
    return nil
  }

  private static func year(in line: LetterLine, at start: Int) -> Int? {
    let isYear = (start..<start + 4).allSatisfy { DateText.digit(line[$0]) != nil }
    let first = DateText.digit(line[start])
    return isYear && (first == 1 || first == 2) ? start + 4 : nil
  }

  private static func isSentence(_ line: LetterLine) -> Bool {
    line.text.contains { [0x3002, 0xFF0C, 0xFF1B, 0x300A].contains(line[$0]) }
  }

  private static let opening: Set<UInt32> = [
    0x3014, 0xFE5D, 0x5B, 0xFF3B, 0x3010, 0x28, 0xFF08, 0x2772,
  ]
  private static let closing: Set<UInt32> = [
    0x3015, 0xFE5E, 0x5D, 0xFF3D, 0x3011, 0x29, 0xFF09, 0x2773,
  ]
  private static let numberWord = LetterLine.words("no.")[0]
  // The longer first.
  private static let labels: [[UInt32]] = [
    "our reference", "our ref", "reference no", "reference", "ref. no", "ref no", "ref",
    "document no", "doc. no", "file no", "letter no", "发文字号", "發文字號", "文号", "文號", "编号",
    "編號",
  ].map { $0.unicodeScalars.map(\.value) }
}
