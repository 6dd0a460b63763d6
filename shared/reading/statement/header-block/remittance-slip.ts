import type { KeptRow } from "../../table/rows/kept-row.ts";
import type { LabelField } from "./label-synonyms.ts";

const SLIP =
  /^(?:payment|remittance) (?:advice|slip|stub|voucher)\b.{0,40}$|\b(?:detach|tear off|cut along|return (?:this|the) (?:slip|portion|part|section))\b/iu;

/** Whether a row begins the slip that goes back with the payment: `PAYMENT ADVICE`, `Please detach and return with your payment`. */
export function beginsSlip({ cells }: KeptRow): boolean {
  return cells.some(({ type, text }) => type === "text" && text.length <= LONGEST && SLIP.test(text));
}

const LONGEST = 120;

/** Whether a label of a slip is beside the one to whom it goes back. */
export function isAddressee(label: string): boolean {
  return /^(?:to|pay(?:able)? to|payee|(?:please )?(?:remit|return|send)(?: payment)? to)$/iu.test(label.trim());
}

/** Whether a label is beside an organisation. */
export function isOfParty(field: LabelField): boolean {
  return PARTY.has(field);
}

const PARTY = new Set<LabelField>([
  "receivableName",
  "receivableCode",
  "payableName",
  "payableCode",
  "anyName",
  "anyCode",
]);
