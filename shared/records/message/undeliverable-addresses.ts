import * as z from "zod";

import { LoggableError } from "../../domain/loggable-error.ts";
import type { Contact } from "../../domain/organisation/contact.ts";
import { emailAddressSchema, type EmailAddress } from "../../domain/organisation/email-address.ts";
import type { Unreachable } from "../../domain/organisation/reachable-addresses.ts";
import { partitionKey } from "../audit/record-kinds.ts";
import type { Table } from "../storage/table.ts";

const undeliverableSchema = z.object({
  address: emailAddressSchema,
  because: z.enum(["bounced", "complained"]),
  /** In the words of its mail server, if it gave any. */
  why: z.string().optional(),
  at: z.iso.datetime(),
  /** The message that came back or that was complained of. */
  message: z.string().min(1),
  /** The lines of the contact list for this address at that time. Once they differ, it may be written to again. */
  registeredAs: z.string(),
  /** If a person has found that it can be written to again: who and when. */
  lifted: z.object({ by: z.string().min(1), at: z.iso.datetime() }).optional(),
});

export type UndeliverableAddress = z.infer<typeof undeliverableSchema>;

/** The addresses from which mail came back for good, or whose owners called our mail spam. */
export interface UndeliverableAddresses {
  /** A complaint outweighs a bounce; otherwise the first report stays. */
  add(found: Omit<UndeliverableAddress, "registeredAs">, contacts: readonly Contact[]): Promise<void>;

  /** Whether anything was ever found about one of the addresses. Costs less than to ask whether it is still so. */
  knowsAny(addresses: readonly EmailAddress[]): Promise<boolean>;

  /** Lets an address be written to again. Returns whether it was on the list; lifting it twice changes nothing. */
  lift(address: EmailAddress, by: { readonly by: string; readonly at: string }): Promise<boolean>;

  /** Those of the addresses that may not be written to while the contact list is as it is. */
  among(addresses: readonly EmailAddress[], contacts: readonly Contact[]): Promise<Map<EmailAddress, Unreachable>>;

  /** Every address that was ever found to be undeliverable, with whether it still is. */
  list(contacts: readonly Contact[]): AsyncIterable<UndeliverableAddress & { readonly isInForce: boolean }>;
}

const LIST = "undeliverable";
const MOST_CONFLICTS = 20;

export function undeliverableAddressesIn(table: Table): UndeliverableAddresses {
  const get = async (address: EmailAddress) => {
    const item = await table.get(keyOf(address));
    return item && { version: item.version, found: undeliverableSchema.parse(item.body) };
  };
  return {
    add: async (found, contacts) => {
      const next: UndeliverableAddress = { ...found, registeredAs: linesOf(found.address, contacts) };
      for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts += 1) {
        const before = await get(found.address);
        if (before && !replaces(before.found, next)) return;
        if ((await table.put(itemOf(next), before ? { ifVersion: before.version } : "ifAbsent")).put) return;
      }
      throw new LoggableError(
        `the record of an undeliverable address was changed by others ${MOST_CONFLICTS} times in a row`,
      );
    },

    knowsAny: async (addresses) => {
      for (const address of new Set(addresses)) if (await get(address)) return true;
      return false;
    },

    lift: async (address, lifted) => {
      for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts += 1) {
        const before = await get(address);
        if (!before || before.found.lifted) return before !== undefined;
        const item = itemOf({ ...before.found, lifted });
        if ((await table.put(item, { ifVersion: before.version })).put) return true;
      }
      throw new Error(`the record of an undeliverable address was changed by others ${MOST_CONFLICTS} times in a row`);
    },

    among: async (addresses, contacts) => {
      const unreachable = new Map<EmailAddress, Unreachable>();
      for (const address of new Set(addresses)) {
        const found = (await get(address))?.found;
        if (found && isInForce(found, contacts)) unreachable.set(address, found.because);
      }
      return unreachable;
    },

    async *list(contacts) {
      for await (const { body } of table.list({ pk: LIST })) {
        const found = undeliverableSchema.parse(body);
        yield { ...found, isInForce: isInForce(found, contacts) };
      }
    },
  };
}

function itemOf(found: UndeliverableAddress) {
  return { ...keyOf(found.address), body: found, list: { pk: LIST, sk: found.address } };
}

function replaces(before: UndeliverableAddress, next: UndeliverableAddress): boolean {
  if (before.lifted) return next.at > before.lifted.at;
  if (before.registeredAs !== next.registeredAs) return next.at >= before.at;
  return before.because === "bounced" && next.because === "complained";
}

function isInForce(found: UndeliverableAddress, contacts: readonly Contact[]): boolean {
  return found.lifted === undefined && found.registeredAs === linesOf(found.address, contacts);
}

/** `ZB2 finance, ZB2 statements`; empty if the address is not registered. */
function linesOf(address: EmailAddress, contacts: readonly Contact[]): string {
  const lines = contacts.filter(({ email }) => email === address).map(({ code, role }) => `${code} ${role}`);
  return [...new Set(lines)].sort().join(", ");
}

function keyOf(address: EmailAddress) {
  return { pk: partitionKey("undeliverable", address), sk: "undeliverable" };
}
