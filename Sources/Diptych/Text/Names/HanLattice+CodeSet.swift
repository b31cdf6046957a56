extension HanLattice {
  /// A set of codes of the table.
  struct CodeSet: Sendable {
    private let isMember: [Bool]

    init(_ scalars: [UInt32], in table: NameTable) {
      let codes = scalars.map { Int(table.code($0)) }
      isMember = (0...(codes.max() ?? 0)).map { $0 > 0 && codes.contains($0) }
    }

    /// Whether a code is one of them.
    @inline(__always)
    func contains(_ code: UInt16) -> Bool { Int(code) < isMember.count && isMember[Int(code)] }
  }
}
