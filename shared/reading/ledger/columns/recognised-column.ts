import type { LedgerField } from "../../../domain/ledger/ledger-mapping.ts";

/** A column as the report shows it. */
export interface RecognisedColumn {
  readonly column: number;
  readonly heading: string;
  readonly field: LedgerField | undefined;
  readonly why: string;
}
