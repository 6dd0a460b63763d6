import type { CalendarDate } from "../amounts-and-days/calendar-date.ts";
import type { OrganisationCode } from "../organisation/organisation-code.ts";
import type { ReconcileReferenceData } from "./reconcile-reference-data.ts";

/** What the prefixes of an issuer's invoice numbers mark (ORG-05). */
export type InvoicePrefix = ReconcileReferenceData["invoicePrefixes"][number];

/** The prefix that marks a number, and what it means; an empty prefix if the number is one of all the issuer's others. */
export interface Mark {
  readonly prefix: string;
  readonly means: InvoicePrefix;
}

/** ORG-05: the prefixes in force that show to which body the invoices of an issuer belong. */
export function prefixesOfIssuer(
  prefixes: readonly InvoicePrefix[],
  issuer: { readonly code?: OrganisationCode | undefined; readonly name: string },
  asAt: CalendarDate | undefined,
): readonly InvoicePrefix[] {
  const name = issuer.name.toUpperCase();
  return prefixes.filter(
    ({ issuers, issuerNames, unlessNames = [], from, to }) =>
      ((issuer.code !== undefined && issuers.includes(issuer.code)) ||
        issuerNames.some((words) => name.includes(words))) &&
      !unlessNames.some((words) => name.includes(words)) &&
      (asAt === undefined || ((from === undefined || from <= asAt) && (to === undefined || asAt <= to))),
  );
}

/** ORG-05: what the number of an issuer's invoice marks. The longest prefix counts. @param number in normal form */
export function markOf(prefixes: readonly InvoicePrefix[], number: string): Mark | undefined {
  let best: Mark | undefined;
  for (const means of prefixes) {
    for (const prefix of means.prefixes) {
      if (prefix.length > (best?.prefix.length ?? 0) && number.startsWith(prefix)) best = { prefix, means };
    }
  }
  const others = prefixes.find(({ otherNumbers }) => otherNumbers === true);
  return best ?? (others === undefined ? undefined : { prefix: "", means: others });
}
