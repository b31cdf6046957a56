internal import Glibc

/// Texts as C wants them: an array of pointers that ends with none.
struct CStrings {
  private let texts: [[CChar]]

  init(_ texts: [String]) { self.texts = texts.map { cString(Array($0.utf8)) } }

  @unsafe func withPointers<Result>(
    _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    let copies = unsafe texts.map { unsafe strdup($0) }
    defer { unsafe copies.forEach { unsafe free($0) } }
    let pointers = unsafe copies + [nil]
    return unsafe pointers.withUnsafeBufferPointer { buffer in
      // An array with an element has an address.
      unsafe body(buffer.baseAddress.unsafelyUnwrapped)
    }
  }
}
