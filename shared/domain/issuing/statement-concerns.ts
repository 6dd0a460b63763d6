import * as z from "zod";

import { formatPounds } from "../amounts-and-days/format-pounds.ts";
import { formatCalendarDate } from "../amounts-and-days/calendar-date.ts";
import { negatePence, sumPence } from "../amounts-and-days/pence.ts";
import type { Exercise } from "../exercise/exercise.ts";
import { registeredAddresses, type Contact } from "../organisation/contact.ts";
import type { Directory } from "../organisation/organisation.ts";
import { cautiousPolicy } from "../organisation/policy.ts";
import { natureOf, rightBodyOf } from "../reconcile/judge/judge-nature.ts";
import { settingOf } from "../reconcile/setting.ts";
import { hasAnyPhrase } from "../reconcile/words/phrases.ts";
import type { ReconcileReferenceData } from "../reference/reconcile-reference-data.ts";
import type { IssuedLine, IssuedStatement } from "./issued-statement.ts";
import { ownContact } from "./own-contact.ts";
import type { StatementLines } from "./statement-lines.ts";

/** Something about a statement that its sender should know before it leaves. */
export const issuingConcernSchema = z.object({
  code: z.enum([
    "no-address",
    "no-own-contact",
    "line-without-number",
    "line-without-date",
    "line-without-total",
    "unpaid-over-total",
    "number-twice",
    "outside-exercise",
    "another-body",
    "credit-loss",
    "credit-balance",
    "not-allocated",
    "accrual-without-detail",
    "not-approved",
    "after-cut-off",
    "late-ledger",
  ]),
  /** Whether the statement can't leave before it is put right. */
  stops: z.boolean(),
  /** The line of the statement that it is about, if it is about one. */
  line: z.number().int().positive().optional(),
  what: z.string().min(1),
  todo: z.string().min(1),
});

export type IssuingConcern = z.infer<typeof issuingConcernSchema>;

/** What a statement is judged with before it leaves. */
export interface ConcernContext {
  readonly exercise: Exercise;
  readonly directory: Directory;
  readonly contacts: readonly Contact[];
  readonly referenceData: ReconcileReferenceData;
  readonly leftOut: StatementLines["leftOut"];
}

/**
 * What the payable organisation would not accept, or could not answer, told before the statement leaves: what stops it first, then what is
 * wrong with its lines, then what is not on it.
 */
export function statementConcerns(statement: IssuedStatement, context: ConcernContext): IssuingConcern[] {
  return [
    ...concernsAboutPeople(statement, context),
    ...statement.lines.flatMap((line) => concernsAboutLine(statement.kind, line)),
    ...numbersTwice(statement.lines),
    ...concernsAboutScope(statement, context),
    ...concernsAboutMoney(statement, context),
    ...concernsAboutLeftOut(context),
  ];
}

/** STM-05, STM-14: whom it goes to, and whom to ask. */
function concernsAboutPeople({ receivable, payable }: IssuedStatement, { contacts }: ConcernContext): IssuingConcern[] {
  const concerns: IssuingConcern[] = [];
  if (registeredAddresses(payable, contacts).length === 0)
    concerns.push({
      code: "no-address",
      stops: true,
      what: `The contact list has no address of ${payable}.`,
      todo: "Import its line with accord contacts import.",
    });
  if (ownContact(receivable, contacts) === undefined)
    concerns.push({
      code: "no-own-contact",
      stops: true,
      what: `The contact list has no line of ${receivable} with a telephone number, and a statement must give a telephone number and an email address.`,
      todo: "Import a finance contact with a telephone number with accord contacts import.",
    });
  return concerns;
}

/** STM-05, STM-13: what each line must state. */
function concernsAboutLine(kind: IssuedStatement["kind"], line: IssuedLine): IssuingConcern[] {
  const about = (code: IssuingConcern["code"], what: string, todo: string): IssuingConcern => ({
    code,
    stops: false,
    line: line.line,
    what: `Line ${String(line.line)}${line.invoiceNumber === "" ? "" : `, ${line.invoiceNumber}`} of ${formatPounds(line.claimedPence)}, ${what}.`,
    todo,
  });
  if (kind === "accruals") {
    const missing = [
      ...(line.period === undefined ? ["the period"] : []),
      ...(line.basis === undefined ? ["the basis of estimation"] : []),
      ...(line.agreedBy === undefined ? ["who agreed it"] : []),
    ];
    return missing.length === 0
      ? []
      : [
          about(
            "accrual-without-detail",
            `lacks ${listed(missing)}`,
            "Add it to the sales ledger, or expect a question.",
          ),
        ];
  }
  const concerns: IssuingConcern[] = [];
  if (
    line.type !== "payment" &&
    line.type !== "receipt" &&
    line.invoiceNumber === "" &&
    line.purchaseOrder === undefined
  )
    concerns.push(
      about("line-without-number", "has neither an invoice number nor a purchase order number", "Give its number."),
    );
  if (line.type !== "payment" && line.invoiceDate === undefined)
    concerns.push(about("line-without-date", "has no date", "Give the date of the invoice."));
  if (kind === "r&p" && line.type !== "payment") {
    if (line.totalPence === undefined)
      concerns.push(
        about("line-without-total", "has no invoice total", "Give the total of the invoice, VAT included."),
      );
    else if (Math.abs(line.claimedPence) > Math.abs(line.totalPence))
      concerns.push(
        about(
          "unpaid-over-total",
          `claims more than its total of ${formatPounds(line.totalPence)}`,
          "Check both amounts and their signs.",
        ),
      );
  }
  return concerns;
}

/** A payable organisation can't tell two lines of one number apart. */
function numbersTwice(lines: readonly IssuedLine[]): IssuingConcern[] {
  const first = new Map<string, IssuedLine>();
  const concerns: IssuingConcern[] = [];
  for (const line of lines) {
    if (line.invoiceNumber === "") continue;
    const before = first.get(line.invoiceNumber);
    if (before === undefined) first.set(line.invoiceNumber, line);
    else
      concerns.push({
        code: "number-twice",
        stops: false,
        line: line.line,
        what: `Lines ${String(before.line)} and ${String(line.line)} have the same number ${line.invoiceNumber}.`,
        todo: "Check whether one of them is a copy.",
      });
  }
  return concerns;
}

/** STM-12, ORG-02, ORG-06 to ORG-09: what the payable organisation will adjust to nil by what it is, or send elsewhere. */
function concernsAboutScope(statement: IssuedStatement, context: ConcernContext): IssuingConcern[] {
  const { exercise, directory, referenceData } = context;
  const { payable, receivable, kind, asAt } = statement;
  const setting = settingOf({
    position: { payable, receivable, exercise: exercise.exercise, kind },
    exercise,
    statement: { asAt, lines: [] },
    ledger: undefined,
    policy: cautiousPolicy,
    directory,
    decisions: [],
    referenceData,
  });
  return statement.lines.flatMap((line): IssuingConcern[] => {
    const { description } = line;
    if (line.claimedPence < 0 && hasAnyPhrase(description, referenceData.creditLossWords))
      return [
        {
          code: "credit-loss",
          stops: false,
          line: line.line,
          what: `Line ${String(line.line)} of ${formatPounds(line.claimedPence)} takes expected credit losses off the debt, which must be shown in full.`,
          todo: "Take it out of the sales ledger's lines of this customer.",
        },
      ];
    const nature = natureOf(setting, { description });
    if (nature === undefined) return [];
    const body = rightBodyOf(setting, nature);
    return [
      {
        code: body === undefined ? "outside-exercise" : "another-body",
        stops: false,
        line: line.line,
        what: `Line ${String(line.line)} of ${formatPounds(line.claimedPence)} ${nature.because}${body === undefined ? "" : `, which belongs to ${body}`}: the payable organisation will adjust it to nil.`,
        todo: body === undefined ? "Leave it out of the agreement of balances." : `Charge it to ${body}.`,
      },
    ];
  });
}

/** REC-13: money that is not allocated is cleared before the exercise where possible. EXR-05: payments count to a day. */
function concernsAboutMoney(statement: IssuedStatement, { exercise }: ConcernContext): IssuingConcern[] {
  const concerns: IssuingConcern[] = [];
  if (statement.totalPence < 0)
    concerns.push({
      code: "credit-balance",
      stops: false,
      what: `The balance is a credit of ${formatPounds(negatePence(statement.totalPence))}: the payable organisation will ask whether the signs are right.`,
      todo: "Move credits that belong to no open invoice to the purchase ledger, or refund them.",
    });
  const money = statement.lines.filter(({ type }) => type === "payment");
  if (money.length > 0)
    concerns.push({
      code: "not-allocated",
      stops: false,
      what: `${money.length === 1 ? "One receipt is" : `${String(money.length)} receipts are`} not allocated, ${formatPounds(sumPence(money.map(({ claimedPence }) => claimedPence)))} in all.`,
      todo: "Allocate them before the statement leaves where you can: the payable organisation has to say what it paid.",
    });
  const last = exercise.lastPayments ?? exercise.cutOff;
  if (statement.kind === "r&p" && statement.ledger.asAt > last)
    concerns.push({
      code: "late-ledger",
      stops: false,
      what: `The sales ledger is as at ${formatCalendarDate(statement.ledger.asAt)}: what was paid after ${formatCalendarDate(last)} is off the statement already.`,
      todo: "Upload the sales ledger as at the cut-off if payments came in since.",
    });
  return concerns;
}

function concernsAboutLeftOut({ leftOut, exercise }: ConcernContext): IssuingConcern[] {
  const of = (why: StatementLines["leftOut"][number]["why"]) => leftOut.filter((each) => each.why === why);
  const words = (found: StatementLines["leftOut"]): string =>
    `${found.length === 1 ? "One line" : `${String(found.length)} lines`} of ${formatPounds(sumPence(found.map(({ pence }) => pence)))}`;
  const unapproved = of("not-approved");
  const late = of("after-cut-off");
  return [
    ...(unapproved.length === 0
      ? []
      : [
          {
            code: "not-approved" as const,
            stops: false,
            what: `${words(unapproved)} ${unapproved.length === 1 ? "waits" : "wait"} for approval in the sales ledger and ${unapproved.length === 1 ? "is" : "are"} not on the statement.`,
            todo: "Approve and issue the invoices, or accrue them.",
          },
        ]),
    ...(late.length === 0
      ? []
      : [
          {
            code: "after-cut-off" as const,
            stops: false,
            what: `${words(late)} ${late.length === 1 ? "is" : "are"} dated after the cut-off of ${formatCalendarDate(exercise.cutOff)} and ${late.length === 1 ? "is" : "are"} not on the statement.`,
            todo: "Nothing to do if they stand on the accruals statement, or are of the next quarter.",
          },
        ]),
  ];
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}
