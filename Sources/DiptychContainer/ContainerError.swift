/// Why a container or one of its parts cannot be read.
public enum ContainerError: Error, Equatable, Sendable {
  /// The file breaks a rule of the format.
  case corrupt(String)
  /// A part is encrypted.
  case encrypted(part: String)
  /// A part's name leads out of the container.
  case unsafeName(String)
  /// There are more entries than the limit allows.
  case tooManyEntries
  /// The parts unpack to more bytes than the limit allows.
  case tooManyBytes(part: String)
  /// A part unpacks to more times its packed size than the limit allows.
  case ratio(part: String)
}
