import { formatCalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { noPence, pence, type Pence } from "../../domain/amounts-and-days/pence.ts";
import type { Evidence, LineOutcome } from "../../domain/position/outcome.ts";
import type { StatementLine } from "../../domain/statement/statement-line.ts";
import { furtherInformationFor, isAgreedInFull, requestAbout, whyOf } from "../response/line-words.ts";
import { quoteReference, quoteText } from "../words/quote-text.ts";

/** Cells of forms are narrow. */
const COMMENT_CHARACTERS = 240;

/** Why a line is not agreed in full, as short as a cell of somebody else's form needs it; empty for a line that is. */
export function commentOfLine(line: LineOutcome, statementLine: StatementLine | undefined): string {
  if (isAgreedInFull(line)) return "";
  return [shortReason(line, statementLine), disputeWords(line)].filter((text) => text !== "").join("; ");
}

/** What we want to know about a line, short. */
export function wantedForLine(line: LineOutcome, statementLine: StatementLine | undefined): string {
  return quoteText(furtherInformationFor(line, statementLine), [], COMMENT_CHARACTERS);
}

/** The comment, then what is wanted, for a form with one place for both. */
export function commentWithWanted(line: LineOutcome, statementLine: StatementLine | undefined): string {
  const comment = commentOfLine(line, statementLine);
  const asked = quoteText(requestAbout(line, statementLine), [], COMMENT_CHARACTERS);
  return [comment, asked].filter((text) => text !== "").join(". ");
}

function shortReason(line: LineOutcome, statementLine: StatementLine | undefined): string {
  const { notAgreedPence, reason, decision } = line;
  if (notAgreedPence === noPence) return "";
  if (decision !== undefined) return sentence(line, statementLine);
  switch (reason) {
    case "paid":
    case "part-paid":
    case "paid-after-statement": {
      const paid = line.evidence.find(({ paidDate }) => paidDate !== undefined);
      return paid === undefined ? sentence(line, statementLine) : paidWords(notAgreedPence, paid, reason);
    }
    case "awaiting-approval": {
      const accrued = line.accruedPence ?? noPence;
      if (accrued === noPence) return "On our ledger, awaiting approval";
      return accrued === notAgreedPence
        ? "On our ledger, awaiting approval; accrued"
        : `On our ledger, awaiting approval; ${formatPounds(accrued)} accrued`;
    }
    case "not-on-ledger":
      return "Not on our ledger";
    default:
      return sentence(line, statementLine);
  }
}

function paidWords(notAgreed: Pence, paid: Evidence, reason: string): string {
  const date = paid.paidDate === undefined ? "" : ` ${formatCalendarDate(paid.paidDate)}`;
  const reference =
    paid.paymentReference === undefined || paid.paymentReference === ""
      ? ""
      : `, ${quoteReference(paid.paymentReference)}`;
  const timing = reason === "paid-after-statement" ? ", after the statement date (timing)" : "";
  return `${formatPounds(pence(Math.abs(notAgreed)))} paid${date}${reference}${timing}`;
}

function disputeWords({ disputedPence, evidence }: LineOutcome): string {
  if (disputedPence === noPence) return "";
  const reference = evidence.find((each) => (each.disputeReference ?? "") !== "")?.disputeReference;
  return `${formatPounds(disputedPence)} is in formal dispute${reference === undefined ? "" : ` (${quoteReference(reference)})`}`;
}

/** The sentence of our own response, without its full stop, as more may follow. */
function sentence(line: LineOutcome, statementLine: StatementLine | undefined): string {
  return quoteText(whyOf(line, statementLine), referencesIn(line), COMMENT_CHARACTERS).replace(/\.$/, "");
}

function referencesIn({ invoiceNumber, evidence }: LineOutcome): string[] {
  return [invoiceNumber, ...evidence.flatMap((each) => [each.invoiceNumber, each.paymentReference ?? ""])].filter(
    (reference) => reference !== "",
  );
}
