import type { Finding } from "../../../domain/statement/finding.ts";
import { isOrganisationCode } from "../../../domain/organisation/organisation-code.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import type { KnownOrganisations } from "../header-block/party-in-text.ts";
import type { TableRecord } from "../rows/table-record.ts";

/**
 * Reports a column of customers in which some codes are an organisation's and others look like one's, but are not known: those lines may be for
 * somebody else. Accounts of one customer have longer numbers, and many of them are the customer's own affair (STM-04).
 */
export function tellUnknownPayers(tables: readonly TableRecord[], known: KnownOrganisations): Finding[] {
  if (known.directory === undefined) return [];
  return tables.flatMap((table) =>
    table.payers.all().flatMap(({ column, values, isCertain }): Finding[] => {
      if (!isCertain || values.size < 2) return [];
      const texts = [...values];
      const ours = texts.filter(([text]) => known.organisationNamed(text) !== undefined);
      const unknown = texts.filter(([text]) => isOrganisationCode(text) && known.organisationNamed(text) === undefined);
      const [first] = unknown;
      const areOfOneLength = new Set(texts.map(([text]) => text.length)).size === 1;
      const areLikeTrusts = unknown.length === texts.length && areOfOneLength && first?.[0].length === TRUST_CODE;
      if (first === undefined || !(ours.length > 0 || areLikeTrusts)) return [];
      const letters = columnLetters(column);
      const heading = table.layout.header?.cells.find((cell) => cell.column === column)?.heading ?? "";
      const listed = unknown.slice(0, MOST_LISTED).map(([text, row]) => `${text} (row ${String(row)})`);
      return [
        {
          code: "payer-not-known",
          severity: "warning",
          rule: "STM-03",
          sheet: table.sheet.name,
          row: first[1],
          column: letters,
          what: `Column ${letters} ("${heading}") has codes of customers that we don't know: ${listed.join(", ")}${unknown.length > MOST_LISTED ? " and more" : ""}. All lines were read as one organisation's.`,
          todo: "Please check that every line is for the organisation that the statement is sent to, and send the others a statement of their own.",
        },
      ];
    }),
  );
}

/** Trusts have codes of three characters. */
const TRUST_CODE = 3;

const MOST_LISTED = 5;
