import Foundation
import PropertyTesting
import Testing
import Trials

@Suite struct `Mutated tables are read or refused in a line` {
  static let tables = [
    "a,b,label\n1,2,x\n3,4,y\n-5.5,1e3,x\n", "\u{FEFF}\"ä \"\"q\"\"\";b;label\r\n1;2;x\r\n3;NA;y\r\n4;5;\"z\nz\"\r\n",
    "label\ta\tb\n0\t1\t2\n1\t.5\t4\n\n2\t0\t0",
    "  a   b label\n 1.5  2 x\n\n-3 .25 \"y \"\"z\"\"\" \n 4 5 x",
  ]

  @Test func `whether rows that lack a value are left out or not`() {
    for dropMissing in [true, false] {
      checkReader(
        Self.tables.filter { dropMissing || !$0.contains("NA") }, failure: DatasetError.self,
        PropertySettings(cases: 1000), part: "\(dropMissing)"
      ) { bytes in
        let table = try Dataset.parse(
          Data(bytes), name: "table", file: "table.csv", label: "label",
          options: Dataset.ReadingOptions(dropMissing: dropMissing))
        #expect(table.features.count == table.sampleCount * table.featureCount)
        #expect(table.features.allSatisfy(\.isFinite) && table.labels.allSatisfy(table.classNames.indices.contains))
      }
    }
  }

  @Test func `with texts that are coded, decimal commas, comments, or without a header`() {
    let tables = [
      "# c\na;b;label\n1,5;u;x\nyes;\"v,w\";y\n2;u;x\n", "sep=;\nid;c;label\n0;true;x\n1;no;y\n2;yes;x\n",
      ",a,label\nr1,1,x\nr2,2,y\n", "label;a\nx;1\ny;3,5e2\n", "label a b\n1 x 1,5\n2 \"y z\" 3\n",
    ]
    for hasHeader in [true, false] {
      checkReader(
        tables, failure: DatasetError.self, PropertySettings(cases: 1000), part: "header \(hasHeader)"
      ) { bytes in
        var options = Dataset.ReadingOptions(dropMissing: true)
        (options.encodesTexts, options.hasDecimalComma, options.hasHeader) = (true, true, hasHeader)
        let label = hasHeader ? "label" : "1"
        let table = try Dataset.parse(Data(bytes), name: "table", file: "table.csv", label: label, options: options)
        #expect(table.features.count == table.sampleCount * table.featureCount)
        #expect(table.features.allSatisfy(\.isFinite) && table.labels.allSatisfy(table.classNames.indices.contains))
        #expect(table.columns.flatMap(\.features) == Array(0..<table.featureCount))
      }
    }
  }

  @Test func `control: a message that shows a field as it is, is caught`() {
    let outcome = Search(cases: 2000).run(.mutants(of: Self.tables)) { text in
      let fault = ReaderCheck.fault(of: PlantedError.self, text) { bytes in
        do { _ = try Dataset.parse(Data(bytes), name: "t", file: "t", label: "label") } catch {
          guard case DatasetError.notANumber(_, _, _, let value) = error else { return }
          throw PlantedError(description: "\(value) is not a number")
        }
      }
      return fault == nil ? .passed : .failed
    }
    guard case .failed(let failure) = outcome else {
      Issue.record("not caught")
      return
    }
    #expect(failure.isComplete)
  }

  struct PlantedError: Error, CustomStringConvertible { let description: String }
}
