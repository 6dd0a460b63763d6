import type { LedgerField } from "../../../domain/ledger/ledger-mapping.ts";

/** The fields that say what is still open of a document. Without one, only its payment says that nothing is. */
export const OPEN_FIELDS: readonly LedgerField[] = ["outstanding", "paid", "owed", "settled"];
