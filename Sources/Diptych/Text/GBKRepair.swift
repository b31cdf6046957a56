/// Restores Chinese text that a converter cut apart when it put readings into GBK bytes.
///
/// Such a converter replaces bytes, not characters. Where the second byte of one character and the
/// first of the next happen to be a character with a reading, it puts `(reading)` between them: 入區 is
/// `C8 EB 85 5E`, 雲 is `EB 85`, and `C8 EB 85 (yún) 5E` is decoded as 入, an error that swallows the
/// bracket (`85 28`), `yún)^`. If the next byte is no ASCII letter, all characters are taken apart until
/// decoder and text fall into step again. The lost byte follows from the reading: few bytes make
/// `EB ..` a character read *yún*.
struct GBKRepair: Sendable {
  /// A place where such damage starts, and what it was if there is one solution.
  struct Damage: Sendable, Equatable {
    /// The damaged scalars.
    var range: Range<Int>
    /// The restored ones; empty if there is no solution or more than one.
    var restored: [UInt32]
    /// The estimated probability, 0...1, that they are right.
    var confidence: Double
  }

  /// How much likelier than the next a choice has to be.
  ///
  /// Tuned on texts that an emulated converter damaged; see `GBKRepairTests`.
  private static let minimumMargin = 3.0

  private let gbk: GBK
  private let pinyin: Pinyin
  private let variants: ChineseVariants

  /// Makes the solver from the tables of a run.
  init(gbk: GBK, pinyin: Pinyin, variants: ChineseVariants) {
    self.gbk = gbk
    self.pinyin = pinyin
    self.variants = variants
  }

  /// Whether a text has what a decoder writes for bytes that it cannot read: a scan of its bytes.
  static func mayBeDamaged(_ utf8: [UInt8]) -> Bool {
    let bytes = utf8.span
    var index = 0
    while index < bytes.count {
      if index & 7 == 0, index + ByteBlock.count <= bytes.count {
        let block = ByteBlock(bytes, at: index)
        guard block.has(0x3F) || block.has(0xBD) else {
          index += ByteBlock.count
          continue
        }
      }
      // U+FFFD is EF BF BD. A question mark must have a letter behind it.
      if bytes[index] == 0x3F {
        if index + 1 < bytes.count, bytes[index + 1] | 0x20 >= 0x61 { return true }
      } else if bytes[index] == 0xBD, index > 1, bytes[index - 1] == 0xBF, bytes[index - 2] == 0xEF
      {
        return true
      }
      index += 1
    }
    return false
  }

  /// The damaged places of a text, ascending and disjoint.
  ///
  /// `evidence` chooses where several restorations are possible.
  ///
  /// - Complexity: linear in the text.
  func damages(_ scalars: [UInt32], evidence: RepairEvidence) -> [Damage] {
    var found: [Damage] = []
    var index = 1
    // Whether a bracket is open: a closing one then needs no explanation.
    var isOpen = false
    while index < scalars.count {
      switch scalars[index] {
      case 0x28, 0xFF08: isOpen = true
      case 0x29, 0xFF09: isOpen = false
      case 0x3F where !isOpen, 0xFFFD where !isOpen:
        if let reading = lostReading(scalars, at: index) {
          let damage = solve(scalars, at: index, reading, evidence)
          found.append(damage)
          index = damage.range.upperBound
          continue
        }
      default: break
      }
      index += 1
    }
    return found
  }

  /// The reading that follows the error at `index`, up to a closing bracket that nothing opens.
  private func lostReading(_ scalars: [UInt32], at index: Int) -> Range<Int>? {
    guard scalars[index] == 0x3F || scalars[index] == 0xFFFD else { return nil }
    var start = index + 1
    // A decoder that gives U+FFFD leaves the bracket alone.
    if scalars[index] == 0xFFFD, start < scalars.count, scalars[start] == 0x28 { start += 1 }
    let limit = min(scalars.count, start + 10)
    guard start < limit, let end = scalars[start..<limit].firstIndex(of: 0x29), end > start,
      let reading = PinyinReading(scalars[start..<end]), reading.letters.count <= 6,
      pinyin.base(of: reading.letters) != nil
    else { return nil }
    return start..<end
  }

  /// Follows the bytes from the error at `index` until decoder and text are in step again.
  private func solve(
    _ scalars: [UInt32], at index: Int, _ lost: Range<Int>, _ evidence: RepairEvidence
  ) -> Damage {
    let unsolved = Damage(range: index..<lost.upperBound + 1, restored: [], confidence: 0)
    guard let before = gbk.encode(scalars[index - 1]), let reading = PinyinReading(scalars[lost])
    else { return unsolved }
    var next = lost.upperBound + 1
    var restored: [UInt32] = []
    var confidence = 1.0
    /// Adds the one likely choice.
    func accept(_ choices: [Choice]) -> Bool {
      guard let (choice, probability) = likeliest(choices) else { return false }
      restored.append(choice.restored)
      confidence *= probability
      return true
    }
    // The lost byte ends the character that was glossed and starts the one that was cut.
    let lead = (UInt8(0x81)...0xFE).compactMap { byte in
      read(before.trail, byte, as: reading).map { (byte, $0) }
    }
    var pending: UInt8?
    if let (ending, end) = lostEnding(scalars, at: next) {
      var choices: [Choice] = []
      for (byte, character) in lead {
        let base = score(character, reading, evidence)
        for choice in cut(byte, ending, after: scalars[index - 1], evidence) {
          choices.append(Choice(restored: choice.restored, score: base + choice.score))
        }
      }
      guard accept(choices) else { return unsolved }
      next = end
    } else {
      guard let following = firstByte(scalars, at: next) else { return unsolved }
      let gloss = following.pending == nil ? self.reading(at: next + 1, in: scalars) : nil
      let after = character(after: following.pending, at: next + 1, in: scalars)
      let choices = lead.compactMap { byte, character -> Choice? in
        guard let cut = gbk.decode(byte, following.byte), isText(cut),
          gloss.map({ isRead(cut, as: $0) }) ?? true
        else { return nil }
        var score = score(character, reading, evidence)
        score += plausibility(cut, after: scalars[index - 1], before: after, evidence)
        return Choice(restored: cut, score: score)
      }
      guard accept(choices) else { return unsolved }
      next += 1
      pending = following.pending
    }
    while let byte = pending {
      guard next < scalars.count else { return unsolved }
      if let (ending, end) = lostEnding(scalars, at: next) {
        let previous = restored.last ?? 0
        guard accept(cut(byte, ending, after: previous, evidence)) else { return unsolved }
        next = end
        pending = nil
      } else if scalars[next] == 0x28 {
        // A gloss on what the decoder took for a character: it was never one.
        guard let end = strayGloss(scalars, at: next) else { return unsolved }
        next = end
      } else {
        guard let following = firstByte(scalars, at: next),
          let character = gbk.decode(byte, following.byte), isText(character),
          // An error could also be two bytes that mean nothing: a rare character proves no 80.
          following.byte != 0x80 || gbk.logFrequency(character) > 0
        else { return unsolved }
        restored.append(character)
        pending = following.pending
        next += 1
      }
    }
    return Damage(range: index..<next, restored: restored, confidence: min(confidence, 0.99))
  }

  /// The reading whose bracket the decoder took for the second byte of the error at `index`.
  private func lostEnding(_ scalars: [UInt32], at index: Int) -> (PinyinReading, Int)? {
    guard index < scalars.count, scalars[index] == 0x3F,
      let range = lostReading(scalars, at: index), let reading = PinyinReading(scalars[range])
    else { return nil }
    return (reading, range.upperBound + 1)
  }

  /// The characters that start with the byte `lead` and have a reading.
  private func cut(
    _ lead: UInt8, _ reading: PinyinReading, after previous: UInt32, _ evidence: RepairEvidence
  ) -> [Choice] {
    (UInt8(0x40)...0xFE).compactMap { byte in
      guard let character = read(lead, byte, as: reading), isText(character) else { return nil }
      var score = score(character, reading, evidence)
      score += plausibility(character, after: previous, before: 0, evidence)
      return Choice(restored: character, score: score)
    }
  }

  /// The first byte of the scalar at `index`, and the second, which starts the next character.
  private func firstByte(_ scalars: [UInt32], at index: Int) -> (byte: UInt8, pending: UInt8?)? {
    guard index < scalars.count else { return nil }
    switch scalars[index] {
    case 0x40...0x7E: return (UInt8(scalars[index]), nil)
    // The byte 80 is no character of its own: decoders write `?`, U+FFFD or the euro sign.
    case 0x3F, 0xFFFD, 0x20AC: return (0x80, nil)
    default: return gbk.encode(scalars[index]).map { ($0.lead, $0.trail) }
    }
  }

  /// The character that `pending`, if there is one, and what stands at `index` make; 0 if none.
  private func character(after pending: UInt8?, at index: Int, in scalars: [UInt32]) -> UInt32 {
    guard let pending else { return index < scalars.count ? scalars[index] : 0 }
    return firstByte(scalars, at: index).flatMap { gbk.decode(pending, $0.byte) } ?? 0
  }

  /// The end of a bracket at `index` that has a reading of the character before it.
  private func strayGloss(_ scalars: [UInt32], at index: Int) -> Int? {
    let limit = min(scalars.count, index + 10)
    guard let end = scalars[index..<limit].firstIndex(of: 0x29),
      let reading = PinyinReading(scalars[index + 1..<end]), isRead(scalars[index - 1], as: reading)
    else { return nil }
    return end + 1
  }

  /// The reading in a bracket that opens at `index`.
  private func reading(at index: Int, in scalars: [UInt32]) -> PinyinReading? {
    guard index < scalars.count, scalars[index] == 0x28,
      let end = scalars[index..<min(scalars.count, index + 10)].firstIndex(of: 0x29)
    else { return nil }
    return PinyinReading(scalars[index + 1..<end])
  }

  /// One way to fill in lost bytes.
  private struct Choice {
    /// The character of the text.
    var restored: UInt32
    /// A log-likelihood without unit.
    var score: Double
  }

  /// The choice that is clearly likelier than every other character, and its probability.
  private func likeliest(_ choices: [Choice]) -> (Choice, probability: Double)? {
    guard let best = choices.max(by: { $0.score < $1.score }) else { return nil }
    let others = choices.filter { $0.restored != best.restored }
    guard let second = others.map(\.score).max() else { return (best, 0.99) }
    guard best.score - second >= Self.minimumMargin else { return nil }
    return (best, 0.95)
  }

  /// How likely the converter has this character with this reading in its list.
  private func score(
    _ character: UInt32, _ reading: PinyinReading, _ evidence: RepairEvidence
  ) -> Double {
    evidence.glosses(character, as: reading) ? 5 : 0.3 * gbk.logFrequency(character) - 2
  }

  /// How likely a character stands between two others.
  private func plausibility(
    _ character: UInt32, after previous: UInt32, before next: UInt32, _ evidence: RepairEvidence
  ) -> Double {
    var score = gbk.logFrequency(character)
    if evidence.has(previous, character) { score += 4 }
    if evidence.has(character, next) { score += 4 }
    if evidence.contradicts(variants.side(character)) { score -= 4 }
    return score
  }

  /// The character of two bytes if it has a reading.
  private func read(_ lead: UInt8, _ trail: UInt8, as reading: PinyinReading) -> UInt32? {
    guard let character = gbk.decode(lead, trail), isRead(character, as: reading) else {
      return nil
    }
    return character
  }

  private func isRead(_ character: UInt32, as reading: PinyinReading) -> Bool {
    pinyin.characters(readAs: reading, before: [character]) == 1
  }

  /// Whether a character can stand in a text: none of the private use area.
  private func isText(_ scalar: UInt32) -> Bool { !(0xE000...0xF8FF).contains(scalar) }
}
