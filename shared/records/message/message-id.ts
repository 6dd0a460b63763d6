import type { PositionKey } from "../../domain/position/position-key.ts";

/** The id of the n-th message that a position gave rise to: `ZA1-ZB2-2022-23-Q4-rp-1`. */
export function messageIdOf({ payable, receivable, exercise, kind }: PositionKey, number: number): string {
  return `${payable}-${receivable}-${exercise}-${kind.replaceAll("&", "")}-${number}`;
}

/** The id of the n-th message that a mail itself gave rise to. */
export function messageIdOfMail(mailId: string, number: number): string {
  return `${mailId}-${number}`;
}
