import type { CalendarDate } from "../amounts-and-days/calendar-date.ts";
import type { Decision } from "../position/decision.ts";
import type { Directory } from "../organisation/organisation.ts";
import type { Exercise, Kind } from "../exercise/exercise.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";
import type { OrganisationCode } from "../organisation/organisation-code.ts";
import type { Pence } from "../amounts-and-days/pence.ts";
import type { Policy } from "../organisation/policy.ts";
import type { KnownConvention } from "../position/number-convention.ts";
import type { PositionKey } from "../position/position-key.ts";
import type { ClaimedLine } from "./claimed-lines.ts";
import type { ReconcileReferenceData } from "../reference/reconcile-reference-data.ts";
import type { StatementLine } from "../statement/statement-line.ts";
import type { UnreadRow } from "../statement/statement.ts";

/** All that an outcome depends on. It only ever has the ledger lines of this pair, or of NHS England as a whole for one of its bodies. */
export interface ReconcileInput {
  readonly position: PositionKey;
  /** Absent if two files are compared outside any exercise: then no threshold applies. */
  readonly exercise: Exercise | undefined;
  readonly statement: {
    readonly asAt: CalendarDate | undefined;
    readonly lines: readonly StatementLine[];
    /** The rows whose amounts could not be read: what only the ledger has may be one of them. */
    readonly unread?: readonly UnreadRow[] | undefined;
  };
  /** Absent if the payable organisation has uploaded no ledger of this kind: then nothing can be agreed. */
  readonly ledger:
    { readonly asAt: CalendarDate; readonly close: "soft" | "hard"; readonly lines: readonly LedgerLine[] } | undefined;
  readonly policy: Policy;
  readonly directory: Directory;
  readonly decisions: readonly Decision[];
  /** How the two organisations wrote the same numbers differently on earlier statements. */
  readonly knownConventions?: readonly KnownConvention[];
  /** The administrator's data; by default that of 2022-23. */
  readonly referenceData?: ReconcileReferenceData;
  /** The lines of a ledger that several bodies share which support answers to the others (ORG-01): none supports a second claim. */
  readonly claimedElsewhere?: readonly ClaimedElsewhere[];
  /** What the same two organisations have in dispute on their statements of other kinds in this exercise (REC-19). */
  readonly disputedElsewhere?: readonly { readonly kind: Kind; readonly disputedPence: Pence }[];
}

/** A ledger line that supports the answer to another body's statement. */
export interface ClaimedElsewhere extends ClaimedLine {
  readonly receivable: OrganisationCode;
}
