import * as z from "zod";

import { keptEvidenceSchema } from "../../domain/mail/conversation/kept-evidence.ts";
import { textOfPosition, type PositionKey } from "../../domain/position/position-key.ts";
import { partitionKey } from "../audit/record-kinds.ts";
import type { MailRecord } from "../mail/mail-record.ts";
import type { Table } from "../storage/table.ts";

/** Evidence with the mail that brought it. */
export const evidenceRecordSchema = keptEvidenceSchema.omit({ position: true }).extend({
  mailId: z.string().min(1),
  receivedAt: z.iso.datetime(),
  from: z.string(),
  subject: z.string(),
});

export type EvidenceRecord = z.infer<typeof evidenceRecordSchema>;

/** What came in about positions besides statements. Kept apart from what the engine finds: it decides nothing. */
export interface EvidenceRecords {
  /** What came in about a position, the oldest first. */
  of(position: PositionKey): Promise<EvidenceRecord[]>;

  /** Keeps what a mail brought. Doing it again changes nothing. */
  keep(position: PositionKey, evidence: EvidenceRecord): Promise<void>;
}

export function evidenceIn(table: Table): EvidenceRecords {
  return {
    of: async (position) => {
      const all: EvidenceRecord[] = [];
      for await (const item of table.query({ pk: partitionOf(position) }))
        all.push(evidenceRecordSchema.parse(item.body));
      return all;
    },

    keep: async (position, evidence) => {
      await table.put(
        { pk: partitionOf(position), sk: `${evidence.receivedAt}#${evidence.mailId}`, body: evidence },
        "ifAbsent",
      );
    },
  };
}

/** What a mail's record says that it brought. */
export function evidenceOfMail(
  { id, receivedAt, from, subject }: MailRecord,
  { lines, files }: NonNullable<MailRecord["evidence"]>,
): EvidenceRecord {
  return { mailId: id, receivedAt, from, subject, lines, files };
}

function partitionOf(position: PositionKey): string {
  return partitionKey("evidence", textOfPosition(position));
}
