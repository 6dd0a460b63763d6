import { formatPounds } from "../amounts-and-days/format-pounds.ts";
import { noPence, subtractPence, sumPence, type Pence } from "../amounts-and-days/pence.ts";
import { nameOfDocument } from "../form/accepted-adjustments.ts";
import type { IssuedLine, IssuedStatement } from "../issuing/issued-statement.ts";
import { normaliseReference } from "../reconcile/references/normalise-reference.ts";
import type { AcceptedLine } from "./accepted-line.ts";
import type { CurrentAnswer } from "./merge-answers.ts";
import type { AnswerCause, AnsweredLine, HeldItem } from "./statement-answer.ts";

/**
 * What the receivable organisation does about one line, or about what the other side has besides: `chase`: ask, or send what is asked for;
 * `correct`: put its own ledger or statement right; `accept`: nothing is to be corrected, and why; `read`: a person reads what the answer says.
 */
export interface NextStep {
  readonly step: "chase" | "correct" | "accept" | "read";
  readonly line?: number;
  readonly pence: Pence;
  /** Who does it: whoever commissioned the invoice, or the income team. */
  readonly by: string;
  /** A sentence. */
  readonly what: string;
}

export interface StepsInput {
  readonly statement: IssuedStatement;
  readonly answer: CurrentAnswer;
  /** What we have accepted of this statement. */
  readonly accepted: readonly AcceptedLine[];
  /** The lines that our ledger would state now; `undefined` if no ledger of the quarter is in force. */
  readonly now: readonly IssuedLine[] | undefined;
}

const INCOME_TEAM = "income team";

/**
 * What to chase, correct or accept, and who does it (RSP-06, REC-04, REC-20, MIS-03). Lines that are agreed, or that we have corrected or accepted,
 * want nothing.
 */
export function nextSteps({ statement, answer, accepted, now }: StepsInput): NextStep[] {
  const answered = new Map(answer.lines.map((each) => [each.line, each]));
  const acceptedOf = new Map(accepted.map(({ line, pence }) => [line, pence]));
  const unclear = new Set(answer.unclear.flatMap(({ line }) => line ?? []));
  const ledger = now && amountsOf(now);
  const steps: NextStep[] = [];
  const unanswered: IssuedLine[] = [];
  for (const line of statement.lines) {
    const said = answered.get(line.line);
    if (said) steps.push(...stepsOfLine(statement, line, said, acceptedOf.get(line.line) ?? noPence, ledger));
    else if (!unclear.has(line.line)) unanswered.push(line);
  }
  return [
    ...steps,
    ...answer.unclear.map((point): NextStep => ({
      step: "read",
      ...(point.line === undefined ? {} : { line: point.line }),
      pence: statement.lines.find(({ line }) => line === point.line)?.claimedPence ?? noPence,
      by: INCOME_TEAM,
      what: `Read ${point.place}: ${point.what}`,
    })),
    ...answer.held.map((item) => stepOfHeld(statement, item, now)),
    ...(unanswered.length === 0 ? [] : [askForAnswer(statement, unanswered)]),
  ];
}

function stepsOfLine(
  statement: IssuedStatement,
  line: IssuedLine,
  said: AnsweredLine,
  accepted: Pence,
  ledger: ReadonlyMap<string, Pence> | undefined,
): NextStep[] {
  const open = sumPence([said.notAgreedPence, said.disputedPence]);
  if (open === noPence || isSettled(line, open, accepted, ledger)) return [];
  const common = { line: line.line, by: line.requisitioner ?? INCOME_TEAM };
  const { payable } = statement;
  const disputed: NextStep[] =
    said.disputedPence === noPence
      ? []
      : [
          {
            ...common,
            step: "chase",
            pence: said.disputedPence,
            what: `Talk to ${payable} about ${formatPounds(said.disputedPence)} of ${nameOf(line)}, which it has in formal dispute. If you accept it, both sides adjust it.`,
          },
        ];
  if (said.notAgreedPence === noPence) return disputed;
  const isPart = said.agreedPence !== noPence;
  const { step, what, by } = stepOfCause(said.cause, payable, line, said, isPart);
  const why = said.reason === "" ? "" : ` ${payable} says: “${said.reason}”`;
  const wanted = said.wanted === "" ? "" : ` It asks for: “${said.wanted}”`;
  return [
    {
      ...common,
      ...(by === undefined ? {} : { by }),
      step,
      pence: said.notAgreedPence,
      what: `${what}${why}${wanted}`,
    },
    ...disputed,
  ];
}

/** Whether what is open has been accepted, or our ledger has less of the document by as much. */
function isSettled(
  line: IssuedLine,
  open: Pence,
  accepted: Pence,
  ledger: ReadonlyMap<string, Pence> | undefined,
): boolean {
  const inLedger = ledger && (ledger.get(nameOfDocument(line)) ?? noPence);
  const corrected = inLedger === undefined ? noPence : subtractPence(line.claimedPence, inLedger);
  return [accepted, corrected].some((each) => Math.sign(each) === Math.sign(open) && Math.abs(each) >= Math.abs(open));
}

/** What our ledger has of each document. */
function amountsOf(now: readonly IssuedLine[]): Map<string, Pence> {
  const amounts = new Map<string, Pence>();
  for (const line of now) {
    const name = nameOfDocument(line);
    amounts.set(name, sumPence([amounts.get(name) ?? noPence, line.claimedPence]));
  }
  return amounts;
}

interface CauseStep {
  readonly step: NextStep["step"];
  readonly what: string;
  readonly by?: string;
}

function stepOfCause(
  cause: AnswerCause | undefined,
  payable: string,
  line: IssuedLine,
  { notAgreedPence, agreedPence }: AnsweredLine,
  isPart: boolean,
): CauseStep {
  const name = nameOf(line);
  const amount = formatPounds(notAgreedPence);
  const propose = `Propose to ${payable} a credit note of ${amount} for ${name}${isPart ? `, or a revised statement with ${formatPounds(agreedPence)} of it` : ", or a revised statement without it"}. Until then both sides adjust it.`;
  switch (cause) {
    case "not-on-ledger":
    case "evidence":
    case "purchase-order":
      return {
        step: "chase",
        what: `Send ${payable} a copy of ${name} with what it asks for: ${amount} is not agreed.`,
      };
    case "awaiting-approval":
      return { step: "chase", what: `Ask ${payable} when ${name} will be approved: ${amount} is not agreed.` };
    case "paid":
      return {
        step: "correct",
        by: INCOME_TEAM,
        what: `Look for the payment of ${amount} for ${name} among what is not allocated: ${payable} has paid it. Without it, ask for the date and the reference.`,
      };
    case "wrong-organisation":
      return {
        step: "correct",
        what: `Find out who owes ${name}: ${payable} does not, and ${amount} is adjusted to nil. Charge the right organisation.`,
      };
    case "future-period":
      return { step: "correct", what: `Mark ${name} as of a future period: both sides adjust ${amount} out.` };
    case "accrued":
      return {
        step: "accept",
        what: `${payable} has accrued ${amount} of ${name}: its total is the same, and nothing is to be corrected.`,
      };
    case "timing":
      return { step: "accept", what: `${amount} of ${name} is timing: nothing is to be corrected.` };
    case "capital":
      return {
        step: "accept",
        what: `${payable} treats ${amount} of ${name} as capital: the mismatch can't be avoided, and is explained.`,
      };
    case "amount":
    case "cancelled":
    case "credit-due":
    case "duplicate":
    case "vat":
      return { step: "correct", what: `Check ${name}. ${propose}` };
    case undefined:
      return isPart
        ? { step: "correct", what: propose }
        : { step: "chase", what: `Ask ${payable} why it does not agree ${amount} of ${name}.` };
  }
}

/** REC-08, REC-17 */
function stepOfHeld({ payable }: IssuedStatement, item: HeldItem, now: readonly IssuedLine[] = []): NextStep {
  const amount = item.pence === undefined ? "" : ` of ${formatPounds(item.pence)}`;
  const pence = item.pence ?? noPence;
  if (item.isAccrual)
    return {
      step: "accept",
      pence,
      by: INCOME_TEAM,
      what: `${payable} has accrued ${item.number === "" ? "an item" : item.number}${amount}: compare it with our accruals.`,
    };
  const number = normaliseReference(item.number);
  const isOurs = number !== "" && now.some(({ invoiceNumber }) => normaliseReference(invoiceNumber) === number);
  return {
    step: isOurs ? "correct" : "chase",
    pence,
    by: INCOME_TEAM,
    what: isOurs
      ? `${item.number}${amount} is in our ledger and was missed off the statement: send a revised one.`
      : `Ask ${payable} for a copy of ${item.number}${amount}: its ledger has it, and ours does not.`,
  };
}

function askForAnswer({ payable }: IssuedStatement, lines: readonly IssuedLine[]): NextStep {
  const pence = sumPence(lines.map(({ claimedPence }) => claimedPence));
  const count = lines.length === 1 ? "1 line" : `${String(lines.length)} lines`;
  return {
    step: "chase",
    pence,
    by: INCOME_TEAM,
    what: `Ask ${payable} for its answer to ${count} of ${formatPounds(pence)}.`,
  };
}

function nameOf({ line, invoiceNumber }: IssuedLine): string {
  return invoiceNumber === "" ? `line ${String(line)}` : invoiceNumber;
}
