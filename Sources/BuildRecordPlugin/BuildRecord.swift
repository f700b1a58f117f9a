import Foundation
import PackagePlugin

/// Builds into the program what it was built from: a checksum of the sources and the compiler's version.
///
/// No commit: a fresh clone, a tree without git and a tree with changes must all tell what they are, and a commit that is
/// stale is worse than none.
@main struct BuildRecord: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
    let root = context.package.directoryURL
    let sources = root.appending(path: "Sources", directoryHint: .isDirectory)
    let files = FileManager.default.enumerator(
      at: sources, includingPropertiesForKeys: [.isRegularFileKey], options: [.skipsHiddenFiles])
    var inputs = [root.appending(path: "Package.swift")]
    for case let file as URL in files ?? FileManager.DirectoryEnumerator() {
      if try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true { inputs.append(file) }
    }
    let compiler = try? context.tool(named: "swiftc").url
    let output = context.pluginWorkDirectoryURL.appending(path: "BuildRecord.swift")
    return [
      .buildCommand(
        displayName: "Recording the sources", executable: try context.tool(named: "BuildRecordTool").url,
        arguments: [root.path, output.path] + (compiler.map { [$0.path] } ?? []),
        inputFiles: inputs + (compiler.map { [$0] } ?? []), outputFiles: [output])
    ]
  }
}
