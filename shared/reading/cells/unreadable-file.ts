import type { Finding } from "../../domain/statement/finding.ts";

/**
 * Thrown from anywhere inside a reader. The reader's public function catches it and returns its finding, so callers of a
 * reader see only findings.
 *
 * The finding is for the person who sent the file. The error's own message is for programmers and says more.
 */
export class UnreadableFile extends Error {
  readonly finding: Finding;

  constructor(finding: Finding, detail: string = finding.what) {
    super(detail);
    this.name = "UnreadableFile";
    this.finding = finding;
  }
}

type Place = Pick<Finding, "sheet" | "row" | "column">;

/** The file breaks the rules of its format. `what` says where and how, as a sentence that a finance officer understands. */
export function damaged(what: string, place: Place = {}, detail: string = what): UnreadableFile {
  return new UnreadableFile(
    {
      code: "file-damaged",
      severity: "refusal",
      ...place,
      what,
      todo: "Please open the file in Excel, save it again as .xlsx and send it once more.",
    },
    detail,
  );
}

const DAMAGED = "The file is damaged.";

/** The file is damaged in a way that only a programmer could put into words: `detail`. */
export function garbled(detail: string, place: Place = {}): UnreadableFile {
  const { sheet, row } = place;
  if (sheet === undefined) return damaged(DAMAGED, place, detail);
  const where = row === undefined ? `The sheet “${sheet}”` : `Row ${row} of the sheet “${sheet}”`;
  return damaged(`${where} is damaged.`, place, detail);
}

/** The file ends too early. */
export function cutOff(detail: string): UnreadableFile {
  return damaged("The file is cut off: its end is missing.", {}, detail);
}

/** The file is put together as only a harmful one is, or one that no spreadsheet program wrote. */
export function notMadeBySpreadsheet(detail: string): UnreadableFile {
  return damaged("The file is put together as no spreadsheet program does it, so it was not opened.", {}, detail);
}

/** The same problem, with the place where it was found, unless it names one already. */
export function foundAt(error: unknown, place: Place): unknown {
  if (!(error instanceof UnreadableFile) || error.finding.sheet !== undefined) return error;
  if (error.finding.what === DAMAGED) return garbled(error.message, place);
  return new UnreadableFile({ ...error.finding, ...place }, error.message);
}

/** The file is over a limit. `what` says how much there is and how much is allowed, as a sentence. */
export function overLimit(what: string, place: Place = {}, detail: string = what): UnreadableFile {
  return new UnreadableFile(
    {
      code: "file-over-limit",
      severity: "refusal",
      ...place,
      what,
      todo: "Please send a workbook that holds the list alone, without unused formatted rows or embedded objects.",
    },
    detail,
  );
}

/** The file would take far more room than any list needs, as only a harmful one does. */
export function tooLargeInside(detail: string): UnreadableFile {
  return overLimit("The file holds far more than a list needs, as harmful files do, so it was not opened.", {}, detail);
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
