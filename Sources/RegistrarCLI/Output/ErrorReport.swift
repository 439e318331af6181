import ArgumentParser
import Documents
import Findings
import Foundation
import Git
import Registry
import RegistryWeb
import Workflow

/// What a person is told when a command cannot do its work: one message, the next step, an exit code.
struct ErrorReport {
  /// A lower-case fragment.
  let message: String
  /// What is wrong in files, where that is the reason.
  let findings: [Finding]
  /// What to do next.
  let hint: String?
  /// The documented exit code.
  let exitCode: Code

  /// Exit codes; 0 and 1 are outcomes, the rest follow sysexits.
  enum Code: Int32 {
    case findings = 1
    case usage = 64
    case brokenSchema = 65
    case noSuchThing = 66
    case `internal` = 70
    case repository = 74
    case lostRace = 75
  }

  /// Reports `error`; nil when it is not ours to word (usage errors, clean exits).
  init?(_ error: any Error) {
    switch error {
    case let error as WorkflowError: self.init(error)
    case let error as RegistryError: self.init(error)
    case let error as GitError: self.init(error)
    case let error as NameError: self.init(error.summary, error.remedy, .usage)
    case let error as FilterError: self.init(error.summary, error.remedy, .usage)
    case let error as WebServerError: self.init(error)
    case let error as UnservedDemo: self.init(error)
    case let error as InputError: self.init(error)
    case let error as LostOutput:
      self.init("standard output cannot be written: \(error.reason)", nil, .repository)
    case let error as UnknownCommand:
      self.init(
        "there is no command '\(error.name)'",
        error.similar.map { "did you mean '\($0)'?" }
          ?? "run 'registrar --help' to see all commands", .usage)
    case let error as MissingDirectory:
      self.init(
        "'\(error.path)' is no directory that can be entered", "check the path", .repository)
    case let error as ValidationError: self.init(error.message, nil, .usage)
    case let error as UnknownRule:
      self.init(
        "there is no rule '\(error.name)'",
        error.similar.map { "did you mean '\($0)'?" } ?? "run 'registrar explain' to see all rules",
        .noSuchThing)
    #if DEBUG || REGISTRAR_FAULTS
      case let error as FaultPoint.Unknown:
        self.init(
          "REGISTRAR_FAULT: there is no fault point '\(error.text)'",
          "MOMENT or MOMENT:N, with one of \(error.known.joined(separator: ", "))", .usage)
    #endif
    case is ExitCode, is CleanExit: return nil
    default:
      if String(describing: type(of: error)) == "CommandError" { return nil }
      self.init("\(error)", "this is a defect; please report it", .internal)
    }
  }

  init(
    _ message: String, _ hint: String?, _ exitCode: Code, _ findings: [Finding] = []
  ) {
    self.message = message
    self.hint = hint
    self.exitCode = exitCode
    self.findings = findings
  }

  private init(_ error: WebServerError) {
    let code: Code = if case .notAnAddress = error { .usage } else { .repository }
    self.init(error.summary, error.remedy, code)
  }

  private init(_ error: UnservedDemo) {
    let isPortTaken = if case .addressInUse = error.reason { true } else { false }
    self.init(
      error.reason.summary,
      "the registry is made: run 'registrar -C \(ShellWord(text: error.directory)) serve"
        + (isPortTaken ? " --port 0'" : "', and \(error.reason.remedy)"), .repository)
  }

  private init(_ error: InputError) {
    switch error {
    case .missing(let path):
      self.init("there is no file '\(path)'", "check the path", .noSuchThing)
    case .isFolder(let path, let wanted):
      self.init("'\(path)' is a folder; name a \(wanted)", nil, .noSuchThing)
    case .isNoFolder(let path, let option):
      self.init("\(option): '\(path)' is no folder", nil, .noSuchThing)
    case .emptyFolder(let path, let suffixes):
      let kinds =
        suffixes.count > 1
        ? suffixes.dropLast().joined(separator: ", ") + " or " + suffixes[suffixes.count - 1]
        : suffixes.joined()
      self.init("'\(path)' holds no \(kinds) file", nil, .noSuchThing)
    case .noDocuments(let path):
      self.init(
        "no document of the registry is at '\(path)', so that nothing was checked",
        "name a file or folder below models, teams, people and so on; --schema checks any files",
        .noSuchThing)
    }
  }

  /// How long the lock that stands in the way has been there, where that is longer than any writer takes.
  private static func age(ofLockIn error: GitError) -> String {
    switch error {
    case .referenceLocked(_, let path), .indexLocked(let path):
      let made =
        (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
      let minutes = made.map { Int(-$0.timeIntervalSinceNow / 60) } ?? 0
      if minutes < 1 { return "" }
      return minutes < 120 ? ", made \(minutes) min ago" : ", made \(minutes / 60) h ago"
    default: return ""
    }
  }

  /// Who left a lock may have left more.
  private static func remedy(of error: GitError) -> String? {
    switch error {
    case .referenceLocked, .indexLocked: error.remedy.map { "\($0), and see 'registrar doctor'" }
    default: error.remedy
    }
  }

  private init(_ error: GitError) {
    let code: Code =
      switch error {
      case .noSuchRevision, .ambiguousRevision, .notACommit, .noSuchReference, .noSuchPath:
        .noSuchThing
      case .referenceMoved: .lostRace
      case .invalidObjectID, .invalidReferenceName, .invalidPath, .invalidSignature: .usage
      default: .repository
      }
    self.init(error.summary + Self.age(ofLockIn: error), Self.remedy(of: error), code)
  }

  private init(_ error: RegistryError) {
    switch error {
    case .git(let error): self.init(error)
    case .noRegistry(let repository, let revision):
      self.init(
        "there is no registry.yaml in \(repository)" + (revision.map { " at \($0)" } ?? ""),
        "run 'registrar init' to make a registry, or name its folder with --registry", .repository)
    case .registryFileMissing(let path, let revision):
      self.init(
        "the work tree lacks \(path), which \(revision) holds",
        "run 'git restore \(ShellWord(text: path))'", .repository)
    case .severalRegistries(let repository, let paths):
      self.init(
        "\(repository) holds several registries",
        "choose one: --registry "
          + paths.joined(separator: ", --registry "), .usage)
    case .brokenSchema(let findings):
      self.init("a schema cannot be used", "mend the schema", .brokenSchema, findings)
    case .name(let error): self.init(error.summary, error.remedy, .usage)
    case .noSuchReference(let text, let similar):
      self.init(
        "there is no '\(text)' in the registry",
        similar.map { "did you mean '\($0)'?" } ?? "run 'registrar list' to see what there is",
        .noSuchThing)
    case .nothingAt(let date, let first):
      self.init(
        "the registry did not exist at \(date)",
        first.map { "its first landing is of \($0)" } ?? "it has no commit yet", .noSuchThing)
    }
  }
}
