import type { MismatchSummary, PositionChange, PositionInSummary, PoundsByState } from "./mismatch-summary.ts";

type Positions = Pick<MismatchSummary, "positions">;

/** The positions whose statement, figures or stage are not what the last summary said. */
export function changesSince(before: Positions, now: Positions): PositionChange[] {
  const known = new Map(before.positions.map((position) => [placeOf(position), position]));
  return now.positions.flatMap((position): PositionChange[] => {
    const earlier = known.get(placeOf(position));
    if (earlier && isSame(earlier, position)) return [];
    const { receivable, kind } = position;
    return [
      {
        receivable,
        kind,
        statement: statementOf(earlier, position),
        ...(earlier && { before: stateOf(earlier) }),
        now: stateOf(position),
      },
    ];
  });
}

function statementOf(earlier: PositionInSummary | undefined, { statement }: PositionInSummary) {
  if (!earlier) return "new";
  return earlier.statement.mailId === statement.mailId ? "same" : "replaced";
}

function isSame(one: PositionInSummary, other: PositionInSummary): boolean {
  return (
    statementOf(one, other) === "same" &&
    one.stage === other.stage &&
    one.statement.totalPence === other.statement.totalPence &&
    partNames.every((part) => one.pounds[part] === other.pounds[part])
  );
}

const partNames = [
  "agreedPence",
  "askedPence",
  "notAgreedPence",
  "inDisputePence",
  "notReconciledPence",
] as const satisfies readonly (keyof PoundsByState)[];

function stateOf({ stage, statement, pounds }: PositionInSummary): PositionChange["now"] {
  return { stage, totalPence: statement.totalPence, pounds };
}

function placeOf({ receivable, kind }: PositionInSummary): string {
  return `${kind} ${receivable.code}`;
}
