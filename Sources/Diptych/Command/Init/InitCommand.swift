internal import ArgumentParser

/// `diptych init`.
struct InitCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: localized("Writes a stage to start from, with its test, settings and a sample."),
    discussion: localized(
      """
      The stage finds the words that its settings list. It builds and passes its test as it is, and \
      README.md says how it goes on.
      """))

  /// What the stage is written in.
  enum Language: String, ExpressibleByArgument, CaseIterable {
    case swift, python
  }

  @Option(help: .localized("What the stage is written in."))
  var stage: Language
  @Option(
    help: .localized(
      "Where the package of Diptych is, for a stage in Swift: a folder or an address.",
      discussion: "Default: the folder that this program was built in.",
      valueName: "place"))
  var package: String?
  @Argument(
    help: .localized(
      "The name of the stage: a-z, 0-9 and '-'; a new folder of that name is made.",
      valueName: "name"))
  var name: String

  func validate() throws {
    let isName =
      1...40 ~= name.utf8.count && name.utf8.first.map { 0x61...0x7A ~= $0 } == true
      && name.utf8.last != 0x2D
      && name.utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2D }
    guard isName else {
      throw ValidationError(
        localized(
          "'\(readable(name))' is no name of a stage, which takes at most 40 of a-z, 0-9 and '-'"))
    }
  }

  func run(in environment: ToolEnvironment) throws -> Int32 {
    guard environment.registry[name] == nil else {
      throw ValidationError(localized("another stage is called '\(name)'"))
    }
    let template: any StageTemplate =
      switch stage {
      case .python: PythonStageTemplate(name: name)
      case .swift: SwiftStageTemplate(name: name, package: try packagePlace())
      }
    try Self.write(template.files, into: name)
    for file in template.files { StandardStream.output.write("\(name)/\(file.path)\n") }
    StandardStream.output.tell("next: cd \(name) && \(Message(verbatim: template.test))")
    return 0
  }

  private func packagePlace() throws -> String {
    if let package {
      if package.contains("://") || package.hasPrefix("git@") { return package }
      do throws(SystemError) {
        return try Descriptor.folder(at: Array(package.utf8)).absolutePath()
      } catch {
        throw RunError(.noInput, "\(error)")
      }
    }
    guard let place = Self.ownPackage else {
      throw ValidationError(
        localized("this program does not lie in its package; --package says where the package is"))
    }
    return place
  }

  /// The package that this program was built in; `nil` if it was installed.
  private static var ownPackage: String? {
    let program = try? Descriptor.file(at: Array(Machine.program.utf8)).absolutePath()
    guard let program, let end = program.firstRange(of: "/.build/") else { return nil }
    let root = String(program[..<end.lowerBound])
    guard let text = try? Descriptor.content(of: root + "/Package.swift"),
      String(decoding: text, as: UTF8.self).contains("name: \"Diptych\"")
    else { return nil }
    return root
  }

  /// Writes files below a new folder.
  private static func write(_ files: [StageTemplateFile], into name: String) throws(RunError) {
    do throws(SystemError) {
      let here = try Descriptor.folder(at: Array(".".utf8))
      guard try here.status(of: Array(name.utf8)) == nil else {
        throw SystemError(operation: "make", path: name, code: SystemError.exists)
      }
      let top = try here.makeFolder(Array(name.utf8))
      for file in files {
        let parts = file.path.split(separator: "/").map { Array($0.utf8) }
        var folder = top
        for part in parts.dropLast() {
          folder =
            try folder.status(of: part) == nil ? folder.makeFolder(part) : folder.folder(part)
        }
        guard let last = parts.last else { continue }
        try folder.makeFile(last).write(Array(file.text.utf8))
      }
    } catch {
      throw RunError(.cannotCreate, "\(error)")
    }
  }
}

/// A stage to start from.
protocol StageTemplate {
  /// What is written.
  var files: [StageTemplateFile] { get }
  /// The command that tests it.
  var test: String { get }
}

/// A file of a stage to start from.
struct StageTemplateFile {
  /// Below the folder of the stage.
  var path: String
  var text: String
}

extension StageTemplate {
  /// A sample with a word that the settings list.
  static var sample: StageTemplateFile {
    StageTemplateFile(
      path: "input/sample.txt",
      text: """
        长江黄金7号昨日抵达朝天门码头。

        The Yangtze Gold 7 arrived at Chaotianmen Wharf yesterday.

        """)
  }
}
