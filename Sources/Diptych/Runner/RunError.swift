/// Why a run cannot start or go on: somebody has to look after the machine.
struct RunError: ExplainedError, Equatable {
  /// What the scheduler is told, as exit code of the process (sysexits).
  enum Code: Int32 {
    /// A file that the caller named is not what it has to be.
    case dataFormat = 65
    /// The drop is missing or cannot be read.
    case noInput = 66
    /// A program that the settings ask for is missing.
    case unavailable = 69
    /// A mistake in this program.
    case internalError = 70
    /// The archive cannot be made.
    case cannotCreate = 73
    /// Reading or writing failed: no space, a broken disk.
    case inputOutput = 74
    /// Another run has the archive.
    case locked = 75
    /// Wrong settings.
    case configuration = 78
  }

  let code: Code
  let message: Message

  init(_ code: Code, _ message: Message) {
    self.code = code
    self.message = message
  }
}
