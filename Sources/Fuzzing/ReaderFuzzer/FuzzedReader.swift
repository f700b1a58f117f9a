#if Fuzzing
  import DINL
  import Foundation
  import PropertySearch
  import PropertyTesting
  import Refutation
  import BoundCheck
  import Console
  import Deployment
  import InformationRequests
  import Reproduction
  import Trials
  import Verification

  /// A reader that libFuzzer tests, and the requirements on it.
  enum FuzzedReader: String, CaseIterable {
    case nodeLink, graphML, gml, dot, edgeList, sndlibNative, sndlibXML, table, coded, arrays, features, model, system
    case information, inequality, journal, plan, replay

    /// What is wrong with the reader's result; `nil` if nothing is.
    func fault(of text: MutatedText) -> String? {
      switch self {
      case .nodeLink: graphFault(of: text, as: .nodeLinkJSON)
      case .graphML: graphFault(of: text, as: .graphML)
      case .gml: graphFault(of: text, as: .gml)
      case .dot: graphFault(of: text, as: .dot)
      case .edgeList: graphFault(of: text, as: .edgeList)
      case .sndlibNative: graphFault(of: text, as: .sndlibNative)
      case .sndlibXML: graphFault(of: text, as: .sndlibXML)
      case .table:
        ReaderCheck.fault(of: DatasetError.self, text) { bytes in
          for dropMissing in [true, false] {
            let table = try Dataset.parse(
              Data(bytes), name: "t", file: "t.csv", label: "label",
              options: Dataset.ReadingOptions(dropMissing: dropMissing))
            use(table)
          }
        }
      case .coded:
        ReaderCheck.fault(of: DatasetError.self, text) { bytes in
          var options = Dataset.ReadingOptions()
          (options.encodesTexts, options.hasDecimalComma) = (true, true)
          use(try Dataset.parse(Data(bytes), name: "t", file: "t.csv", label: "label", options: options))
        }
      case .arrays:
        ReaderCheck.fault(of: DatasetError.self, text) { bytes in
          for label in ["1", nil] { use(try Dataset.parse(Data(bytes), name: "t", file: "t.npz", label: label)) }
        }
      case .features:
        ReaderCheck.fault(of: FeatureTableError.self, text) { bytes in
          let columns = [("a", ColumnCoding.number), ("b", .truth), ("c", .texts(["u", "v"]))]
          let form = TableForm(columns: columns.map(TableForm.Column.init), labelName: "label")
          for dropMissing in [true, false] {
            let table = try FeatureTable.parse(
              Data(bytes), file: "t.csv", form: form, options: Dataset.ReadingOptions(dropMissing: dropMissing))
            require(table.features.count == 4 * table.rows.count, "a table of another shape")
            require(table.features.allSatisfy(\.isFinite), "a feature that is not finite")
          }
        }
      case .model:
        ReaderCheck.fault(of: ModelFileError.self, text) { bytes in
          // A checksum that fits lets the fields be read.
          let model = try ModelFile.model(in: SealedDocument.file(of: Data(bytes)), named: "m.json")
          _ = model.predict(model.columns.flatMap(\.scales).map { _ in 1 }, noise: .none)
        }
      case .system:
        ReaderCheck.fault(of: SystemFileError.self, text) { bytes in
          _ = try SystemFile.read(json: Data(bytes), named: "s.json")
        }
      case .information:
        ReaderCheck.fault(of: InformationError.self, text) { bytes in
          for entry in try InformationRequest.read(Data(bytes), named: "i.json") { _ = try entry.get() }
        }
      case .inequality:
        ReaderCheck.fault(of: ExpressionError.self, text) { bytes in
          let inequality = try Inequality(String(decoding: bytes, as: UTF8.self))
          if let figures = Self.figures { _ = inequality.sides(figures.value(of:)) }
        }
      case .journal:
        ReaderCheck.fault(of: Never.self, text) { bytes in
          try use(JournalEntry<Experiment.Job, [Run]>(body: Data(bytes)))
          try use(JournalEntry<Check.Job, [CheckDraw]>(body: Data(bytes)))
          try use(JournalEntry<Check.Job, [CheckDraw]>(file: Data(bytes)))
        }
      case .plan:
        ReaderCheck.fault(of: SweepPlanError.self, text) { bytes in
          let plan = try SweepPlan(json: Data(bytes), named: "p.json")
          require((1...SweepPlan.greatestJobCount).contains(plan.jobCount), "a plan of no job or too many")
        }
      case .replay:
        ReaderCheck.fault(of: ReplayError.self, text) { bytes in
          var source = ChoiceSource()
          source.start(replaying: try Replay(json: Data(bytes)).recorded ?? [])
          _ = try? source.draw(Generator.mutants(of: ["[1, 2]"]))
        }
      }
    }

    /// The figures of one system, for which every inequality has values or none; libFuzzer uses a single thread.
    private nonisolated(unsafe) static let figures = try? SystemFile.read(
      json: Data(
        """
        {"version": 1, "samples": 1, "law": ["1/2", "1/2"], "algorithm": [[1, 0], [0, 1]], "loss": [[0, 1], [1, 0]]}
        """.utf8), named: "s.json"
    ).figures

    private func graphFault(of text: MutatedText, as format: GraphFormat) -> String? {
      ReaderCheck.fault(of: GraphError.self, text) { bytes in
        _ = GraphFormat(of: Data(bytes))
        let file = try GraphFile(Data(bytes), as: format)
        try use(file.graph)
        require(file.positions.count == file.graph.nodeCount, "places of another number of nodes")
        _ = try (file.columns(), file.root(), file.exponent())
      }
    }

    /// Checks the shape and the values of a table that was read.
    private func use(_ table: Dataset) {
      require(table.features.count == table.sampleCount * table.featureCount, "a table of another shape")
      require(table.features.allSatisfy(\.isFinite), "a feature that is not finite")
      require(table.labels.allSatisfy(table.classNames.indices.contains), "a label of no class")
    }

    /// Computes a tree of a graph that was read, or throws why there is none.
    private func use(_ graph: CapacitatedGraph) throws(GraphError) {
      let tree = try graph.shortestPathTree(from: 0)
      require(tree.certificate().isValid, "a tree that is not one of shortest paths")
    }

    /// Writes an entry that was read, and reads what was written.
    private func use<Job, Result>(_ entry: JournalEntry<Job, Result>?) throws {
      guard let entry else { return }
      let file = try entry.data()
      require(try JournalEntry<Job, Result>(file: file)?.data() == file, "an entry that is not read as it is written")
    }

    /// Ends the process if a condition that every value of a reader must meet does not hold.
    private func require(_ condition: Bool, _ fault: String) {
      guard !condition else { return }
      FileHandle.standardError.write(Data("fault: \(fault)\n".utf8))
      abort()
    }
  }
#endif
