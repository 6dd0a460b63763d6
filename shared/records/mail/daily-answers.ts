import * as z from "zod";

import type { CalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import type { EmailAddress } from "../../domain/organisation/email-address.ts";
import type { Table } from "../storage/table.ts";

/**
 * How many messages an address has been sent on a day, by what they were for. Two robots that answer each other stop here,
 * if nothing else stops them.
 */
export interface DailyAnswers {
  /**
   * Counts the answer to a mail in, if `mayCount` allows it on the number that were counted before. A mail that was counted
   * in just now is not counted again. Gives what was decided.
   */
  countIn<Decision extends { readonly send: boolean }>(
    address: EmailAddress,
    day: CalendarDate,
    purpose: string,
    mailId: string,
    mayCount: (counted: number) => Decision,
  ): Promise<Decision>;
}

const MOST_CONFLICTS = 20;
/** A repeat comes soon after; this many others can lie between. */
const REMEMBERED = 50;

const countedSchema = z.object({ count: z.number().int().nonnegative(), last: z.array(z.string()) });

export function dailyAnswersIn(table: Table): DailyAnswers {
  return {
    countIn: async (address, day, purpose, mailId, mayCount) => {
      const key = { pk: `answers#${address}`, sk: `${day}#${purpose}` };
      for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts += 1) {
        const item = await table.get(key);
        const { count, last } = item ? countedSchema.parse(item.body) : { count: 0, last: [] };
        if (last.includes(mailId)) return mayCount(0);
        const decision = mayCount(count);
        if (!decision.send) return decision;
        const { put } = await table.put(
          { ...key, body: { count: count + 1, last: [...last, mailId].slice(-REMEMBERED) } },
          item ? { ifVersion: item.version } : "ifAbsent",
        );
        if (put) return decision;
      }
      throw new Error(`the answers to one address were counted by others ${MOST_CONFLICTS} times in a row`);
    },
  };
}
