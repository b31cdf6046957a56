internal import CNettle

/// The SHA-256 (FIPS 180-4) of bytes that come piece by piece.
public struct SHA256 {
  private var context = sha256_ctx()

  /// Begins with no bytes.
  public init() { unsafe nettle_sha256_init(&context) }

  /// Adds bytes behind those that came before.
  public mutating func update(_ bytes: borrowing Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      unsafe nettle_sha256_update(&context, bytes.count, start)
    }
  }

  /// Ends the digest.
  ///
  /// - Returns: 32 bytes.
  public consuming func finalize() -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_SIZE)) { digest, count in
      if let start = digest.baseAddress { unsafe diptych_sha256_digest(&context, start) }
      count = Int(SHA256_DIGEST_SIZE)
    }
  }
}
