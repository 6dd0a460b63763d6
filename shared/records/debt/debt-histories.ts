import * as z from "zod";

import { debtEventSchema, type DebtEvent } from "../../domain/credit-control/debt-event.ts";
import { debtKeyText, type DebtKey } from "../../domain/credit-control/debts-in-ledger.ts";
import { LoggableError } from "../../domain/loggable-error.ts";
import { organisationCodeSchema, type OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import { partitionKey } from "../audit/record-kinds.ts";
import { digestOf } from "../storage/digest.ts";
import type { Table } from "../storage/table.ts";

const notedSchema = z.object({
  debtor: organisationCodeSchema,
  invoiceNumber: z.string().min(1),
  /** When it was noted. */
  at: z.iso.datetime(),
  event: debtEventSchema,
});

/** An event of a debt's history, and when it was noted. */
export type NotedEvent = z.infer<typeof notedSchema>;

/** A debt with everything that was done about it. */
export interface DebtHistory extends DebtKey {
  readonly noted: readonly NotedEvent[];
}

/** What was done about the debts that an organisation is owed. Nothing is changed or removed. */
export interface DebtHistories {
  /** Notes an event. The same one again changes nothing. */
  add(organisation: OrganisationCode, noted: NotedEvent): Promise<void>;

  /** The histories of an organisation's debts, by the text of their keys, each in the order in which it was noted. */
  of(organisation: OrganisationCode, debtor?: OrganisationCode): Promise<ReadonlyMap<string, DebtHistory>>;
}

const MOST_CONFLICTS = 20;

export function debtHistoriesIn(table: Table): DebtHistories {
  return {
    add: async (organisation, noted) => {
      const pk = partitionKey("debts", organisation);
      const skPrefix = `${debtKeyText(noted)}#`;
      for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts += 1) {
        let number = 1;
        for await (const { body } of table.query({ pk, skPrefix })) {
          if (digestOf(notedSchema.parse(body)) === digestOf(noted)) return;
          number += 1;
        }
        // Events of one moment keep the order in which they were noted.
        const { put } = await table.put(
          { pk, sk: skPrefix + String(number).padStart(6, "0"), body: noted },
          "ifAbsent",
        );
        if (put) return;
      }
      throw new LoggableError(`the history of one debt was changed by others ${MOST_CONFLICTS} times in a row`);
    },

    of: async (organisation, debtor) => {
      const pk = partitionKey("debts", organisation);
      const histories = new Map<string, DebtHistory>();
      for await (const { body } of table.query({ pk, ...(debtor === undefined ? {} : { skPrefix: `${debtor}#` }) })) {
        const noted = notedSchema.parse(body);
        const key = debtKeyText(noted);
        histories.set(key, { ...keyOf(noted), noted: [...(histories.get(key)?.noted ?? []), noted] });
      }
      return histories;
    },
  };
}

/** The events alone, as credit control decides by them. */
export function eventsOf(history: DebtHistory | undefined): readonly DebtEvent[] {
  return (history?.noted ?? []).map(({ event }) => event);
}

function keyOf({ debtor, invoiceNumber }: NotedEvent): DebtKey {
  return { debtor, invoiceNumber };
}
