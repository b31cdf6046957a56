internal import CLibXML2

/// The named characters of HTML.
public enum HTMLCharacters {
  /// The code point of a name such as `amp`; `nil` if HTML 4 has none of that name.
  public static func scalar(named name: ArraySlice<UInt8>) -> UInt32? {
    LibXML.prepare()
    let name = Array(name) + [0]
    return unsafe name.withUnsafeBufferPointer { name in
      guard let entity = unsafe htmlEntityLookup(name.baseAddress) else { return nil }
      return unsafe UInt32(entity.pointee.value)
    }
  }
}
