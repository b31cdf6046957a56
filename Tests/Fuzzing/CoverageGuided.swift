#if LIBFUZZER
  import Diptych
  import Foundation
  import TestSupport

  // What libFuzzer calls, which tries copies that reach code that no earlier one has reached.
  // `Scripts/fuzz` builds this with its address sanitizer.

  /// The readers; the name of a file is only a hint, and `FUZZED_NAME` gives one.
  private let trial = try? ReaderTrial()
  private let name = ProcessInfo.processInfo.environment["FUZZED_NAME"] ?? "file"

  @_silgen_name("LLVMFuzzerRunDriver")
  private func runDriver(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ callback: @convention(c) (UnsafePointer<UInt8>, Int) -> Int32
  ) -> Int32

  @_silgen_name("LLVMFuzzerMutate")
  private func mutate(_ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ maximum: Int) -> Int

  /// Damages a file in memory; the parts of a container are damaged before they are packed.
  ///
  /// - Returns: the new size, at most `maximum`.
  @_cdecl("LLVMFuzzerCustomMutator")
  func customMutator(
    _ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ maximum: Int, _ seed: UInt32
  ) -> Int {
    guard seed % 4 > 0 else { return unsafe mutate(data, size, maximum) }
    let content = unsafe [UInt8](UnsafeBufferPointer(start: data, count: size))
    let file = Seed(name: name, content: content)
    guard !file.parts.isEmpty || seed % 2 == 0 else { return unsafe mutate(data, size, maximum) }
    var mutation = Mutation(seed: UInt64(seed), seeds: [file])
    let copy = mutation.next().content
    guard copy.count <= maximum else { return unsafe mutate(data, size, maximum) }
    for (index, byte) in copy.enumerated() { unsafe data[index] = byte }
    return copy.count
  }

  /// Reads a file.
  ///
  /// - Returns: 0, since every file is worth trying.
  @_cdecl("LLVMFuzzerTestOneInput")
  func testOneInput(_ data: UnsafePointer<UInt8>, _ size: Int) -> Int32 {
    _ = unsafe trial?.read([UInt8](UnsafeBufferPointer(start: data, count: size)), name: name)
    return 0
  }

  /// Hands the arguments of this program to libFuzzer.
  ///
  /// - Returns: its exit status.
  func runCoverageGuided() -> Int32 {
    var count = CommandLine.argc
    var arguments = unsafe CommandLine.unsafeArgv
    return unsafe runDriver(&count, &arguments) { data, size in unsafe testOneInput(data, size) }
  }
#endif
