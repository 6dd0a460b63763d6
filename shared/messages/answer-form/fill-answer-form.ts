import type { FilledForm, FilledValue } from "../../domain/answer-form/filled-form.ts";
import type { Ask, AskedFact, FormCell, FormCode, FormPlan } from "../../domain/answer-form/form-plan.ts";
import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { ukDay } from "../../domain/amounts-and-days/uk-clock.ts";
import { noPence } from "../../domain/amounts-and-days/pence.ts";
import type { LineOutcome } from "../../domain/position/outcome.ts";
import type { StatementLine } from "../../domain/statement/statement-line.ts";
import { inertText } from "../rendering/inert-text.ts";
import type { ReplyOf } from "../reply.ts";
import { isAgreedInFull } from "../response/line-words.ts";
import { statementLinesByNumber } from "../response/list-lines.ts";
import { quoteReference, quoteText } from "../words/quote-text.ts";
import { counted } from "../words/statement-words.ts";
import { askedAmount, askedTotal, inSignOfForm, type AskedAmounts } from "./asked-amount.ts";
import { chooseReasonCode, chooseStatus } from "./choose-word.ts";
import { commentOfLine, commentWithWanted, wantedForLine } from "./comment-of-line.ts";

type Response = ReplyOf<"response">;

/**
 * Answers a sender's own form (RSP-02): what goes into each cell of its plan. Amounts are those of the outcome, words come from the form's own
 * lists, and what only a person can know is left empty. The same facts always give the same answers.
 */
export function fillAnswerForm(plan: FormPlan, reply: Response): FilledForm {
  const outcomes = new Map(reply.outcome.lines.map((line) => [line.line, line]));
  const statementLines = statementLinesByNumber(reply);
  const places: AskedAmounts = new Set(
    plan.asks.flatMap((ask) => (ask.asks === "amount" && ask.within !== true ? [ask.amount] : [])),
  );
  return plan.cells.map((cell) => {
    const ask = plan.asks[cell.ask];
    if (ask === undefined) return undefined;
    if (cell.line === undefined) return answerForStatement(ask, reply, places);
    const line = outcomes.get(cell.line);
    return line && answerForLine(ask, cell, line, statementLines.get(cell.line), places);
  });
}

function answerForLine(
  ask: Ask,
  { otherSign }: FormCell,
  line: LineOutcome,
  statementLine: StatementLine | undefined,
  places: AskedAmounts,
): FilledValue | undefined {
  switch (ask.asks) {
    case "amount": {
      if (ask.ifOpen === true && isAgreedInFull(line)) return undefined;
      const amount = askedAmount(line, ask.amount, places);
      return amount === undefined ? undefined : { value: "number", pence: inSignOfForm(amount, otherSign) };
    }
    case "yes-no":
      return word(isTrueOfLine(ask.about, line) ? ask.yes : ask.no);
    case "status":
      if (ask.choices !== undefined) return codeOf(chooseStatus(line, ask.choices));
      return text(ask.alone === true ? wholeAnswerOf(line, statementLine) : statusOf(line));
    case "code":
      return codeOf(chooseReasonCode(line, ask.key));
    case "comment": {
      const comment = ask.alone ? commentWithWanted(line, statementLine) : commentOfLine(line, statementLine);
      const order = ask.purchaseOrder === true ? purchaseOrderOf(line, statementLine) : "";
      return text([order, comment].filter((each) => each !== "").join("; "), ask.longest);
    }
    case "wanted":
      return text(wantedForLine(line, statementLine), ask.longest);
    case "purchase-order":
      return text(purchaseOrderOf(line, statementLine));
    case "payment-reference":
      return text(quoteReference(paymentOf(line)?.paymentReference ?? ""));
    case "paid-date": {
      const date = paymentOf(line)?.paidDate;
      return date === undefined ? undefined : { value: "date", date };
    }
    case "dispute-reference":
      return text(
        quoteReference(line.evidence.find((each) => each.disputeReference !== undefined)?.disputeReference ?? ""),
      );
    case "organisation-code":
    case "organisation-name":
    case "reply-date":
    case "telephone":
    case "email":
      return undefined;
  }
}

function answerForStatement(ask: Ask, reply: Response, places: AskedAmounts): FilledValue | undefined {
  const { lines } = reply.outcome;
  switch (ask.asks) {
    case "amount": {
      if (ask.ifOpen === true && lines.every(isAgreedInFull)) return undefined;
      const total = askedTotal(lines, ask.amount, places);
      return total === undefined ? undefined : { value: "number", pence: total };
    }
    case "yes-no":
      return word(isTrueOfStatement(ask.about, lines) ? ask.yes : ask.no);
    case "status":
      return ask.choices === undefined ? undefined : codeOf(chooseStatus(wholeOf(reply), ask.choices));
    case "comment": {
      const open = lines.filter((line) => !isAgreedInFull(line)).length;
      return open === 0
        ? undefined
        : text(`${counted(open, "line")} not agreed in full; our workbook gives the reason for each`, ask.longest);
    }
    case "organisation-code":
      return text(reply.payable.code);
    case "organisation-name":
      return text(quoteText(reply.payable.name, [], 120));
    case "reply-date":
      return { value: "date", date: ukDay(reply.preparedAt) };
    case "email":
      return text(reply.contact ?? reply.mailbox);
    case "telephone":
      return reply.telephone === undefined ? undefined : text(reply.telephone);
    case "code":
    case "wanted":
    case "purchase-order":
    case "payment-reference":
    case "paid-date":
    case "dispute-reference":
      return undefined;
  }
}

/** The whole statement as if it were one line. */
function wholeOf({ outcome, statement }: Response): LineOutcome {
  return {
    line: 1,
    invoiceNumber: "",
    outstandingPence: statement.totalPence,
    agreedPence: outcome.agreedPence,
    notAgreedPence: outcome.notAgreedPence,
    disputedPence: outcome.inDisputePence,
    reason: outcome.lines.every(isAgreedInFull) ? "agreed" : "not-agreed",
    why: "—",
    evidence: [],
  };
}

function isTrueOfLine(fact: AskedFact, line: LineOutcome): boolean {
  switch (fact) {
    case "agreed":
      return isAgreedInFull(line);
    case "open":
      return !isAgreedInFull(line);
    case "disputed":
      return line.disputedPence !== noPence;
    case "accrued":
      return (line.accruedPence ?? noPence) !== noPence;
    case "paid":
      return line.reason === "paid" || line.reason === "paid-after-statement";
    case "on-ledger":
      return line.evidence.some(({ match }) => match !== "candidate");
  }
}

function isTrueOfStatement(fact: AskedFact, lines: readonly LineOutcome[]): boolean {
  return fact === "agreed" || fact === "on-ledger" || fact === "paid"
    ? lines.every((line) => isTrueOfLine(fact, line))
    : lines.some((line) => isTrueOfLine(fact, line));
}

function statusOf(line: LineOutcome): string {
  if (isAgreedInFull(line)) return "Agreed";
  if (line.agreedPence !== noPence) return "Part agreed";
  return line.notAgreedPence === noPence ? "In formal dispute" : "Not agreed";
}

/** Everything that there is to say of a line, where the form has one column for all of it. */
function wholeAnswerOf(line: LineOutcome, statementLine: StatementLine | undefined): string {
  const agreed =
    line.agreedPence === noPence || isAgreedInFull(line) ? statusOf(line) : `${formatPounds(line.agreedPence)} agreed`;
  return [agreed, commentWithWanted(line, statementLine)].filter((each) => each !== "").join(". ");
}

function paymentOf(line: LineOutcome) {
  return line.evidence.find(({ match, paidDate }) => match !== "candidate" && paidDate !== undefined);
}

/** The number of the order on our ledger, or else on the statement. */
function purchaseOrderOf(line: LineOutcome, statementLine: StatementLine | undefined): string {
  const ours = line.evidence.find(({ match, purchaseOrder }) => match !== "candidate" && purchaseOrder !== undefined);
  return quoteReference(ours?.purchaseOrder ?? statementLine?.purchaseOrder ?? "");
}

/** A word of the form's own, exactly as its list has it. */
function word(chosen: string | undefined): FilledValue | undefined {
  return chosen === undefined || chosen === "" ? undefined : { value: "text", text: chosen };
}

function codeOf(chosen: FormCode | undefined): FilledValue | undefined {
  return chosen?.isNumber === true ? { value: "code", code: Number(chosen.code) } : word(chosen?.code);
}

/** A text of ours, which no program takes for a formula. */
function text(written: string, longest = Number.MAX_SAFE_INTEGER): FilledValue | undefined {
  if (written === "") return undefined;
  const safe = inertText(written);
  return { value: "text", text: safe.length <= longest ? safe : `${safe.slice(0, longest - 1).trimEnd()}…` };
}
