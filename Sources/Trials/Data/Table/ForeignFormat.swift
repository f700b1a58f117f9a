import Foundation

/// A format of tables that is not read, recognized by the first bytes of a file.
public enum ForeignFormat: Sendable, Equatable, CaseIterable {
  case parquet, arrow, excel, openDocument, gzip, bzip2, xz, zstandard, hdf5, pickle, zip

  /// The format of a file; nil if it is none of these. Files in ZIP archives are told apart by their members.
  ///
  /// Marks that could begin the name of a column count only together with a further one.
  init?(_ data: Data) {
    func begins(_ bytes: [UInt8], at place: Int = 0) -> Bool { data.dropFirst(place).starts(with: bytes) }
    func isBetween(_ mark: String) -> Bool { begins(Array(mark.utf8)) && data.suffix(4).elementsEqual(mark.utf8) }
    if isBetween("PAR1") {
      self = .parquet
    } else if isBetween("FEA1") || begins(Array("ARROW1\0\0".utf8)) {
      self = .arrow
    } else if begins([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      self = .excel
    } else if begins([0x1F, 0x8B]) {
      self = .gzip
    } else if begins(Array("BZh".utf8)), begins([0x31, 0x41, 0x59, 0x26, 0x53, 0x59], at: 4) {
      self = .bzip2
    } else if begins([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) {
      self = .xz
    } else if begins([0x28, 0xB5, 0x2F, 0xFD]) {
      self = .zstandard
    } else if begins([0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .hdf5
    } else if begins([0x80]), let version = data.dropFirst().first, 2...5 ~= version {
      self = .pickle
    } else {
      return nil
    }
  }

  /// The format of a ZIP archive without NumPy arrays.
  init(members: [String]) {
    self =
      members.contains { $0.hasPrefix("xl/") }
      ? .excel : members.contains("content.xml") && members.contains("mimetype") ? .openDocument : .zip
  }

  /// Its name in a sentence.
  var name: String {
    switch self {
    case .parquet: "a Parquet file"
    case .arrow: "an Arrow or Feather file"
    case .excel: "an Excel workbook"
    case .openDocument: "an OpenDocument spreadsheet"
    case .gzip: "compressed by gzip"
    case .bzip2: "compressed by bzip2"
    case .xz: "compressed by xz"
    case .zstandard: "compressed by Zstandard"
    case .hdf5: "an HDF5 file"
    case .pickle: "a Python pickle"
    case .zip: "a ZIP archive without NumPy arrays"
    }
  }

  /// How to make a table of it that is read; FILE stands for its name.
  var conversion: String {
    switch self {
    case .parquet: Self.pandas("read_parquet('FILE')")
    case .arrow: Self.pandas("read_feather('FILE')")
    case .excel, .openDocument: "save it as CSV, or run soffice --convert-to csv FILE"
    case .gzip: "run gunzip --keep FILE, and give what it holds"
    case .bzip2: "run bunzip2 --keep FILE, and give what it holds"
    case .xz: "run unxz --keep FILE, and give what it holds"
    case .zstandard: "run unzstd FILE, and give what it holds"
    case .hdf5: Self.pandas("read_hdf('FILE')")
    case .pickle: "it may run any program when it is read; write its data as CSV where you trust it"
    case .zip: "run unzip FILE, and give a file that it holds"
    }
  }

  private static func pandas(_ reading: String) -> String {
    "convert it: python3 -c \"import pandas; pandas.\(reading).to_csv('table.csv', index=False)\""
  }
}
