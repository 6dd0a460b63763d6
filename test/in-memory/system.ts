import {
  reconcilePosition,
  type ReconcilePositionPorts,
} from "../../functions/reconcile-position/reconcile-position.ts";
import type { MakeReadingPorts } from "../../functions/read-mail/make-reading.ts";
import { readMail, type ReadMailPorts } from "../../functions/read-mail/read-mail.ts";
import { receiveMail, type ReceiveMailPorts } from "../../functions/receive-mail/receive-mail.ts";
import type { NoteDeliveryPorts } from "../../functions/note-delivery/note-delivery.ts";
import { sendMail, type SendMailPorts } from "../../functions/send-mail/send-mail.ts";
import { runTimetable, type RunTimetablePorts } from "../../functions/run-timetable/run-timetable.ts";
import { composeMail } from "../../shared/adapters/outbound-mail/compose-mail.ts";
import { calendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { emailAddressSchema, type EmailAddress } from "../../shared/domain/organisation/email-address.ts";
import { exerciseIdSchema } from "../../shared/domain/exercise/exercise.ts";
import { ledgerLineSchema, type LedgerLine } from "../../shared/domain/ledger/ledger-line.ts";
import {
  ledgerSnapshotSchema,
  type LedgerKind,
  type LedgerSnapshot,
} from "../../shared/domain/ledger/ledger-snapshot.ts";
import { organisationSchema } from "../../shared/domain/organisation/organisation.ts";
import { organisationCode, type OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { sumPence } from "../../shared/domain/amounts-and-days/pence.ts";
import type { PositionKey } from "../../shared/domain/position/position-key.ts";
import { dailyAnswersIn } from "../../shared/records/mail/daily-answers.ts";
import { decisionsIn } from "../../shared/records/position/decisions.ts";
import { knownConventionsIn } from "../../shared/records/position/known-conventions.ts";
import { sharedLinesIn } from "../../shared/records/position/shared-lines.ts";
import { counterpartyNotesIn } from "../../shared/records/counterparty-note/counterparty-notes.ts";
import { formsIn } from "../../shared/records/form/forms.ts";
import { picturesIn } from "../../shared/records/form/pictures.ts";
import { holdsIn } from "../../shared/records/mail/holds.ts";
import { rememberedObjects } from "../../shared/records/storage/remembered-objects.ts";
import { jsonObjectsIn } from "../../shared/records/storage/json-objects.ts";
import { mailsIn } from "../../shared/records/mail/mails.ts";
import { messageIdClaimsIn } from "../../shared/records/mail/message-id-claims.ts";
import type { ObjectStore } from "../../shared/records/storage/object-store.ts";
import { positionsIn } from "../../shared/records/position/positions.ts";
import { mismatchesIn } from "../../shared/records/mismatch/mismatches.ts";
import { issuedStatementsIn } from "../../shared/records/issued/issued-statements.ts";
import { noticesIn } from "../../shared/records/notice/notices.ts";
import { directoryAtIn } from "../../shared/records/reference/directory-at.ts";
import { referenceListsIn } from "../../shared/records/reference/reference-data.ts";
import { evidenceIn } from "../../shared/records/position/evidence.ts";
import { positionOfMessage } from "../../shared/records/message/position-of-message.ts";
import { findAnsweredMessage } from "../../shared/records/message/find-answered-message.ts";
import { undeliverableAddressesIn } from "../../shared/records/message/undeliverable-addresses.ts";
import { sesIdsIn } from "../../shared/records/message/ses-ids.ts";
import { messagesIn } from "../../shared/records/message/messages.ts";
import type { SendRawEmail } from "../../shared/records/message/send-raw-email.ts";
import type { Table } from "../../shared/records/storage/table.ts";
import { todoItemsIn } from "../../shared/records/todo/todo-items.ts";
import { logTo } from "../../shared/telemetry/log.ts";
import { announcingReadings } from "./announce-readings.ts";
import { inMemoryObjectStore } from "./object-store.ts";
import { inMemoryQueue, type InMemoryQueue } from "./queue.ts";
import { inMemoryMailService } from "./send-raw-email.ts";
import { inMemoryTable } from "./table.ts";
import { month12 } from "./month-12.ts";
import {
  notificationOf,
  findTestDecisions,
  findTestAnswer,
  findTestExerciseFile,
  findTestForm,
  openTestMail,
  rawOf,
  readNoPdfs,
  readTestStatement,
  type TestMail,
} from "./test-mail.ts";

/** The storage, queues and mail service around the functions; a test may replace them by faulty ones. */
export interface SystemParts {
  readonly table: Table;
  readonly rawMail: ObjectStore;
  readonly records: ObjectStore;
  readonly receive: InMemoryQueue;
  readonly read: InMemoryQueue;
  readonly reconcile: InMemoryQueue;
  readonly send: InMemoryQueue;
  readonly sendRawEmail: SendRawEmail;
  readonly now: () => Date;
  /** In place of those of `uploadLedger`. */
  readonly ledgers?: ReconcilePositionPorts["ledgers"];
  /** In place of `statements@accord.example.org`. */
  readonly mailbox?: EmailAddress;
  /** In place of writers that only describe. */
  readonly writers?: Pick<SendMailPorts, "writeWorkbook" | "fillWorkbook">;
}

export const exercise = exerciseIdSchema.parse("2022-23-Q4");

export const position: PositionKey = {
  payable: organisationCode("ZA1"),
  receivable: organisationCode("ZB2"),
  exercise,
  kind: "r&p",
};

/** How mails and their files are read. */
export type Readers = MakeReadingPorts;

/**
 * The whole way of a mail in memory: the real functions with storage, queues and mail service in memory. Mails are `TestMail`s and
 * their files `TestStatement`s, unless a test passes readers of real ones.
 *
 * @param onMessage is called before each message is handled
 */
export function openSystem(
  given: Partial<SystemParts> = {},
  { openMail, readStatement, findForm, findDecisions, findExerciseFile, findAnswer, readPdfs }: Readers = {
    openMail: openTestMail,
    readStatement: readTestStatement,
    findForm: findTestForm,
    findDecisions: findTestDecisions,
    findExerciseFile: findTestExerciseFile,
    findAnswer: findTestAnswer,
    readPdfs: readNoPdfs,
  },
  onMessage: (queue: "receive" | "read" | "reconcile" | "send") => void = () => undefined,
) {
  const mailService = inMemoryMailService();
  const clock = { at: new Date("2023-03-29T09:00:00.000Z") };
  const parts: SystemParts = {
    table: inMemoryTable(),
    rawMail: inMemoryObjectStore(),
    records: inMemoryObjectStore(),
    receive: inMemoryQueue(),
    read: inMemoryQueue(),
    reconcile: inMemoryQueue(),
    send: inMemoryQueue(),
    sendRawEmail: mailService.send,
    now: () => new Date(clock.at),
    ...given,
  };
  const { table, records, now } = parts;
  const logged: string[] = [];
  const log = logTo({ name: "test", stage: "test" }, (line) => logged.push(line), now);
  const mailbox = parts.mailbox ?? emailAddressSchema.parse("statements@accord.example.org");
  const ledgers = new Map<string, { snapshot: LedgerSnapshot; lines: readonly LedgerLine[] }>();
  let drawn = 0;

  const mails = mailsIn(table);
  const pictures = picturesIn(table);
  const forms = formsIn(table);
  const counterpartyNotes = counterpartyNotesIn(table);
  const positions = positionsIn(table);
  const messages = messagesIn(table);
  const evidence = evidenceIn(table);
  const todoItems = todoItemsIn(table);
  const notices = noticesIn(table);
  const issued = issuedStatementsIn(table);
  const mismatches = mismatchesIn(table);
  const sesIds = sesIdsIn(table);
  const undeliverable = undeliverableAddressesIn(table);
  const referenceLists = referenceListsIn(table, records);
  const decisions = decisionsIn(table);
  const knownConventions = knownConventionsIn(table);
  const sharedLines = sharedLinesIn(table);
  const objects = jsonObjectsIn(records);

  const receivePorts: ReceiveMailPorts = {
    findAnsweredMessage: (references, mayBeAnswered) =>
      findAnsweredMessage(references, mayBeAnswered, { messages, sesIds, positions }),
    positionOfMessage: (messageId) => positionOfMessage(messageId, { messages, mails }),
    evidence,
    mails,
    positions,
    decisions,
    messages,
    referenceLists,
    objects,
    todoItems,
    messageIdClaims: messageIdClaimsIn(table),
    dailyAnswers: dailyAnswersIn(table),
    holds: holdsIn(table),
    issued,
    mismatches,
    forms: formsIn(table),
    rawMail: parts.rawMail,
    enqueueRead: parts.read.send,
    enqueueReconcile: parts.reconcile.send,
    enqueueSend: parts.send.send,
    randomBytes: (count) => Uint8Array.from({ length: count }, () => (drawn++ * 37) % 256),
    mailbox,
    now,
    log,
  };
  const readPorts: ReadMailPorts = {
    rawMail: parts.rawMail,
    directoryAt: directoryAtIn(records),
    objects: jsonObjectsIn(announcingReadings(records, (event) => parts.receive.send([event]))),
    records,
    openMail,
    readStatement,
    findForm,
    findDecisions,
    findExerciseFile,
    findAnswer,
    readPdfs,
    now,
    log,
  };
  const reconcilePorts: ReconcilePositionPorts = {
    positions,
    messages,
    referenceLists,
    objects,
    decisions,
    todoItems,
    knownConventions,
    sharedLines,
    ledgers: parts.ledgers ?? {
      current: (organisation, kind) => Promise.resolve(ledgers.get(`${organisation}#${kind}`)?.snapshot),
      linesOf: ({ organisation, kind }, counterparty) =>
        Promise.resolve(
          (ledgers.get(`${organisation}#${kind}`)?.lines ?? []).filter((line) => line.counterparty === counterparty),
        ),
    },
    enqueueSend: parts.send.send,
    enqueueReconcile: parts.reconcile.send,
    mailbox,
    now,
    log,
  };
  const sendPorts: SendMailPorts = {
    undeliverable,
    referenceLists,
    messages,
    todoItems,
    sesIds,
    mails,
    positions,
    notices,
    objects,
    records,
    sendRawEmail: parts.sendRawEmail,
    enqueueSend: parts.send.send,
    writeWorkbook: async ({ sheets }) => {
      const rows = await Promise.all(
        sheets.map(async (sheet) => [...sheet.rows, ...(await Array.fromAsync(sheet.further ?? []))]),
      );
      return Buffer.from(JSON.stringify(rows));
    },
    fillWorkbook: (workbook) => workbook,
    ...parts.writers,
    composeMail,
    mailbox,
    now,
    log,
  };

  const notePorts: NoteDeliveryPorts = {
    messages,
    todoItems,
    sesIds,
    mails,
    positions,
    notices,
    undeliverable,
    referenceLists,
    enqueueSend: parts.send.send,
    mailbox,
    now,
    log,
  };
  const timetablePorts: RunTimetablePorts = {
    ledgers: reconcilePorts.ledgers,
    sharedLines,
    forms,
    counterpartyNotes,
    notices,
    positions,
    pictures,
    decisions,
    ledgersInForce: async function* () {
      for (const { snapshot } of ledgers.values()) yield await Promise.resolve(snapshot);
    },
    issued,
    messages,
    todoItems,
    referenceLists,
    objects,
    enqueueSend: parts.send.send,
    mailbox,
    now,
    log,
  };
  /** As of a function that has just started: one that is warm remembers more. */
  const ownObjects = () => ({ objects: jsonObjectsIn(rememberedObjects(records)) });
  const handlers = {
    receive: (body: string) => receiveMail(body, { ...receivePorts, ...ownObjects() }),
    read: (body: string) => readMail(body, 1, readPorts),
    reconcile: (body: string) => reconcilePosition(body, { ...reconcilePorts, ...ownObjects() }),
    send: (body: string) => sendMail(body, sendPorts),
  };

  return {
    ...parts,
    mails,
    positions,
    messages,
    todoItems,
    notices,
    issued,
    mismatches,
    pictures,
    forms,
    counterpartyNotes,
    referenceLists,
    decisions,
    knownConventions,
    sharedLines,
    evidence,
    objects,
    mailbox,
    clock,
    logged,
    sent: mailService.sent,
    undeliverable,
    ports: {
      receive: receivePorts,
      read: readPorts,
      reconcile: reconcilePorts,
      send: sendPorts,
      note: notePorts,
      timetable: timetablePorts,
    },

    /** Sets up the organisations, contacts and exercise of the tests. */
    settle: async () => {
      const at = now().toISOString();
      await referenceLists.organisations.replace(() => organisations, at);
      await referenceLists.contacts.replace(() => contacts, at);
      await referenceLists.exercises.replace(() => [month12], at);
    },

    /** Makes a ledger current, as an import would, but queues no positions. */
    uploadLedger: (
      lines: readonly (Partial<LedgerLine> & Pick<LedgerLine, "invoiceNumber" | "outstandingPence">)[],
      options: {
        organisation?: OrganisationCode;
        kind?: LedgerKind;
        asAt?: string;
        close?: "soft" | "hard";
        counterparty?: string;
      } = {},
    ) => {
      const { organisation = position.payable, kind = "payables", asAt = "2023-03-23" } = options;
      const { close = "soft", counterparty = "ZB2" } = options;
      const parsed = lines.map((line, index) => ledgerLineOf(line, index + 1, organisationCode(counterparty)));
      const snapshot = ledgerSnapshotSchema.parse({
        snapshot: `snapshot-${ledgers.size}-${asAt}-${drawn++}`,
        organisation,
        kind,
        asAt: calendarDate(asAt),
        close,
        file: "ledger.csv",
        lines: parsed.length,
        totalPence: sumPence(parsed.map((line) => line.outstandingPence)),
        counterparties: 1,
        uploadedAt: now().toISOString(),
      });
      ledgers.set(`${organisation}#${kind}`, { snapshot, lines: parsed });
      return snapshot;
    },

    /** Stores and announces a mail, as the cloud does. */
    post: async (mail: TestMail) => {
      await parts.rawMail.put(`mail/${mail.id}`, rawOf(mail));
      await parts.receive.send([notificationOf(mail)]);
    },

    /** Runs the timetable, as a rule on AWS starts it. */
    tick: () => runTimetable(timetablePorts),

    /** Handles queue messages until every queue is empty, or every one of these. */
    work: async (queues: readonly (keyof typeof handlers)[] = ["receive", "read", "reconcile", "send"]) => {
      for (;;) {
        const queue = queues.find((each) => parts[each].waiting.length > 0);
        if (queue === undefined) return;
        onMessage(queue);
        const body = JSON.stringify(parts[queue].take());
        await handlers[queue](body);
      }
    },
  };
}

export type System = ReturnType<typeof openSystem>;

function ledgerLineOf(
  line: Partial<LedgerLine> & Pick<LedgerLine, "invoiceNumber" | "outstandingPence">,
  row: number,
  counterparty: OrganisationCode,
): LedgerLine {
  return ledgerLineSchema.parse({
    row,
    counterparty,
    supplierCode: "S1",
    supplierName: "Northfold Community Health NHS Trust",
    invoiceDate: "2023-02-01",
    status: "approved",
    disputedPence: 0,
    capital: false,
    futurePeriod: false,
    ...line,
  });
}

const organisations = [
  { code: "ZA1", name: "Eastmere University Hospitals NHS FT", type: "trust" },
  { code: "ZB2", name: "Northfold Community Health NHS Trust", type: "trust" },
  { code: "ZB3", name: "Southmoor Ambulance Service NHS Trust", type: "trust" },
  { code: "ZC3X9", name: "Westhaven ICB", type: "icb" },
].map((organisation) => organisationSchema.parse(organisation));

const contacts = [
  { code: "ZA1", email: "payables@eastmere.example.org", role: "escalation" },
  { code: "ZB2", email: "income@northfold.example.org", role: "statements" },
  { code: "ZB3", email: "income@southmoor.example.org", role: "statements" },
  { code: "ZC3X9", email: "income@westhaven.example.org", role: "statements" },
].map((contact) => contactSchema.parse(contact));
