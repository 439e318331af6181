import ArgumentParser

/// `registrar add KIND …`.
struct AddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Register something new: one file, one commit.",
    subcommands: [
      AddModel.self, AddVersion.self, AddEvaluation.self, AddApproval.self, AddDataset.self,
      AddSystem.self, AddTeam.self, AddPerson.self,
    ])
}
