import type { LineEncoder } from "../../../domain/ledger/line-encoder.ts";
import type { LedgerMapping } from "../../../domain/ledger/ledger-mapping.ts";
import type { RefusedRow } from "../../../domain/ledger/ledger-report.ts";
import type { LedgerKind } from "../../../domain/ledger/ledger-snapshot.ts";
import type { OrganisationCode } from "../../../domain/organisation/organisation-code.ts";
import type { RecognisedSupplier } from "../ledger-suppliers.ts";
import type { SettledLine } from "./settle-line.ts";
import type { TablePlace } from "./table-log.ts";

/** Where a table is, and what is known about it before it is read. */
export interface TableSource extends TablePlace {
  readonly format: string;
  /** Added to row numbers, so that the rows of an upload with several tables have different numbers. */
  readonly rowOffset: number;
  readonly kind: LedgerKind;
  readonly mapping: LedgerMapping | undefined;
}

/** Takes the lines of a table. */
export interface LineSink {
  /** Filled with each line before `takeLine` is called. */
  readonly encoder: LineEncoder;
  /** The organisation whose ledger is read. */
  readonly owner: OrganisationCode;
  /** The organisation of the group that a code or a name means. */
  readonly findOrganisation: (codeOrName: string) => OrganisationCode | undefined;
  readonly findSupplier: (code: string, name: string) => RecognisedSupplier;
  readonly takeLine: (row: number, supplier: RecognisedSupplier, line: SettledLine) => void;
  readonly refuse: (refused: RefusedRow) => void;
}
