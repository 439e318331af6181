#if DEBUG || REGISTRAR_FAULTS
  import Git

  extension Surroundings {
    /// Has the process end where `REGISTRAR_FAULT` says, for tests.
    ///
    /// - Throws: `FaultPoint.Unknown`.
    func armFaultPoint() throws {
      guard let text = value("REGISTRAR_FAULT") else { return }
      try FaultPoint(text).arm()
    }
  }
#endif
