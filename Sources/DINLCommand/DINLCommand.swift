import ArgumentParser

@main
struct DINLCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dinl",
    abstract: "The executable specification of Dijkstra-pruned in-network learning.",
    subcommands: [ReproduceCommand.self, GraphCommand.self, AuditCommand.self])
}
