import Diptych

#if canImport(Glibc)
  import Glibc
#endif

/// Does what no stage may do, if the document's text asks for it: for the tests of isolation.
struct Misbehaviour: Stage {
  static let name = "misbehaviour"
  static let summary = "Crashes, hangs, floods or forks on request."
  let requires: Set<Layer> = [.blocks]
  let provides: Set<Layer> = []

  init(_ configuration: NoConfiguration, context: StageContext) {}

  func run(_ document: inout Document) throws {
    let text = String(decoding: document.source.content, as: UTF8.self)
    if text.hasPrefix("trap") { fatalError("as asked") }
    if text.hasPrefix("overflow the stack") { _ = deep(0) }
    if text.hasPrefix("leave") { exit(5) }
    if text.hasPrefix("hang") { while true { usleep(10_000) } }
    if text.hasPrefix("spin") { while true {} }
    if text.hasPrefix("eat") { eat() }
    if text.hasPrefix("babble") { print("this is no answer\n{}", terminator: "\n") }
    if text.hasPrefix("close") { _ = close(1) }
  }

  private func deep(_ depth: Int) -> Int { depth < 0 ? 0 : deep(depth + 1) + depth % 7 }

  private func eat() {
    var blocks: [[UInt8]] = []
    while true { blocks.append([UInt8](repeating: UInt8(blocks.count & 255), count: 1 << 24)) }
  }
}

/// Takes a text such as `parts: trap, good` for a file with two files inside of it.
struct Unpacking: Stage {
  static let name = "unpacking"
  static let summary = "Makes parts of the words of a text."
  let requires: Set<Layer> = []
  let provides: Set<Layer> = []

  init(_ configuration: NoConfiguration, context: StageContext) {}

  func run(_ document: inout Document) {
    let text = String(decoding: document.source.content, as: UTF8.self)
    guard text.hasPrefix("parts: ") else { return }
    for (index, part) in text.dropFirst(7).split(separator: ", ").enumerated() {
      document.attachments.append(
        Attachment(name: Array("part\(index + 1).txt".utf8), content: Array(part.utf8)))
    }
  }
}

DiptychTool.main(adding: [Misbehaviour.self, Unpacking.self])
