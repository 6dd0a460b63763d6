import type { CalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { noPence, type Pence } from "../../domain/amounts-and-days/pence.ts";
import type { CollectionForm, FormEntry } from "../../domain/form/filled-form.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import type { Outcome } from "../../domain/position/outcome.ts";

/** A line that a figure of the form rests on. */
export interface FormLine {
  readonly counterparty: OrganisationCode;
  readonly writer: OrganisationCode;
  readonly part: "payables" | "expenditure";
  readonly on: "statement" | "our ledger only";
  readonly invoiceNumber: string;
  readonly invoiceDate: CalendarDate | undefined;
  /** Of a statement line its amount, of a ledger line what the ledger has. */
  readonly pence: Pence;
  readonly agreedPence: Pence;
  readonly notAgreedPence: Pence;
  readonly inDisputePence: Pence;
  readonly reason: string;
  readonly why: string;
}

/** What the form is: a draft, or as a person signed it. */
export type FormState =
  | { readonly state: "draft" }
  | {
      readonly state: "submitted";
      readonly round: string;
      readonly by: string;
      readonly at: string;
      readonly through: CalendarDate;
      readonly note?: string;
    };

/** What a form's workbook shows. */
export interface FormFacts {
  readonly form: CollectionForm;
  readonly lines: readonly FormLine[];
  readonly state: FormState;
  /** ISO instant. */
  readonly preparedAt: string;
}

/** The same, of which the lines may be read while the workbook is written. */
export type FormToWrite = Omit<FormFacts, "lines"> & {
  readonly lines: FormFacts["lines"] | AsyncIterable<FormLine>;
};

/** The lines of one entry's outcome, in the order of its statement, then those that only the ledger has. */
export function formLinesOf({ counterparty, writer, kind, basis }: FormEntry, outcome: Outcome): FormLine[] {
  const about = { counterparty, writer, part: kind === "i&e" ? ("expenditure" as const) : ("payables" as const) };
  return [
    ...outcome.lines.map((line) => ({
      ...about,
      on: "statement" as const,
      invoiceNumber: line.invoiceNumber,
      invoiceDate: line.invoiceDate,
      pence: line.outstandingPence,
      agreedPence: line.agreedPence,
      notAgreedPence: line.notAgreedPence,
      inDisputePence: line.disputedPence,
      reason: line.reason,
      why: line.why,
    })),
    ...outcome.ledgerOnly.map((line) => ({
      ...about,
      on: "our ledger only" as const,
      invoiceNumber: line.invoiceNumber,
      invoiceDate: line.invoiceDate,
      pence: line.outstandingPence,
      agreedPence: noPence,
      notAgreedPence: noPence,
      inDisputePence: noPence,
      reason: line.reason,
      // The sentences of an outcome speak to the other organisation of its statement.
      why: basis === "statement" ? line.why : "On our ledger; no statement came.",
    })),
  ];
}
