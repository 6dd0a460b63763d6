import { whoseOrganisation } from "../../domain/canary/whose.ts";
import { kindSchema, type Exercise, type Kind } from "../../domain/exercise/exercise.ts";
import { draftStatement, type StatementDraft } from "../../domain/issuing/draft-statement.ts";
import { salesLedgerKindOf } from "../../domain/ledger/ledger-kind-of.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import { counterpartiesOfLedger } from "../ledger/counterparties-of-ledger.ts";
import type { Ledgers } from "../ledger/ledgers.ts";
import type { ReferenceLists } from "../reference/reference-data.ts";
import type { JsonObjects } from "../storage/json-objects.ts";

export interface GatherDraftsPorts {
  readonly ledgers: Pick<Ledgers, "current" | "linesOf">;
  readonly referenceLists: ReferenceLists;
  readonly objects: JsonObjects;
}

/** A kind of which no statement can be drafted, because the organisation has no ledger for it. */
export interface NoLedger {
  readonly kind: Kind;
  readonly noLedger: true;
}

/**
 * Drafts every statement of an organisation for an exercise from its sales ledgers in force, one after another: one a counterparty and kind.
 *
 * @param which only those of some kinds, or to one organisation
 */
export async function* gatherDrafts(
  organisation: OrganisationCode,
  exercise: Exercise,
  which: { readonly kind?: Kind | undefined; readonly payable?: OrganisationCode | undefined },
  ports: GatherDraftsPorts,
): AsyncGenerator<StatementDraft | NoLedger> {
  const { directory, contacts, reconciling } = await ports.referenceLists.all(whoseOrganisation(organisation));
  for (const kind of kindSchema.options) {
    if (exercise.kinds[kind] === undefined || (which.kind !== undefined && which.kind !== kind)) continue;
    const ledger = await ports.ledgers.current(organisation, salesLedgerKindOf(kind));
    if (!ledger) {
      yield { kind, noLedger: true };
      continue;
    }
    for (const payable of await counterpartiesOfLedger(ledger, ports.objects)) {
      if (which.payable !== undefined && which.payable !== payable) continue;
      const lines = await ports.ledgers.linesOf(ledger, payable);
      yield draftStatement({
        payable,
        kind,
        exercise,
        ledger,
        lines,
        directory,
        contacts,
        referenceData: reconciling,
      });
    }
  }
}
