import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { emailAddressSchema } from "../../shared/domain/organisation/email-address.ts";
import { refusalReport } from "../../functions/import-ledger/upload-refusals.ts";
import { followDelivery } from "../../shared/records/todo/follow-message.ts";
import { followUpload } from "../../shared/records/todo/follow-upload.ts";
import { todoItemsIn } from "../../shared/records/todo/todo-items.ts";
import { openSystem, position } from "../in-memory/system.ts";
import { inMemoryTable } from "../in-memory/table.ts";
import { observedParts, type Call } from "../simulate/observed.ts";

const now = () => new Date("2023-04-03T09:00:00.000Z");
const upload = { organisation: position.payable, file: "ledger.csv", kind: "payables" } as const;

/** The calls of import-ledger for a refused upload, and a later one that is read. */
export async function callsForUploadsToSeeTo(): Promise<Call[]> {
  const calls: Call[] = [];
  const todoItems = todoItemsIn(observedParts((call) => calls.push(call)).table("state", inMemoryTable()));
  for (const [day, refused] of [
    ["01", true],
    ["02", false],
  ] as const)
    await followUpload(
      { ...upload, uploadId: day, uploadedAt: `2023-04-${day}T09:00:00.000Z`, refused },
      refusalReport([]),
      { todoItems, now },
    );
  return calls;
}

/** The calls of note-delivery for an answer that came back, and a later one that arrived. */
export async function callsForAnswersThatCameBack(): Promise<Call[]> {
  const calls: Call[] = [];
  const { table } = observedParts((call) => calls.push(call));
  const system = openSystem({ table: table("state", inMemoryTable()) });
  await system.settle();
  system.uploadLedger([{ invoiceNumber: "INV-1", outstandingPence: pence(10_000) }]);
  await system.post({
    id: "mail-1",
    receivedAt: "2023-03-29T08:00:00.000Z",
    workbooks: { "statement.xlsx": { lines: { "INV-1": 100 } } },
  });
  await system.work();
  const answer = await system.messages.get("ZA1-ZB2-2022-23-Q4-rp-1");
  if (!answer) throw new Error("the statement was not answered");
  calls.length = 0;
  const address = emailAddressSchema.parse("statements@northfold.example.org");
  const [back, arrived] = (["bounced", "delivered"] as const).map((state) => ({
    state,
    recipients: [{ address, state, at: now().toISOString() }],
  }));
  const ports = { ...system.ports.note, todoItems: system.todoItems };
  await followDelivery({ ...answer, delivery: back }, ports);
  system.clock.at = new Date("2023-04-04T09:00:00.000Z");
  await followDelivery({ ...answer, id: "later", decidedAt: "2023-04-05T09:00:00.000Z", delivery: arrived }, ports);
  return calls;
}
