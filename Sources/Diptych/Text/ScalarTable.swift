/// A number for each Unicode scalar, in two levels of pages: constant time, no parsing.
///
/// `Scripts/data/scalar_table.py` writes the form that this type reads.
struct ScalarTable: Sendable {
  private static let pageBits: UInt32 = 8
  private static let pageCount = 0x32400 >> 8

  /// For each page of scalars, where its numbers start.
  private let starts: [Int32]
  /// The pages that are in use; the first is all zeros.
  private let numbers: [UInt16]

  /// Reads the table at the reader's place.
  ///
  /// - Throws: a ``TableError`` if the table is cut short or points outside itself.
  init(from reader: inout TableReader) throws(TableError) {
    let used = try reader.unit()
    var starts: [Int32] = []
    starts.reserveCapacity(Self.pageCount)
    for slot in try reader.units(Self.pageCount) {
      guard slot < used else { throw reader.error("a page is missing") }
      starts.append(Int32(slot) << 8)
    }
    self.starts = starts
    numbers = try reader.units(Int(used) << 8)
  }

  /// The number of `scalar`; 0 if the table does not have it.
  subscript(scalar: UInt32) -> UInt16 {
    let page = Int(scalar >> Self.pageBits)
    guard page < starts.count else { return 0 }
    return numbers[Int(starts[page]) + Int(scalar & 0xFF)]
  }
}
