import type { OrganisationCode } from "../organisation/organisation-code.ts";
import type { PairMismatch } from "./compare-forms.ts";

/** One organisation's view of a pair. */
export interface OwnMismatch {
  readonly organisation: OrganisationCode;
  readonly counterparty: OrganisationCode;
  readonly role: "receivable" | "payable";
  readonly pair: PairMismatch;
}

/** MIS-02: the same pairs, each under both of its organisations, in order of organisation; of each, the largest mismatch first. */
export function byOrganisation(pairs: readonly PairMismatch[]): OwnMismatch[] {
  return pairs
    .flatMap((pair): OwnMismatch[] => [
      { organisation: pair.receivable, counterparty: pair.payable, role: "receivable", pair },
      { organisation: pair.payable, counterparty: pair.receivable, role: "payable", pair },
    ])
    .map((own, place) => ({ own, place }))
    .sort((one, other) =>
      one.own.organisation === other.own.organisation
        ? one.place - other.place
        : one.own.organisation < other.own.organisation
          ? -1
          : 1,
    )
    .map(({ own }) => own);
}

/** The pairs that an organisation may see: its own. */
export function pairsOf(pairs: readonly PairMismatch[], organisation: OrganisationCode): PairMismatch[] {
  return pairs.filter(({ receivable, payable }) => receivable === organisation || payable === organisation);
}
