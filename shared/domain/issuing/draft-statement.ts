import { sumPence, type Pence } from "../amounts-and-days/pence.ts";
import type { Kind } from "../exercise/exercise.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";
import type { LedgerSnapshot } from "../ledger/ledger-snapshot.ts";
import type { OrganisationCode } from "../organisation/organisation-code.ts";
import { notTakingPart } from "../reconcile/judge/not-taking-part.ts";
import { statementConcerns, type ConcernContext, type IssuingConcern } from "./statement-concerns.ts";
import type { IssuedStatement } from "./issued-statement.ts";
import { statementLines } from "./statement-lines.ts";

/** Why no statement is issued to an organisation of which the sales ledger has lines. */
export type NotIssued = "nil" | "under-threshold" | "not-taking-part";

/** A statement as it would leave, with what should be known before it does; or why there is none. */
export type StatementDraft =
  | { readonly issue: true; readonly statement: IssuedStatement; readonly concerns: readonly IssuingConcern[] }
  | {
      readonly issue: false;
      readonly payable: OrganisationCode;
      readonly kind: Kind;
      readonly totalPence: Pence;
      readonly why: NotIssued;
    };

export interface DraftInput extends Omit<ConcernContext, "leftOut"> {
  readonly payable: OrganisationCode;
  readonly kind: Kind;
  /** The ledger in force that statements of the kind are made from, and all its lines of the payable organisation. */
  readonly ledger: Pick<LedgerSnapshot, "organisation" | "snapshot" | "asAt" | "close">;
  readonly lines: readonly LedgerLine[];
}

/**
 * Drafts the statement of one pair and kind (EXR-02, EXR-03, RCV-01): all accounts together, without netting (STM-12), as at the cut-off or
 * the ledger's date if that is earlier. A balance counts by its size, whichever way it goes (REC-14).
 */
export function draftStatement(input: DraftInput): StatementDraft {
  const { payable, kind, exercise, ledger } = input;
  const { lines, leftOut } = statementLines(kind, input.lines, exercise);
  const totalPence = sumPence(lines.map(({ claimedPence }) => claimedPence));
  const not = (why: NotIssued): StatementDraft => ({ issue: false, payable, kind, totalPence, why });
  const asAt = ledger.asAt < exercise.cutOff ? ledger.asAt : exercise.cutOff;
  const position = { payable, receivable: ledger.organisation };
  if (notTakingPart({ ...input, position }, asAt) !== undefined) return not("not-taking-part");
  if (totalPence === 0) return not("nil");
  const over = exercise.kinds[kind]?.issueOverPence;
  if (over !== undefined && Math.abs(totalPence) <= over) return not("under-threshold");
  const statement: IssuedStatement = {
    receivable: ledger.organisation,
    payable,
    exercise: exercise.exercise,
    kind,
    asAt,
    ledger: { snapshot: ledger.snapshot, asAt: ledger.asAt, close: ledger.close },
    lines: [...lines],
    totalPence,
  };
  return { issue: true, statement, concerns: statementConcerns(statement, { ...input, leftOut }) };
}
