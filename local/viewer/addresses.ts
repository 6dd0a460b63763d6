import type { PositionKey } from "../../shared/domain/position/position-key.ts";

/** The address of a mail's page. */
export function hrefOfMail(id: string): string {
  return `/mail/${encodeURIComponent(id)}`;
}

/** The address of a position's page. */
export function hrefOfPosition(key: PositionKey): string {
  return `/positions/${[key.payable, key.receivable, key.exercise, key.kind].map(encodeURIComponent).join("/")}`;
}
