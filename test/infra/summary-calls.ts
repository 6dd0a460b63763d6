import { runTimetable } from "../../functions/run-timetable/run-timetable.ts";
import { makeMessage } from "../../functions/send-mail/make-message.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { ledgersIn } from "../../shared/records/ledger/ledgers.ts";
import { mailsIn } from "../../shared/records/mail/mails.ts";
import { messagesIn } from "../../shared/records/message/messages.ts";
import { counterpartyNotesIn } from "../../shared/records/counterparty-note/counterparty-notes.ts";
import { noticesIn } from "../../shared/records/notice/notices.ts";
import { decisionsIn } from "../../shared/records/position/decisions.ts";
import { positionsIn } from "../../shared/records/position/positions.ts";
import { referenceListsIn } from "../../shared/records/reference/reference-data.ts";
import { jsonObjectsIn } from "../../shared/records/storage/json-objects.ts";
import { todoItemsIn } from "../../shared/records/todo/todo-items.ts";
import { openSystem, position } from "../in-memory/system.ts";
import { inMemoryTable } from "../in-memory/table.ts";
import { noLedgerReport } from "../in-memory/no-ledger-report.ts";
import { observedParts, type Call } from "../simulate/observed.ts";

/** The calls for a summary: of the timetable, which gathers it, and of send-mail, which writes its workbook. */
export async function callsForSummaries(): Promise<Record<"timetable" | "send", Call[]>> {
  const calls: Record<"timetable" | "send", Call[]> = { timetable: [], send: [] };
  const system = openSystem();
  await system.settle();
  await system.referenceLists.contacts.replace(
    (before) => [
      ...before,
      contactSchema.parse({ code: "ZA1", email: "finance@eastmere.example.org", role: "finance" }),
      contactSchema.parse({ code: "ZA1", email: "jo.finch@eastmere.example.org", role: "decisions" }),
    ],
    system.now().toISOString(),
  );
  const ledger = system.uploadLedger([{ invoiceNumber: "INV-1", outstandingPence: pence(100) }]);
  const report = await system.objects.put("ledger-reports", noLedgerReport);
  await ledgersIn(system.table, inMemoryTable()).change(ledger, () => ({
    inForce: { ...ledger, report },
    since: ledger.uploadedAt,
    newest: ledger,
    replaced: [],
    decisions: [],
  }));
  // Of it others hear at once.
  await system.decisions.add(position, {
    ...{ id: "ZA1-ZB2-2022-23-Q4-rp-d1", decision: "agree", by: "Grace", at: ledger.uploadedAt },
    ...{
      invoiceNumber: "INV-1",
      outstandingPence: pence(100),
      agreedPence: pence(100),
      secondPersonOverPence: pence(1),
    },
  });
  const workbooks = { "statement.xlsx": { lines: { "INV-1": 1 } } };
  await system.post({ id: "mail-1", receivedAt: system.now().toISOString(), workbooks });
  await system.work();
  // A position of before, whose outcome has to be read.
  await system.positions.change(position, (before) => {
    if (!before?.reconciled) return undefined;
    const reconciled = { ...before.reconciled };
    delete reconciled.differences;
    return { record: { ...before, reconciled }, event: { event: "reconciled", at: ledger.uploadedAt, facts: {} } };
  });
  system.clock.at = new Date("2023-03-30T07:00:00.000Z");
  const timetable = observedParts((call) => calls.timetable.push(call));
  const state = timetable.table("state", system.table);
  const records = timetable.objects("records", system.records);
  await runTimetable({
    ...system.ports.timetable,
    positions: positionsIn(state),
    decisions: decisionsIn(state),
    ledgers: ledgersIn(state, timetable.table("lines", inMemoryTable())),
    notices: noticesIn(state),
    counterpartyNotes: counterpartyNotesIn(state),
    messages: messagesIn(state),
    todoItems: todoItemsIn(state),
    referenceLists: referenceListsIn(state, records),
    objects: jsonObjectsIn(records),
    enqueueSend: timetable.queue("sendmailqueue", system.send.send),
  });
  const sending = observedParts((call) => calls.send.push(call));
  const sent = sending.objects("records", system.records);
  const message = await system.messages.get("ZA1-summary-2022-23-Q4-1");
  if (!message) throw new Error("no summary is due");
  await makeMessage(message, {
    ...system.ports.send,
    mails: mailsIn(sending.table("state", system.table)),
    objects: jsonObjectsIn(sent),
    records: sent,
  });
  return calls;
}
