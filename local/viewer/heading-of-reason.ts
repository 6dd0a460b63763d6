import { reasons } from "../../shared/domain/reconcile/words/reasons.ts";

const headings = new Map<string, string>(Object.entries(reasons).map(([code, { heading }]) => [code, heading]));

/** `Paid in part` for `part-paid`. What is no code of a reason stays as it is. */
export function headingOfReason(code: string): string {
  return headings.get(code) ?? code;
}
