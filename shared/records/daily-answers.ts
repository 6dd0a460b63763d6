import * as z from "zod";

import type { CalendarDate } from "../domain/calendar-date.ts";
import type { EmailAddress } from "../domain/email-address.ts";
import type { Table } from "./table.ts";

/**
 * How many messages other than answers to statements an address may be sent on one day. Two robots that answer each other
 * stop here, if nothing else stops them.
 */
export interface DailyAnswers {
  /**
   * Counts the answer to a mail in, where there is room: whether there was. A mail that was counted in before still is.
   */
  countIn(address: EmailAddress, day: CalendarDate, mailId: string, most: number): Promise<boolean>;
}

const MOST_CONFLICTS = 20;

const countedSchema = z.object({ mails: z.array(z.string()) });

export function dailyAnswersIn(table: Table): DailyAnswers {
  return {
    countIn: async (address, day, mailId, most) => {
      const key = { pk: `answers#${address}`, sk: day };
      for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts += 1) {
        const item = await table.get(key);
        const mails = item ? countedSchema.parse(item.body).mails : [];
        if (mails.includes(mailId)) return true;
        if (mails.length >= most) return false;
        const { put } = await table.put(
          { ...key, body: { mails: [...mails, mailId] } },
          item ? { ifVersion: item.version } : "ifAbsent",
        );
        if (put) return true;
      }
      throw new Error(`the answers to one address were counted by others ${MOST_CONFLICTS} times in a row`);
    },
  };
}
