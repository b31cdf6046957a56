/// The header of a mail or of a part of it (RFC 5322, section 2.2; RFC 2045).
struct MIMEHeader {
  private let bytes: [UInt8]
  /// Names in lower case, values unfolded, in their order.
  private var fields: [(name: [UInt8], value: [UInt8])] = []
  /// The offset behind the header and the empty line that ends it.
  private(set) var end: Int
  /// Whether all lines were fields, and an empty line ended them.
  private(set) var isWhole = false

  /// A header has no more fields; what follows is not looked at.
  private static let maximumFields = 2000

  /// Reads the header at the start of `range`.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    end = range.lowerBound
    while end < range.upperBound {
      var lineEnd = end
      while lineEnd < range.upperBound, bytes[lineEnd] != 0x0A { lineEnd += 1 }
      let next = min(lineEnd + 1, range.upperBound)
      if lineEnd > end, bytes[lineEnd - 1] == 0x0D { lineEnd -= 1 }
      let line = end..<lineEnd
      if line.isEmpty {
        end = next
        isWhole = true
        return
      }
      if bytes[line.lowerBound] == 0x20 || bytes[line.lowerBound] == 0x09 {
        guard !fields.isEmpty else { return }
        fields[fields.count - 1].value += bytes[line]
      } else {
        guard let colon = Self.colon(bytes, line), fields.count < Self.maximumFields else { return }
        let name = bytes[line.lowerBound..<colon].map {
          (0x41...0x5A).contains($0) ? $0 | 0x20 : $0
        }
        fields.append((name.filter { $0 > 0x20 }, Array(bytes[(colon + 1)..<line.upperBound])))
      }
      end = next
    }
    isWhole = true
  }

  /// The value of the first field of a name in lower case, without white space at its ends.
  subscript(name: String) -> [UInt8]? {
    fields.first { $0.name.elementsEqual(name.utf8) }.map { Self.trimmed($0.value) }
  }

  /// Whether there is a field of that name.
  func has(_ name: String) -> Bool { fields.contains { $0.name.elementsEqual(name.utf8) } }

  /// The number of fields.
  var count: Int { fields.count }

  static func trimmed(_ value: [UInt8]) -> [UInt8] {
    guard let first = value.firstIndex(where: { $0 > 0x20 }),
      let last = value.lastIndex(where: { $0 > 0x20 })
    else { return [] }
    return Array(value[first...last])
  }

  /// The colon behind the name of a field; `nil` if the line is no field.
  private static func colon(_ bytes: [UInt8], _ line: Range<Int>) -> Int? {
    var index = line.lowerBound
    while index < line.upperBound, index - line.lowerBound < 100 {
      switch bytes[index] {
      case UInt8(ascii: ":"): return index > line.lowerBound ? index : nil
      case 0x21...0x7E: index += 1
      // Old programs put spaces before the colon.
      case 0x20 where index > line.lowerBound:
        let rest = bytes[index..<line.upperBound].drop { $0 == 0x20 }
        return rest.first == UInt8(ascii: ":") ? rest.startIndex : nil
      default: return nil
      }
    }
    return nil
  }
}
