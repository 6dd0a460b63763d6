import type { CalendarDate } from "../amounts-and-days/calendar-date.ts";
import type { Pence } from "../amounts-and-days/pence.ts";
import type { ExerciseId, Kind } from "../exercise/exercise.ts";
import type { Round } from "../form/rounds.ts";
import type { OrganisationCode } from "../organisation/organisation-code.ts";
import type { RoundMismatch } from "./mismatch-by-round.ts";
import type { Timeliness } from "./timeliness.ts";
import type { DisputeAge } from "./told-disputes.ts";

/** How it stood with one pair in a round of the collection form. */
export interface RoundScore {
  readonly round: Round;
  readonly mismatch: RoundMismatch;
  /** What was agreed at the round's time; absent if no picture was taken then, or none of it. */
  readonly agreedPence?: Pence;
}

/** One counterparty and kind where the organisation owes: their statement, and our answer to it. */
export interface OwingScore {
  readonly counterparty: OrganisationCode;
  readonly kind: Kind;
  /** Of their first statement. */
  readonly statement: Timeliness;
  /** How many they have sent. */
  readonly statements: number;
  /** How often they were asked for one. */
  readonly requests: number;
  /** How often they were reminded of what we need from them. */
  readonly reminders: number;
  /** What our ledger has, and the statement had not, when it was first answered; absent if it has not been. */
  readonly notOnStatement?: { readonly lines: number; readonly pence: Pence };
  /** Of our first answer. An acknowledgement without a ledger is none. */
  readonly answer: Timeliness;
  readonly atFirstAnswer?: { readonly claimedPence: Pence; readonly agreedPence: Pence };
  readonly dispute?: DisputeAge;
  readonly rounds: readonly RoundScore[];
}

/** One counterparty and kind where the organisation is owed: its own statement. What they answer is not counted. */
export interface OwedScore {
  readonly counterparty: OrganisationCode;
  readonly kind: Kind;
  /** When the first was released to be sent. */
  readonly statement: Timeliness;
  readonly statements: number;
  readonly rounds: readonly RoundScore[];
}

/** How an organisation and its counterparties did in one exercise (OVS-03). */
export interface Scorecard {
  readonly organisation: OrganisationCode;
  readonly exercise: ExerciseId;
  /** The day up to which disputes are counted: that of the scorecard, or the last of the exercise. */
  readonly until: CalendarDate;
  /** By kind, then by code. */
  readonly owing: readonly OwingScore[];
  readonly owed: readonly OwedScore[];
  /** When the organisation handed in its form, round by round. */
  readonly forms: readonly { readonly round: Round; readonly handedIn: Timeliness }[];
  /** The kinds of which nobody knows who should have sent a statement: neither a ledger of the quarter is in force, nor was a picture taken. */
  readonly expectedUnknown: readonly Kind[];
}
