import * as z from "zod";

import { organisationCodeSchema, type OrganisationCode } from "../organisation/organisation-code.ts";
import { askOfRow } from "./ask-of-row.ts";
import type { RowResult } from "./decide-row.ts";
import { decisionInWords } from "./decision-in-words.ts";
import { decisionWords } from "./decision-words.ts";
import type { FilledRow } from "./filled-row.ts";

/** What became of a row of a Decisions sheet, as the person who sent it is told. */
export const toldRowSchema = z.object({
  /** Its number in the spreadsheet. */
  row: z.number().int().positive(),
  /** The sheet that it is on, unless that is the Decisions sheet. */
  sheet: z.literal("Replies").optional(),
  receivable: organisationCodeSchema.optional(),
  invoice: z.string(),
  /** What the row asks for, in words. */
  asked: z.string(),
  /** `waits`: it is recorded, and a second person must approve it. `known`: it was there already. */
  became: z.enum(["recorded", "waits", "approved", "rejected", "known", "released", "kept-back", "refused"]),
  /** In a sentence; empty if there is nothing to add. */
  why: z.string(),
});

export type ToldRow = z.infer<typeof toldRowSchema>;

/** `became` in words. */
export const becameWords: Readonly<Record<ToldRow["became"], string>> = {
  recorded: "recorded",
  waits: "waits for a second person",
  approved: "approved",
  rejected: "rejected",
  known: "recorded before",
  released: "it leaves",
  "kept-back": "it is kept back",
  refused: "not done",
};

/** @param receivable whose line it is; undefined if its reference names none of the payable organisation's */
export function toldRow(row: FilledRow, receivable: OrganisationCode | undefined, result: RowResult): ToldRow {
  return {
    row: row.row,
    ...(receivable === undefined ? {} : { receivable }),
    invoice: row.invoice,
    asked: askedInWords(row, result),
    became: becameOf(result),
    why: whyOf(result),
  };
}

function becameOf(result: RowResult): ToldRow["became"] {
  switch (result.became) {
    case "decided":
      return result.decision.secondPersonOverPence === undefined ? "recorded" : "waits";
    case "answered":
      return result.step.step === "approved" ? "approved" : "rejected";
    case "known":
    case "refused":
      return result.became;
  }
}

function whyOf(result: RowResult): string {
  switch (result.became) {
    case "known":
    case "refused":
      return result.why;
    case "answered":
      return `${result.decision.by} had decided it.`;
    case "decided":
      return [
        result.why,
        result.decision.decision === "same-invoice"
          ? "If your ledger has no such open invoice of this counterparty, the line keeps its verdict, and the revised response says so."
          : undefined,
      ]
        .filter((sentence) => sentence !== undefined)
        .join(" ");
  }
}

/** What a row asks for, as the person wrote it where it is not clear. */
function askedInWords(row: FilledRow, result: RowResult): string {
  if (result.became !== "refused") return decisionInWords(result.decision);
  const ask = askOfRow(row);
  if ("unclear" in ask) return row.decision === "" ? "no decision" : `“${row.decision}”`;
  const word = decisionWords[ask.action === "decide" ? ask.decision : ask.action];
  return row.amount === "" ? word : `${word} ${row.amount}`;
}
