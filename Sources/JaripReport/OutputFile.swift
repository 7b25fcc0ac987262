import Glibc
public import JaripLanguage

/// Where a result goes: a file that appears whole or not at all, or standard output.
///
/// A regular file is written under another name in the same folder and renamed at the end, so that a
/// reader never sees half of it. A device or a pipe is written directly.
public struct OutputFile: Sendable {
  public let path: String

  public init(_ path: String) { self.path = path }

  public var isStandardOutput: Bool { path == "-" }

  /// Whether both write the same regular file; devices take any number of writers.
  public func isSame(as other: OutputFile) -> Bool {
    var status = stat()
    guard !isStandardOutput, !other.isStandardOutput else { return false }
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG { return false }
    return location == other.location
  }

  /// The real path of the file, also of one that is still to be made.
  private var location: String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let real = realpath(folder, nil) else { return path }
    defer { free(real) }
    return "\(String(cString: real))/\(name)"
  }

  /// - Throws: where writing would destroy what the same call reads.
  public func spare(_ inputs: [String]) throws(Diagnostic) {
    guard let input = inputs.first(where: { isSame(as: OutputFile($0)) }) else { return }
    throw Diagnostic(
      "output-is-input", "'\(path)' is read by this call, and would be overwritten",
      suggestion: "another name for what is written", attributes: ["path": input])
  }

  /// Finds out before a long run whether the file can be written.
  public func prepare() throws(Diagnostic) {
    guard !isStandardOutput else { return }
    if path.isEmpty { throw problem("The name is empty") }
    var status = stat()
    if stat(path, &status) == 0 {
      if status.st_mode & S_IFMT == S_IFDIR { throw problem("It is a folder") }
      if access(path, W_OK) != 0 { throw systemProblem() }
      if status.st_mode & S_IFMT != S_IFREG { return }
    }
    if stat(folder, &status) != 0 { throw systemProblem() }
    if access(folder, W_OK) != 0 { throw systemProblem() }
  }

  public func write(_ text: String) throws(Diagnostic) { try write(Array(text.utf8)) }

  public func write(_ bytes: [UInt8]) throws(Diagnostic) {
    if isStandardOutput { return try write(bytes, to: STDOUT_FILENO) }
    try prepare()
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG {
      let file = open(path, O_WRONLY | O_CLOEXEC)
      guard file >= 0 else { throw systemProblem() }
      defer { close(file) }
      return try write(bytes, to: file)
    }
    // An interrupt between here and the renaming would leave the temporary file behind.
    let interrupt = signal(SIGINT, SIG_IGN)
    let termination = signal(SIGTERM, SIG_IGN)
    defer {
      signal(SIGINT, interrupt)
      signal(SIGTERM, termination)
    }
    let target = resolved
    let temporary = "\(target).\(getpid()).part"
    let mode = exists ? status.st_mode & 0o7777 : 0o666
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard file >= 0 else { throw systemProblem() }
    do throws(Diagnostic) {
      defer { close(file) }
      try write(bytes, to: file)
    } catch {
      unlink(temporary)
      throw error
    }
    guard rename(temporary, target) == 0 else {
      let error = systemProblem()
      unlink(temporary)
      throw error
    }
  }

  private func write(_ bytes: [UInt8], to file: Int32) throws(Diagnostic) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw systemProblem() }
      rest = rest.dropFirst(count)
    }
  }

  private var folder: String {
    guard let slash = resolved.lastIndex(of: "/") else { return "." }
    return slash == resolved.startIndex ? "/" : String(resolved[..<slash])
  }

  /// The file behind a symbolic link, which is kept.
  private var resolved: String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private func systemProblem() -> Diagnostic { problem(String(cString: strerror(errno))) }

  private func problem(_ reason: String) -> Diagnostic {
    Diagnostic(
      "unwritable-output",
      "Cannot write '\(isStandardOutput ? "standard output" : path)': \(reason)",
      attributes: ["path": path])
  }
}
