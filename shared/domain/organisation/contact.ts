import * as z from "zod";
import { emailAddressSchema, type EmailAddress } from "./email-address.ts";
import type { Directory } from "./organisation.ts";
import { type OrganisationCode, organisationCodeSchema } from "./organisation-code.ts";

/** Digits with what people write between them, and an extension: `01632 960101 ext 12`. */
const TELEPHONE = /^\+?[\d(][\d ()./-]{4,28}(?: ?(?:x|ext\.?) ?\d{1,6})?$/i;

/** A telephone number as replies print it. */
export const telephoneSchema = z.string().trim().regex(TELEPHONE, { error: "is not a telephone number" });

/**
 * One line of the contact list in force (STM-14). Replies go to `statements` addresses (RSP-04). A `decisions` address belongs to one
 * person who may decide about lines by mail; an address may have several lines, each with another role. An `exercise` address is that of an organisation that leads exercises:
 * it sends mismatch reports, and collection forms are sent to its organisation.
 */
export const contactSchema = z.object({
  code: organisationCodeSchema,
  email: emailAddressSchema,
  role: z.enum(["statements", "escalation", "finance", "decisions", "exercise"]),
  /** Replies name it beside the address of the person to ask. */
  telephone: telephoneSchema.optional(),
});

export type Contact = z.infer<typeof contactSchema>;

/**
 * The organisations that an address is registered for, each once, in the order of the list. Only the whole address counts: a
 * domain proves nothing about which of its organisations wrote. Contacts of organisations that are not in the directory are
 * ignored.
 */
export function organisationsOf(
  address: string,
  contacts: readonly Contact[],
  directory: Directory,
): OrganisationCode[] {
  const codes = contacts.filter((contact) => contact.email === address).map((contact) => contact.code);
  return [...new Set(codes)].filter((code) => directory.has(code));
}

/** Whether the owner of an address may decide about lines of the organisation's positions by mail. */
export function mayDecideByMail(address: string, code: OrganisationCode, contacts: readonly Contact[]): boolean {
  return contacts.some((each) => each.code === code && each.email === address && each.role === "decisions");
}

/** Whether an address may ask for the organisation's own figures by mail. */
export function mayAskByMail(address: string, code: OrganisationCode, contacts: readonly Contact[]): boolean {
  return contacts.some(
    (each) => each.code === code && each.email === address && (each.role === "finance" || each.role === "decisions"),
  );
}

/**
 * The addresses that mail about several organisations goes to: those of an agent who writes for each of them (STM-18). None of the
 * organisations may read what concerns another.
 */
export function addressesOfAll(codes: readonly OrganisationCode[], contacts: readonly Contact[]): EmailAddress[] {
  const [first = [], ...others] = [...new Set(codes)].map((code) => registeredAddresses(code, contacts));
  return first.filter((address) => others.every((addresses) => addresses.includes(address)));
}

/**
 * The addresses that mail for an organisation goes to (RSP-04, STM-14): its `statements` addresses; if it has none, its
 * `finance` addresses; failing those, its `escalation` addresses. Empty if it has no contact at all.
 */
export function registeredAddresses(code: OrganisationCode, contacts: readonly Contact[]): EmailAddress[] {
  const own = contacts.filter((contact) => contact.code === code);
  for (const role of ["statements", "finance", "escalation"] as const) {
    const addresses = own.filter((contact) => contact.role === role).map((contact) => contact.email);
    if (addresses.length > 0) return [...new Set(addresses)];
  }
  return [];
}

/** The addresses that an organisation's own notices go to: its `finance` addresses and no others. Empty if it has none. */
export function financeAddresses(code: OrganisationCode, contacts: readonly Contact[]): EmailAddress[] {
  const own = contacts.filter((contact) => contact.code === code && contact.role === "finance");
  return [...new Set(own.map(({ email }) => email))];
}
