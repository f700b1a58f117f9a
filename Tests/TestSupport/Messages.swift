/// Whether a message is one line that names the file, all that it must, and after a semicolon or colon the remedy.
package func isClear(_ message: String, file: String, names: [String]) -> Bool {
  message.contains(file) && names.allSatisfy(message.contains) && !message.contains(where: \.isNewline)
    && message.contains(where: { ";:".contains($0) }) && message.count < 400
}
