import { shortNameOfKind, type Kind } from "../../../shared/domain/exercise/exercise.ts";
import type { Directory } from "../../../shared/domain/organisation/organisation.ts";
import type { CoverageInSummary } from "../../../shared/domain/mismatch-summary/mismatch-summary.ts";
import { organisationLabel } from "../pages/organisation-label.ts";
import type { List } from "./list.ts";
import { kindInWords } from "./position-list.ts";

/** From whom a statement of a kind is expected, and what came of it. */
export interface CoverageOfKind {
  readonly kind: Kind;
  readonly row: CoverageInSummary["rows"][number];
  /** What came of it, and why it is expected, in words. */
  readonly state: string;
  readonly expectation: string;
}

/** From whom statements are expected and which have come, the largest balance first. */
export function coverageList(directory: Directory): List<CoverageOfKind> {
  const nameOf = ({ row: { counterparty } }: CoverageOfKind) => `${counterparty.code} ${counterparty.name}`;
  return {
    unit: ["organisation", "organisations"],
    columns: [
      {
        name: "counterparty",
        heading: "Counterparty",
        look: "title",
        text: nameOf,
        cell: ({ row }) => organisationLabel(row.counterparty.code, directory),
      },
      { name: "kind", heading: "Kind", look: "nowrap", text: ({ kind }) => shortNameOfKind(kind) },
      { name: "balance", heading: "Balance on the ledger", amount: ({ row }) => row.balancePence },
      { name: "statement", heading: "Statement", amount: ({ row }) => row.statementPence },
      { name: "state", heading: "State", text: ({ state }) => state },
      { name: "expected", heading: "Expected", text: ({ expectation }) => expectation },
    ],
    filters: [
      { name: "kind", label: "Kind", all: "all", of: ({ kind }) => [kind], words: kindInWords },
      { name: "state", label: "State", all: "all", of: ({ state }) => [state] },
      { name: "expected", label: "Expected", all: "all", of: ({ expectation }) => [expectation] },
    ],
    search: { label: "Counterparty", textOf: nameOf },
    usualOrder: {
      words: "the largest balance first",
      compare: (one, other) => Math.abs(other.row.balancePence) - Math.abs(one.row.balancePence),
    },
    empty: "No statement is expected, and none came.",
  };
}
