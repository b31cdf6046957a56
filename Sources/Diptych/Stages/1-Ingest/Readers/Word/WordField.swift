/// A field of Word: a result that a program made by an instruction.
struct WordField {
  /// The instruction, such as `HYPERLINK "http://…"`.
  var instruction: [UInt8] = []
  /// Whether the text that comes is the result; otherwise it is the instruction.
  private(set) var isResult = false
  /// Whether the result repeats what the document has elsewhere.
  private(set) var isContents = false

  /// Whether the text that comes is not seen.
  var hidesText: Bool { !isResult || isContents }

  /// Longer instructions are none.
  private static let maximumBytes = 64 << 10

  /// A field whose instruction has not come yet.
  init() {}

  /// A field whose result comes.
  init(instruction: String) {
    self.instruction = Array(instruction.utf8)
    startResult()
  }

  mutating func append(_ utf8: [UInt8]) {
    guard !isResult, instruction.count + utf8.count <= Self.maximumBytes else { return }
    instruction += utf8
  }

  /// Ends the instruction.
  mutating func startResult() {
    isResult = true
    let word = instruction.drop { $0 <= 0x20 }.prefix { $0 > 0x20 && $0 != UInt8(ascii: "\\") }
    let name = String(decoding: word, as: UTF8.self).uppercased()
    isContents = name == "TOC" || name == "INDEX" || name == "TOA"
  }
}
