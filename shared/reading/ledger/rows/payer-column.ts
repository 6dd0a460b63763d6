import type { Finding } from "../../../domain/statement/finding.ts";
import type { OrganisationCode } from "../../../domain/organisation/organisation-code.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import { shownInMessage } from "../fields/cell-readings.ts";

/** Counts whose ledger the lines are in, by the column that says so. */
export interface PayerColumn {
  note(row: number, payer: string): void;
  findings(): Finding[];
}

/** More names than this are not those of companies with one ledger: the column names something else. */
const MOST_PAYERS = 6;

/**
 * Nobody may be told of another organisation's ledger, so lines of another one refuse the upload. Several names that are none of the group's are
 * asked about: they may be the companies of one organisation, or of several.
 *
 * @param owner the organisation whose ledger is read
 * @param organisationOf the organisation of the group that a code or a name means
 */
export function payerColumn(
  column: number,
  heading: string,
  owner: OrganisationCode,
  organisationOf: (payer: string) => OrganisationCode | undefined,
): PayerColumn {
  const payers = new Map<string, { count: number; row: number }>();
  let isOther = false;

  return {
    note(row, payer) {
      if (payer === "" || isOther) return;
      const known = payers.get(payer);
      if (known !== undefined) known.count += 1;
      else if (payers.size >= MOST_PAYERS) isOther = true;
      else payers.set(payer, { count: 1, row });
    },
    findings() {
      if (isOther) return [];
      const named = [...payers].map(([payer, { count, row }]) => ({
        payer,
        count,
        row,
        organisation: organisationOf(payer),
      }));
      const others = named.filter(({ organisation }) => organisation !== undefined && organisation !== owner);
      const [first] = others.length > 0 ? others : named;
      if (first === undefined || (others.length === 0 && named.length < 2)) return [];
      const listed = named
        .map(({ payer, count }) => `${shownInMessage(payer)} in ${String(count)} ${count === 1 ? "line" : "lines"}`)
        .join(", ");
      const place = { row: first.row, column: columnLetters(column) };
      const says = `Column ${columnLetters(column)} "${heading}" says whose ledger each line is in: ${listed}.`;
      return others.length > 0
        ? [
            {
              code: "ledger-of-another-organisation",
              severity: "refusal",
              ...place,
              what: `${says} Only lines of ${owner} may be in its ledger.`,
              todo: `Please export the ledger of ${owner} alone, and upload it again.`,
            },
          ]
        : [
            {
              code: "several-companies",
              severity: "warning",
              ...place,
              what: `${says} All lines were read as the ledger of ${owner}.`,
              todo: `If some are another organisation's, please export the ledger of ${owner} alone, and upload it again.`,
            },
          ];
    },
  };
}
