/// The simple types of OFD in attributes and elements (GB/T 33190-2016, section 7.3).
enum OFDValue {
  static let namespaces = ["http://www.ofdspec.org/2016": "", "http://www.ofdspec.org": ""]

  /// Points in a millimetre.
  static let pointsPerMillimetre = 72 / 25.4

  /// Lengths beyond it, in millimetres, are cut: no page is as large.
  private static let maximumLength = 5080.0

  /// A length in millimetres; 0 if it is no number.
  static func length(_ text: some StringProtocol) -> Double {
    let value = TagScanner.number(Array(text.utf8)[...]) ?? 0
    return min(max(value, -maximumLength), maximumLength)
  }

  /// The numbers of an array, as `count` or more of them; `nil` if there are fewer.
  static func array(_ text: String?, count: Int) -> [Double]? {
    guard let text, text.utf8.count <= 1000 else { return nil }
    let values = text.split(whereSeparator: \.isWhitespace).map { length($0) }
    return values.count >= count ? values : nil
  }

  /// The steps between characters, where `g 3 5` stands for three steps of 5.
  ///
  /// - Parameters:
  ///   - text: the value of `DeltaX` or `DeltaY`.
  ///   - maximum: so many are wanted.
  /// - Returns: at most `maximum` steps.
  static func steps(_ text: String?, maximum: Int) -> [Double] {
    guard let text, maximum > 0 else { return [] }
    var steps: [Double] = []
    var words = text.utf8.split { $0 <= 0x20 }[...]
    while let word = words.popFirst(), steps.count < maximum {
      guard word.elementsEqual("g".utf8) else {
        steps.append(length(Substring(word)))
        continue
      }
      guard let count = words.popFirst(), let value = words.popFirst() else { break }
      let times = max(0, Int(length(Substring(count))))
      let step = length(Substring(value))
      for _ in 0..<min(times, maximum - steps.count) { steps.append(step) }
    }
    return steps
  }

  /// The part that a location leads to from a part: absolute with a slash before it, else from the
  /// part's folder.
  ///
  /// - Returns: `nil` if it leads out of the container or nowhere.
  static func part(_ location: String, from part: String) -> String? {
    var path =
      location.utf8.first == UInt8(ascii: "/") ? [] : Array(part.split(separator: "/").dropLast())
    for piece in location.split(whereSeparator: { $0 == "/" || $0 == "\\" }) {
      switch piece {
      case ".": continue
      case "..": guard path.popLast() != nil else { return nil }
      default: path.append(piece)
      }
    }
    return path.isEmpty ? nil : path.joined(separator: "/")
  }
}
