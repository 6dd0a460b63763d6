import { positionOfName } from "../position/decision-id.ts";
import type { PositionKey } from "../position/position-key.ts";

/** The position that the id of a reply names, `ZA1-ZB2-2022-23-Q4-rp-3`; `undefined` if the text is no such id. */
export function positionOfReply(reply: string): PositionKey | undefined {
  const name = /^(.+)-\d+$/.exec(reply.trim())?.[1];
  return name === undefined ? undefined : positionOfName(name);
}
