import fc from "fast-check";
import { simpleParser } from "mailparser";
import { expect, test } from "vitest";

import { readMail } from "../../functions/read-mail/read-mail.ts";
import { receiveMail } from "../../functions/receive-mail/receive-mail.ts";
import { reconcilePosition } from "../../functions/reconcile-position/reconcile-position.ts";
import { sendMail } from "../../functions/send-mail/send-mail.ts";
import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { nhsNameReference } from "../../shared/domain/organisation/names/nhs-name-reference.ts";
import { organisationSchema } from "../../shared/domain/organisation/organisation.ts";
import { cellReader } from "../../shared/reading/cells/cell-reader.ts";
import { ledgerSettingsIn } from "../../shared/records/ledger/ledger-settings.ts";
import { ledgersIn } from "../../shared/records/ledger/ledgers.ts";
import { LEDGER_HEADING } from "../acceptance/group.ts";
import { importAndJudge } from "../in-memory/import-and-judge.ts";
import { inMemoryObjectStore } from "../in-memory/object-store.ts";
import { inMemoryTable } from "../in-memory/table.ts";
import type { TestMail } from "../in-memory/test-mail.ts";
import { openSystem, type System } from "../in-memory/system.ts";

/** Each of them owes all the others. */
const bodies = ["ZA1", "ZA2", "ZB2", "ZB3", "ZC3X9"] as const;
type Body = (typeof bodies)[number];
const LINES = 3;

/** A ledger line whose values occur in no other line. */
interface Line {
  readonly payable: Body;
  readonly receivable: Body;
  readonly invoiceNumber: string;
  readonly pounds: string;
  readonly description: string;
  readonly paymentReference: string;
  readonly isPaid: boolean;
}

const lines: readonly Line[] = bodies
  .flatMap((payable) => bodies.flatMap((receivable) => (payable === receivable ? [] : [{ payable, receivable }])))
  .flatMap((pair) => Array.from({ length: LINES }, (_, index) => ({ ...pair, index })))
  .map(({ payable, receivable, index }, number) => ({
    payable,
    receivable,
    invoiceNumber: `QX${7001 + number * 13}`,
    pounds: `${200_003 + number * 4_001}.${String(11 + number)}`,
    description: `Kestrel${number * 17 + 401}work`,
    paymentReference: `BACX${number * 19 + 5003}`,
    isPaid: index === LINES - 1,
  }));

/** Every form in which a value of the line may appear in a message. */
function tracesOf(line: Line): readonly string[] {
  const [whole = "", pence = ""] = line.pounds.split(".");
  const grouped = `${whole.slice(0, -3)},${whole.slice(-3)}`;
  return [
    line.invoiceNumber,
    line.description,
    line.paymentReference,
    `${grouped}.${pence}`,
    line.pounds.replace(/0$/, ""),
    whole + pence,
  ];
}

const addressOf = (body: Body) => `income@${body.toLowerCase()}.example.org`;

const body = fc.constantFrom(...bodies);
/** Any invoice numbers: a sender may fish for those of others. */
const claims = fc.dictionary(
  fc.constantFrom(...lines.map(({ invoiceNumber }) => invoiceNumber)),
  fc.integer({ min: 1, max: 99 }),
  { minKeys: 1, maxKeys: 5 },
);

const event = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      happens: fc.constant("statement" as const),
      from: body,
      to: body,
      /** The sender and receiver named in the workbook: usually the true ones. */
      says: fc.option(fc.record({ from: body, to: body }), { freq: 4, nil: undefined }),
      claims,
      isOwn: fc.boolean(),
      isDoubted: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      happens: fc.constant("upload" as const),
      payable: body,
      left: fc.integer({ min: 0, max: 6 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ happens: fc.constant("question" as const), from: body, to: body }) },
  { weight: 1, arbitrary: fc.record({ happens: fc.constant("stranger" as const), to: body, claims }) },
  { weight: 2, arbitrary: fc.record({ happens: fc.constant("work" as const), steps: fc.integer({ min: 1, max: 8 }) }) },
);
type Event = typeof event extends fc.Arbitrary<infer Value> ? Value : never;

test("no message contains a value of another pair's ledger line, however the mails of many organisations are mixed", async () => {
  let [messages, own] = [0, 0];
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 6, maxLength: 16 }), async (events) => {
      const { system, claimed } = await play(events);
      for (const { to, bytes } of system.sent) {
        messages += 1;
        const { text, payable, answers } = await readSent(bytes);
        expect(to.length).toBe(1);
        for (const line of lines) {
          const isOwn = payable === line.payable && to[0] === addressOf(line.receivable);
          for (const trace of tracesOf(line)) {
            if (!text.includes(trace)) continue;
            if (isOwn) own += 1;
            // The answer may repeat what the sender wrote in the statement.
            else
              expect(
                claimed.get(answers)?.has(trace),
                `${to.join()} is told ${trace} of ${line.payable} and ${line.receivable}`,
              ).toBe(true);
          }
        }
      }
    }),
    { numRuns: 40 },
  );
  // Make sure that the property tests something: there are messages, and they contain values of their own pair.
  expect(messages).toBeGreaterThan(40);
  expect(own).toBeGreaterThan(40);
});

async function play(events: readonly Event[]) {
  const system = openSystem();
  const at = system.now().toISOString();
  await system.settle();
  await system.referenceLists.organisations.replace(
    () => bodies.map((code) => organisationSchema.parse({ code, name: `Body ${code} NHS Trust`, type: "trust" })),
    at,
  );
  await system.referenceLists.contacts.replace(
    () => bodies.map((code) => contactSchema.parse({ code, email: addressOf(code), role: "statements" })),
    at,
  );
  const uploads = inMemoryObjectStore();
  const ledgers = ledgersIn(system.table, inMemoryTable());
  const { receive, read, reconcile, send } = system.ports;

  /** Handles messages from the queues, a few or all. */
  const work = async (steps: number) => {
    for (let step = 0; step < steps; step += 1) {
      const [mail, asked] = [system.receive.take(), system.read.take()];
      const [position, message] = [system.reconcile.take(), system.send.take()];
      if ([mail, asked, position, message].every((each) => each === undefined)) return;
      if (asked !== undefined) await readMail(JSON.stringify(asked), 1, read);
      if (mail !== undefined) await receiveMail(JSON.stringify(mail), receive);
      if (position !== undefined) await reconcilePosition(JSON.stringify(position), { ...reconcile, ledgers });
      if (message !== undefined) await sendMail(JSON.stringify(message), send);
    }
  };
  const upload = async (payable: Body, left: number, number: number) => {
    const key = `uploads/${payable}/upload-${number}/ledger.csv`;
    const metadata = {
      organisation: payable,
      "as-at": "2023-03-31",
      close: "soft",
      kind: "payables",
      file: "ledger.csv",
    };
    const rows = lines
      .filter((line) => line.payable === payable)
      .slice(left)
      .map(rowOf);
    await uploads.put(key, Buffer.from([LEDGER_HEADING, ...rows, ""].join("\n")), { metadata });
    const eventTime = new Date(system.now().getTime() + number).toISOString();
    await importAndJudge(JSON.stringify({ Records: [{ eventTime, s3: { object: { key } } }] }), {
      ...reconcile,
      ledgers,
      uploads,
      settings: ledgerSettingsIn(system.table, system.records),
      readCells,
      names: nhsNameReference,
      todoItems: system.todoItems,
      enqueueReconcile: system.reconcile.send,
    });
  };

  const claimed = new Map<string, ReadonlySet<string>>();
  for (const payable of bodies) await upload(payable, 0, 0);
  for (const [index, each] of events.entries()) {
    const id = `mail-${index}`;
    const receivedAt = new Date(Date.UTC(2023, 2, 29, 8, index)).toISOString();
    switch (each.happens) {
      case "statement":
        await postStatement(system, each, { id, receivedAt }, claimed);
        break;
      case "stranger":
        await system.post({
          ...{ id, receivedAt, from: "somebody@elsewhere.example", to: mailboxOf(each.to) },
          workbooks: { "s.xlsx": { from: "ZB2", to: [each.to], lines: each.claims } },
        });
        break;
      case "question":
        await system.post({
          id,
          receivedAt,
          from: addressOf(each.from),
          to: mailboxOf(each.to),
          text: "What do you owe?",
        });
        break;
      case "upload":
        await upload(each.payable, each.left, index + 1);
        break;
      case "work":
        await work(each.steps);
    }
  }
  await work(Infinity);
  return { system, claimed };
}

async function postStatement(
  system: System,
  { from, to, says, claims: fished, isOwn, isDoubted }: Extract<Event, { happens: "statement" }>,
  particulars: Pick<TestMail, "id" | "receivedAt">,
  claimed: Map<string, ReadonlySet<string>>,
): Promise<void> {
  const ownLines = lines.filter((line) => line.payable === to && line.receivable === from);
  const statement = {
    from: says?.from ?? from,
    to: [says?.to ?? to],
    lines: isOwn ? Object.fromEntries(ownLines.map((line) => [line.invoiceNumber, 1 + Number(line.pounds)])) : fished,
  };
  claimed.set(particulars.id, new Set(Object.keys(statement.lines)));
  await system.post({
    ...particulars,
    from: addressOf(from),
    to: mailboxOf(to),
    subject: `${from} statement of balances`,
    workbooks: { "statement.xlsx": statement },
    ...(isDoubted ? { verdicts: { dmarc: "GRAY", spf: "GRAY", dkim: "GRAY" } } : {}),
  });
}

function mailboxOf(payable: Body): string {
  return `statements+${payable}@accord.example.org`;
}

function rowOf(line: Line): string {
  const { receivable, invoiceNumber, pounds, description, paymentReference, isPaid } = line;
  const state = isPaid ? `0.00,paid,,2023-03-20,${paymentReference}` : `${pounds},approved,,,`;
  return `${receivable},Body ${receivable} NHS Trust,${invoiceNumber},2023-03-01,,${pounds},${state},N,N,${description}`;
}

/** The whole text of a message with its workbook, the organisation that it comes from, and the mail that it answers. */
async function readSent(bytes: Uint8Array) {
  const mail = await simpleParser(Buffer.from(bytes));
  const workbooks = mail.attachments.map(({ content }) => content.toString("utf8"));
  const from = mail.from?.value[0]?.address ?? "";
  return {
    text: [mail.subject, mail.text, mail.html, ...workbooks].join("\n"),
    payable: /\+(\w+)@/.exec(from)?.[1]?.toUpperCase(),
    answers: /^<?(mail-\d+)@/.exec(mail.inReplyTo ?? "")?.[1] ?? "",
  };
}

const readCells = cellReader({
  foreign: () => Promise.reject(new Error("no foreign format is sent")),
  openEncrypted: () => Promise.reject(new Error("no encrypted file is sent")),
});
