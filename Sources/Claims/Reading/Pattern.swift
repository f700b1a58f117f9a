/// The patterns of the reading: each is compiled once, as a literal would be at every use.
///
/// A pattern is never changed, and matching it is safe on any number of threads: what it computes at its first use is
/// stored atomically.
enum Pattern {
  /// An id of a claim.
  nonisolated(unsafe) static let claimID = #/([A-Z]{2})-([0-9]{3})/#
  /// A text like an id, valid or not.
  nonisolated(unsafe) static let likeClaimID = #/[A-Za-z]{2}-[0-9]+(?![A-Za-z0-9])/#
  /// A link whose text is code.
  nonisolated(unsafe) static let codeLink = #/\[`([^`]+)`\]\(([^)]*)\)/#
  /// Code between backquotes.
  nonisolated(unsafe) static let code = #/`+([^`]+)`+/#
  /// A link from the id of a claim to one.
  nonisolated(unsafe) static let claimLink =
    #/\[([A-Z]{2}-[0-9]{3})(?![A-Za-z0-9])[^\]]*\]\([^)\s]*#([A-Z]{2}-[0-9]{3})\)/#
  /// The lines that a fragment names.
  nonisolated(unsafe) static let lineNumbers = #/L([0-9]+)(?:-L([0-9]+))?/#
  /// A mark of a displayed formula.
  nonisolated(unsafe) static let formulaMark = #/\$\$/#
  /// The beginning of a link's definition.
  nonisolated(unsafe) static let definitionStart = #/\[[^\]]+\]: /#
  /// A link with its text and target.
  nonisolated(unsafe) static let link = #/\[([^\]]*)\]\(([^)]*)\)/#
  /// A mention in a documentation comment.
  nonisolated(unsafe) static let seeAlso = #/\s*- SeeAlso:(.*)/#
  /// An id in a line of mentions.
  nonisolated(unsafe) static let mentionedID = #/\b[A-Z]{2}-[0-9]+\b/#
  /// The id of an HTML element.
  nonisolated(unsafe) static let anchor = #/<[A-Za-z][^>]*\s(?:id|name)\s*=\s*["']([^"']+)["']/#
  /// An HTML element.
  nonisolated(unsafe) static let element = #/<[^>]*>/#
  /// A link with its text.
  nonisolated(unsafe) static let linkText = #/\[([^\]]*)\]\([^)]*\)/#
  /// A line that is a heading.
  nonisolated(unsafe) static let heading = #/ {0,3}(#{1,6})\s+.*/#
  /// The marks that may close a heading.
  nonisolated(unsafe) static let headingEnd = #/\s+#+$/#
  /// The target of a link in a line.
  nonisolated(unsafe) static let inlineTarget =
    #/\]\(\s*(<[^>]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+"[^"]*"|\s+'[^']*')?\s*\)/#
  /// The target of a link's definition.
  nonisolated(unsafe) static let definedTarget = #/^ {0,3}\[[^\]]+\]:\s+(\S+)/#
  /// The target of an HTML element.
  nonisolated(unsafe) static let attributeTarget = #/<[A-Za-z][^>]*\s(?:href|src)\s*=\s*["']([^"']*)["']/#
  /// The bold word that begins a section.
  nonisolated(unsafe) static let sectionMark = #/\*\*([A-Za-z ]+?)[.:]?\*\*[.:]?/#
  /// The word that begins a field.
  nonisolated(unsafe) static let fieldMark = #/[-*] +([A-Za-z]+):/#
  /// A path with a folder.
  nonisolated(unsafe) static let path = #/[A-Za-z0-9._\-]+(?:\/[A-Za-z0-9._\-]+)+\/?/#
  /// A redirection of output.
  nonisolated(unsafe) static let redirection = #/[0-9]*>>?/#
  /// The beginning of an assignment to a variable.
  nonisolated(unsafe) static let assignment = #/^[A-Z_]+=/#
  /// A letter at the beginning.
  nonisolated(unsafe) static let letterStart = #/^[A-Za-z]/#
  /// The beginning of an option.
  nonisolated(unsafe) static let optionStart = #/^--?[A-Za-z]/#
  /// A line that opens or closes fenced code.
  nonisolated(unsafe) static let fence = #/\s*(`{3,}(?=[^`]*$)|~{3,})(.*)/#
  /// The row of dashes of a table.
  nonisolated(unsafe) static let dashes = #/\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*/#
  /// The scheme of an address.
  nonisolated(unsafe) static let scheme = #/[A-Za-z][A-Za-z0-9+.\-]*:/#
  /// The lines that a link to code names.
  nonisolated(unsafe) static let lineRange = #/L[0-9]+(-L[0-9]+)?/#
}
