import Foundation
import Testing

@testable import Diptych

@Suite struct BoundedProcessTests {
  private func run(
    _ script: String, input: String = "", seconds: Double = 20, memory: Int = 1 << 30,
    output: Int = 1 << 20
  ) throws -> BoundedProcess.Result {
    try BoundedProcess(path: "/bin/sh", arguments: ["-c", script], mayFork: true).run(
      input: .memory(Array(input.utf8)),
      bounds: BoundedProcess.Bounds(seconds: seconds, memoryBytes: memory, outputBytes: output))
  }

  @Test("A program gets its input and an empty environment, and is heard")
  func result() throws {
    let result = try run("cat; env | sort; pwd; echo no >&2; exit 3", input: "in\n")
    #expect(result.end == .exit(3))
    let told = String(decoding: result.output, as: UTF8.self).split(separator: "\n")
    #expect(
      told.filter { !$0.hasPrefix("_=") } == [
        "in", "LC_ALL=C.UTF-8", "PATH=/usr/local/bin:/usr/bin:/bin", "PWD=/", "/",
      ])
    #expect(result.complaints == Array("no\n".utf8))
  }

  @Test("A program gets no descriptors but its three")
  func descriptors() throws {
    let file = try FileHandle(forReadingFrom: URL(filePath: "/etc/passwd"))
    // Without close-on-exec it would be inherited.
    #expect(fcntl(file.fileDescriptor, F_SETFD, 0) == 0)
    let result = try run("ls /proc/self/fd | sort | tr '\\n' ' '")
    // 3 is the folder that is listed.
    #expect(String(decoding: result.output, as: UTF8.self) == "0 1 2 3 ")
    try file.close()
  }

  @Test(
    "A program that hangs is killed with all that it started",
    arguments: [
      "sleep 600", "set -m; sleep 600 & sleep 600", "sleep 600 & wait",
      "trap '' TERM; while :; do :; done",
      "exec 1>&- 2>&-; sleep 600",
    ])
  func hanging(script: String) throws {
    let start = ContinuousClock.now
    #expect { try run("echo $$ >&2; " + script, seconds: 0.4) } throws: { error in
      if case BoundedProcess.Problem.tooSlow = error { true } else { false }
    }
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test("What a program leaves running does not hold it up and is killed")
  func leftBehind() throws {
    let result = try run("set -m; sleep 600 & echo $!")
    #expect(result.end == .exit(0))
    let number = try #require(
      Int32(String(decoding: result.output, as: UTF8.self).trimmingCharacters(in: .newlines)))
    var tries = 0
    while kill(number, 0) == 0, tries < 200 {
      // Whoever waits for orphans may take a moment.
      if let stat = try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8),
        stat.contains(") Z ")
      {
        return
      }
      usleep(10_000)
      tries += 1
    }
    #expect(tries < 200)
  }

  @Test("A program that floods is stopped", arguments: ["yes", "yes >&2 & yes"])
  func flooding(script: String) throws {
    #expect { try run(script) } throws: { error in
      if case BoundedProcess.Problem.tooMuchOutput = error { true } else { false }
    }
  }

  @Test("Complaints without end are cut, and the first and last are kept")
  func complaints() throws {
    let result = try run(
      "echo first >&2; head -c 3000000 /dev/zero | tr '\\0' x >&2; echo last >&2")
    let told = String(decoding: result.complaints, as: UTF8.self)
    #expect(told.hasPrefix("first\n") && told.hasSuffix("last\n"))
    #expect(result.complaints.count < 100_000)
  }

  @Test("A program that takes too much memory is stopped")
  func memory() throws {
    #expect { try run("head -c 400000000 /dev/zero | tail", memory: 100 << 20) } throws: { error in
      if case BoundedProcess.Problem.tooMuchMemory(let bytes) = error {
        bytes > 100 << 20
      } else {
        false
      }
    }
  }

  @Test("A program that crashes is told")
  func crash() throws {
    #expect(try run("kill -SEGV $$").end == .signal(SIGSEGV))
  }

  @Test("A program that is not there cannot be started")
  func missing() throws {
    let process = BoundedProcess(path: "/nowhere/program")
    let bounds = BoundedProcess.Bounds(seconds: 1, memoryBytes: 1 << 30, outputBytes: 100)
    #expect { try process.run(input: .memory([]), bounds: bounds) } throws: { error in
      if case BoundedProcess.Problem.notStarted(let cause) = error {
        cause.isMissing
      } else {
        false
      }
    }
  }
}
