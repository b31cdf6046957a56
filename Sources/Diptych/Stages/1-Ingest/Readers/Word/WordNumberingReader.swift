internal import DiptychXML

/// Reads the part with the lists.
struct WordNumberingReader: XMLConsumer {
  private(set) var numbering = WordNumbering()

  private var pattern: (id: Int, pattern: WordNumbering.Pattern)?
  private var list: (id: Int, list: WordNumbering.List)?
  private var level: (index: Int, level: WordNumbering.Level)?
  private var startedLevel = 0

  mutating func start(_ element: XMLElementName, _ attributes: borrowing XMLAttributes, line: Int)
    -> Bool
  {
    switch element.name {
    case "w:abstractNum":
      pattern = attributes["w:abstractNumId"].flatMap { Int($0) }.map { ($0, .init()) }
    case "w:numStyleLink": pattern?.pattern.style = attributes["w:val"]
    case "w:num":
      list = attributes["w:numId"].flatMap { Int($0) }.map { ($0, .init(pattern: -1)) }
    case "w:abstractNumId": list?.list.pattern = attributes.number ?? -1
    case "w:lvlOverride": startedLevel = Self.index(attributes)
    case "w:startOverride": list?.list.starts[startedLevel] = attributes.number ?? 1
    case "w:lvl": level = (Self.index(attributes), WordNumbering.Level())
    default: property(element.name, attributes)
    }
    return true
  }

  private mutating func property(_ name: String, _ attributes: borrowing XMLAttributes) {
    switch name {
    case "w:start": level?.level.start = attributes.number ?? 1
    case "w:numFmt":
      switch attributes["w:val"] ?? "decimal" {
      case "bullet": level?.level.format = .bullet
      case "none": level?.level.format = .none
      case let format: level?.level.format = .number(NumberText(word: format))
      }
    case "w:lvlText": level?.level.text = attributes["w:val"] ?? ""
    case "w:lvlRestart": level?.level.restart = attributes.number
    case "w:isLgl": level?.level.isLegal = attributes.isOn
    case "w:pStyle": level?.level.style = attributes["w:val"]
    default: break
    }
  }

  mutating func end(_ element: XMLElementName, line: Int) {
    switch element.name {
    case "w:lvl":
      if let level, list != nil {
        list?.list.levels[level.index] = level.level
      } else if let level {
        pattern?.pattern.levels[level.index] = level.level
      }
      level = nil
    case "w:abstractNum":
      if let pattern { numbering.patterns[pattern.id] = pattern.pattern }
      pattern = nil
    case "w:num":
      if let list { numbering.lists[list.id] = list.list }
      list = nil
    default: break
    }
  }

  mutating func text(_ utf8: Span<UInt8>) {}

  private static func index(_ attributes: borrowing XMLAttributes) -> Int {
    min(max(attributes["w:ilvl"].flatMap { Int($0) } ?? 0, 0), WordNumbering.levels - 1)
  }
}
