import { noPence } from "../../domain/amounts-and-days/pence.ts";
import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { formatCalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import type { CoverageInSummary } from "../../domain/mismatch-summary/mismatch-summary.ts";
import { nameOfLedger } from "../words/statement-words.ts";

type CoverageRow = CoverageInSummary["rows"][number];

/** How many statements of a kind were expected and came, in a sentence (REC-18, OVS-02). */
export function coverageSentence(coverage: CoverageInSummary): string {
  const expected = coverage.rows.filter(({ expectation }) => expectation === "over-threshold");
  if (coverage.basis !== "ledger") return `${noBasis(coverage)} ${came(coverage.rows)}`;
  const states = [
    ["missing", "missing"],
    ["not-due", "not due yet"],
    ["refused", "refused, and not sent again"],
    ["held", "waiting for their senders to confirm them"],
  ] as const;
  const counts = states.flatMap(([state, words]) => {
    const count = expected.filter((row) => row.state === state).length;
    return count === 0 ? [] : [`${count.toLocaleString("en-GB")} ${words}`];
  });
  const have = expected.filter((row) => row.statementPence !== undefined).length;
  const over =
    (coverage.issueOverPence ?? noPence) === noPence ? "" : ` over ${formatPounds(coverage.issueOverPence ?? noPence)}`;
  const rest = counts.length === 0 ? "" : `; ${counts.join(", ")}`;
  return expected.length === 0
    ? `Our ledger has no balance${over} with anybody who takes part. ${came(coverage.rows)}`
    : `${have.toLocaleString("en-GB")} of ${expected.length.toLocaleString("en-GB")} that our ledger expects${over === "" ? "" : ` (balances${over})`} ${have === 1 ? "has" : "have"} come${rest}.`;
}

/** Why a statement is expected from an organisation, or is not. */
export function expectationWords({ expectation }: CoverageRow, coverage: CoverageInSummary): string {
  switch (expectation) {
    case "over-threshold":
      return "Expected";
    case "not-over-threshold":
      return "Not expected: under the threshold";
    case "no-balance":
      return "Not expected: no balance on our ledger";
    case "not-taking-part":
      return "Not expected: does not take part";
    case "unknown":
      return `Not known: ${noBasis(coverage).replace(/\.$/, "")}`;
  }
}

/** What came of a statement, in a word or two. */
export function coverageStateWords({ state }: CoverageRow): string {
  return {
    agreed: "Agreed in full",
    answered: "Answered",
    received: "Received",
    held: "Waits for its sender",
    refused: "Refused",
    missing: "Missing",
    "not-due": "Not due yet",
    "none-needed": "None needed",
  }[state];
}

function noBasis({ basis, kind, askFrom }: CoverageInSummary): string {
  switch (basis) {
    case "no-ledger":
      return `No ${nameOfLedger(kind)} is uploaded.`;
    case "ledger-of-another-quarter":
      return `The ${nameOfLedger(kind)} is of another quarter.`;
    case "no-threshold":
      return `The threshold for issuing is not set yet${askFrom === undefined ? "" : ` (statements are asked for from ${formatCalendarDate(askFrom)})`}.`;
    case "not-in-exercise":
      return "The exercise takes no statements of this kind.";
    case "ledger":
      return "";
  }
}

function came(rows: readonly CoverageRow[]): string {
  const count = rows.filter(({ statementPence }) => statementPence !== undefined).length;
  return count === 0 ? "None has come." : `${count.toLocaleString("en-GB")} ${count === 1 ? "has" : "have"} come.`;
}
