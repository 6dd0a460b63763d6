import { pence, type Pence } from "./pence.ts";

/** Reads pounds and pence as a person types them: `1234.50`, `£1,234.50`, `-12`; `undefined` if it is no such amount. */
export function parsePounds(text: string): Pence | undefined {
  const found = /^(-?)£?(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!found) return undefined;
  const [, before = "", after = "", pounds = "", rest = ""] = found;
  if (before !== "" && after !== "") return undefined;
  const amount = Number(pounds.replaceAll(",", "")) * 100 + Number(rest.padEnd(2, "0"));
  return Number.isSafeInteger(amount) ? pence(before + after === "-" ? 0 - amount : amount) : undefined;
}
