// swift-tools-version: 6.2
import PackageDescription

// Debug builds of the numerical targets are optimized too: the suite trains networks, and at -Onone
// it would take minutes where it takes seconds. Preconditions and overflow checks stay on. From tools version 6.2 on,
// unsafe flags do not keep a package from being a dependency by version, and the tests of a dependent train as fast.
// The tests' own code is not optimized: its build would take longer than the tests then save.
let numerical: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
  name: "dinl",
  products: [
    .executable(name: "dinl", targets: ["DINLCommand"]),
    .library(name: "DINL", targets: ["DINL"]),
    .library(name: "Verification", targets: ["Verification"]),
    .library(name: "Refutation", targets: ["Refutation"]),
    .library(name: "PropertyTesting", targets: ["PropertyTesting", "PropertySearch"]),
  ],
  traits: [
    .trait(name: "Fuzzing", description: "Builds ReaderFuzzer as a target of libFuzzer, with --sanitize fuzzer.")
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CGSL", path: "Sources/CGSL", pkgConfig: "gsl",
      providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]),
    .systemLibrary(
      name: "CSodium", path: "Sources/CSodium", pkgConfig: "libsodium",
      providers: [.apt(["libsodium-dev"]), .brew(["libsodium"])]),
    .systemLibrary(
      name: "CXML", path: "Sources/CXML", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(
      name: "CZlib", path: "Sources/CZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(
      name: "CKernels", path: "Sources/CKernels",
      cSettings: [.unsafeFlags(["-O3"], .when(configuration: .debug))]),
    .target(name: "CDatasets"),
    .target(
      name: "CTrapezoid", path: "Sources/CTrapezoid",
      cSettings: [.unsafeFlags(["-O3"], .when(configuration: .debug))]),
    .target(
      name: "DINL",
      dependencies: [
        "CKernels", "CXML", "FileReading", "JSONReading", "PlainText",
        .product(name: "RealModule", package: "swift-numerics"),
      ], swiftSettings: numerical),
    .target(
      name: "Verification",
      dependencies: [
        "CGSL", "CTrapezoid", .product(name: "BigInt", package: "BigInt"),
        .product(name: "RealModule", package: "swift-numerics"),
      ],
      swiftSettings: numerical),
    .target(name: "PropertySearch", swiftSettings: numerical),
    .target(name: "TestEvidence"),
    .target(
      name: "PropertyTesting", dependencies: ["PropertySearch", "TestEvidence", "JSONReading"], swiftSettings: numerical
    ),
    .target(
      name: "Refutation",
      dependencies: [
        "Verification", "PropertySearch", "FileReading", "JSONReading", "PlainText",
        .product(name: "BigInt", package: "BigInt"),
      ],
      swiftSettings: numerical),
    .target(
      name: "Atlas",
      dependencies: ["Verification", "Refutation", "Console", "PlainText"], swiftSettings: numerical),
    .target(
      name: "Court",
      dependencies: [
        "DINL", "Verification", "Console", "PlainText",
        .product(name: "RealModule", package: "swift-numerics"),
      ], swiftSettings: numerical),
    .target(name: "Claims", swiftSettings: numerical),
    .target(
      name: "AuditRun", dependencies: ["Claims", "Console", "FileReading", "JSONReading", "TestEvidence"]),
    .target(
      name: "AuditPage", dependencies: ["AuditRun", "Claims", "Console", "PlainText", "TestEvidence"],
      swiftSettings: numerical),
    .target(name: "JSONReading", dependencies: ["PlainText"], swiftSettings: numerical),
    .target(name: "FileReading"),
    .target(name: "PlainText"),
    .target(
      name: "Console", dependencies: ["JSONReading", "PlainText", "CSodium"], swiftSettings: numerical),
    .target(
      name: "ExchangeSimulation",
      dependencies: ["DINL", "PlainText", .product(name: "BigInt", package: "BigInt")], swiftSettings: numerical),
    .target(name: "GraphDrawing", dependencies: ["Console", "DINL", "PlainText"], swiftSettings: numerical),
    .target(
      name: "InformationRequests",
      dependencies: ["Verification", "Console", "FileReading", "JSONReading", "PlainText"], swiftSettings: numerical),
    .target(
      name: "Trials",
      dependencies: [
        "CDatasets", "CZlib", "DINL", "Verification", "Console", "FileReading", "JSONReading", "PlainText",
        .product(name: "SwiftCSV", package: "SwiftCSV"),
      ],
      swiftSettings: numerical),
    .target(
      name: "Deployment",
      dependencies: ["DINL", "Console", "Trials", "FileReading", "JSONReading", "PlainText"],
      swiftSettings: numerical),
    .target(
      name: "BoundCheck",
      dependencies: [
        "DINL", "Verification", "Console", "Deployment", "Trials", "JSONReading", "PlainText",
        .product(name: "RealModule", package: "swift-numerics"),
      ],
      swiftSettings: numerical),
    .target(
      name: "Reproduction",
      dependencies: ["DINL", "Verification", "Console", "Trials", "FileReading", "JSONReading", "PlainText"],
      swiftSettings: numerical),
    .executableTarget(
      name: "DINLCommand",
      dependencies: [
        "Atlas", "Court", "DINL", "Verification", "Refutation", "InformationRequests", "Console", "Deployment",
        "Trials",
        "BoundCheck", "Reproduction", "Claims", "AuditRun", "AuditPage", "ExchangeSimulation", "GraphDrawing",
        "JSONReading", "PlainText",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], plugins: ["BuildRecord"]),
    .plugin(
      name: "BuildRecord", capability: .buildTool(), dependencies: ["BuildRecordTool"],
      path: "Sources/BuildRecordPlugin"),
    .executableTarget(name: "BuildRecordTool", dependencies: ["CSodium"]),
    .executableTarget(name: "ExampleCertificate", dependencies: ["DINL"], path: "Sources/Examples/Certificate"),
    .executableTarget(
      name: "ExampleInformation", dependencies: ["Verification"], path: "Sources/Examples/Information"),
    .executableTarget(name: "ExampleInterval", dependencies: ["Verification"], path: "Sources/Examples/Interval"),
    .executableTarget(name: "ExampleHistogram", path: "Sources/Examples/Histogram"),
    .executableTarget(name: "ExampleNeighbors", path: "Sources/Examples/Neighbors"),
    .executableTarget(
      name: "ExampleRefutation", dependencies: ["Refutation", "Verification"], path: "Sources/Examples/Refutation"),
    .executableTarget(
      name: "ExampleSystem", dependencies: ["Refutation", "Verification"], path: "Sources/Examples/System"),
    .testTarget(
      name: "ExampleProperty", dependencies: ["DINL", "PropertyTesting"], path: "Sources/Examples/Property"),
    .target(name: "CReferences", path: "Sources/Benchmarks/CReferences", cSettings: [.unsafeFlags(["-O3"])]),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "BoundCheck", "Console", "CReferences", "DINL", "PlainText", "Reproduction", "Trials", "Verification",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/Benchmarks/Benchmarks", swiftSettings: numerical, plugins: ["BuildRecord"]),
    .target(
      name: "ShrinkingChallenge", dependencies: ["PropertySearch"], path: "Sources/Benchmarks/ShrinkingChallenge",
      swiftSettings: numerical),
    .executableTarget(
      name: "PropertyTestingBenchmark",
      dependencies: [
        "PropertySearch", "ShrinkingChallenge", "Console",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/Benchmarks/PropertyTestingBenchmark", swiftSettings: numerical),
    .executableTarget(
      name: "ReaderFuzzer",
      dependencies: [
        "DINL", "PropertySearch", "PropertyTesting", "Refutation", "InformationRequests", "Console", "Deployment",
        "Trials", "BoundCheck", "Reproduction", "Verification",
      ].map {
        .target(name: $0, condition: .when(traits: ["Fuzzing"]))
      }, path: "Sources/Fuzzing/ReaderFuzzer"),
    .testTarget(
      name: "DINLTests",
      dependencies: [
        "DINL", "PlainText", "Verification", "PropertyTesting", "TestSupport",
        .product(name: "RealModule", package: "swift-numerics"),
      ], exclude: ["Graph/Fixtures"]),
    .testTarget(
      name: "VerificationTests",
      dependencies: [
        "CTrapezoid", "Verification", "DINL", "PropertyTesting", "TestEvidence", "TestSupport",
        .product(name: "BigInt", package: "BigInt"), .product(name: "RealModule", package: "swift-numerics"),
      ], exclude: ["Laws/Mixtures/Reference", "RateDistortion/Enclosure/Fixtures"]),
    .executableTarget(
      name: "RefutationBenchmark", dependencies: ["Refutation", "Verification", "PropertySearch"],
      path: "Sources/Benchmarks/RefutationBenchmark", swiftSettings: numerical),
    .testTarget(
      name: "RefutationTests",
      dependencies: [
        "Refutation", "Verification", "PropertySearch", "PropertyTesting", "TestSupport",
        .product(name: "BigInt", package: "BigInt"),
      ]),
    .testTarget(
      name: "AtlasTests", dependencies: ["Atlas", "Refutation", "Verification", "TestSupport"]
    ),
    .testTarget(
      name: "CourtTests",
      dependencies: [
        "Court", "DINL", "Verification", "TestSupport", .product(name: "RealModule", package: "swift-numerics"),
      ]),
    .testTarget(
      name: "BenchmarksTests",
      dependencies: ["Benchmarks", "Console", "CReferences", "DINL", "TestSupport", "Verification"]),
    .testTarget(
      name: "PropertyTestingTests",
      dependencies: ["PropertyTesting", "PropertySearch", "ShrinkingChallenge", "TestEvidence", "TestSupport"]),
    .testTarget(
      name: "GraphDrawingTests", dependencies: ["GraphDrawing", "DINL", "TestSupport"]),
    .testTarget(
      name: "ExchangeSimulationTests",
      dependencies: ["ExchangeSimulation", "DINL", "PropertyTesting", "Verification"]),
    .testTarget(name: "JSONReadingTests", dependencies: ["JSONReading"]),
    .testTarget(name: "PlainTextTests", dependencies: ["PlainText", "PropertyTesting"]),
    .testTarget(name: "FileReadingTests", dependencies: ["FileReading", "TestSupport"]),
    .testTarget(name: "ClaimsTests", dependencies: ["Claims", "DINLCommand", "TestSupport"]),
    .testTarget(
      name: "AuditRunTests",
      dependencies: [
        "AuditPage", "AuditRun", "Claims", "Console", "DINLCommand", "JSONReading", "TestEvidence", "TestSupport",
      ]),
    .target(name: "CTestStart", path: "Tests/CTestStart"),
    .target(
      name: "TestSupport", dependencies: ["CTestStart", "CZlib", "TestEvidence", "Verification"],
      path: "Tests/TestSupport"),
    .testTarget(
      name: "AuditPageTests",
      dependencies: ["AuditPage", "AuditRun", "Claims", "PropertyTesting", "TestEvidence", "TestSupport"]),
    .testTarget(
      name: "ConsoleTests",
      dependencies: ["Console", "PlainText", "PropertyTesting", "TestSupport"]),
    .testTarget(
      name: "InformationRequestsTests",
      dependencies: ["InformationRequests", "Verification", "JSONReading", "PropertyTesting"]),
    .testTarget(
      name: "TrialsTests",
      dependencies: [
        "Trials", "Console", "DINL", "Verification", "PropertyTesting", "TestSupport",
        .product(name: "RealModule", package: "swift-numerics"),
      ]),
    .testTarget(
      name: "BoundCheckTests",
      dependencies: [
        "BoundCheck", "Deployment", "Trials", "Console", "DINL", "Verification", "PropertyTesting", "TestSupport",
      ]),
    .testTarget(
      name: "DeploymentTests",
      dependencies: [
        "BoundCheck", "Console", "DINL", "Deployment", "FileReading", "PropertyTesting", "TestSupport", "Trials",
      ]),
    .testTarget(
      name: "ReproductionTests",
      dependencies: [
        "Reproduction", "Trials", "Console", "DINL", "Verification", "PropertyTesting", "TestSupport",
        .product(name: "SwiftCSV", package: "SwiftCSV"),
      ]),
    .testTarget(
      name: "DINLCommandTests",
      dependencies: [
        "DINLCommand", "InformationRequests", "BoundCheck", "Deployment", "Reproduction", "Trials", "Console",
        "Refutation", "Verification", "TestSupport",
      ]),
  ]
)
