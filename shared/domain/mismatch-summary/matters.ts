import { noPence, type Pence } from "../amounts-and-days/pence.ts";
import { kindSchema, type Kind } from "../exercise/exercise.ts";
import { penceOfDifference, type Difference } from "../position/differences.ts";
import type { CoverageInSummary, MismatchSummary, OrganisationNamed, PositionInSummary } from "./mismatch-summary.ts";
import { actorOf, type Actor } from "./next-step.ts";

/** One thing that stands between the payable organisation and an agreed balance, and who has to act on it. */
export type Matter = {
  readonly counterparty: OrganisationNamed;
  readonly kind: Kind;
  readonly pence: Pence;
  /** How much it matters: never negative, and no less because a credit is against a debt. */
  readonly size: number;
  readonly actor: Actor;
} & (
  | { readonly is: "difference"; readonly difference: Difference }
  /** The statement stands, and is not compared with a ledger. */
  | { readonly is: "not-reconciled" }
  /** The answer waits for a person to release it, was kept back, did not leave, or did not arrive. */
  | { readonly is: "answer"; readonly state: "in-review" | "stopped" }
  | { readonly is: "statement"; readonly state: "missing" | "held" | "refused" }
);

/** Everything that matters, the largest first. */
export function mattersOf({ positions, coverage }: Pick<MismatchSummary, "positions" | "coverage">): readonly Matter[] {
  return [...positions.flatMap(mattersOfPosition), ...coverage.flatMap(mattersOfCoverage)].sort(largestFirst);
}

/** The differences of one position, and what keeps its answer back. */
export function mattersOfPosition(position: PositionInSummary): Matter[] {
  const { receivable: counterparty, kind, stage, statement, differences } = position;
  const about = { counterparty, kind };
  const whole = { pence: statement.totalPence, size: Math.abs(statement.totalPence), actor: "us" } as const;
  return [
    ...(stage === "not-reconciled" ? [{ ...about, ...whole, is: "not-reconciled" } as const] : []),
    ...(stage === "stopped" || stage === "in-review"
      ? [{ ...about, ...whole, is: "answer", state: stage } as const]
      : []),
    ...differences.map((difference): Matter => ({
      ...about,
      pence: penceOfDifference(difference),
      size: difference.sizePence,
      actor: actorOf(difference),
      is: "difference",
      difference,
    })),
  ];
}

function mattersOfCoverage({ kind, rows }: CoverageInSummary): Matter[] {
  return rows.flatMap(({ counterparty, balancePence, state }): Matter[] => {
    if (state !== "missing" && state !== "held" && state !== "refused") return [];
    // Nobody waits for a statement where the ledger has nothing, and what a mail that was refused claims is not known.
    if (state === "missing" && balancePence === noPence) return [];
    return [
      {
        counterparty,
        kind,
        pence: balancePence,
        size: Math.abs(balancePence),
        actor: "them",
        is: "statement",
        state,
      },
    ];
  });
}

function largestFirst(one: Matter, other: Matter): number {
  return other.size - one.size || compare(placeOf(one), placeOf(other));
}

/** Unlike that of any other matter of a summary. */
function placeOf(matter: Matter): string {
  const what =
    matter.is === "difference"
      ? `${matter.difference.on} ${matter.difference.reason}`
      : matter.is === "statement"
        ? matter.state
        : "";
  return [matter.counterparty.code, kindSchema.options.indexOf(matter.kind), matter.is, what].join(" ");
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
