/// What names in transcription consist of beside their syllables: 让-皮埃尔·拉法兰.
enum HanTranscription {
  /// Whether a scalar parts given and family names.
  @inline(__always)
  static func isMiddleDot(_ scalar: UInt32) -> Bool {
    scalar == 0xB7 || scalar == 0x2027 || scalar == 0x30FB
  }

  /// Whether a scalar joins the parts of one name.
  @inline(__always)
  static func isHyphen(_ scalar: UInt32) -> Bool { scalar == 0x2D || scalar == 0xFF0D }

  /// Words that stand before names and are in none: 在由和与與被对對向从從给給把.
  static let particles: [UInt32] = [
    0x5728, 0x7531, 0x548C, 0x4E0E, 0x8207, 0x88AB, 0x5BF9, 0x5C0D, 0x5411, 0x4ECE, 0x5F9E, 0x7ED9,
    0x7D66, 0x628A, 0x7684,
  ]
}
