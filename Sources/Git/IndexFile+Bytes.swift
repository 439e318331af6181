extension IndexFile {
  /// The bytes of an index that holds the same.
  var bytes: [UInt8] { image(noting: []).bytes }

  /// The same, in which the state on disk of the files at `paths` can still be noted.
  func image(noting paths: Set<[UInt8]>) -> IndexImage {
    // A file that sparse checkout leaves out needs a flag of which version 2 knows nothing.
    let version = version == 2 && files.contains { $0.flags.extended != 0 } ? 3 : version
    var writer = IndexWriter()
    writer.bytes.reserveCapacity(files.count * 120)
    writer.bytes += "DIRC".utf8
    writer.word(UInt32(version))
    writer.word(UInt32(files.count))
    var previous: [UInt8] = []
    var places: [[UInt8]: Int] = [:]
    for file in files {
      if paths.contains(file.path) { places[file.path] = writer.bytes.count }
      writer.file(file, after: version == 4 ? previous : nil)
      previous = file.path
    }
    for known in extensions {
      writer.bytes += known.signature
      writer.word(UInt32(known.content.count))
      writer.bytes += known.content
    }
    return IndexImage(content: writer.bytes, places: places)
  }
}
