internal import DiptychXML

/// Reads the files of Microsoft Office since 2007.
struct OfficeReader: FormatReader {
  static func read(_ file: FileContent) throws -> FileText {
    guard case .office(let format) = file.mediaType else { return FileText() }
    var package = try OfficePackage(file)
    var text = FileText()
    switch format.content {
    case .text: text = try WordReader.read(&package)
    case .slides: text = try PowerPointReader.read(&package)
    case .sheets: text = try ExcelReader.read(&package)
    }
    let properties = try package.properties()
    text.title = properties.title
    text.author = properties.author
    text.date = properties.date
    text.extractor = HTMLReader.extractor
    if let finding = package.finding { text.findings.append(finding) }
    return text
  }
}
