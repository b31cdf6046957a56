import Testing

@testable import Diptych

@Suite struct PartNameTests {
  private func names(_ names: [String], in outer: String = "") -> [String] {
    var given = PartNames()
    return names.map { name in
      do throws(Failure) {
        let path = try given.name(for: Array(name.utf8), in: Array(outer.utf8))
        return String(decoding: path, as: UTF8.self)
      } catch {
        return error.code
      }
    }
  }

  @Test("A part keeps its name, below the part that it lies in")
  func plain() {
    #expect(
      names(["a.txt", "f/b.txt", "./c.txt", "d//e.txt"]) == [
        "a.txt", "f/b.txt", "c.txt", "d/e.txt",
      ])
    #expect(names(["a.txt"], in: "x.zip") == ["x.zip/a.txt"])
    #expect(names(["", "."]) == ["part", "part~2"])
  }

  @Test("Parts whose names a file system may take for one are numbered")
  func twins() {
    #expect(
      names(["a.txt", "a.txt", "A.txt", "a~2.txt", "a", "a", ".b", ".b"]) == [
        "a.txt", "a~2.txt", "A~3.txt", "a~2~2.txt", "a", "a~2", ".b", ".b~2",
      ])
    #expect(names(["caf\u{E9}.txt", "cafe\u{301}.txt"]) == ["caf\u{E9}.txt", "cafe\u{301}~2.txt"])
  }

  @Test(
    "A name that leads out of the file is refused",
    arguments: [
      "/etc/passwd", "../a.txt", "f/../../a.txt", "..", "a\0b", String(repeating: "x", count: 5000),
    ])
  func unsafe(name: String) {
    #expect(names([name]) == ["unsafe_path"])
  }

  @Test("Ten thousand parts of one name have names of their own")
  func many() {
    let names = names([String](repeating: "a.txt", count: 10_000))
    #expect(Set(names).count == 10_000)
    #expect(names.last == "a~10000.txt")
  }

  @Test("Outputs of parts lie below the input's name, and the way back is clear")
  func suffix() {
    let place = ArchivePath(of: Array("f/a.eml".utf8))
    let suffix = PartSuffix.of("tei.xml", part: Array("x/b\n.txt".utf8))
    #expect(suffix == "/x/b%0A.txt.tei.xml")
    #expect(place.path(suffix) == Array("data/f/a.eml/x/b%0A.txt.tei.xml".utf8))
    #expect(place.folders(suffix) == ["f", "a.eml", "x"].map { Array($0.utf8) })
    #expect(place.name(suffix) == Array("b%0A.txt.tei.xml".utf8))
    #expect(place.suffix(of: place.path(suffix)) == suffix)
    #expect(place.suffix(of: place.path("json")) == "json")
    #expect(place.suffix(of: Array("data/f/a.emls/b".utf8)) == nil)
  }

  @Test("What a worker calls an output leads nowhere else")
  func safety() {
    #expect(["json", "tei.xml", "/a.txt.json", "/x/a.txt.json"].allSatisfy(PartSuffix.isSafe))
    for suffix in ["a/b", "/", "//a", "/a/", "/../a", "/a/..", "/a/./b", "/a\0", "/"] {
      #expect(!PartSuffix.isSafe(suffix), "\(suffix)")
    }
  }
}
