import type { Way } from "../../table/sums/choose-signs.ts";
import type { MarkedLines } from "../rows/line-marks.ts";
import type { TableRecord } from "../rows/table-record.ts";

/** Marked lines with the way in which they count. */
export interface DecidedMark {
  readonly table: TableRecord;
  readonly mark: MarkedLines;
  readonly way: Way;
  /** Whether the words alone would have decided otherwise. */
  readonly overruled: boolean;
  /** Whether the stated totals prove it. */
  readonly proven: boolean;
  /** Whether every stated total is what the lines add up to when they count so. */
  readonly explained: boolean;
}
