// Reads damaged copies of the files in a folder until the time is over.
//
//     Fuzzing FOLDER [SECONDS] [SEED] [KEPT]
//
// Which reader gets a file is decided by its content, as in a run. The same seed gives the same
// copies. The copy that is being read lies in KEPT, so that it is there after a crash; copies that
// take longer than ten seconds are kept beside it.

import Diptych
import Foundation

#if LIBFUZZER
  exit(runCoverageGuided())
#else
  let arguments = CommandLine.arguments
  guard arguments.count > 1 else {
    print("Fuzzing FOLDER [SECONDS] [SEED] [KEPT]")
    exit(64)
  }
  let folder = URL(filePath: arguments[1])
  let seconds = arguments.count > 2 ? Double(arguments[2]) ?? 120 : 120
  let seed = arguments.count > 3 ? UInt64(arguments[3]) ?? 1 : 1
  let kept = URL(filePath: arguments.count > 4 ? arguments[4] : "fuzzed")

  var seeds: [Seed] = []
  for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  where !name.hasPrefix(".") {
    guard let content = FileManager.default.contents(atPath: folder.appending(path: name).path)
    else { continue }
    seeds.append(Seed(name: name, content: [UInt8](content)))
  }
  guard !seeds.isEmpty else {
    print("there are no files in \(folder.path)")
    exit(66)
  }

  let trial = try ReaderTrial()
  var mutation = Mutation(seed: seed, seeds: seeds)
  let clock = ContinuousClock()
  let end = clock.now.advanced(by: .seconds(seconds))
  var tried = 0
  var read = 0
  while clock.now < end {
    let copy = mutation.next()
    try Data(copy.content).write(to: kept)
    let time = clock.measure {
      if trial.read(copy.content, name: copy.name) != nil { read += 1 }
    }
    tried += 1
    if time > .seconds(10) {
      print("\(copy.name): \(time)")
      try Data(copy.content).write(to: kept.appendingPathExtension("slow\(tried)"))
    }
  }
  try? FileManager.default.removeItem(at: kept)
  print("\(tried) copies of \(seeds.count) files, \(read) of them readable")
#endif
