import type { TestMail, TestStatement } from "../in-memory/test-mail.ts";
import { randomFrom, type Random } from "./random.ts";

/** The end that a mail must come to, whatever goes wrong. */
export type Ending =
  /** Taken: answered, or a duplicate of a statement with the same content. */
  | { readonly ends: "statement"; readonly pairs: readonly Pair[] }
  /** A copy: the same mail under another id, or the same id again. */
  | { readonly ends: "copy"; readonly of: string }
  | { readonly ends: "refused"; readonly reason: string }
  | { readonly ends: "question" }
  | { readonly ends: "silent"; readonly state: "ignored" | "quarantined"; readonly reason: string }
  /** Held, then released or rejected by the registered address if there is a `word`, in so many mails. */
  | {
      readonly ends: "held";
      readonly word: "RELEASE" | "REJECT" | undefined;
      readonly words: number;
      readonly pairs: readonly Pair[];
    }
  /**
   * Much smaller than every other statement of its pair: held like the one before if one of those is current when it comes, and else
   * taken. Which of the two depends on the order of events.
   */
  | {
      readonly ends: "smaller";
      readonly word: "RELEASE" | "REJECT" | undefined;
      readonly words: number;
      readonly pairs: readonly Pair[];
    }
  /** Files in answer to a message of ours, for lines of a position. */
  | {
      readonly ends: "evidence";
      readonly position: string;
      readonly files: readonly string[];
      readonly lines: readonly string[];
    }
  /** A question in answer to a message of ours, about lines of a position. */
  | { readonly ends: "asked"; readonly position: string; readonly lines: readonly string[] }
  /** A Decisions sheet, of a person who may decide. */
  | { readonly ends: "decisions" }
  /** A mail that crashes its reader. */
  | { readonly ends: "poison" };

export interface Pair {
  readonly payable: string;
  readonly receivable: string;
  readonly kind: "r&p" | "i&e";
}

export interface PlannedMail {
  readonly mail: TestMail;
  readonly ending: Ending;
  /** Stored but never announced: a redrive must find it. */
  readonly isOrphan: boolean;
}

export interface PlannedUpload {
  readonly id: string;
  readonly payable: string;
  readonly asAt: string;
  readonly csv: string;
}

/** A person's decision about a line that the statement in force may have or not. */
export interface PlannedDecision {
  readonly id: string;
  readonly payable: string;
  readonly receivable: string;
  readonly invoiceNumber: string;
  readonly claimedPounds: number;
  readonly agreedPounds: number;
  readonly needsSecondPerson: boolean;
  readonly atOnce: boolean;
}

export type ScenarioStep =
  | { readonly step: "mail"; readonly mail: PlannedMail }
  | { readonly step: "upload"; readonly upload: PlannedUpload }
  | { readonly step: "decide"; readonly decision: PlannedDecision }
  /** A second person approves a decision, or somebody withdraws it. */
  | { readonly step: "decision-step"; readonly of: PlannedDecision; readonly what: "approved" | "withdrawn" }
  /** A queue message that no function understands. */
  | { readonly step: "garbage"; readonly queue: "receive" | "reconcile" | "send" }
  | { readonly step: "redrive" };

export const payables = ["ZA1", "ZA2"] as const;
export const receivables = ["ZB2", "ZB3", "ZC3X9"] as const;

/** Where each writes from. */
export const addresses: Readonly<Record<string, string>> = {
  ZB2: "income@northfold.example.org",
  ZB3: "income@southmoor.example.org",
  ZC3X9: "income@westhaven.example.org",
};

/** Everything that comes from outside, in order. Depends on the seed alone, never on faults. */
export function scenarioOf(seed: number): ScenarioStep[] {
  const random = randomFrom(seed, "scenario");
  const steps: ScenarioStep[] = [];
  const mails: PlannedMail[] = [];
  const testStatements = new Map<string, TestStatement[]>();
  const ledgers = new Map<string, string[]>();
  // Many seeds concern one pair only, so that its mails and uploads interfere more.
  const among = random.chance(0.4)
    ? { payables: [random.pick(payables)] as const, receivables: [random.pick(receivables)] as const }
    : { payables, receivables };
  const people = randomFrom(seed, "people");
  const decisions: PlannedDecision[] = [];
  let minute = 0;
  const uploads: PlannedUpload[] = [];
  const upload = () => {
    const planned = uploadOf(random, among, ledgers, uploads);
    uploads.push(planned);
    steps.push({ step: "upload", upload: planned });
  };
  const count = 3 + random.below(8);
  for (let number = 1; number <= count; number += 1) {
    if (random.chance(0.35)) upload();
    if (random.chance(0.05)) steps.push({ step: "garbage", queue: random.pick(["receive", "reconcile", "send"]) });
    if (random.chance(0.1)) steps.push({ step: "redrive" });
    steps.push(...decisionSteps());
    // Sometimes two mails come in at the same instant.
    if (!random.chance(0.15)) minute += 1 + random.below(5);
    const at = new Date(Date.UTC(2023, 2, 29, 9, minute)).toISOString();
    const mail = mailOf(random, among, `mail-${seed}-${String(number).padStart(2, "0")}`, at, mails, testStatements);
    mails.push(mail);
    steps.push({ step: "mail", mail });
  }
  if (random.chance(0.5)) upload();
  steps.push(...decisionSteps());
  return steps;

  /** Often a person decides on something, and sometimes something is done with an earlier decision. */
  function decisionSteps(): ScenarioStep[] {
    const made: ScenarioStep[] = [];
    while (people.chance(0.35)) {
      const decision = decisionOf(people, among, `d${decisions.length + 1}`);
      decisions.push(decision);
      made.push({ step: "decide", decision });
    }
    if (decisions.length > 0 && people.chance(0.3)) {
      const of = decisions[people.below(decisions.length)];
      if (of) made.push({ step: "decision-step", of, what: people.pick(["approved", "withdrawn"]) });
    }
    return made;
  }
}

function decisionOf(random: Random, among: Among, id: string): PlannedDecision {
  const payable = random.pick(among.payables);
  const receivable = random.pick(among.receivables);
  const number = 1 + random.below(INVOICES);
  const claimedPounds = 100 * number + (random.chance(0.2) ? 50 : 0);
  return {
    id,
    payable,
    receivable,
    invoiceNumber: invoiceOf(payable, receivable, number),
    claimedPounds,
    agreedPounds: random.chance(0.5) ? claimedPounds : 10 + random.below(50),
    needsSecondPerson: random.chance(0.3),
    atOnce: random.chance(0.2),
  };
}

/** An invoice number of a pair. No other pair has similar numbers. */
export function invoiceOf(payable: string, receivable: string, number: number): string {
  const index =
    payables.findIndex((each) => each === payable) * 10 + receivables.findIndex((each) => each === receivable);
  return `INV${String.fromCodePoint(65 + index)}X${1000 + number}`;
}

/** The start of all invoice numbers of a pair. */
export function markOf(payable: string, receivable: string): string {
  return invoiceOf(payable, receivable, 0).slice(0, 5);
}

const INVOICES = 5;

interface Among {
  readonly payables: readonly [string, ...string[]];
  readonly receivables: readonly [string, ...string[]];
}

function mailOf(
  random: Random,
  among: Among,
  id: string,
  receivedAt: string,
  earlier: readonly PlannedMail[],
  testStatements: Map<string, TestStatement[]>,
): PlannedMail {
  const payable = random.pick(among.payables);
  const receivable = random.pick(among.receivables);
  const base: TestMail = {
    id,
    receivedAt,
    from: addresses[receivable] ?? "",
    to: `statements+${payable}@accord.example.org`,
    subject: `${receivable} statement of balances`,
  };
  const statement = (kind: "r&p" | "i&e"): TestStatement => {
    const key = `${payable}#${receivable}#${kind}`;
    const known = testStatements.get(key) ?? [];
    const [first, ...others] = known;
    // Often the same statement is sent again, sometimes an older one.
    if (first && random.chance(0.4)) return { ...random.pick([first, ...others]), edition: known.length };
    // At most one invoice is missing, and never the first, so that none of them is much smaller than another.
    const missing = random.pick([undefined, 2, 3, 4, 5]);
    const lines: Record<string, number> = {};
    for (let number = 1; number <= INVOICES; number += 1)
      if (number !== missing)
        lines[invoiceOf(payable, receivable, number)] = 100 * number + (random.chance(0.2) ? 50 : 0);
    const testStatement: TestStatement = { from: receivable, to: [payable], kind, lines, form: known.length % 2 === 0 };
    testStatements.set(key, [...known, testStatement]);
    return testStatement;
  };
  const pair = (kind: "r&p" | "i&e"): Pair => ({ payable, receivable, kind });
  const plan = (testMail: Partial<TestMail>, ending: Ending): PlannedMail => ({
    mail: { ...base, ...testMail },
    ending,
    isOrphan: false,
  });
  const workbooks = { "statement.xlsx": statement("r&p") };
  const dice = random.below(100);
  if (dice < 38) return plan({ workbooks }, { ends: "statement", pairs: [pair("r&p")] });
  if (dice < 45) {
    const one = { [invoiceOf(payable, receivable, 1)]: 90 + random.below(5) };
    const word = random.pick(["RELEASE", "REJECT", undefined] as const);
    return plan(
      { workbooks: { "one.xlsx": { from: receivable, to: [payable], kind: "r&p", lines: one } } },
      { ends: "smaller", word, words: 1 + random.below(2), pairs: [pair("r&p")] },
    );
  }
  if (dice < 50)
    return plan(
      { workbooks: { ...workbooks, "income.xlsx": statement("i&e") } },
      { ends: "statement", pairs: [pair("r&p"), pair("i&e")] },
    );
  if (dice < 60) {
    const original = earlier.find(({ ending }) => ending.ends === "statement" || ending.ends === "refused");
    if (original)
      return {
        mail: {
          ...original.mail,
          id,
          receivedAt,
          messageIdHeader: original.mail.messageIdHeader ?? `${original.mail.id}@northfold.example.org`,
        },
        ending: { ends: "copy", of: original.mail.id },
        isOrphan: false,
      };
    return plan({ workbooks }, { ends: "statement", pairs: [pair("r&p")] });
  }
  if (dice < 65) return plan({ pdf: "statement.pdf" }, { ends: "refused", reason: "pdf" });
  if (dice < 69)
    return plan(
      { workbooks: { "s.xlsx": { from: receivable, to: [payable], lines: {}, refused: ["file-damaged"] } } },
      { ends: "refused", reason: "corrupt" },
    );
  if (dice < 73) return plan({ text: "When will you pay?" }, { ends: "question" });
  if (dice < 77)
    return plan({ autoSubmitted: "auto-replied" }, { ends: "silent", state: "ignored", reason: "automatic-reply" });
  if (dice < 80)
    return plan(
      { workbooks, from: "somebody@elsewhere.example" },
      { ends: "silent", state: "quarantined", reason: "unknown-sender-with-workbook" },
    );
  if (dice < 83)
    return plan(
      { workbooks, verdicts: { dmarc: "FAIL" } },
      { ends: "silent", state: "quarantined", reason: "dmarc-failed" },
    );
  if (dice < 85)
    return plan({ text: "unreadable" }, { ends: "silent", state: "quarantined", reason: "too-many-header-fields" });
  if (dice < 88) return plan({ text: "poison" }, { ends: "poison" });
  const isOrphan = dice >= 97;
  const word = isOrphan ? undefined : random.pick(["RELEASE", "REJECT", undefined] as const);
  return {
    ...plan(
      { workbooks, verdicts: { dmarc: "GRAY", spf: "GRAY", dkim: "GRAY" } },
      { ends: "held", word, words: 1 + random.below(2), pairs: [pair("r&p")] },
    ),
    isOrphan,
  };
}

const COLUMNS =
  "supplier_code,supplier_name,invoice_number,invoice_date,po_number,gross,outstanding,status,disputed,paid_date,payment_reference,capital,future_period,description";

/** A ledger with some invoices of every pair. Its date distinguishes it from every other upload. */
function uploadOf(
  random: Random,
  among: Among,
  ledgers: Map<string, string[]>,
  uploads: readonly PlannedUpload[],
): PlannedUpload {
  const number = uploads.length + 1;
  const payable = random.pick(among.payables);
  // Sometimes the same file is uploaded again.
  const before = random.chance(0.2) ? uploads.findLast((each) => each.payable === payable) : undefined;
  if (before) return { ...before, id: `upload-${number}` };
  const rows = receivables.flatMap((receivable) => {
    const pair = `${payable}#${receivable}`;
    // Often the lines of a pair have not changed since the last upload.
    const pairRows = (random.chance(0.4) ? ledgers.get(pair) : undefined) ?? rowsOf(random, payable, receivable);
    ledgers.set(pair, pairRows);
    return pairRows;
  });
  return {
    id: `upload-${number}`,
    payable,
    asAt: `2023-03-${String(number).padStart(2, "0")}`,
    csv: `${[COLUMNS, ...rows].join("\r\n")}\r\n`,
  };
}

function rowsOf(random: Random, payable: string, receivable: string): string[] {
  const rows: string[] = [];
  for (let invoice = 1; invoice <= INVOICES + 1; invoice += 1) {
    const dice = random.below(10);
    if (dice < 2) continue;
    const gross = 100 * invoice;
    const [outstanding, status, disputed, paid] =
      dice < 6
        ? [gross, "approved", 0, ""]
        : dice < 7
          ? [gross - 40, "approved", 0, ""]
          : dice < 8
            ? [gross, "approved", 25, ""]
            : dice < 9
              ? [gross, "awaiting-approval", 0, ""]
              : [0, "paid", 0, "2023-03-20"];
    rows.push(
      `${receivable},,${invoiceOf(payable, receivable, invoice)},2023-02-01,,${gross}.00,${outstanding}.00,${status},${disputed}.00,${paid},${paid === "" ? "" : "BACS1"},N,N,`,
    );
  }
  return rows;
}
