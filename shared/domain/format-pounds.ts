import type { Pence } from "./pence.ts";

/** `£1,234.50`, and `-£1,234.50` for a negative amount. */
export function formatPounds(amount: Pence): string {
  const digits = String(Math.abs(amount)).padStart(3, "0");
  const pounds = digits.slice(0, -2).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
  return `${amount < 0 ? "-" : ""}£${pounds}.${digits.slice(-2)}`;
}
