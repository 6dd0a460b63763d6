import { checkStoredMail } from "../../functions/check-stored-mail/check-stored-mail.ts";
import { importLedger } from "../../functions/import-ledger/import-ledger.ts";
import { judgeLedger } from "../../functions/judge-ledger/judge-ledger.ts";
import { readMail } from "../../functions/read-mail/read-mail.ts";
import { receiveAttempt, type ReceiveMailPorts } from "../../functions/receive-mail/receive-mail.ts";
import { reconcilePosition } from "../../functions/reconcile-position/reconcile-position.ts";
import { sendMail } from "../../functions/send-mail/send-mail.ts";
import { runTimetable } from "../../functions/run-timetable/run-timetable.ts";
import { runSweep } from "../../functions/sweep/run-sweep.ts";
import { exerciseSchema } from "../../shared/domain/exercise/exercise.ts";
import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { emailAddressSchema } from "../../shared/domain/organisation/email-address.ts";
import { LAST_ATTEMPT } from "../../shared/queue-batches/last-attempt.ts";
import { nhsNameReference } from "../../shared/domain/organisation/names/nhs-name-reference.ts";
import { organisationSchema } from "../../shared/domain/organisation/organisation.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { cautiousPolicy } from "../../shared/domain/organisation/policy.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import type { Decision } from "../../shared/domain/position/decision.ts";
import { positionKeySchema, textOfPosition, type PositionKey } from "../../shared/domain/position/position-key.ts";
import { backoffSeconds } from "../../shared/queue-batches/backoff-seconds.ts";
import { retryBackoff } from "../../shared/queue-batches/handle-each.ts";
import { cellReader } from "../../shared/reading/cells/cell-reader.ts";
import { dailyAnswersIn } from "../../shared/records/mail/daily-answers.ts";
import { decisionsIn } from "../../shared/records/position/decisions.ts";
import { mismatchesIn } from "../../shared/records/mismatch/mismatches.ts";
import { holdsIn } from "../../shared/records/mail/holds.ts";
import { parseJson, type Json } from "../../shared/records/storage/json.ts";
import { rememberedObjects } from "../../shared/records/storage/remembered-objects.ts";
import { jsonObjectsIn } from "../../shared/records/storage/json-objects.ts";
import { knownConventionsIn } from "../../shared/records/position/known-conventions.ts";
import { sharedLinesIn } from "../../shared/records/position/shared-lines.ts";
import { decideLedger } from "../../shared/records/ledger/decide-ledger.ts";
import { ledgerSettingsIn } from "../../shared/records/ledger/ledger-settings.ts";
import { ledgersIn, type Ledgers } from "../../shared/records/ledger/ledgers.ts";
import { listMails, mailsIn, mailsInState } from "../../shared/records/mail/mails.ts";
import { messageIdClaimsIn } from "../../shared/records/mail/message-id-claims.ts";
import type { ObjectStore } from "../../shared/records/storage/object-store.ts";
import { allPositions, positionsIn } from "../../shared/records/position/positions.ts";
import type { Enqueue } from "../../shared/records/storage/queue.ts";
import { redrive } from "../../shared/records/recovery/redrive.ts";
import { sweepTimesIn } from "../../shared/records/recovery/sweep-times.ts";
import { counterpartyNotesIn } from "../../shared/records/counterparty-note/counterparty-notes.ts";
import { formsIn } from "../../shared/records/form/forms.ts";
import { issuedStatementsIn } from "../../shared/records/issued/issued-statements.ts";
import { picturesIn } from "../../shared/records/form/pictures.ts";
import { noticesIn } from "../../shared/records/notice/notices.ts";
import { directoryAtIn } from "../../shared/records/reference/directory-at.ts";
import { referenceListsIn } from "../../shared/records/reference/reference-data.ts";
import { reopenMail } from "../../shared/records/mail/reopen-mail.ts";
import { evidenceIn } from "../../shared/records/position/evidence.ts";
import { positionOfMessage } from "../../shared/records/message/position-of-message.ts";
import { findAnsweredMessage } from "../../shared/records/message/find-answered-message.ts";
import { sesIdsIn } from "../../shared/records/message/ses-ids.ts";
import { todoItemsIn } from "../../shared/records/todo/todo-items.ts";
import { undeliverableAddressesIn } from "../../shared/records/message/undeliverable-addresses.ts";
import { withdrawMessage } from "../../shared/records/message/withdraw-message.ts";
import { resendMessage } from "../../shared/records/message/resend-message.ts";
import { stoppedMessages } from "../../shared/records/message/stopped-messages.ts";
import { messagesIn } from "../../shared/records/message/messages.ts";
import type { SendRawEmail } from "../../shared/records/message/send-raw-email.ts";
import type { Table } from "../../shared/records/storage/table.ts";
import { announcingReadings } from "../in-memory/announce-readings.ts";
import { inMemoryObjectStore } from "../in-memory/object-store.ts";
import { inMemoryTable } from "../in-memory/table.ts";
import { month12 } from "../in-memory/month-12.ts";
import {
  findTestDecisions,
  findTestAnswer,
  findTestExerciseFile,
  findTestForm,
  notificationOf,
  openTestMail,
  rawOf,
  readNoPdfs,
  readTestStatement,
  type TestMail,
} from "../in-memory/test-mail.ts";
import { faultyPartsFor, faultsOf, type Faults } from "./faults.ts";
import { ANSWER_ROUNDS, answersToUs } from "./answers.ts";
import { observedParts, type Observe } from "./observed.ts";
import { randomFrom } from "./random.ts";
import { refusalsOf } from "./refusals.ts";
import { readerOf, reviewRuleOf } from "./reviews.ts";
import { payables, scenarioOf, type PlannedMail, type ScenarioStep } from "./scenario.ts";
import { scheduler, type Invocation } from "./scheduler.ts";
import { decisionMails, staff, STAFF_ROUNDS } from "./staff.ts";
import { watched } from "./watch.ts";

const queueNames = ["receive", "read", "import", "judge", "reconcile", "send"] as const;
/** `check` gets each stored mail from its bucket, `sweep` and `timetable` stand for the clock. */
type QueueName = (typeof queueNames)[number] | "check" | "sweep" | "timetable";

interface Message {
  readonly queue: QueueName;
  readonly body: string;
  visibleAt: number;
  receives: number;
  isInHand: boolean;
}

/** One message that the mail service accepted. */
export interface SentMessage {
  readonly to: readonly string[];
  readonly raw: string;
  readonly messageId: string;
  readonly by: number;
}

/** `fair`: nothing fails, nothing is delivered twice, and everything happens in order. `foul`: all of that may go wrong. */
export type Weather = "fair" | "foul";

const FUNCTION_TIMEOUT_MS = 120_000;
const VISIBILITY_MS = 720_000;
const MOST_STEPS = 60_000;
const MOST_REDRIVES = 6;
/** Before half past seven in the United Kingdom, and after. */
const RUNS_OF_TIMETABLE = [
  "2023-03-30T06:10:00Z",
  "2023-03-30T06:31:00Z",
  "2023-03-30T06:36:00Z",
  "2023-03-30T07:01:00Z",
  "2023-03-31T06:31:00Z",
];
const SWEEPS_AFTER_MINUTES = [15, 30, 60];
/** Month 12, in which statements are expected for the small balances of the scenario. */
export const exercise = exerciseSchema.parse({
  ...month12,
  kinds: { ...month12.kinds, "r&p": { ...month12.kinds["r&p"], issueOverPence: 100 } },
});
const START = Date.parse("2023-03-29T12:00:00.000Z");
export const mailbox = emailAddressSchema.parse("statements@accord.example.org");

/** The state at the end of a run. */
export type Run = Awaited<ReturnType<typeof run>>;

/**
 * Runs the real functions with storage, queues and mail service in memory, under a schedule that the seed decides.
 *
 * @param observe gets every call of AWS that a function would make
 */
export async function run(seed: number, weather: Weather, observe: Observe = () => undefined) {
  const steps = scenarioOf(seed);
  const random = randomFrom(seed, `weather ${weather}`);
  const isFoul = weather === "foul";
  const faults: Faults = faultsOf(random, isFoul ? random.below(24) : 0, random.pick(queueNames));
  // Some clouds deliver nearly everything twice, and some do a lot at once.
  const doubled = isFoul ? random.pick([0.1, 0.1, 0.5]) : 0;
  /** The share of messages that are delivered late. */
  const late = random.pick([0.05, 0.25]);
  /** How soon the next mail or upload comes in while there is still work to do. */
  const pace = random.pick([0.05, 0.01, 0.004]);
  const mostAtOnce = isFoul ? random.pick([3, 6]) : 1;
  const turns = scheduler(random);
  const reading = randomFrom(seed, `reading in ${weather} weather`);
  const refusals = refusalsOf(seed, isFoul, faults.story);
  let nowMs = START;
  const trueNow = () => new Date(nowMs);

  const seen: string[] = [];
  const table = watched(inMemoryTable(), seen);
  const ledgerTable = inMemoryTable();
  const rawMail = inMemoryObjectStore(trueNow);
  const uploads = inMemoryObjectStore(trueNow);
  const records = announcingReadings(inMemoryObjectStore(trueNow), (event) => {
    post("receive", JSON.stringify(event));
    return Promise.resolve();
  });
  const messages: Message[] = [];
  const deadLetters: Message[] = [];
  const sent: SentMessage[] = [];
  const ends = new Map<number, "done" | "failed" | "died">();
  const planned = new Map<string, PlannedMail>();
  /** Whether a function gave a message up: then an operator has something to do. */
  let hasLost = false;
  let invocations = 0;
  let drawn = 0;

  const send =
    (queue: QueueName): Enqueue =>
    (bodies, options) => {
      for (const body of bodies) post(queue, JSON.stringify(body), (options?.delaySeconds ?? 0) * 1000);
      return Promise.resolve();
    };

  /** Delivers a message once, twice, late or never. Only the notifications of some mails, planned orphans, are lost. */
  function post(queue: QueueName, body: string, delayMs = 0): void {
    const isOwn = queue === "read" || queue === "judge" || queue === "reconcile" || queue === "send";
    if (isFoul && isOwn && faults.left > 0 && random.chance(0.02)) {
      faults.left -= 1;
      faults.story.push(`lost on ${queue}: ${body}`);
      return;
    }
    const copies = random.chance(doubled) ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1)
      messages.push({
        queue,
        body,
        visibleAt: nowMs + delayMs + (isFoul ? random.below(random.chance(late) ? 900_000 : 3000) : 0),
        receives: 0,
        isInHand: false,
      });
  }

  const countUnreceived = () =>
    Promise.resolve([...messages, ...deadLetters].filter(({ queue }) => queue === "receive").length);

  const accept: SendRawEmail = ({ messageId, to, bytes }) => {
    const refusal = refusals.draw(messageId);
    if (refusal) return Promise.resolve(refusal);
    const raw = Buffer.from(bytes).toString("utf8");
    sent.push({
      to,
      raw,
      messageId: field(raw, "message"),
      by: current,
    });
    return Promise.resolve({ result: "accepted", sesId: `ses-${sent.length}` });
  };
  /** The invocation whose effect is happening. */
  let current = 0;

  function portsOf(invocation: Invocation) {
    const parts = faultyPartsFor(invocation, turns, faults, () => nowMs);
    const observed = observedParts((call) => {
      observe(invocation.name, call);
    });
    const state = parts.table(observed.table("state", table));
    const store = parts.objects(observed.objects("records", records));
    const now = () => new Date(nowMs + invocation.skewMs);
    const positions = positionsIn(state);
    const stateMessages = messagesIn(state);
    const sesIds = sesIdsIn(state);
    const referenceLists = referenceListsIn(state, store);
    const ledgers = ledgersIn(state, parts.table(observed.table("ledger", ledgerTable)));
    return {
      mails: mailsIn(state),
      positions,
      notices: noticesIn(state),
      issued: issuedStatementsIn(state),
      forms: formsIn(state),
      counterpartyNotes: counterpartyNotesIn(state),
      pictures: picturesIn(state),
      messages: stateMessages,
      sesIds,
      findAnsweredMessage: (...[references, mayBeAnswered]: Parameters<ReceiveMailPorts["findAnsweredMessage"]>) =>
        findAnsweredMessage(references, mayBeAnswered, { messages: stateMessages, sesIds, positions }),
      referenceLists,
      decisions: decisionsIn(state),
      undeliverable: undeliverableAddressesIn(state),
      todoItems: todoItemsIn(state),
      knownConventions: knownConventionsIn(state),
      sharedLines: sharedLinesIn(state),
      objects: jsonObjectsIn(rememberedObjects(store)),
      records: store,
      positionOfMessage: (id: string) => positionOfMessage(id, { messages: messagesIn(state), mails: mailsIn(state) }),
      evidence: evidenceIn(state),
      messageIdClaims: messageIdClaimsIn(state),
      dailyAnswers: dailyAnswersIn(state),
      holds: holdsIn(state),
      mismatches: mismatchesIn(state),
      ledgers,
      settings: ledgerSettingsIn(state, store),
      uploads: parts.objects(observed.objects("ledgers", uploads)),
      rawMail: parts.objects(observed.objects("mail", rawMail)),
      openMail: openTestMailOrThrow,
      directoryAt: directoryAtIn(store),
      readStatement: readTestStatement,
      findForm: findTestForm,
      findDecisions: findTestDecisions,
      findExerciseFile: findTestExerciseFile,
      findAnswer: findTestAnswer,
      readPdfs: readNoPdfs,
      readCells,
      names: nhsNameReference,
      enqueueReceive: parts.queue("receive", observed.queue("receivemailqueue", send("receive"))),
      enqueueRead: parts.queue("read", observed.queue("readmailqueue", send("read"))),
      enqueueJudge: parts.queue("judge", observed.queue("judgeledgerqueue", send("judge"))),
      enqueueReconcile: parts.queue("reconcile", observed.queue("reconcilepositionqueue", send("reconcile"))),
      enqueueCheck: parts.queue("check", observed.queue("checkstoredmailqueue", send("check"))),
      countUnreceived,
      sweepTimes: sweepTimesIn(state),
      enqueueSend: parts.queue("send", observed.queue("sendmailqueue", send("send"))),
      sendRawEmail: parts.mail(
        observed.mail((email) => {
          current = invocation.number;
          return accept(email);
        }),
      ),
      writeWorkbook: ({ sheets }: { sheets: readonly { rows: Iterable<unknown> }[] }) =>
        Promise.resolve(Buffer.from(JSON.stringify(sheets.map(({ rows }) => [...rows])))),
      fillWorkbook: (workbook: Uint8Array) => workbook,
      composeMail: composePlainly,
      randomBytes: (bytes: number) => Uint8Array.from({ length: bytes }, () => (drawn++ * 37 + seed) % 256),
      mailbox,
      now,
      log: () => undefined,
    };
  }

  /** Starts a function with one message. */
  function start(message: Message): void {
    const number = (invocations += 1);
    message.receives += 1;
    message.isInHand = true;
    message.visibleAt = nowMs + VISIBILITY_MS;
    const invocation: Invocation = {
      number,
      name: message.queue,
      attempt: message.receives,
      isSlow: isFoul && random.chance(0.2),
      skewMs: isFoul ? random.below(60_000) - 30_000 : 0,
      deadline: nowMs + FUNCTION_TIMEOUT_MS,
      isDead: false,
      kill: () => {
        invocation.isDead = true;
        running.delete(invocation);
        message.isInHand = false;
        ends.set(number, "died");
      },
    };
    running.add(invocation);
    handle(message, portsOf(invocation)).then(
      () => {
        finish(invocation, message, "done");
      },
      (error: unknown) => {
        faults.story.push(`${invocation.name} ${number} failed: ${String(error)}`);
        finish(invocation, message, "failed");
      },
    );
  }

  function finish(invocation: Invocation, message: Message, end: "done" | "failed"): void {
    if (invocation.isDead) return;
    running.delete(invocation);
    message.isInHand = false;
    ends.set(invocation.number, end);
    // Sometimes the cloud forgets that a message was handled.
    const isForgotten = isFoul && faults.left > 0 && random.chance(0.03);
    if (isForgotten) faults.left -= 1;
    if (end === "failed")
      message.visibleAt = nowMs + backoffSeconds(String(invocation.number), message.receives, retryBackoff) * 1000;
    if (end === "done" && !isForgotten) messages.splice(messages.indexOf(message), 1);
  }

  function handle(message: Message, ports: ReturnType<typeof portsOf>): Promise<void> {
    switch (message.queue) {
      case "receive":
        return receiveAttempt(message.body, message.receives, ports);
      case "read":
        return readMail(message.body, message.receives, ports);
      case "import":
        return importLedger(message.body, ports);
      case "judge":
        return judgeLedger(message.body, ports);
      case "check":
        return checkStoredMail(message.body, ports);
      case "sweep":
        return runSweep({ ...ports, ledgers: () => ports.ledgers.states(), unjudged: () => ports.ledgers.unjudged() });
      case "timetable":
        return runTimetable({ ...ports, ledgersInForce: () => ledgersInForce(ports) });
      case "reconcile":
        return reconcilePosition(message.body, ports);
      case "send":
        return sendMail(message.body, ports);
    }
  }

  const running = new Set<Invocation>();

  function buryDeadLetters(): void {
    for (const message of messages.filter(
      (each) => !each.isInHand && each.receives >= LAST_ATTEMPT && each.visibleAt <= nowMs,
    )) {
      messages.splice(messages.indexOf(message), 1);
      deadLetters.push(message);
    }
  }

  async function happen(step: ScenarioStep): Promise<void> {
    switch (step.step) {
      case "mail": {
        const { mail } = step;
        planned.set(mail.mail.id, mail);
        await rawMail.put(`mail/${mail.mail.id}`, rawOf(mail.mail));
        if (!mail.isOrphan) post("receive", JSON.stringify(notificationOf(mail.mail)));
        return;
      }
      case "upload": {
        const { id, payable, asAt, csv } = step.upload;
        const key = `uploads/${payable}/${id}/ledger.csv`;
        await uploads.put(key, Buffer.from(csv), {
          metadata: { organisation: payable, "as-at": asAt, close: "soft", kind: "payables", file: `${id}.csv` },
        });
        uploaded.push(step.upload);
        const eventTime = new Date(START + uploaded.length * 1000).toISOString();
        post("import", JSON.stringify({ Records: [{ eventTime, s3: { object: { key } } }] }));
        return;
      }
      case "decide": {
        // No person decides twice in one instant.
        nowMs += 1;
        const { id, payable, receivable, invoiceNumber, claimedPounds, agreedPounds, ...rest } = step.decision;
        const key = keyOfPair(payable, receivable);
        const decision: Decision = {
          ...{ id, invoiceNumber, decision: "agree", by: "a person", at: trueNow().toISOString() },
          ...{ outstandingPence: pence(claimedPounds * 100), agreedPence: pence(agreedPounds * 100) },
          ...(rest.atOnce ? { atOnce: true } : {}),
          ...(rest.needsSecondPerson ? { secondPersonOverPence: pence(100) } : {}),
        };
        await decisionsIn(table).add(key, decision);
        post("reconcile", JSON.stringify({ position: key, correlation: id }));
        return;
      }
      case "decision-step": {
        const key = keyOfPair(step.of.payable, step.of.receivable);
        const found = (await decisionsIn(table).of(key)).find(({ decision }) => decision.id === step.of.id);
        if (!found || (step.what === "approved" && !step.of.needsSecondPerson)) return;
        const taken = { step: step.what, of: step.of.id, by: "another person", at: trueNow().toISOString() };
        await decisionsIn(table).addStep(key, found.decision, taken);
        post("reconcile", JSON.stringify({ position: key, correlation: step.of.id }));
        return;
      }
      case "garbage":
        post(step.queue, `{"nobody's": "message ${messages.length}"}`);
        return;
      case "redrive":
        await redriveBefore(new Date(nowMs - 60_000));
    }
  }
  const uploaded: Extract<ScenarioStep, { step: "upload" }>["upload"][] = [];

  /** An operator's redrive, without faults. */
  function redriveBefore(before: Date, orphans = false) {
    return redrive(
      {
        mails: mailsIn(table),
        positions: positionsIn(table),
        messages: messagesIn(table),
        rawMail,
        enqueueReceive: send("receive"),
        enqueueReconcile: send("reconcile"),
        enqueueSend: send("send"),
      },
      { before, ...(orphans ? { orphans: countUnreceived } : {}), everyPosition: orphans },
    );
  }

  /** An operator's resend of everything that the mail service has refused, and of what has left, which must not leave again. */
  async function resendAll(): Promise<void> {
    const own = messagesIn(table);
    const ports = {
      messages: own,
      mails: mailsIn(table),
      referenceLists: referenceListsIn(table, records),
      undeliverable: undeliverableAddressesIn(table),
      enqueueSend: send("send"),
    };
    const ids = [...(await stoppedMessages(own)).keys(), ...new Set(sent.map(({ messageId }) => messageId))];
    for (const id of ids) await resendMessage(id, "the operator", trueNow().toISOString(), ports);
    // What has left can't be withdrawn, whatever is noted of it.
    for (const { messageId } of sent) {
      const by = { by: "the operator", at: trueNow().toISOString(), note: "too late" };
      const result = await withdrawMessage(messageId, by, {
        ...ports,
        positions: positionsIn(table),
        notices: noticesIn(table),
        todoItems: todoItemsIn(table),
        now: trueNow,
      });
      if (result.withdrawn) seen.push(`${messageId} was withdrawn although it had left`);
    }
  }

  /** An operator's release of every ledger that waits, twice, as a person repeats a command. */
  async function releaseWaiting(): Promise<void> {
    const ports = {
      ledgers: ledgersIn(table, ledgerTable),
      positions: positionsIn(table),
      todoItems: todoItemsIn(table),
      enqueueReconcile: send("reconcile"),
    };
    for await (const { inForce, waiting } of ports.ledgers.states()) {
      if (!waiting) continue;
      const seen = { organisation: inForce.organisation, kind: inForce.kind, snapshot: waiting.ledger.snapshot };
      const decider = { by: "the operator", at: trueNow().toISOString() };
      for (let time = 1; time <= 2; time += 1) await decideLedger("released", seen, decider, ports);
    }
  }

  const reader = readerOf(seed, weather, seen);

  function reviewPorts() {
    return {
      positions: positionsIn(table),
      messages: messagesIn(table),
      referenceLists: referenceListsIn(table, records),
      todoItems: todoItemsIn(table),
      enqueueSend: send("send"),
      now: trueNow,
    };
  }

  /** Answers the questions about held statements, once or twice, as the scenario says. */
  async function answerQuestions(): Promise<void> {
    for await (const mail of mailsInState(mailsIn(table), "held")) {
      const ending = planned.get(mail.id)?.ending;
      const holdCode = mail.hold?.code;
      const isAsked = sent.some(({ messageId }) => mail.sentMessages.includes(messageId));
      if (ending?.ends !== "held" && ending?.ends !== "smaller") continue;
      if (!ending.word || !isAsked || holdCode === undefined || asked.has(mail.id)) continue;
      asked.add(mail.id);
      for (let number = 1; number <= ending.words; number += 1) {
        const testMail: TestMail = {
          id: `word-${mail.id}-${number}`,
          receivedAt: trueNow().toISOString(),
          from: mail.from,
          subject: `RE: please confirm [${holdCode}]`,
          text: `${ending.word} ${holdCode}`,
        };
        await happen({ step: "mail", mail: { mail: testMail, ending: { ends: "question" }, isOrphan: false } });
      }
    }
  }
  const asked = new Set<string>();

  /** Runs until nothing more would happen by itself. */
  async function work(steps: ScenarioStep[]): Promise<void> {
    for (let count = 0; count < MOST_STEPS; count += 1) {
      buryDeadLetters();
      const visible = messages.filter(
        (each) => !each.isInHand && each.visibleAt <= nowMs && each.receives < LAST_ATTEMPT,
      );
      const mayStart = visible.length > 0 && running.size < mostAtOnce;
      const isIdle = running.size === 0 && visible.length === 0;
      const mayHappen = steps.length > 0 && (isFoul ? random.chance(isIdle ? 0.3 : pace) : isIdle);
      if (mayHappen) {
        const [next] = steps.splice(0, 1);
        if (next) await happen(next);
        continue;
      }
      if (mayStart && (running.size === 0 || random.chance(0.3))) {
        const [first] = visible;
        const message = isFoul ? visible[random.below(visible.length)] : first;
        if (message) start(message);
        await turns.settle();
        continue;
      }
      if (refusals.isResentNow()) await resendAll();
      const stepped = await turns.step();
      if (stepped) {
        nowMs += isFoul ? random.below(random.chance(0.01) ? 60_000 : stepped.isSlow ? 1500 : 150) : 1;
      } else if (running.size === 0) {
        if (sent.length > 0) await answerQuestions();
        if (random.chance(0.1)) await releaseWaiting();
        if (reading.chance(0.3)) await reader.read(reviewPorts());
        const next = Math.min(...messages.filter((each) => !each.isInHand).map((each) => each.visibleAt));
        if (steps.length === 0 && next === Infinity) return;
        if (next !== Infinity && next > nowMs) nowMs = next;
        else nowMs += 1;
      }
    }
    throw new Error(`seed ${seed} has not come to rest after ${MOST_STEPS} steps`);
  }

  /** Positions that were not reconciled with the ledger in force. A redrive of every position would correct them. */
  async function withOldLedger(): Promise<string[]> {
    const old: string[] = [];
    for (const { key, reconciled } of await allPositions(positionsIn(table))) {
      const kind = key.kind === "i&e" ? "expenditure" : "payables";
      const current = await ledgersIn(table, ledgerTable).current(key.payable, kind);
      if (reconciled?.ledger?.snapshot !== current?.snapshot) old.push(`${textOfPosition(key)} with an old ledger`);
    }
    return old;
  }

  /** What runs by the clock, for some hours: a look at each stored mail, and sweeps. It must heal all that the cloud lost. */
  async function heal(): Promise<void> {
    for await (const { key, lastModified } of rawMail.list("mail/"))
      post("check", JSON.stringify({ stored: { key, storedAt: lastModified.toISOString() } }));
    for (const minutes of SWEEPS_AFTER_MINUTES) {
      nowMs += minutes * 60_000;
      post("sweep", "{}");
      await work([]);
    }
  }

  /**
   * Two mornings by the clock, with faults of their own: runs that come before the time, at it, twice, late or not at all. A last run and
   * the sweeps after it must heal all that.
   */
  async function playMornings(): Promise<void> {
    const clock = randomFrom(seed, `clock ${weather}`);
    faults.left = isFoul ? clock.below(8) : 0;
    for (const at of RUNS_OF_TIMETABLE) {
      nowMs = Math.max(nowMs, Date.parse(at));
      const times = isFoul ? clock.below(4) : 1;
      for (let time = 0; time < times; time += 1)
        messages.push({
          ...{ queue: "timetable", body: "{}", receives: 0, isInHand: false },
          visibleAt: nowMs + (isFoul ? clock.below(clock.chance(0.2) ? 900_000 : 50) : 0),
        });
      await work([]);
    }
    faults.left = 0;
    post("timetable", "{}");
    await work([]);
    for (const minutes of SWEEPS_AFTER_MINUTES) {
      nowMs += minutes * 60_000;
      post("sweep", "{}");
      await work([]);
    }
  }

  /** People decide by workbook and let replies leave, several mails at the same moment, with faults of their own. */
  async function playDecisionMails(): Promise<void> {
    const own = randomFrom(seed, `decision mails in ${weather} weather`);
    for (let round = 1; round <= STAFF_ROUNDS; round += 1) {
      faults.left = isFoul ? own.below(6) : 0;
      const ports = { ...reviewPorts(), decisions: decisionsIn(table), objects: jsonObjectsIn(records) };
      for (const mail of await decisionMails(seed, round, trueNow(), ports)) await happen({ step: "mail", mail });
      await work([]);
      faults.left = 0;
      await heal();
    }
  }

  /** What an operator does about all that has stood still: several redrives, the last of which must find nothing. Returns what it found. */
  async function letOperatorHelp(): Promise<number> {
    let found = 1;
    for (let round = 0; round < MOST_REDRIVES && found > 0; round += 1) {
      // An operator puts the dead letters back on their queues, and reopens mails that failed through no fault of their own.
      hasLost ||= deadLetters.length > 0 || refusals.needAPerson();
      if (round === 0) stoodStill.push(...(await withOldLedger()));
      if (round === 0) await resendAll();
      if (round === 0) for (const message of deadLetters.splice(0)) messages.push({ ...message, receives: 1 });
      if (round === 1)
        for await (const mail of mailsInState(mailsIn(table), "failed"))
          if (mail.reason === "processing-failed" && planned.get(mail.id)?.ending.ends !== "poison") {
            await reopenMail(mailsIn(table), mail.id, "the operator", trueNow().toISOString());
            post("receive", JSON.stringify({ mail: mail.id }));
          }
      await releaseWaiting();
      if ((await reader.releaseAll(reviewPorts())) > 0) await work([]);
      nowMs += 3_600_000;
      const redriven = await redriveBefore(new Date(nowMs), true);
      if (round === 0)
        stoodStill.push(...redriven.mails, ...redriven.positions, ...redriven.messages, ...redriven.orphans);
      found =
        round < 2
          ? 1
          : redriven.mails.length + redriven.positions.length + redriven.messages.length + redriven.orphans.length;
      await work([]);
    }
    if ((await reader.releaseAll(reviewPorts())) > 0) await work([]);
    return found;
  }

  /** Senders answer our messages, several at the same moment, with faults of their own. */
  async function playAnswers(): Promise<void> {
    const own = randomFrom(seed, `answers in ${weather} weather`);
    for (let round = 1; round <= ANSWER_ROUNDS; round += 1) {
      faults.left = isFoul ? own.below(8) : 0;
      const ports = { positions: positionsIn(table), messages: messagesIn(table), sent };
      for (const mail of await answersToUs(seed, round, trueNow(), ports)) await happen({ step: "mail", mail });
      await work([]);
      faults.left = 0;
      await heal();
      if ((await reader.releaseAll(reviewPorts())) > 0) await work([]);
    }
  }

  await setUpReferenceData(table, records, seed);
  await work([...steps]);
  faults.left = 0;
  refusals.end();
  await heal();
  await releaseWaiting();
  await work([]);
  await playMornings();
  await playDecisionMails();
  const stoodStill: string[] = [];
  await letOperatorHelp();
  await playAnswers();
  const found = await letOperatorHelp();

  return {
    seed,
    steps,
    faults,
    table,
    ledgerTable,
    records,
    rawMail,
    sent,
    ends,
    planned,
    uploaded,
    deadLetters,
    /** When the last daily list of what waits was due. */
    lastMorning: "2023-03-31T06:30:00.000Z",
    /** Faults that the watch saw, even if only for a moment. */
    seen,
    /** What the first redrive found to do. */
    stoodStill,
    hasLost,
    /** How much the last redrive still found to do. */
    unfinished: found,
    mails: await listMails(mailsIn(table)),
  };
}

async function* ledgersInForce({ ledgers }: { readonly ledgers: Pick<Ledgers, "states"> }) {
  for await (const { inForce } of ledgers.states()) yield inForce;
}

function openTestMailOrThrow(raw: Uint8Array): ReturnType<typeof openTestMail> {
  if (Buffer.from(raw).includes('"text":"poison"')) return Promise.reject(new Error("unexpected"));
  return openTestMail(raw);
}

function keyOfPair(payable: string, receivable: string): PositionKey {
  return positionKeySchema.parse({ payable, receivable, exercise: "2022-23-Q4", kind: "r&p" });
}

/** The parts of a message as readable JSON. MIME has tests of its own. */
function composePlainly(draft: {
  readonly messageIdHeader: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly attachments: readonly { readonly bytes: Uint8Array }[];
}): Promise<Uint8Array> {
  const { messageIdHeader, subject, text, html, headers, attachments } = draft;
  const workbooks = attachments.map(({ bytes }) => Buffer.from(bytes).toString("utf8"));
  return Promise.resolve(
    Buffer.from(
      JSON.stringify({ messageIdHeader, message: headers["X-Accord-Reply"], subject, text, html, workbooks }),
    ),
  );
}

function field(raw: string, name: string): string {
  const value: Json = parseJson(raw);
  const found =
    typeof value === "object" && value !== null && name in value
      ? Object.entries(value).find(([key]) => key === name)?.[1]
      : "";
  return typeof found === "string" ? found : "";
}

const readCells = cellReader({
  foreign: () => Promise.reject(new Error("no foreign format is simulated")),
  openEncrypted: () => Promise.reject(new Error("no encrypted file is simulated")),
});

async function setUpReferenceData(table: Table, records: ObjectStore, seed: number): Promise<void> {
  const referenceLists = referenceListsIn(table, records);
  const at = "2023-03-01T00:00:00.000Z";
  await referenceLists.organisations.replace(() => organisations, at);
  await referenceLists.contacts.replace(() => contacts, at);
  await referenceLists.exercises.replace(() => [exercise], at);
  const policies = payables.map((payable) => ({
    organisation: organisationCode(payable),
    policy: { ...cautiousPolicy, secondPersonOverPence: pence(20_000), review: reviewRuleOf(seed, payable) },
  }));
  await referenceLists.policies.replace(() => policies, at);
}

const organisations = [
  { code: "ZA1", name: "Eastmere University Hospitals NHS FT", type: "trust" },
  { code: "ZA2", name: "Marlhaven Partnership NHS Trust", type: "trust" },
  { code: "ZB2", name: "Northfold Community Health NHS Trust", type: "trust" },
  { code: "ZB3", name: "Southmoor Ambulance Service NHS Trust", type: "trust" },
  { code: "ZC3X9", name: "Westhaven ICB", type: "icb" },
].map((organisation) => organisationSchema.parse(organisation));

const contacts = [
  { code: "ZB2", email: "income@northfold.example.org", role: "statements" },
  { code: "ZB3", email: "income@southmoor.example.org", role: "statements" },
  { code: "ZC3X9", email: "income@westhaven.example.org", role: "statements" },
  { code: "ZA1", email: "payables@eastmere.example.org", role: "escalation" },
  { code: "ZA2", email: "finance@marlhaven.example.org", role: "finance" },
  ...payables.flatMap((code) =>
    [staff[code].decides, staff[code].answers].map((email) => ({ code, email, role: "decisions" })),
  ),
].map((contact) => contactSchema.parse(contact));
