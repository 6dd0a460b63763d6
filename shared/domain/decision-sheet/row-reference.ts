import { positionName, positionOfName } from "../position/decision-id.ts";
import type { PositionKey } from "../position/position-key.ts";

/** Which line a row of a Decisions sheet is about, and how the line stood when the sheet was made. */
export interface RowReference {
  readonly position: PositionKey;
  readonly line: number;
  /** Digest of `stateOfLine`. */
  readonly state: string;
  /** If the sheet showed a decision that waits for a second person: its mark. */
  readonly waiting?: string;
}

/** The reference as the sheet's last column has it: `ZA1-ZB2-2022-23-Q4-rp/12/3f9ac0d1e2b4`, and `/4f09c2` for a decision that waits. */
export function rowReference({ position, line, state, waiting }: RowReference): string {
  return [positionName(position), String(line), state, ...(waiting === undefined ? [] : [waiting])].join("/");
}

/** Reads a reference; `undefined` if the text is none. */
export function parseRowReference(text: string): RowReference | undefined {
  const [, name = "", line = "", state = "", waiting] =
    /^([A-Z0-9-]+Q\d-[a-z]+)\/(\d{1,7})\/([0-9a-f]{12})(?:\/([0-9a-z]+))?$/.exec(text.trim()) ?? [];
  const position = positionOfName(name);
  if (position === undefined) return undefined;
  return { position, line: Number(line), state, ...(waiting === undefined ? {} : { waiting }) };
}
