internal import DiptychXML

/// How letters look where a walk through a page is.
struct HTMLStyleStack {
  private(set) var style = TextStyle()
  /// What changed it, with how it was before.
  private var outer: [(depth: Int, style: TextStyle)] = []
  /// How many elements are open.
  private var depth = 0

  /// Begins an element; tells whether it changes the look.
  mutating func start(_ name: String, _ attributes: [XMLAttribute]) -> Bool {
    depth += 1
    let inner = HTMLStyle.style(of: name, attributes, in: style)
    guard inner != style else { return false }
    outer.append((depth, style))
    style = inner
    return true
  }

  /// Ends an element; tells whether it had changed the look.
  mutating func end() -> Bool {
    defer { depth -= 1 }
    guard let last = outer.last, last.depth == depth else { return false }
    outer.removeLast()
    style = last.style
    return true
  }
}
