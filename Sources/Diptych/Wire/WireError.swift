/// What is wrong with a document in the wire form.
struct WireError: Error, Equatable {
  /// Where, such as `blocks[3].mentions[0].end`; empty for the document itself.
  private(set) var path = ""
  /// The rule, lower case, no full stop.
  let message: String

  init(_ message: String) { self.message = message }

  /// The same error, seen from outside of the member `key`.
  func within(_ key: String) -> WireError {
    var error = self
    error.path = path.isEmpty || path.hasPrefix("[") ? key + path : key + "." + path
    return error
  }

  /// The same error, seen from outside of the element `index`.
  func within(_ index: Int) -> WireError {
    var error = self
    let place = "[\(index)]"
    error.path = path.isEmpty || path.hasPrefix("[") ? place + path : place + "." + path
    return error
  }
}

extension WireError: CustomStringConvertible {
  var description: String { path.isEmpty ? message : "\(path): \(message)" }
}
