/// A file that says which documents are being worked on, and by which stage, a line for each lane.
///
/// It outlives the process: what it still names when the next run starts was in flight when the
/// last one died. Every line has the same length, so that parent and worker write theirs in place.
struct InFlight: Sendable {
  /// The bytes of a line, the newline included.
  static let lineLength = 64
  /// Where the stage's name starts, after the document's id.
  private static let stageOffset = 18

  private let file: Descriptor

  /// Takes over a file that a parent made.
  init(_ file: Descriptor) { self.file = file }

  /// Makes the lines of `lanes` lanes, all of them empty.
  init(_ file: Descriptor, lanes: Int) throws(SystemError) {
    self.file = file
    try file.truncate()
    // Real bytes, so that no disk is too full for them later.
    for lane in 0..<lanes { try file.write(Self.line(""), at: lane * Self.lineLength) }
  }

  /// Notes that a lane works on a document; an empty id that it is done.
  func note(_ id: String, in lane: Int) throws(SystemError) {
    try file.write(Self.line(id), at: lane * Self.lineLength)
  }

  /// Notes the stage that a lane has come to, and the number of the part that it works on.
  func note(stage: String, part: Int, in lane: Int) throws(SystemError) {
    let room = Self.lineLength - Self.stageOffset - 1
    let number = part == 0 ? [] : Array(" \(part)".utf8)
    let name = Array(stage.utf8.prefix(room - number.count)) + number
    try file.write(
      name + [UInt8](repeating: UInt8(ascii: " "), count: room - name.count),
      at: lane * Self.lineLength + Self.stageOffset)
  }

  /// How far a lane has come.
  struct Place: Equatable {
    /// Empty if it has come to none.
    var stage = ""
    /// The file inside of the document, from 1; 0 for the document itself.
    var part = 0
  }

  /// How far a lane has come.
  func place(of lane: Int) throws(SystemError) -> Place {
    let text = try file.read(
      count: Self.lineLength - Self.stageOffset - 1,
      at: lane * Self.lineLength + Self.stageOffset)
    let words = text.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
    return Place(stage: words.first ?? "", part: words.dropFirst().first.flatMap { Int($0) } ?? 0)
  }

  /// The ids in the text of the file.
  static func documents(in text: [UInt8]) -> [String] {
    text.split(separator: 0x0A).map { word(Array($0.prefix(stageOffset))) }.filter { !$0.isEmpty }
  }

  private static func word(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self)
  }

  private static func line(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8.prefix(lineLength - 1))
    let padding = [UInt8](repeating: UInt8(ascii: " "), count: lineLength - 1 - bytes.count)
    return bytes + padding + [0x0A]
  }
}
