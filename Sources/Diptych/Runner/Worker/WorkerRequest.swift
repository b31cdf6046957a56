/// A line that asks a worker to take one document through the stages.
///
/// The document is a file that the worker reads (`path`), a text in the line (`text`), or as many
/// bytes as `bytes` says, which follow the line. `name` is the path in the drop. With a `partner` of
/// the same form both files are one document; its bytes follow those of the first.
struct WorkerRequest {
  /// Where the content of the document is.
  enum Content {
    case file([UInt8])
    case text(String)
    case follows(bytes: Int)
  }

  /// The longest line that is read.
  static let maximumLine = 64 << 20

  /// The path in the drop.
  var name: [UInt8]
  var content: Content
  /// How many bytes the file has, for those who balance the work.
  var size: Int?
  /// The SHA-256 of the content, if the sender knows it.
  var sha256: String?
  /// Whatever the sender wants to have back.
  var id: JSONValue?
  /// Files inside of the document that no worker survived, by their number from 1.
  var lost: [Int: Failure] = [:]
  /// The request for another file, if both are to be one document; at most one.
  private(set) var partners: [WorkerRequest] = []

  init(name: [UInt8], content: Content, sha256: String? = nil, lost: [Int: Failure] = [:]) {
    self.name = name
    self.content = content
    self.sha256 = sha256
    self.lost = lost
  }

  /// Reads a line.
  ///
  /// - Throws: a sentence that says what is wrong.
  init(line: [UInt8]) throws(Malformed) {
    let value: JSONValue
    do {
      var parser = JSONParser(line)
      value = try parser.parse()
    } catch {
      throw Malformed("the request is no JSON: \(error.message)")
    }
    try self.init(value)
    if let partner = value["partner"] { partners = [try WorkerRequest(partner)] }
  }

  private init(_ value: JSONValue) throws(Malformed) {
    guard value.members != nil else { throw Malformed("the request takes an object") }
    id = value["id"]
    sha256 = value["sha256"]?.string
    for member in value["lost"]?.members ?? [] {
      if let number = Int(member.key) { lost[number] = Failure(json: member.value) }
    }
    if let path = DocumentRecord.path("path", in: value) {
      content = .file(path)
      name = Array(path.drop { $0 == UInt8(ascii: "/") })
    } else if let text = value["text"]?.string {
      content = .text(text)
      name = []
    } else if case .integer(let count) = value["bytes"]?.kind, count >= 0 {
      content = .follows(bytes: count)
      name = []
    } else {
      throw Malformed("the request takes 'path', 'text' or 'bytes'")
    }
    if let given = DocumentRecord.path("name", in: value) { name = given }
    guard !name.isEmpty else { throw Malformed("the request takes 'name', the document's path") }
  }

  /// The line for a document of one file or two, with its newline.
  static func line(_ requests: [WorkerRequest]) -> [UInt8] {
    var members = requests.first?.members ?? []
    if requests.count > 1 {
      let partner = JSONValue(.object(requests[1].members))
      members.append(JSONValue.Member(key: "partner", value: partner))
    }
    return JSONText.write(JSONValue(.object(members)), .compact) + [0x0A]
  }

  private var members: [JSONValue.Member] {
    var members = DocumentRecord.pathMembers("name", name)
    switch content {
    case .file(let path):
      members += DocumentRecord.pathMembers("path", path)
    case .text(let text):
      members.append(JSONValue.Member(key: "text", value: JSONValue(.string(text))))
    case .follows(let bytes):
      members.append(JSONValue.Member(key: "bytes", value: JSONValue(.integer(bytes))))
    }
    if let size { members.append(JSONValue.Member(key: "size", value: JSONValue(.integer(size)))) }
    if let sha256 {
      members.append(JSONValue.Member(key: "sha256", value: JSONValue(.string(sha256))))
    }
    if !lost.isEmpty {
      let failures = lost.sorted { $0.key < $1.key }.map {
        JSONValue.Member(key: "\($0.key)", value: $0.value.json)
      }
      members.append(JSONValue.Member(key: "lost", value: JSONValue(.object(failures))))
    }
    return members
  }

  /// Why a request cannot be understood.
  struct Malformed: Error {
    let message: String
    init(_ message: String) { self.message = message }
  }
}
