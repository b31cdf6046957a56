/// A linear-chain conditional random field over words (Lafferty, McCallum and Pereira 2001): it tells names
/// that no list has by the words that they consist of and that stand around them.
///
/// `Scripts/data/train-names.py` trains it and describes its form.
struct NameTagger: Sendable {
  /// A score for each label, in ``unit``s of the natural logarithm; the last lane is not used.
  typealias Scores = SIMD8<Int32>

  /// How many bits the number of a feature's weights has.
  private let bits: Int
  private let weights: [SIMD8<Int8>]
  /// The scores of each label for the first word, and then behind a word of each label.
  private let transitions: [Scores]
  /// How many units of score one natural logarithm is.
  private let unit: Double
  private let calibration: Calibration

  /// What makes the model's probability of a name one that comes true: the log-odds are `offset` + `slope` times
  /// those of the model (Platt 1999).
  struct Calibration {
    /// The log-odds of a name that the model holds for as likely as not.
    let offset: Double
    /// How much the log-odds of the model count.
    let slope: Double
  }

  /// Reads the model of a language.
  ///
  /// - Throws: a ``TableError`` if it is cut short or impossible.
  init(_ reader: inout TableReader, _ calibration: Calibration) throws(TableError) {
    self.calibration = calibration
    let bits = Int(try reader.unit())
    let unit = try reader.unit()
    guard (8...20).contains(bits), unit > 0 else {
      throw reader.error("it has weights by \(bits) bits")
    }
    self.bits = bits
    self.unit = Double(unit)
    var transitions: [Scores] = []
    for _ in 0...NameLabel.count {
      let row = try reader.units(8)
      transitions.append(Scores(row.map { Int32(Int16(bitPattern: $0)) }))
    }
    self.transitions = transitions
    let bytes = try reader.raw(8 << bits)
    weights = [SIMD8<Int8>](capacity: 1 << bits) { weights in
      let bytes = bytes.span
      for bucket in 0..<1 << bits {
        var row = SIMD8<Int8>()
        for label in 0..<8 { row[label] = Int8(bitPattern: bytes[8 * bucket + label]) }
        weights.append(row)
      }
    }
  }

  /// What the features of a word say of its labels.
  @inline(__always)
  func scores(of features: NameFeatures) -> Scores {
    let weights = weights.span
    let hashes = features.hashes.span
    let shift = UInt32(32 - bits)
    var sum = SIMD8<Int16>()
    for index in hashes.indices {
      sum &+= SIMD8<Int16>(truncatingIfNeeded: weights[Int(hashes[index] >> shift)])
    }
    return Scores(truncatingIfNeeded: sum)
  }

  /// The names of a text, in ascending order.
  ///
  /// - Parameters:
  ///   - words: the words of the text.
  ///   - stretches: the words that may belong to names, in ascending order; names lie in one of them.
  ///   - work: buffers, kept from one text to the next.
  /// - Returns: the names, with their calibrated probabilities.
  func names(
    in words: borrowing some TokenSequence, _ stretches: [Range<Int>], _ work: inout Workspace
  ) -> [FoundName] {
    var found: [FoundName] = []
    for stretch in stretches {
      work.scores.removeAll(keepingCapacity: true)
      for word in stretch {
        work.features.removeAll()
        words.addFeatures(of: word, to: &work.features)
        work.scores.append(scores(of: work.features))
      }
      findPath(&work)
      addNames(in: words, from: stretch.lowerBound, work, to: &found)
    }
    return found
  }

  /// Buffers of one text after another.
  struct Workspace: Sendable {
    fileprivate var features = NameFeatures()
    fileprivate var scores: [Scores] = []
    /// For each word and label the label before it on the best way.
    fileprivate var before: [Scores] = []
    fileprivate var labels: [NameLabel] = []
  }

  /// The best labels of a sequence of words (Viterbi 1967).
  private func findPath(_ work: inout Workspace) {
    let count = work.scores.count
    work.before.removeAll(keepingCapacity: true)
    var best = transitions[0] &+ work.scores[0]
    work.before.append(Scores())
    for word in 1..<count {
      var next = transitions[1] &+ best[0]
      var before = Scores()
      for label in 1..<NameLabel.count {
        let other = transitions[label + 1] &+ best[label]
        let isBetter = other .> next
        next.replace(with: other, where: isBetter)
        before.replace(with: Int32(label), where: isBetter)
      }
      best = next &+ work.scores[word]
      work.before.append(before)
    }
    var label = (0..<NameLabel.count).max { best[$0] < best[$1] } ?? 0
    work.labels.removeAll(keepingCapacity: true)
    for word in stride(from: count - 1, through: 0, by: -1) {
      work.labels.append(NameLabel(rawValue: UInt8(label)))
      label = Int(work.before[word][label])
    }
    work.labels.reverse()
  }

  private func addNames(
    in words: borrowing some TokenSequence, from start: Int, _ work: borrowing Workspace,
    to found: inout [FoundName]
  ) {
    let labels = work.labels
    var word = 0
    while word < labels.count {
      guard let kind = labels[word].kind else {
        word += 1
        continue
      }
      let first = word
      var probability = probability(of: word, work)
      word += 1
      while word < labels.count, labels[word].continues, labels[word].kind == kind {
        probability = min(probability, self.probability(of: word, work))
        word += 1
      }
      // That the name goes no further is part of what is claimed.
      if word < labels.count { probability = min(probability, self.probability(of: word, work)) }
      let range =
        words.range(of: start + first).lowerBound..<words.range(of: start + word - 1).upperBound
      found.append(FoundName(range: range, kind: kind, confidence: calibrated(probability)))
    }
  }

  private func calibrated(_ probability: Double) -> Double {
    let odds = logarithm(max(1e-6, probability) / max(1e-6, 1 - probability))
    return 1 / (1 + exponential(-calibration.offset - calibration.slope * odds))
  }

  /// How probable the label of a word is if those beside it are right.
  private func probability(of word: Int, _ work: borrowing Workspace) -> Double {
    let label = Int(work.labels[word].rawValue)
    let previous = word > 0 ? Int(work.labels[word - 1].rawValue) + 1 : 0
    var scores = work.scores[word] &+ transitions[previous]
    if word + 1 < work.labels.count {
      let next = Int(work.labels[word + 1].rawValue)
      for label in 0..<NameLabel.count { scores[label] &+= transitions[label + 1][next] }
    }
    var sum = 0.0
    for other in 0..<NameLabel.count {
      sum += exponential(Double(scores[other] - scores[label]) / unit)
    }
    return 1 / sum
  }
}
