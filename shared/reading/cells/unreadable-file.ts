import type { Finding } from "../../domain/statement/finding.ts";

/**
 * Leaves a reader from deep within; the reader's public function turns it into its finding. It never crosses the
 * border of the reading folder: callers see findings alone.
 */
export class UnreadableFile extends Error {
  readonly finding: Finding;

  constructor(finding: Finding) {
    super(finding.what);
    this.name = "UnreadableFile";
    this.finding = finding;
  }
}

/** The file is not what its format demands. `what` says where and how, as a sentence. */
export function damaged(what: string, place: Pick<Finding, "sheet" | "row" | "column"> = {}): UnreadableFile {
  return new UnreadableFile({
    code: "file-damaged",
    severity: "refusal",
    ...place,
    what,
    todo: "Please open the file in Excel, save it again as .xlsx and send it once more.",
  });
}

/** The file holds more than is read. `what` names what there is and how much is allowed, as a sentence. */
export function overLimit(what: string, place: Pick<Finding, "sheet" | "row" | "column"> = {}): UnreadableFile {
  return new UnreadableFile({
    code: "file-over-limit",
    severity: "refusal",
    ...place,
    what,
    todo: "Please send a workbook that holds the list alone, without unused formatted rows or embedded objects.",
  });
}

/** The file can only be opened with a password that nobody has told us. */
export function passwordProtected(what: string): UnreadableFile {
  return new UnreadableFile({
    code: "file-password-protected",
    severity: "refusal",
    what,
    todo: "Please send an open copy without a password, or ask the receiver to register the password.",
  });
}
