import { isSameSender } from "../../../domain/mail/identity/named-organisation.ts";
import { parseOrganisationCode, type OrganisationCode } from "../../../domain/organisation/organisation-code.ts";
import type { KnownOrganisations } from "../header-block/party-in-text.ts";
import type { PayerValues } from "../rows/payer-values.ts";
import type { TableRecord } from "../rows/table-record.ts";

/** An organisation of the directory in a column that names whom each line is for. */
export interface PayerInColumn {
  readonly code: OrganisationCode;
  readonly sheet: string;
  readonly row: number;
}

/**
 * The payable organisations that columns of the tables name line by line (STM-03), by code or by name. The directory decides what a code or
 * a name is. The sender itself is none, with its subsidiaries and predecessors: such a column lists its own departments.
 *
 * @param named the payable organisations that something else names
 */
export function payersInColumns(
  tables: readonly TableRecord[],
  receivable: string | undefined,
  named: ReadonlySet<string>,
  known: KnownOrganisations,
): PayerInColumn[] {
  const { directory } = known;
  if (directory === undefined) return [];
  const sender = receivable === undefined ? undefined : parseOrganisationCode(receivable);
  return tables.flatMap((table) =>
    table.payers.all().flatMap((column) => {
      const organisations = organisationsIn(column, known);
      if (!namesPayers(column, organisations, named)) return [];
      return organisations
        .filter(({ code }) => sender === undefined || !isSameSender(code, sender, directory))
        .map(({ code, row }) => ({ code, sheet: table.sheet.name, row }));
    }),
  );
}

interface OrganisationInColumn {
  readonly code: OrganisationCode;
  readonly row: number;
  /** How many different texts mean it. */
  texts: number;
}

function organisationsIn({ values }: PayerValues, known: KnownOrganisations): readonly OrganisationInColumn[] {
  const found = new Map<OrganisationCode, OrganisationInColumn>();
  for (const [text, row] of values) {
    const code = known.organisationNamed(text);
    if (code === undefined) continue;
    const before = found.get(code);
    if (before) before.texts += 1;
    else found.set(code, { code, row, texts: 1 });
  }
  return [...found.values()];
}

/**
 * Whether a column names whom its lines are for. A column of account codes may hold one that happens to be an organisation's; and if only
 * the values speak for a column, all of them must, and include the organisation that is named elsewhere.
 */
function namesPayers(
  { values, isCertain }: PayerValues,
  organisations: readonly OrganisationInColumn[],
  named: ReadonlySet<string>,
): boolean {
  const texts = organisations.reduce((sum, each) => sum + each.texts, 0);
  const isNamed = organisations.some(({ code }) => named.has(code));
  if (isCertain && organisations.length > 1) return isNamed || texts * 2 >= values.size;
  if (isCertain) return texts === values.size;
  return organisations.length > 1 && texts === values.size && (named.size === 0 || isNamed);
}
