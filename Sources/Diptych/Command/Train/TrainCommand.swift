internal import ArgumentParser

/// `diptych train`.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: localized("Learns from texts and their translations."),
    subcommands: [TrainTableCommand.self])
}
