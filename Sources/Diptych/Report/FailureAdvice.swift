/// What a person can do about a failure.
enum FailureAdvice {
  /// The remedy for a code.
  static func remedy(for code: String) -> Message? { remedies[code] }

  private static let remedies: [String: Message] = [
    "empty_input": "The file is empty: ask for it again.",
    "no_text": "There is no text in it, such as in a scan: have it recognised first.",
    "unsupported_format": "No reader knows this kind of file: save it in another format.",
    "format_mismatch": "The name says another kind of file than the content: rename it.",
    "decode_failed":
      "Save the file as UTF-8, or name its encoding in the setting 'encodings' of ingest.",
    "encrypted": "The file has a password: ask for one without.",
    "corrupt_container": "The file is damaged: ask for it again.",
    "corrupt_markup": "The markup is broken: open it in a program and save it again.",
    "dtd_forbidden": "Remove the document type declaration from the file.",
    "zip_bomb": "The file unpacks to far more than it is: look at where it came from.",
    "unsafe_path": "A name in the container leads out of it: look at where it came from.",
    "limit_exceeded": "Split the file, or raise the limit that the message names.",
    "timeout":
      "Try it again with 'diptych quarantine retry'; if it fails again, raise the time limit.",
    "memory_limit": "Split the file, or raise limits.maximumWorkerMemoryBytes.",
    "crash": "This is a mistake in the program: please report it with the file.",
    "stage_failed": "A stage could not do its work: the message says why.",
    "bad_output": "A stage made an output that is not allowed: tell those who wrote it.",
    "output_limit": "A program wrote more than it may: the message names the limit.",
    "output_blocked": "Move away what has the name of an output in the archive.",
    "unreadable": "Let the tool's user read the file.",
    "internal": "This is a mistake in the program: please report it.",
  ]
}
