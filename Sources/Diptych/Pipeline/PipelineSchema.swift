/// The JSON Schema of `pipeline.json`, made from the stages that there are.
struct PipelineSchema {
  let registry: StageRegistry

  /// The schema, draft 2020-12.
  func json() throws -> JSONValue {
    .object([
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:diptych:schema:pipeline:1",
      "title": "Diptych pipeline.json",
      "description": "What 'diptych run' does with a drop, stage by stage.",
      "type": "object",
      "additionalProperties": false,
      "required": ["diptych", "stages"],
      "properties": .object([
        "$schema": .object(["type": "string"]),
        "diptych": .object([
          "description": "The version of this format.",
          "const": JSONValue(.integer(PipelineFile.version)),
        ]),
        "languages": .object([
          "description":
            "The expected languages as BCP 47 tags, the left one first; a prior, never a filter.",
          "type": "array",
          "items": .object([
            "type": "string",
            // A tag, or a text with a variable of the environment.
            "pattern": "^([A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*|.*\\$\\{.*)$",
          ]),
          "uniqueItems": true,
        ]),
        "metadata": try section("What goes into the header of every output.", MetadataSettings()),
        "input": try section("Where documents come from.", InputSettings()),
        "output": try section("Where results go to.", OutputSettings()),
        "run": try section("How a run goes about its work.", RunSettings()),
        "limits": try section("Bounds on what one document may cost.", Limits()),
        "stages": .object([
          "description": "The stages in the order in which they see a document.",
          "type": "array",
          "minItems": 1,
          "items": .object(["oneOf": .array(try registry.stages.map(stage))]),
        ]),
      ]),
      "$defs": .object(["condition": condition]),
    ])
  }

  /// Which documents a stage is for.
  private var condition: JSONValue {
    .object([
      "type": "object",
      "additionalProperties": false,
      "minProperties": 1,
      "properties": .object([
        "path": texts(
          "Patterns of paths in the drop; * and ? stay within a name, ** crosses folders."),
        "language": texts(
          "Languages as BCP 47 tags: of some block; zh is also zh-Hant and zh-Hans."),
        "format": texts("Media types such as application/pdf or text/*."),
        "not": .object([
          "description": "What must not hold.", "$ref": "#/$defs/condition",
        ]),
      ]),
    ])
  }

  /// A text, or a list of which one is enough.
  private func texts(_ description: String) -> JSONValue {
    .object([
      "description": JSONValue(.string(description)),
      "type": ["string", "array"],
      "items": .object(["type": "string"]),
      "minItems": 1,
    ])
  }

  private func stage(_ definition: StageDefinition) throws -> JSONValue {
    let name = JSONValue.Member(
      key: "stage", value: .object(["const": JSONValue(.string(definition.name))]))
    let condition = JSONValue.Member(
      key: "when",
      value: .object([
        "description": "Which documents the stage is for; without it, all.",
        "$ref": "#/$defs/condition",
      ]))
    let included = JSONValue.Member(
      key: "with",
      value: texts("Files with settings, relative to pipeline.json; those of the stage win."))
    let settings = try properties(definition.settings, definition.defaults())
    return .object([
      "description": JSONValue(.string(definition.summary)),
      "type": "object",
      "additionalProperties": false,
      "required": ["stage"],
      "properties": JSONValue(.object([name, condition, included] + settings)),
    ])
  }

  private func section<Settings: StageConfiguration>(
    _ description: String, _ defaults: Settings
  ) throws -> JSONValue {
    .object([
      "description": JSONValue(.string(description)),
      "type": "object",
      "additionalProperties": false,
      "properties": JSONValue(
        .object(try properties(Settings.settings, JSONValue(encoding: defaults)))),
    ])
  }

  private func properties(
    _ settings: [Setting], _ defaults: JSONValue
  ) throws -> [JSONValue.Member] {
    try settings.map { setting in
      let value = defaults[setting.name] ?? JSONValue(.null)
      var members = [
        JSONValue.Member(key: "description", value: JSONValue(.string(setting.meaning)))
      ]
      members += try type(of: value, setting)
      members.append(JSONValue.Member(key: "default", value: value))
      return JSONValue.Member(key: setting.name, value: JSONValue(.object(members)))
    }
  }

  /// What a text is where a number, true or false is expected: one environment variable.
  private static let variable = JSONValue.Member(
    key: "pattern", value: "^\\$\\{[A-Za-z_][A-Za-z0-9_]*(:-[^}]*)?\\}$")

  /// The keywords that hold a value to the type of its default.
  private func type(of value: JSONValue, _ setting: Setting) throws -> [JSONValue.Member] {
    func member(_ key: String, _ value: JSONValue) -> JSONValue.Member {
      JSONValue.Member(key: key, value: value)
    }
    switch value.kind {
    case .null: return []
    case .bool: return [member("type", ["boolean", "string"]), Self.variable]
    case .integer, .number:
      let isWhole = if case .integer = value.kind { true } else { false }
      var members = [
        member("type", [isWhole ? "integer" : "number", "string"]), Self.variable,
      ]
      if let range = setting.range {
        members.append(member("minimum", JSONValue(.number(range.lowerBound))))
        if range.upperBound < .infinity {
          members.append(member("maximum", JSONValue(.number(range.upperBound))))
        }
      }
      return members
    case .string:
      guard !setting.choices.isEmpty else { return [member("type", "string")] }
      return [
        member("type", "string"),
        member(
          "anyOf",
          [
            .object(["enum": .array(setting.choices.map { JSONValue(.string($0)) })]),
            .object(["pattern": "\\$\\{"]),
          ]),
      ]
    case .array where setting.elements != nil:
      guard let element = setting.elements else { return [] }
      let items = Setting("", "", fields: element.settings)
      return [
        member("type", "array"),
        member("items", JSONValue(.object(try type(of: element.defaults(), items)))),
      ]
    case .array(let elements):
      let pattern = elements.first ?? (setting.choices.isEmpty ? nil : JSONValue(.string("")))
      guard let pattern else { return [member("type", "array")] }
      return [
        member("type", "array"),
        member("items", JSONValue(.object(try type(of: pattern, setting)))),
      ]
    case .object:
      guard !setting.fields.isEmpty else { return [member("type", "object")] }
      return [
        member("type", "object"), member("additionalProperties", false),
        member("properties", JSONValue(.object(try properties(setting.fields, value)))),
      ]
    }
  }
}

extension JSONValue: ExpressibleByArrayLiteral {
  init(arrayLiteral elements: JSONValue...) { self.init(.array(elements)) }
}
