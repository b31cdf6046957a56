import DiptychContainer

/// A sound file that damaged copies are made of.
struct Seed {
  let name: String
  let content: [UInt8]
  /// Its parts, if it is a container.
  let parts: [(name: [UInt8], content: [UInt8])]

  init(name: String, content: [UInt8]) {
    self.name = name
    self.content = content
    let limits = ContainerLimits(
      maximumExpandedBytes: 64 << 20, maximumExpansionRatio: 1000, maximumEntries: 10_000)
    var parts: [(name: [UInt8], content: [UInt8])] = []
    if content.starts(with: [0x50, 0x4B]), let container = try? Container(content, limits: limits) {
      for name in container.names {
        if let part = try? container.part(name) { parts.append((name, part)) }
      }
    }
    self.parts = parts
  }
}
