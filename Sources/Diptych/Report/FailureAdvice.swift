/// What a person can do about a failure.
enum FailureAdvice {
  /// The remedy for a code.
  static func remedy(for code: String) -> Phrase? { remedies[code] }

  private static let remedies: [String: Phrase] = [
    "empty_input": Phrase(
      "The file is empty: ask for it again.", zh: "文件是空的,请对方重新发送。"),
    "no_text": Phrase(
      "There is no text in it, such as in a scan: have it recognised first.",
      zh: "文件里没有文字(例如扫描件),请先做文字识别。"),
    "unsupported_format": Phrase(
      "No reader knows this kind of file: save it in another format.",
      zh: "没有读取程序认识这种文件,请另存为别的格式。"),
    "format_mismatch": Phrase(
      "The name says another kind of file than the content: rename it.",
      zh: "扩展名与内容不符,请改名。"),
    "decode_failed": Phrase(
      "Save the file as UTF-8, or name its encoding in the setting 'encodings' of ingest.",
      zh: "请把文件另存为 UTF-8,或在 ingest 的 'encodings' 设置里写明编码。"),
    "encrypted": Phrase(
      "The file has a password: ask for one without.", zh: "文件有密码,请索取无密码的版本。"),
    "corrupt_container": Phrase(
      "The file is damaged: ask for it again.", zh: "文件已损坏,请对方重新发送。"),
    "corrupt_markup": Phrase(
      "The markup is broken: open it in a program and save it again.",
      zh: "标记有误,请用软件打开后重新保存。"),
    "dtd_forbidden": Phrase(
      "Remove the document type declaration from the file.", zh: "请删去文件里的文档类型声明。"),
    "zip_bomb": Phrase(
      "The file unpacks to far more than it is: look at where it came from.",
      zh: "解压后体积异常,请查清文件来源。"),
    "unsafe_path": Phrase(
      "A name in the container leads out of it: look at where it came from.",
      zh: "压缩包里的路径越界,请查清文件来源。"),
    "limit_exceeded": Phrase(
      "Split the file, or raise the limit that the message names.",
      zh: "请拆分文件,或调高消息里提到的限额。"),
    "timeout": Phrase(
      "Try it again with 'diptych quarantine retry'; if it fails again, raise the time limit.",
      zh: "请用 'diptych quarantine retry' 重试;若仍失败,请调高时限。"),
    "memory_limit": Phrase(
      "Split the file, or raise limits.maximumWorkerMemoryBytes.",
      zh: "请拆分文件,或调高 limits.maximumWorkerMemoryBytes。"),
    "crash": Phrase(
      "This is a mistake in the program: please report it with the file.",
      zh: "这是程序错误,请连同文件一起报告。"),
    "stage_failed": Phrase(
      "A stage could not do its work: the message says why.", zh: "某个阶段未能完成,原因见消息。"),
    "bad_output": Phrase(
      "A stage made an output that is not allowed: tell those who wrote it.",
      zh: "某个阶段产生了不允许的输出,请告知其作者。"),
    "output_limit": Phrase(
      "A program wrote more than it may: the message names the limit.",
      zh: "某个程序的输出超过限额,见消息。"),
    "output_blocked": Phrase(
      "Move away what has the name of an output in the archive.",
      zh: "归档里有同名的外来文件,请移走。"),
    "unreadable": Phrase(
      "Let the tool's user read the file.", zh: "请让运行本工具的用户有权读取该文件。"),
    "internal": Phrase(
      "This is a mistake in the program: please report it.", zh: "这是程序错误,请报告。"),
  ]
}
