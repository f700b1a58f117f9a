import Claims
import Foundation
import JSONReading
import TestSupport
import Testing

@testable import AuditRun

@Suite struct `The metadata of a dataset agrees with its files` {
  /// The folders whose README states checksums, with these.
  static var folders: [(name: String, files: [DatasetChecksum])] {
    get throws {
      let all = DatasetChecksum.all(in: try ProjectTree(contentsOf: Project.folder), root: Project.folder)
      return Dictionary(grouping: all) { String($0.file.split(separator: "/")[1]) }.sorted { $0.key < $1.key }
        .map { ($0.key, $0.value) }
    }
  }

  static func metadata(_ folder: String) throws -> String {
    try String(contentsOf: Project.data.appending(path: "\(folder)/croissant.json"), encoding: .utf8)
  }

  /// What a description in the Croissant format says that is not so, in words.
  ///
  /// - Parameters:
  ///   - text: The description.
  ///   - folder: The name of the folder.
  ///   - files: The files of the folder with the checksums that its README states.
  static func faults(_ text: String, _ folder: String, _ files: [DatasetChecksum]) throws -> [String] {
    let field = JSONField(try JSONReader.value(of: text))
    var faults: [String] = []
    func require(_ condition: Bool, _ fault: String) { if !condition { faults.append(fault) } }
    require(try field.member("conformsTo").text() == "http://mlcommons.org/croissant/1.0", "another version")
    require(try field.member("@type").text() == "sc:Dataset", "no dataset")
    require(try field.member("name").text() == folder, "another name")
    for name in ["description", "license", "url", "citeAs", "creator"] {
      require(try field.optionalMember(name) != nil, "no \(name)")
    }
    let described = try field.member("distribution").elements()
    require(
      try described.map { try $0.member("contentUrl").text() }.sorted()
        == files.map { String($0.file.split(separator: "/")[2]) }.sorted(), "other files")
    for file in described {
      let name = try file.member("contentUrl").text()
      let stated = files.first { $0.file.hasSuffix("/\(name)") }
      require(try file.member("sha256").text() == stated?.stated, "another checksum of \(name)")
      let data = try? Data(contentsOf: Project.data.appending(path: "\(folder)/\(name)"))
      require(try file.member("contentSize").text() == "\(data?.count ?? -1) B", "another size of \(name)")
      guard name.hasSuffix(".csv"), let header = data?.split(separator: UInt8(ascii: "\n")).first else { continue }
      let columns = try field.member("recordSet").elements().flatMap { set in
        try set.member("field").elements().map { try $0.member("source").member("extract").member("column").text() }
      }
      require(
        columns == String(decoding: header, as: UTF8.self).split(separator: ",").map(String.init),
        "other columns of \(name)")
    }
    return faults
  }

  @Test func `each folder with checksums has a description, which is right`() throws {
    let folders = try Self.folders
    #expect(folders.map(\.name) == ["breast-cancer", "digits", "topologies", "wine"])
    for folder in folders {
      #expect(try Self.faults(try Self.metadata(folder.name), folder.name, folder.files) == [], "\(folder.name)")
    }
  }

  @Test(arguments: [
    ("42006d5c", "42006d5d", "another checksum of wine.csv"), ("12370 B", "12371 B", "another size of wine.csv"),
    ("\"column\": \"ash\"", "\"column\": \"dust\"", "other columns of wine.csv"),
    ("croissant/1.0", "croissant/0.8", "another version"), ("\"name\": \"wine\"", "\"name\": \"vine\"", "another name"),
    ("\"license\"", "\"licence\"", "no license"), ("sc:Dataset", "sc:Thing", "no dataset"),
    ("\"contentUrl\": \"wine.csv\"", "\"contentUrl\": \"vine.csv\"", "other files"),
  ])
  func `control: a description that says something else is reported`(old: String, new: String, fault: String) throws {
    let text = try Self.metadata("wine")
    #expect(text.contains(old))
    let files = try #require(try Self.folders.first { $0.name == "wine" }).files
    #expect(try Self.faults(text.replacing(old, with: new), "wine", files).contains(fault))
  }
}
