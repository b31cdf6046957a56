import Testing

@testable import DiptychXML
