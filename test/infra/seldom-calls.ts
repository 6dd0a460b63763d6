import { ledgerImportSchema } from "../../shared/records/ledger/ledger-import-record.ts";
import { todoItemsIn } from "../../shared/records/todo/todo-items.ts";
import { knownConventionsIn } from "../../shared/records/position/known-conventions.ts";
import { sharedLinesIn } from "../../shared/records/position/shared-lines.ts";
import { decisionsIn } from "../../shared/records/position/decisions.ts";
import { positionsIn } from "../../shared/records/position/positions.ts";
import { noteDelivery } from "../../functions/note-delivery/note-delivery.ts";
import { sendMail } from "../../functions/send-mail/send-mail.ts";
import { judgeLedger } from "../../functions/judge-ledger/judge-ledger.ts";
import { importLedger } from "../../functions/import-ledger/import-ledger.ts";
import { canaryPayable, canaryReceivable } from "../../shared/domain/canary/whose.ts";
import { emailAddressSchema } from "../../shared/domain/organisation/email-address.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { ledgerMappingSchema } from "../../shared/domain/ledger/ledger-mapping.ts";
import { nhsNameReference } from "../../shared/domain/organisation/names/nhs-name-reference.ts";
import { cellReader } from "../../shared/reading/cells/cell-reader.ts";
import { ledgerSettingsIn } from "../../shared/records/ledger/ledger-settings.ts";
import { ledgersIn } from "../../shared/records/ledger/ledgers.ts";
import type { MessageRecord } from "../../shared/records/message/message-record.ts";
import { referenceListsIn } from "../../shared/records/reference/reference-data.ts";
import { jsonObjectsIn } from "../../shared/records/storage/json-objects.ts";
import { month12 } from "../in-memory/month-12.ts";
import { inMemoryObjectStore } from "../in-memory/object-store.ts";
import { inMemoryQueue } from "../in-memory/queue.ts";
import { openSystem, position, type System } from "../in-memory/system.ts";
import { inMemoryTable } from "../in-memory/table.ts";
import { observedParts, type Call } from "../simulate/observed.ts";
import { observedSystem } from "./observed-system.ts";

/** Tells a finance contact what waits, after which there is another one. */
async function tellFinance(system: System): Promise<void> {
  const add = (name: string) =>
    system.referenceLists.contacts.replace(
      (before) => [
        ...before,
        contactSchema.parse({ code: "ZA1", email: `${name}@eastmere.example.org`, role: "finance" }),
      ],
      AT,
    );
  await add("finance");
  await system.todoItems.open({
    ...{ id: "question-0", kind: "question", payable: position.payable, since: "2023-03-28T09:00:00.000Z" },
    ...{ what: "Somebody asks.", source: { from: "mail", mailId: "mail-0" } },
  });
  await system.tick();
  await system.work();
  await add("deputy");
}

/** The calls of reconcile-position for a person's decision, and for a pair whose systems write the same numbers differently. */
export async function callsForDecisionsAndConventions(): Promise<Call[]> {
  const { system, calls } = await observedSystem("reconcile");
  const numbers = Array.from({ length: 8 }, (_, place) => 30_421 + place * 37);
  const outstandingPence = (number: number) => pence(100_000 + number * 3);
  system.uploadLedger(
    numbers.map((number) => ({ invoiceNumber: `2022${number}`, outstandingPence: outstandingPence(number) })),
  );
  await system.decisions.add(position, {
    id: "decision-1",
    by: "J Doe",
    at: "2023-03-28T09:00:00.000Z",
    decision: "query",
    invoiceNumber: "NF30421",
    outstandingPence: outstandingPence(30_421),
    question: "Which site was it for?",
  });
  for (const count of [numbers.length, numbers.length - 1]) {
    const lines = numbers.slice(0, count).map((number) => [`NF${number}`, outstandingPence(number) / 100] as const);
    await system.post({
      id: `mail-${count}`,
      receivedAt: `2023-03-29T0${8 + numbers.length - count}:00:00.000Z`,
      workbooks: { "statement.xlsx": { lines: Object.fromEntries(lines) } },
    });
    await system.work();
    system.clock.at = new Date(system.clock.at.getTime() + 60_000);
  }
  return calls;
}

/** The calls for a statement of the canary, which has reference lists of its own, by queue. */
export async function callsForCanary(): Promise<Record<"receive" | "reconcile", Call[]>> {
  const calls = { receive: new Array<Call>(), reconcile: new Array<Call>() };
  let working = "";
  const { table, objects } = observedParts((call) => {
    if (working === "receive" || working === "reconcile") calls[working].push(call);
  });
  const [state, records] = [table("state", inMemoryTable()), objects("records", inMemoryObjectStore())];
  const system = openSystem({ table: state, records }, undefined, (queue) => {
    working = queue;
  });
  const lists = referenceListsIn(state, records, "canary");
  const [from, to] = [canaryReceivable, canaryPayable];
  const trust = { name: "Canary", type: "trust" } as const;
  await lists.organisations.replace(() => [from, to].map((code) => ({ code, ...trust })), AT);
  const email = emailAddressSchema.parse("canary@accord.example.org");
  await lists.contacts.replace(() => [{ code: from, email, role: "statements" }], AT);
  await lists.exercises.replace(() => [month12], AT);
  await system.post({
    id: "mail-1",
    receivedAt: "2023-03-29T08:00:00.000Z",
    from: email,
    to: `statements+${to}@accord.example.org`,
    subject: `${from} statement of balances`,
    workbooks: { "statement.xlsx": { from, to: [to], lines: { INV1: 100 } } },
  });
  await system.work();
  return calls;
}

/** The calls of receive-mail for a question about our response, which names the id that SES gave that. */
export async function callsForAnswersToMessages(): Promise<Call[]> {
  const calls: Call[] = [];
  let working = "";
  const { table } = observedParts((call) => {
    if (working === "receive") calls.push(call);
  });
  const system = openSystem({ table: table("state", inMemoryTable()) }, undefined, (queue) => {
    working = queue;
  });
  await system.settle();
  const statement = { lines: { "INV-1": 100 } };
  await system.post({
    id: "mail-1",
    receivedAt: "2023-03-29T08:00:00.000Z",
    workbooks: { "statement.xlsx": statement },
  });
  await system.work();
  const inReplyTo = "<ses-000001@eu-west-2.amazonses.com>";
  await system.post({
    id: "mail-2",
    receivedAt: "2023-03-29T09:00:00.000Z",
    inReplyTo,
    text: "Which order is missing?",
  });
  await system.work();
  return calls;
}

/** The calls of send-mail when the mail service refuses for a while. */
export async function callsForRefusedMessages(): Promise<Call[]> {
  const calls: Call[] = [];
  const send = inMemoryQueue();
  const { queue } = observedParts((call) => calls.push(call));
  let attempts = 0;
  const system = openSystem(
    {
      send: { ...send, send: queue("sendmailqueue", send.send) },
      sendRawEmail: () => {
        attempts += 1;
        const refusal = { result: "refused", reason: "sending-rate", why: "Too many in a second." } as const;
        return Promise.resolve(attempts === 1 ? refusal : ({ result: "accepted", sesId: "ses-1" } as const));
      },
    },
    undefined,
    () => {
      system.clock.at = new Date(system.clock.at.getTime() + 3_600_000);
    },
  );
  await system.settle();
  await system.post({ id: "mail-1", receivedAt: "2023-03-29T08:00:00.000Z", text: "When will you pay?" });
  await system.work();
  return calls;
}

/** The calls of send-mail for messages to an address from which mail came back, to the group and to the canary. */
export async function callsForUndeliverableAddresses(): Promise<Call[]> {
  const calls: Call[] = [];
  let isObserved = false;
  const { table, objects } = observedParts((call) => {
    if (isObserved) calls.push(call);
  });
  const system = openSystem({
    table: table("state", inMemoryTable()),
    records: objects("records", inMemoryObjectStore()),
  });
  await system.settle();
  await system.post({ id: "mail-1", receivedAt: "2023-03-29T08:00:00.000Z", text: "When will you pay?" });
  await system.work(["receive", "read"]);
  const message = await system.messages.get("mail-1-1");
  const [address] = message?.to ?? [];
  if (!message || address === undefined) throw new Error("mail-1-1 has not been decided");
  const { contacts } = await system.referenceLists.all();
  await system.undeliverable.add({ address, because: "bounced", at: AT, message: "earlier" }, contacts);
  const canary: MessageRecord = {
    ...message,
    id: "canary-1",
    origin: { from: "position", position: { ...position, payable: canaryPayable } },
  };
  await system.messages.add(canary);
  // As a function that has just started: it has read no list yet.
  const ports = { ...system.ports.send, referenceLists: referenceListsIn(system.table, system.records) };
  isObserved = true;
  for (const { id } of [message, canary]) await sendMail(JSON.stringify({ message: id, correlation: id }), ports);
  return calls;
}

/** The calls of import-ledger for an organisation with settings of its own, and for an upload that is gone. */
export async function callsForSettingsAndLostUploads(): Promise<Call[]> {
  const calls: Call[] = [];
  const { table, objects } = observedParts((call) => calls.push(call));
  const [state, ledger, records, uploads] = [
    inMemoryTable(),
    inMemoryTable(),
    inMemoryObjectStore(),
    inMemoryObjectStore(),
  ];
  const organisation = position.payable;
  await referenceListsIn(state, records).organisations.replace(
    () => [{ code: organisation, name: "Eastmere University Hospitals NHS FT", type: "trust" }],
    AT,
  );
  const settings = ledgerSettingsIn(state, records);
  await settings.replaceParties(organisation, "payable", [{ supplierCode: "S9", organisation: "none" }]);
  await settings.saveMapping(ledgerMappingSchema.parse({ organisation, kind: "payables" }));
  await uploads.put("uploads/ZA1/1/ledger.csv", Buffer.from("supplier_code,invoice_number\r\n"), {
    metadata: { organisation, "as-at": "2023-03-23", close: "soft", kind: "payables", file: "ledger.csv" },
  });

  await uploads.put("uploads/CANPAY/1/canary.csv", Buffer.from("supplier_code,invoice_number\r\n"), {
    metadata: { organisation: "CANPAY", "as-at": "2023-03-23", close: "soft", kind: "payables", file: "canary.csv" },
  });

  const observedState = table("state", state);
  const observedRecords = objects("records", records);
  for (const key of ["uploads/ZA1/1/ledger.csv", "uploads/ZA1/2/gone.csv", "uploads/CANPAY/1/canary.csv"])
    await importLedger(JSON.stringify({ Records: [{ eventTime: AT, s3: { object: { key } } }] }), {
      uploads: objects("ledgers", uploads),
      ledgers: ledgersIn(observedState, table("ledger", ledger)),
      settings: ledgerSettingsIn(observedState, observedRecords),
      referenceLists: referenceListsIn(observedState, observedRecords),
      objects: jsonObjectsIn(observedRecords),
      readCells: cellReader({
        foreign: () => Promise.reject(new Error("no such file here")),
        openEncrypted: () => Promise.reject(new Error("no such file here")),
      }),
      names: nhsNameReference,
      enqueueJudge: () => Promise.resolve(),
      todoItems: todoItemsIn(observedState),
      now: () => new Date(AT),
      log: () => undefined,
    });
  return calls;
}

/** The calls of judge-ledger for a ledger that waits, for one that replaces it, and for the canary's next ledger. */
export async function callsForLaterLedgers(): Promise<Call[]> {
  const calls: Call[] = [];
  const { table, objects, queue } = observedParts((call) => calls.push(call));
  const [state, ledgerTable, records] = [inMemoryTable(), inMemoryTable(), inMemoryObjectStore()];
  const observedState = table("state", state);
  const observedRecords = objects("records", records);
  const ledgers = ledgersIn(state, ledgerTable);
  for (const organisation of [position.payable, canaryPayable])
    for (const [day, lines] of [9, 3, 2].entries()) {
      const uploadId = `upload-${day}`;
      await ledgers.noteImport(
        ledgerImportSchema.parse({
          ...{ uploadId, organisation, kind: "payables", asAt: `2023-03-2${day}`, close: "soft", file: "ledger.csv" },
          ...{ uploadedAt: `2023-04-0${day + 1}T09:00:00.000Z`, state: "judging", rows: lines, snapshot: `s${lines}` },
          ...{ lines, totalPence: lines * 100, counterparties: 1 },
        }),
      );
      await judgeLedger(JSON.stringify({ ledger: { organisation, uploadId }, correlation: uploadId }), {
        ledgers: ledgersIn(observedState, table("ledger", ledgerTable)),
        positions: positionsIn(observedState),
        decisions: decisionsIn(observedState),
        knownConventions: knownConventionsIn(observedState),
        sharedLines: sharedLinesIn(observedState),
        referenceLists: referenceListsIn(observedState, observedRecords),
        todoItems: todoItemsIn(observedState),
        objects: jsonObjectsIn(observedRecords),
        enqueueReconcile: queue("reconcilepositionqueue", inMemoryQueue().send),
        now: () => new Date(AT),
        log: () => undefined,
      });
    }
  return calls;
}

const AT = "2023-04-03T09:00:00.000Z";

/** The calls of note-delivery for answers that come back from each address in turn, to the group and to the canary. */
export async function callsForReportsOnMessages(): Promise<Call[]> {
  const calls: Call[] = [];
  let isObserved = false;
  const { table, objects, queue } = observedParts((call) => {
    if (isObserved) calls.push(call);
  });
  const send = inMemoryQueue();
  const system = openSystem({
    table: table("state", inMemoryTable()),
    records: objects("records", inMemoryObjectStore()),
    send: { ...send, send: queue("sendmailqueue", send.send) },
  });
  await system.settle();
  await system.referenceLists.contacts.replace(
    (before) => [
      ...before,
      contactSchema.parse({ code: "ZB2", email: "finance@northfold.example.org", role: "finance" }),
      contactSchema.parse({ code: "ZB2", email: "director@northfold.example.org", role: "escalation" }),
    ],
    AT,
  );
  system.uploadLedger([{ invoiceNumber: "INV-1", outstandingPence: pence(10_000) }]);
  const workbooks = { "statement.xlsx": { lines: { "INV-1": 100 } } };
  await system.post({ id: "mail-1", receivedAt: "2023-03-29T08:00:00.000Z", workbooks });
  await system.post({ id: "mail-2", receivedAt: "2023-03-29T08:00:00.000Z", text: "When will you pay?" });
  await system.work();
  await tellFinance(system);
  const [answer, reply] = ["ZA1-ZB2-2022-23-Q4-rp-1", "mail-2-1"];
  const sent = await system.messages.get(answer);
  if (!sent) throw new Error(`${answer} was not sent`);
  const canary: MessageRecord = {
    ...sent,
    id: "canary-1",
    origin: { from: "position", position: { ...position, payable: canaryPayable } },
  };
  await system.messages.add(canary);
  // As a function that has just started: it has read no list yet.
  const ports = { ...system.ports.note, referenceLists: referenceListsIn(system.table, system.records) };

  for (const messageId of [
    "ZA1-todo-1",
    reply,
    answer,
    `${answer}-next`,
    `${answer}-next-next`,
    canary.id,
    "unknown",
  ]) {
    const message = await system.messages.get(messageId);
    const bouncedRecipients = (message?.to ?? []).map((emailAddress) => ({ emailAddress }));
    const bounce = { timestamp: AT, bounceType: "Permanent", bounceSubType: "General", bouncedRecipients };
    const mail = { timestamp: AT, messageId: `again-${messageId}`, tags: { "accord-message": [messageId] } };
    isObserved = true;
    await noteDelivery(JSON.stringify({ eventType: "Bounce", bounce, mail }), ports);
    isObserved = false;
    await system.work();
  }
  return calls;
}
