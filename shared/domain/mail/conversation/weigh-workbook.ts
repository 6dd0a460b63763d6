import type { Statement } from "../../statement/statement.ts";
import { compareStatements } from "./compare-statements.ts";
import { whatFileNameSays, whatWordsSay } from "./what-words-say.ts";

/** A workbook of a mail that may be about a position that has a statement. */
export interface WorkbookToWeigh {
  readonly fileName: string;
  readonly workbook: Statement;
  /** The current statement of that position. */
  readonly current: Statement;
  /** Whether the mail answers a message of ours about it. */
  readonly answersUs: boolean;
  /** Whether the mail or the workbook names a line of it. */
  readonly namesLine: boolean;
  /** What the sender wrote: their own words, and in a mail that answers nothing its subject. */
  readonly words: string;
}

/**
 * Whether a workbook is a statement, or evidence for lines of the current one. It never changes a verdict: a wrong answer here costs a
 * question to the sender, since a much smaller statement waits in any case.
 *
 * A workbook with most of the current invoices is a statement. What its file's name says comes next, then that the workbook itself says
 * of which kind of statement it is, then what the sender wrote. If nothing is said, it is a statement in a mail of its own; in an answer
 * to ours it has to look like one: as at a date, with a good half of the lines, each of an invoice of its own.
 */
export function weighWorkbook(given: WorkbookToWeigh): "statement" | "evidence" {
  const { fileName, workbook, current, answersUs, namesLine, words } = given;
  const { invoices, lost, next, current: before } = compareStatements(current, workbook);
  if (invoices > 0 && lost * 2 <= invoices) return "statement";
  const said = whatFileNameSays(fileName) ?? (workbook.kind === undefined ? whatWordsSay(words) : saidWithKind(words));
  if (said === "statement") return "statement";
  // In a mail of its own, only what is said to be backing for a line that we have is no statement.
  if (!answersUs) return said === "backing" && namesLine ? "evidence" : "statement";
  if (said === "backing") return "evidence";
  const looksLikeOne = workbook.asAt !== undefined && next.lines * 2 >= before.lines && isLineForEachInvoice(workbook);
  return looksLikeOne ? "statement" : "evidence";
}

/** A workbook that names its kind says that it is a statement, unless its sender says that it is backing. */
function saidWithKind(words: string): "statement" | "backing" {
  return whatWordsSay(words) === "backing" ? "backing" : "statement";
}

/** A timesheet has many rows for one invoice. */
function isLineForEachInvoice({ lines }: Statement): boolean {
  const numbers = new Set(lines.flatMap(({ invoiceNumber }) => (invoiceNumber === "" ? [] : [invoiceNumber])));
  return numbers.size * 2 > lines.length;
}
