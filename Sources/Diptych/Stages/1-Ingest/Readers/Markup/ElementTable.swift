internal import DiptychXML

/// What the elements of one XML text mean, looked up once for each name.
struct ElementTable<Element> {
  private let meaning: (String) -> Element
  /// By the numbers of the names in the text.
  private var known: [Element?] = []

  /// Makes a table for a text that is still to be read.
  init(_ meaning: @escaping (String) -> Element) { self.meaning = meaning }

  mutating func element(_ name: XMLElementName) -> Element {
    if name.number < known.count, let element = known[name.number] { return element }
    while known.count <= name.number { known.append(nil) }
    let element = meaning(name.name)
    known[name.number] = element
    return element
  }
}
