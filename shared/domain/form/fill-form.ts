import { formatPounds } from "../amounts-and-days/format-pounds.ts";
import { noPence, sumPence } from "../amounts-and-days/pence.ts";
import type { ExerciseId } from "../exercise/exercise.ts";
import type { OrganisationCode } from "../organisation/organisation-code.ts";
import type { Directory } from "../organisation/organisation.ts";
import { wgaAgreementOf, wgaCodes } from "../reference/whole-of-government-2022-23.ts";
import { formRow } from "./collection-form.ts";
import type { CollectionForm, CounterpartyRow, FormEntry, OpenPoint } from "./filled-form.ts";
import { sectorOf, sectors, wgaSectorOf, type Sector } from "./sector.ts";

/** The order of the parts on the form. */
export const formParts = ["payables", "receivables", "income", "expenditure"] as const;

export interface FormInput {
  readonly organisation: OrganisationCode;
  readonly exercise: ExerciseId;
  readonly directory: Directory;
  readonly ledgers: CollectionForm["ledgers"];
  readonly entries: readonly FormEntry[];
  /** What is open besides what the entries say: about ledgers. */
  readonly open: readonly OpenPoint[];
}

/**
 * Fills the collection form: one row a counterparty in each part (COL-01), the sum of what its statements and our ledger add, by the lists
 * of sectors (COL-14). A counterparty whose row would be empty has none, unless it sent a statement.
 */
export function fillForm(input: FormInput): CollectionForm {
  const { organisation, exercise, directory, ledgers, entries, open } = input;
  const own = directory.get(organisation);
  const wga = wgaSectorOf(own && sectorOf(own));
  const rows = formParts.flatMap((part) => rowsOfPart(part, input, wga));
  return {
    organisation,
    name: own?.name ?? organisation,
    exercise,
    ledgers,
    rows,
    entries: [...entries],
    open: [...open, ...entries.flatMap((entry) => entry.open), ...pointsOnRows(rows)],
  };
}

function rowsOfPart(
  part: CounterpartyRow["part"],
  { entries, directory }: FormInput,
  wga: ReturnType<typeof wgaSectorOf>,
): CounterpartyRow[] {
  const byCounterparty = new Map<OrganisationCode, { rows: FormEntry["rows"]; entries: FormEntry[] }>();
  for (const entry of entries) {
    const own = entry.rows.filter((row) => row.part === part);
    if (own.length === 0) continue;
    const known = byCounterparty.get(entry.counterparty) ?? { rows: [], entries: [] };
    byCounterparty.set(entry.counterparty, { rows: [...known.rows, ...own], entries: [...known.entries, entry] });
  }
  const made = Array.from(byCounterparty, ([counterparty, { rows, entries: from }]): CounterpartyRow => {
    const listed = directory.get(counterparty);
    const sector = listed && sectorOf(listed);
    const row = sumOfRows(part, rows, from);
    return {
      ...row,
      reasons: [...row.reasons],
      part,
      counterparty,
      name: listed?.name ?? counterparty,
      ...(sector === undefined ? {} : { sector }),
      wga: wgaAgreementOf(wga, { code: counterparty, isExempt: isExemptList(sector) }, row.totalPence),
      bases: [...new Set(from.map(({ basis }) => basis))],
    };
  });
  return made.filter((row) => !isEmpty(row)).sort(inOrder);
}

/** REC-16: where several bodies' statements make up one row, each reason says whose it is. */
function sumOfRows(part: CounterpartyRow["part"], rows: FormEntry["rows"], from: readonly FormEntry[]) {
  const several = from.length > 1;
  return formRow({
    part,
    notifiedPence: sumPence(rows.map((row) => row.notifiedPence)),
    accruedPence: sumPence(rows.map((row) => row.accruedPence)),
    adjustedPence: sumPence(rows.map((row) => row.adjustedPence)),
    disputedPence: sumPence(rows.map((row) => row.disputedPence)),
    reasons: from.flatMap(({ writer, rows: own }) =>
      own
        .filter((row) => row.part === part)
        .flatMap(({ reasons }) => reasons.map((reason) => (several ? `${writer}: ${reason}` : reason))),
    ),
  });
}

/** ORG-10: trusts, local authorities and public corporations are partners with whom nothing is agreed. */
function isExemptList(sector: Sector | undefined): boolean {
  return sector === "NHS providers" || sector === "Local authorities" || sector === "Public corporations";
}

function isEmpty({ notifiedPence, accruedPence, adjustedPence, disputedPence, bases }: CounterpartyRow): boolean {
  const isNil = [notifiedPence, accruedPence, adjustedPence, disputedPence].every((amount) => amount === noPence);
  return isNil && !bases.some((basis) => STATEMENTS.has(basis));
}

const STATEMENTS: ReadonlySet<string> = new Set(["statement", "not-compared", "own-statement"]);

function inOrder(one: CounterpartyRow, other: CounterpartyRow): number {
  return placeOf(one) - placeOf(other) || (one.counterparty < other.counterparty ? -1 : 1);
}

function placeOf({ sector }: CounterpartyRow): number {
  return sector === undefined ? sectors.length : sectors.indexOf(sector);
}

/** COL-14, ORG-10: counterparties that stand on no list, and codes against which nothing is recorded in a part. */
function pointsOnRows(rows: readonly CounterpartyRow[]): OpenPoint[] {
  return rows.flatMap((row): OpenPoint[] => {
    const { counterparty, part, totalPence, sector } = row;
    const about = { counterparty, part, pence: totalPence };
    const code = wgaCodes.find((known) => known.code === counterparty);
    if (code !== undefined && !code.parts.includes(part)) {
      return [
        {
          ...about,
          kind: "code-not-used",
          what: `${counterparty} is not used in ${part}, and has ${formatPounds(totalPence)} there: what is recorded against it is ${code.recorded}.`,
        },
      ];
    }
    if (sector !== undefined) return [];
    return [
      {
        ...about,
        kind: "on-no-list",
        what: `${counterparty} is on none of the form's lists, and has ${formatPounds(totalPence)} in ${part}: correct what the directory says of it, or ask.`,
      },
    ];
  });
}
