/// The document type declaration before the root element.
enum DocumentType {
  /// Whether the declaration has a subset in brackets, where entities are defined.
  static func hasInternalSubset(_ utf8: [UInt8]) -> Bool {
    var index = 0
    while index < utf8.count {
      while index < utf8.count, utf8[index] <= 0x20 { index += 1 }
      guard index + 1 < utf8.count, utf8[index] == UInt8(ascii: "<") else { return false }
      if utf8[index + 1] == UInt8(ascii: "?") {
        index = end(of: "?>", in: utf8, from: index)
      } else if utf8[index...].starts(with: "<!--".utf8) {
        index = end(of: "-->", in: utf8, from: index + 4)
      } else if utf8[index + 1] == UInt8(ascii: "!") {
        return isSubsetNext(in: utf8, from: index)
      } else {
        return false
      }
    }
    return false
  }

  /// Whether a bracket comes before the declaration's end, outside of quotation marks.
  private static func isSubsetNext(in utf8: [UInt8], from start: Int) -> Bool {
    var quotation: UInt8?
    for byte in utf8[start...] {
      switch byte {
      case quotation: quotation = nil
      case _ where quotation != nil: continue
      case UInt8(ascii: "\""), UInt8(ascii: "'"): quotation = byte
      case UInt8(ascii: "["): return true
      case UInt8(ascii: ">"): return false
      default: continue
      }
    }
    return false
  }

  private static func end(of mark: String, in utf8: [UInt8], from start: Int) -> Int {
    let mark = Array(mark.utf8)
    var index = start
    while index + mark.count <= utf8.count {
      if utf8[index] == mark[0], utf8[index..<index + mark.count].elementsEqual(mark) {
        return index + mark.count
      }
      index += 1
    }
    return utf8.count
  }
}
