import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { noPence, pence, type Pence } from "../../domain/amounts-and-days/pence.ts";
import { kindSchema, nameOfKind, shortNameOfKind, type Kind } from "../../domain/exercise/exercise.ts";
import { mattersOf, type Matter } from "../../domain/mismatch-summary/matters.ts";
import type {
  CoverageInSummary,
  MismatchSummary,
  PoundsByState,
} from "../../domain/mismatch-summary/mismatch-summary.ts";
import { sumOfPounds, wholeOfPounds } from "../../domain/mismatch-summary/pounds-by-state.ts";
import { counted } from "../words/statement-words.ts";

/** The sums of all positions of one kind. */
export interface KindSums {
  readonly kind: Kind;
  readonly statements: number;
  readonly lines: number;
  readonly pounds: PoundsByState;
}

/** The sums of each kind that a statement came of. Kinds are never added up: an invoice stands in R&P and in I&E. */
export function sumsByKind({ positions }: Pick<MismatchSummary, "positions">): KindSums[] {
  return kindSchema.options.flatMap((kind) => {
    const ofKind = positions.filter((position) => position.kind === kind);
    if (ofKind.length === 0) return [];
    return [
      {
        kind,
        statements: ofKind.length,
        lines: ofKind.reduce((sum, { statement }) => sum + statement.lines, 0),
        pounds: sumOfPounds(ofKind.map(({ pounds }) => pounds)),
      },
    ];
  });
}

/** The result in a few words, for the subject and the first line: `R&P agreed £208,324.60 of £264,055.10, 3 statements missing`. */
export function shortSummary(summary: MismatchSummary): string {
  const sums = sumsByKind(summary).map(({ kind, pounds }) => {
    const whole = formatPounds(wholeOfPounds(pounds));
    return `${shortNameOfKind(kind)} agreed ${isAllAgreed(pounds) ? `in full, ${whole}` : `${formatPounds(pounds.agreedPence)} of ${whole}`}`;
  });
  const missing = missingOf(summary.coverage);
  return [
    ...(sums.length === 0 ? ["no statement has come yet"] : sums),
    ...(missing.count === 0 ? [] : [`${counted(missing.count, "statement")} missing`]),
    ...(summary.waiting.length === 0 ? [] : [`${counted(summary.waiting.length, "thing")} to do`]),
  ].join(", ");
}

/** How good the news is: `good` only if nothing is left to do on either side. */
export function moodOfSummary(summary: MismatchSummary): "good" | "mixed" | "attention" {
  const matters = mattersOf(summary).filter(({ actor }) => actor !== "nobody");
  const isSettled = matters.length === 0 && summary.waiting.length === 0;
  if (isSettled && !awaitsAny(summary) && kindsWithoutBasis(summary).length === 0) return "good";
  return matters.some(isUrgent) ? "attention" : "mixed";
}

/** The answer in sentences: each kind's pounds by state, what is missing, whose turn it is. */
export function summarySentences(summary: MismatchSummary): string {
  const sums = sumsByKind(summary);
  const missing = missingOf(summary.coverage);
  return [
    ...(sums.length === 0 ? ["No statement has come yet."] : sums.map(kindSentence)),
    ...(missing.count === 0
      ? []
      : [
          `${counted(missing.count, "expected statement is missing", "expected statements are missing")}; our ledger has balances of ${formatPounds(missing.pence)} there.`,
        ]),
    turnSentence(summary),
  ].join(" ");
}

/** How many statements are missing, and the sum of the sizes of their balances. */
export function missingOf(coverage: readonly CoverageInSummary[]): { readonly count: number; readonly pence: Pence } {
  const rows = coverage.flatMap((each) => each.rows).filter(({ state }) => state === "missing");
  return { count: rows.length, pence: pence(rows.reduce((sum, { balancePence }) => sum + Math.abs(balancePence), 0)) };
}

function kindSentence({ kind, statements, pounds }: KindSums): string {
  const whole = formatPounds(wholeOfPounds(pounds));
  const claimed = `${counted(statements, "statement")} of ${nameOfKind(kind)}`;
  if (isAllAgreed(pounds)) return `We agree everything on ${claimed}: ${whole}.`;
  const parts = [
    [pounds.askedPence, "waits for them"],
    [pounds.notAgreedPence, "is not agreed"],
    [pounds.inDisputePence, "is in formal dispute"],
    [pounds.notReconciledPence, "is not compared with our ledger yet"],
  ] as const;
  const open = parts.filter(([amount]) => amount !== noPence).map(([amount, is]) => `${formatPounds(amount)} ${is}`);
  return `On ${claimed} we agree ${formatPounds(pounds.agreedPence)} of ${whole}; ${joined(open)}.`;
}

function turnSentence(summary: MismatchSummary): string {
  const matters = mattersOf(summary);
  const ours = matters.filter(({ actor }) => actor === "us" || actor === "both").length;
  const open = matters.filter(({ actor }) => actor !== "nobody").length;
  const unknown = kindsWithoutBasis(summary);
  if (unknown.length > 0 && open === 0)
    return `Without our ledger of the quarter nobody knows who has to send ${joined(unknown.map(shortNameOfKind))} statements.`;
  if (open === 0) return awaitsAny(summary) ? "Nothing else is open." : "Nothing is left to do on either side.";
  return ours === 0
    ? `${counted(open, "matter is", "matters are")} open, all for the other side to act on.`
    : `${counted(open, "matter is", "matters are")} open; ${ours === open ? "we have a part in each" : `we have a part in ${ours.toLocaleString("en-GB")}`}.`;
}

/** The kinds of which it is not known who has to send a statement, because our ledger is missing or of another quarter. */
function kindsWithoutBasis({ coverage }: MismatchSummary): Kind[] {
  return coverage
    .filter(({ basis }) => basis === "no-ledger" || basis === "ledger-of-another-quarter")
    .map(({ kind }) => kind);
}

/** All parts are looked at: open ones of opposite signs would add up to nothing. */
function isAllAgreed({ askedPence, notAgreedPence, inDisputePence, notReconciledPence }: PoundsByState): boolean {
  return [askedPence, notAgreedPence, inDisputePence, notReconciledPence].every((amount) => amount === noPence);
}

/** Whether a statement is still expected whose day has not passed. */
function awaitsAny({ coverage }: MismatchSummary): boolean {
  return coverage.some(({ rows }) => rows.some(({ state }) => state === "not-due"));
}

function isUrgent(matter: Matter): boolean {
  if (matter.is === "difference") return matter.difference.on === "statement" && matter.difference.disputedPence !== 0;
  return matter.is === "answer" || (matter.is === "statement" && matter.state === "missing");
}

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`;
}
