import { formatPounds } from "../amounts-and-days/format-pounds.ts";
import { noPence, type Pence } from "../amounts-and-days/pence.ts";
import { normaliseReference } from "../reconcile/references/normalise-reference.ts";
import type { DecisionFacts } from "./decision.ts";
import { nearestNumbers } from "./nearest-numbers.ts";
import type { LineOutcome } from "./outcome.ts";

/** A decision as a person asks for it. What a decision of its kind does not need is left out. */
export interface AskedDecision {
  readonly decision: DecisionFacts["decision"];
  readonly invoice: string;
  /** How much of the line; the whole line if it is left out. */
  readonly amount?: Pence | undefined;
  /** What the line claimed when the person looked. */
  readonly claimed?: Pence | undefined;
  readonly reference?: string | undefined;
  readonly question?: string | undefined;
  readonly ledgerInvoice?: string | undefined;
}

/** What is wrong with what a person asks for: with which part of it, and why, in a sentence. */
export interface DecisionProblem {
  readonly field: "invoice" | "claimed" | "amount" | "reference" | "question" | "ledger invoice";
  readonly why: string;
}

export type CheckedDecision =
  | { readonly facts: DecisionFacts; readonly line: LineOutcome; readonly problems?: never }
  | { readonly problems: readonly DecisionProblem[] };

type Line = LineOutcome;

/**
 * Checks a decision against the lines of the statement in force, as they are now. A decision never agrees or disputes more than the
 * line claims, and never about a line that is not there or that claims another amount than the person saw.
 *
 * @param ledgerNumbers the invoice numbers of the ledger; left out if there is no ledger
 */
export function checkDecision(
  asked: AskedDecision,
  lines: readonly Line[],
  ledgerNumbers?: readonly string[],
): CheckedDecision {
  const { line, problem } = findLine(asked, lines);
  const problems = [...(problem ? [problem] : []), ...missingParts(asked)];
  if (!line) return { problems };
  problems.push(...amountProblems(asked, line), ...ledgerProblems(asked, ledgerNumbers));
  return problems.length > 0 ? { problems } : { line, facts: factsOf(asked, line) };
}

function findLine(
  { invoice, claimed }: AskedDecision,
  lines: readonly Line[],
): { readonly line?: Line; readonly problem?: DecisionProblem } {
  const wanted = invoice.trim();
  const exact = lines.filter(({ invoiceNumber }) => invoiceNumber === wanted);
  const normal = normaliseReference(wanted);
  const found =
    exact.length > 0 || normal === ""
      ? exact
      : lines.filter(({ invoiceNumber }) => normaliseReference(invoiceNumber) === normal);
  if (found.length === 0) {
    const nearest = nearestNumbers(
      wanted,
      lines.map(({ invoiceNumber }) => invoiceNumber),
    );
    const near = nearest.length === 0 ? "" : ` The nearest numbers on it: ${nearest.join(", ")}.`;
    return {
      problem: {
        field: "invoice",
        why: `The statement in force has no invoice ${wanted || "without a number"}.${near}`,
      },
    };
  }
  const amounts = [...new Set(found.map(({ outstandingPence }) => formatPounds(outstandingPence)))].join(", ");
  const matching = claimed === undefined ? found : found.filter(({ outstandingPence }) => outstandingPence === claimed);
  const [line, second] = matching;
  if (claimed !== undefined && !line)
    return {
      problem: {
        field: "claimed",
        why: `${wanted} claimed ${formatPounds(claimed)} when you looked, and now claims ${amounts}. Look at it again before you decide.`,
      },
    };
  if (second)
    return {
      problem: {
        field: "invoice",
        why: `The statement has ${wanted} ${matching.length} times (${amounts}), so it is not clear which line you mean. Say the amount that yours claims.`,
      },
    };
  return line ? { line } : {};
}

function missingParts({ decision, reference, question, ledgerInvoice }: AskedDecision): DecisionProblem[] {
  const isMissing = (text: string | undefined) => (text ?? "").trim() === "";
  if (decision === "dispute" && isMissing(reference))
    return [{ field: "reference", why: "A formal dispute needs its reference." }];
  if (decision === "query" && isMissing(question)) return [{ field: "question", why: "What do you want to ask?" }];
  if (decision === "same-invoice" && isMissing(ledgerInvoice))
    return [{ field: "ledger invoice", why: "Which invoice of your ledger is it?" }];
  return [];
}

function amountProblems(
  { decision, amount }: AskedDecision,
  { invoiceNumber, outstandingPence }: Line,
): DecisionProblem[] {
  if (amount === undefined) return [];
  const problem = (why: string): DecisionProblem[] => [{ field: "amount", why }];
  if (decision === "query" || decision === "same-invoice")
    return problem(`A decision ${decision} is about the whole line and takes no amount.`);
  if (amount === noPence)
    return problem(
      `£0.00 decides nothing. If nothing of ${invoiceNumber} is to be agreed, ask a question about it (query).`,
    );
  const claim = formatPounds(outstandingPence);
  if (outstandingPence === noPence)
    return problem(`${invoiceNumber} claims nothing, so no amount of it can be decided.`);
  if (amount > 0 !== outstandingPence > 0)
    return problem(
      `${formatPounds(amount)} has the opposite sign of ${invoiceNumber}, which is ${outstandingPence < 0 ? "a credit" : "a claim"} of ${claim}.`,
    );
  if (Math.abs(amount) > Math.abs(outstandingPence))
    return problem(`${formatPounds(amount)} is more than the line: ${invoiceNumber} claims ${claim}.`);
  return [];
}

function ledgerProblems(
  { decision, ledgerInvoice = "" }: AskedDecision,
  ledgerNumbers: readonly string[] | undefined,
): DecisionProblem[] {
  if (decision !== "same-invoice" || ledgerNumbers === undefined || ledgerInvoice.trim() === "") return [];
  const wanted = normaliseReference(ledgerInvoice);
  if (ledgerNumbers.some((number) => normaliseReference(number) === wanted)) return [];
  const nearest = nearestNumbers(ledgerInvoice, ledgerNumbers);
  const near = nearest.length === 0 ? "" : ` The nearest numbers in it: ${nearest.join(", ")}.`;
  return [
    { field: "ledger invoice", why: `Your ledger has no invoice ${ledgerInvoice.trim()} of this organisation.${near}` },
  ];
}

function factsOf(asked: AskedDecision, { invoiceNumber, outstandingPence }: Line): DecisionFacts {
  const onLine = { invoiceNumber, outstandingPence };
  const amount = asked.amount ?? outstandingPence;
  switch (asked.decision) {
    case "agree":
      return { decision: "agree", ...onLine, agreedPence: amount };
    case "dispute":
      return {
        decision: "dispute",
        ...onLine,
        disputedPence: amount,
        disputeReference: (asked.reference ?? "").trim(),
      };
    case "query":
      return { decision: "query", ...onLine, question: (asked.question ?? "").trim() };
    case "same-invoice":
      return { decision: "same-invoice", ...onLine, ledgerInvoiceNumber: (asked.ledgerInvoice ?? "").trim() };
  }
}
