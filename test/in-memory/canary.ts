import { canaryPayable, canaryReceivable } from "../../shared/domain/canary/whose.ts";
import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { organisationSchema } from "../../shared/domain/organisation/organisation.ts";
import { referenceListsIn } from "../../shared/records/reference/reference-data.ts";
import type { ObjectStore } from "../../shared/records/storage/object-store.ts";
import type { Table } from "../../shared/records/storage/table.ts";
import { month12 } from "./month-12.ts";
import type { TestMail } from "./test-mail.ts";

export const CANARY = "canary@accord.example.org";

/** Sets up the organisations, the contact and the exercise of the canary. */
export async function settleCanary(table: Table, records: ObjectStore, at: string): Promise<void> {
  const lists = referenceListsIn(table, records, "canary");
  await lists.organisations.replace(
    () =>
      [canaryPayable, canaryReceivable].map((code) =>
        organisationSchema.parse({ code, name: `Canary ${code}`, type: "trust" }),
      ),
    at,
  );
  await lists.contacts.replace(
    () => [contactSchema.parse({ code: canaryReceivable, email: CANARY, role: "statements" })],
    at,
  );
  await lists.exercises.replace(() => [month12], at);
}

/** A statement of the canary, with a line that its ledger may have and one that it has not. */
export function canaryMail(more: Partial<TestMail> = {}): TestMail {
  return {
    id: "canary-1",
    receivedAt: "2023-03-29T09:00:00.000Z",
    from: CANARY,
    to: `statements+${canaryPayable}@accord.example.org`,
    subject: `${canaryReceivable} statement`,
    autoSubmitted: "auto-generated",
    workbooks: { "statement.xlsx": { from: canaryReceivable, to: [canaryPayable], lines: { SEED: 5, OTHER: 1 } } },
    ...more,
  };
}
