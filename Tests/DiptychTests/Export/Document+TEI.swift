import Foundation
import Testing

@testable import Diptych

extension Document {
  /// The TEI of the document.
  func tei(_ settings: TEIExport.Configuration = .init()) throws -> String {
    var document = self
    try TEIExport(settings, context: .shipped).run(&document)
    return String(decoding: document.outputs[0].bytes, as: UTF8.self)
  }

  /// What its body has.
  func teiBody(_ settings: TEIExport.Configuration = .init()) throws -> String {
    let text = try tei(settings)
    let start = try #require(text.range(of: "<body>\n"))
    let end = try #require(text.range(of: "</body>"))
    return String(text[start.upperBound..<end.lowerBound])
  }
}
