import type { PositionKey } from "../../domain/position/position-key.ts";

/** The id of a position's n-th message: `ZA1-ZB2-2022-23-Q4-rp-1`. */
export function idOfPositionMessage({ payable, receivable, exercise, kind }: PositionKey, number: number): string {
  return `${payable}-${receivable}-${exercise}-${kind.replaceAll("&", "")}-${number}`;
}

/** The id of the n-th message that answers a mail itself, not one of its statements. */
export function idOfMailMessage(mailId: string, number: number): string {
  return `${mailId}-${number}`;
}
