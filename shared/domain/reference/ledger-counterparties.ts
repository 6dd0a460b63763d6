import type { OrganisationCode } from "../organisation/organisation-code.ts";
import type { ReconcileReferenceData } from "./reconcile-reference-data.ts";

/**
 * The counterparties under which a payer's ledger may have what it owes a receivable organisation: the organisation itself, and for
 * the bodies of NHS England its core, against which everybody records it, whichever of them writes (ORG-01).
 */
export function ledgerCounterpartiesOf(
  { subEntities }: Pick<ReconcileReferenceData, "subEntities">,
  receivable: OrganisationCode,
): readonly OrganisationCode[] {
  return sharesLedgerOfCore(subEntities, receivable) ? [receivable, subEntities.core] : [receivable];
}

/** The other bodies of NHS England that a payer has on the same lines of its ledger as this one; none for any other organisation. */
export function othersOnSameLedger(
  { subEntities }: Pick<ReconcileReferenceData, "subEntities">,
  receivable: OrganisationCode,
): readonly OrganisationCode[] {
  if (receivable !== subEntities.core && !sharesLedgerOfCore(subEntities, receivable)) return [];
  const bodies = new Set([subEntities.core, ...subEntities.bodies.map(({ code }) => code)]);
  return [...bodies].filter((code) => code !== receivable);
}

/** Whether a body is one of those whose trade everybody records against the core of NHS England, and not the core itself. */
export function sharesLedgerOfCore(
  { core, bodies }: ReconcileReferenceData["subEntities"],
  body: OrganisationCode,
): boolean {
  return body !== core && bodies.some(({ code }) => code === body);
}
