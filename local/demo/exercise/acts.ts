import type { CalendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import type { Kind } from "../../../shared/domain/exercise/exercise.ts";
import type { Round } from "../../../shared/domain/form/rounds.ts";
import type { LedgerKind } from "../../../shared/domain/ledger/ledger-snapshot.ts";
import type { SubmittedRow } from "../../../shared/domain/mismatch/submitted-form.ts";
import type { Body } from "./bodies.ts";

/** A line of a statement or of a ledger, in pounds. */
export interface PlayedLine {
  readonly number: string;
  readonly date: CalendarDate;
  readonly what: string;
  readonly pounds: number;
}

/** A line of a ledger: open and approved, if nothing else is said. */
export interface PlayedLedgerLine extends PlayedLine {
  /** Its supplier, or its customer on a sales ledger. */
  readonly party: Body;
  /** What is still outstanding, if part of it is paid. */
  readonly outstanding?: number;
  readonly status?: "awaiting-approval" | "paid";
  readonly disputed?: number;
  readonly paidOn?: CalendarDate;
  readonly isAccrual?: true;
}

/** What one of the organisations does on a day. */
export type Act =
  | {
      readonly act: "ledger";
      readonly of: Body;
      readonly kind: LedgerKind;
      readonly asAt: CalendarDate;
      readonly close: "soft" | "hard";
      readonly lines: readonly PlayedLedgerLine[];
    }
  | {
      readonly act: "statement";
      readonly from: Body;
      readonly to: Body;
      readonly kind: Kind;
      /** If the sender writes another subject than it should. */
      readonly subject?: string;
      readonly lines: readonly PlayedLine[];
    }
  | {
      /** From its sales ledger in force. It is on its form from then on, and Accord mails it to the address on the contact list. */
      readonly act: "release";
      readonly of: Body;
      readonly to: Body;
      readonly kind: Kind;
      readonly by: string;
    }
  | {
      readonly act: "decide";
      readonly of: Body;
      readonly about: Body;
      readonly kind: Kind;
      readonly number: string;
      readonly claimed: number;
      readonly agreed: number;
      readonly by: string;
      readonly tell: string;
    }
  | {
      readonly act: "note";
      readonly of: Body;
      readonly about: Body;
      readonly kind: Kind;
      readonly by: string;
      readonly with: string;
      readonly text: string;
    }
  | { readonly act: "sign"; readonly of: Body; readonly round: Round; readonly by: string; readonly note: string }
  | { readonly act: "reopen"; readonly of: Body; readonly by: string; readonly note: string }
  /** The form of an organisation that does not use Accord, as the national body has it. */
  | { readonly act: "hand-in"; readonly of: Body; readonly round: Round; readonly rows: readonly SubmittedRow[] }
  | { readonly act: "mismatches" };

/** A day of the exercise, and what happens on it. */
export interface PlayedDay {
  /** When the clock is moved to it: ISO instant. */
  readonly at: string;
  /** What the timetable says of it. */
  readonly timetable?: string;
  readonly acts: readonly Act[];
}
