import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { todoItemsIn } from "../../shared/records/todo/todo-items.ts";
import { publishFigures, type PublishFiguresPorts } from "../../functions/publish-figures/publish-figures.ts";
import { withUpload } from "../../shared/domain/ledger/ledger-state.ts";
import { runSweep } from "../../functions/sweep/run-sweep.ts";
import { sweepTimesIn } from "../../shared/records/recovery/sweep-times.ts";
import { keptFiguresIn } from "../../shared/records/figures/figures.ts";
import { messagesIn } from "../../shared/records/message/messages.ts";
import { mailsIn } from "../../shared/records/mail/mails.ts";
import { positionsIn } from "../../shared/records/position/positions.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { ledgersIn, ledgersInForce, ledgerStates, unjudgedUploads } from "../../shared/records/ledger/ledgers.ts";
import { referenceListsIn } from "../../shared/records/reference/reference-data.ts";
import { inMemoryQueue } from "../in-memory/queue.ts";
import { openSystem } from "../in-memory/system.ts";
import { inMemoryTable } from "../in-memory/table.ts";
import { observedParts, type Call } from "../simulate/observed.ts";

/** The calls of publish-figures: a first run, and one after a position has changed. */
export async function callsForFigures(): Promise<Call[]> {
  const calls: Call[] = [];
  const { table, objects } = observedParts((call) => calls.push(call));
  const system = openSystem();
  await system.settle();
  const observedState = table("state", system.table);
  const ports: PublishFiguresPorts = {
    mails: mailsIn(observedState),
    positions: positionsIn(observedState),
    messages: messagesIn(observedState),
    figures: keptFiguresIn(observedState),
    referenceLists: referenceListsIn(observedState, objects("records", system.records)),
    ledgers: () => ledgersInForce(observedState),
    readSendingQuota: () => Promise.resolve(undefined),
    now: system.now,
    log: () => undefined,
  };
  await publishFigures(ports);
  await system.post({
    id: "mail-1",
    receivedAt: system.now().toISOString(),
    workbooks: { "statement.xlsx": { lines: { "INV-1": 100 } } },
  });
  await system.work();
  await publishFigures(ports);
  return calls;
}

/** The calls of a sweep that finds everything overdue that can be: a mail, a position, a message and an upload. */
export async function callsForOverdueWork(): Promise<Call[]> {
  const calls: Call[] = [];
  const { table, queue } = observedParts((call) => calls.push(call));
  const system = openSystem();
  await system.settle();
  const ledgers = ledgersIn(system.table, inMemoryTable());
  const ledger = system.uploadLedger([{ invoiceNumber: "INV-1", outstandingPence: pence(100) }]);
  await ledgers.change(ledger, () => withUpload(undefined, ledger, undefined, system.now().toISOString()));
  const { organisation, kind, asAt } = ledger;
  const upload = { uploadId: "upload-1", organisation, kind, asAt, file: "ledger.csv", rows: 1 };
  await ledgers.noteImport({ ...upload, uploadedAt: system.now().toISOString(), state: "judging" });
  // Two pairs: the message to the first stays unsent, and the statement of the second is not compared.
  await system.post({
    id: "mail-unsent",
    receivedAt: system.now().toISOString(),
    workbooks: { "statement.xlsx": { lines: { "INV-1": 100 } } },
  });
  await system.work(["receive", "read", "reconcile"]);
  await system.post({
    id: "mail-not-compared",
    receivedAt: system.now().toISOString(),
    from: "income@southmoor.example.org",
    subject: "ZB3 statement of balances",
    workbooks: { "statement.xlsx": { from: "ZB3", lines: { "INV-2": 100 } } },
  });
  await system.work(["receive", "read"]);
  await system.todoItems.open({
    ...{ id: "refusal-mail-0", kind: "refusal", payable: organisation, counterparty: organisationCode("ZB2") },
    ...{
      since: "2023-03-28T09:00:00.000Z",
      what: "A statement was refused.",
      source: { from: "mail", mailId: "mail-0" },
    },
  });
  system.clock.at = new Date(system.clock.at.getTime() + 20 * 60_000);
  const observedState = table("state", system.table);
  await runSweep({
    mails: mailsIn(observedState),
    positions: positionsIn(observedState),
    messages: messagesIn(observedState),
    todoItems: todoItemsIn(observedState),
    ledgers: () => ledgerStates(observedState),
    unjudged: () => unjudgedUploads(observedState),
    sweepTimes: sweepTimesIn(observedState),
    enqueueReceive: queue("receivemailqueue", inMemoryQueue().send),
    enqueueJudge: queue("judgeledgerqueue", inMemoryQueue().send),
    enqueueReconcile: queue("reconcilepositionqueue", inMemoryQueue().send),
    enqueueSend: queue("sendmailqueue", inMemoryQueue().send),
    now: system.now,
    log: () => undefined,
  });
  return calls;
}
