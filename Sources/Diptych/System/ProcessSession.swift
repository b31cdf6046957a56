internal import CLinux
internal import Glibc
internal import Synchronization

/// A child of this process at the head of a session, with whatever it started.
final class ProcessSession: Sendable {
  /// The sessions that are not over, for the moment this process has to go.
  private static let running = Mutex<Set<Int32>>([])

  private let number: Int32
  private let mayFork: Bool
  private let ended = Mutex<ChildProcess.End?>(nil)

  /// Takes over a child that leads a session.
  ///
  /// - Parameters:
  ///   - number: the child's number.
  ///   - mayFork: whether other processes are to be expected in it.
  init(_ number: Int32, mayFork: Bool) {
    self.number = number
    self.mayFork = mayFork
    _ = Self.running.withLock { $0.insert(number) }
  }

  deinit { _ = end() }

  /// Kills all sessions: this process is about to end.
  static func abandonAll() {
    running.withLock { for number in $0 { _ = Glibc.kill(-number, SIGKILL) } }
  }

  /// Whether the child has ended; it stays known to the system until ``end()``.
  var hasEnded: Bool { diptych_has_ended(number) != 0 }

  /// Kills what is left of the session.
  ///
  /// - Returns: how the child ended.
  func end() -> ChildProcess.End {
    ended.withLock { ended in
      if let ended { return ended }
      // Before the child is waited for: until then its number is nobody else's.
      _ = Glibc.kill(-number, SIGKILL)
      if mayFork { killMembers() }
      var status: Int32 = 0
      while unsafe waitpid(number, &status, 0) < 0, errno == EINTR {}
      _ = Self.running.withLock { $0.remove(number) }
      let result = ChildProcess.decoded(status)
      ended = result
      return result
    }
  }

  /// How much memory the session holds now, in bytes.
  var residentMemory: Int {
    guard mayFork else { return Self.status(of: number)?.memory ?? 0 }
    var sum = 0
    for member in members() { sum += Self.status(of: member)?.memory ?? 0 }
    return sum
  }

  /// Kills the members that left the group; a few rounds, since they may start others meanwhile.
  private func killMembers() {
    for _ in 0..<8 {
      let rest = members().filter { $0 != number }
      guard !rest.isEmpty else { return }
      for member in rest { _ = Glibc.kill(member, SIGKILL) }
      Machine.sleep(milliseconds: 1)
    }
  }

  private func members() -> [Int32] {
    Self.all().filter { $0.status.session == number && !$0.status.isOver }.map(\.process)
  }

  /// What a process started, what that started, and so on, with all in the sessions that these lead.
  static func descendants(of process: Int32) -> [Int32] {
    let all = all()
    var found: Set<Int32> = [process]
    var isComplete = false
    while !isComplete {
      let more = all.filter { other in
        !found.contains(other.process)
          && (found.contains(other.status.parent)
            || other.status.session != process && found.contains(other.status.session))
      }
      found.formUnion(more.map(\.process))
      isComplete = more.isEmpty
    }
    found.remove(process)
    return found.sorted()
  }

  /// Every process of the machine.
  private static func all() -> [(process: Int32, status: Status)] {
    guard let names = try? Descriptor.folder(at: Array("/proc".utf8)).names() else { return [] }
    var all: [(process: Int32, status: Status)] = []
    for name in names {
      guard let process = Int32(String(decoding: name, as: UTF8.self)),
        let status = status(of: process)
      else { continue }
      all.append((process, status))
    }
    return all
  }

  /// What the system tells of a process.
  private struct Status {
    var parent: Int32
    var session: Int32
    /// In bytes.
    var memory: Int
    var isOver: Bool
  }

  /// What the system tells of a process (proc(5), `/proc/pid/stat`).
  private static func status(of process: Int32) -> Status? {
    guard let file = try? Descriptor.file(at: Array("/proc/\(process)/stat".utf8)),
      let text = try? file.read(maximum: 4096, expected: 512),
      // The name stands in brackets and may have brackets in it.
      let name = text.lastIndex(of: UInt8(ascii: ")"))
    else { return nil }
    let fields = text[(name + 1)...].split(separator: 0x20)
    guard fields.count > 21 else { return nil }
    func number(_ index: Int) -> Int { Int(String(decoding: fields[index], as: UTF8.self)) ?? 0 }
    return Status(
      parent: Int32(truncatingIfNeeded: number(1)),
      session: Int32(truncatingIfNeeded: number(3)),
      memory: number(21) * Int(sysconf(Int32(_SC_PAGESIZE))),
      isOver: fields[0].first == UInt8(ascii: "Z")
    )
  }
}
