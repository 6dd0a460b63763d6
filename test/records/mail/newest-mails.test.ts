import fc from "fast-check";
import { expect, test } from "vitest";

import { mailRecordSchema, type MailRecord } from "../../../shared/records/mail/mail-record.ts";
import { mailStateSchema } from "../../../shared/domain/mail/mail-state.ts";
import { listMails, mailsIn } from "../../../shared/records/mail/mails.ts";
import { newestMails } from "../../../shared/records/mail/newest-mails.ts";
import { inMemoryTable } from "../../in-memory/table.ts";

const mail = fc.record({
  state: fc.constantFrom(...mailStateSchema.options),
  minute: fc.integer({ min: 10, max: 59 }),
});

test("page by page, every mail comes once, the newest first, whatever their states", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(mail, { maxLength: 30 }), fc.integer({ min: 1, max: 7 }), async (given, most) => {
      const mails = mailsIn(inMemoryTable());
      for (const [index, { state, minute }] of given.entries())
        await mails.change(`mail-${index}`, () => ({
          record: recordOf(`mail-${index}`, state, minute),
          event: { event: "mail-received", at: "2023-03-29T09:00:00.000Z", facts: {} },
        }));
      const found: string[] = [];
      let before: string | undefined;
      do {
        const page = await newestMails(mails, most, before);
        found.push(...page.mails.map(({ id }) => id));
        expect(page.mails.length).toBeLessThanOrEqual(most);
        before = page.older;
      } while (before !== undefined);
      expect(found).toEqual((await listMails(mails)).map(({ id }) => id).reverse());
    }),
    { numRuns: 40 },
  );
});

function recordOf(id: string, state: MailRecord["state"], minute: number): MailRecord {
  return mailRecordSchema.parse({
    id,
    receivedAt: `2023-03-29T09:${minute}:00.000Z`,
    objectKey: `mail/${id}`,
    envelopeFrom: "",
    recipients: [],
    verdicts: { spf: "missing", dkim: "missing", dmarc: "missing", spam: "missing", virus: "missing" },
    from: "",
    subject: "",
    referencesHeader: [],
    state,
    reason: "received",
    why: "It came in.",
    statements: [],
    outbox: [],
    sentMessages: [],
  });
}
