import type { SheetInfo } from "../cells/row.ts";
import type { LooseRow } from "./surroundings/read-header-block.ts";
import type { NamedAccount } from "./settle/settle-parties.ts";
import type { TableRecord } from "./rows/table-record.ts";

/** What was collected from all sheets of a workbook. */
export interface CollectedWorkbook {
  readonly file: string;
  readonly sheets: SheetInfo[];
  readonly tables: TableRecord[];
  readonly loose: LooseRow[];
  readonly accounts: Map<string, NamedAccount>;
  readonly hiddenColumns: Map<string, ReadonlySet<number>>;
}
