import * as z from "zod";

import { LoggableError } from "../../domain/loggable-error.ts";
import type { CalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import type { EmailAddress } from "../../domain/organisation/email-address.ts";
import { partitionKey } from "../audit/record-kinds.ts";
import type { Table } from "../storage/table.ts";

/**
 * Counts the messages to an address on a day, by purpose. It is the last thing that stops two robots that answer each other.
 */
export interface DailyAnswers {
  /**
   * Counts the answer to a mail, if `mayCount` allows it, given the number counted before. A mail that was counted recently is
   * not counted again. Returns the decision of `mayCount`.
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
/** How many mails we remember, to recognise one that is handled again. */
const REMEMBERED = 50;

const countedSchema = z.object({ count: z.number().int().nonnegative(), last: z.array(z.string()) });

export function dailyAnswersIn(table: Table): DailyAnswers {
  return {
    countIn: async (address, day, purpose, mailId, mayCount) => {
      const key = { pk: partitionKey("answers", address), sk: `${day}#${purpose}` };
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
      throw new LoggableError(`the answers to one address were counted by others ${MOST_CONFLICTS} times in a row`);
    },
  };
}
