import type { Finding } from "../../domain/statement/finding.ts";

/**
 * Thrown from anywhere inside a reader. The reader's public function catches it and returns its finding, so callers of a
 * reader see only findings.
 */
export class UnreadableFile extends Error {
  readonly finding: Finding;

  constructor(finding: Finding) {
    super(finding.what);
    this.name = "UnreadableFile";
    this.finding = finding;
  }
}

/** The file breaks the rules of its format. `what` says where and how, as a sentence. */
export function damaged(what: string, place: Pick<Finding, "sheet" | "row" | "column"> = {}): UnreadableFile {
  return new UnreadableFile({
    code: "file-damaged",
    severity: "refusal",
    ...place,
    what,
    todo: "Please open the file in Excel, save it again as .xlsx and send it once more.",
  });
}

/** The file is over a limit. `what` says how much there is and how much is allowed, as a sentence. */
export function overLimit(what: string, place: Pick<Finding, "sheet" | "row" | "column"> = {}): UnreadableFile {
  return new UnreadableFile({
    code: "file-over-limit",
    severity: "refusal",
    ...place,
    what,
    todo: "Please send a workbook that holds the list alone, without unused formatted rows or embedded objects.",
  });
}

/** The file needs a password that we do not have. */
export function passwordProtected(what: string): UnreadableFile {
  return new UnreadableFile({
    code: "file-password-protected",
    severity: "refusal",
    what,
    todo: "Please send an open copy without a password, or ask the receiver to register the password.",
  });
}
