import { parseEmailAddress } from "../../../domain/organisation/email-address.ts";
import type { KeptRow } from "../../table/rows/kept-row.ts";
import type { Label } from "./labels-of-row.ts";

export interface Contact {
  telephone: { text: string; rank: number } | undefined;
  email: { text: string; rank: number } | undefined;
}

/** Reads the sender's telephone number and email address. Those beside a word such as "queries" are preferred. */
export function readContact(contact: Contact, row: KeptRow, labels: readonly Label[]): void {
  if (labels.some((label) => label.field === "payableName" || label.field === "payableCode")) return;
  const text = row.cells.map((cell) => cell.text).join("  ");
  if (text.length > 2000) return;
  const address = text.includes("@") ? EMAIL.exec(text)?.[0] : undefined;
  const telephone = telephoneIn(text, row, labels);
  if (address === undefined && telephone === undefined) return;
  const asked = labels.some((label) => label.field === "contact") || /\b(?:quer(?:y|ies)|enquir|contact)/iu.test(text);
  const rank = asked ? 2 : 1;
  const email = address === undefined ? undefined : parseEmailAddress(address);
  if (email !== undefined && rank > (contact.email?.rank ?? 0)) contact.email = { text: email, rank };
  if (telephone === undefined || /\bfax\b/iu.test(text)) return;
  if (rank > (contact.telephone?.rank ?? 0)) contact.telephone = { text: telephone, rank };
}

function telephoneIn(text: string, row: KeptRow, labels: readonly Label[]): string | undefined {
  const found = TELEPHONE.exec(text)?.[0];
  if (found !== undefined) return found.trim();
  if (!labels.some((label) => label.field === "telephone")) return undefined;
  // A spreadsheet drops the leading zero of a telephone number that is stored as a number.
  const number = row.cells.find((cell) => cell.type === "number" && /^[1-9]\d{8,9}$/u.test(cell.text));
  return number === undefined ? undefined : `0${number.text}`;
}

const EMAIL = /[a-z0-9._%+'-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/iu;

const TELEPHONE = /(?:\+44[\s-]?(?:\(0\))?[\s-]?|\(?0)\d(?:[\s().-]{0,2}\d){7,11}(?!\d)/u;
