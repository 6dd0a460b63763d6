import * as z from "zod";

import type { Kind } from "../../domain/exercise/exercise.ts";
import { textOfPosition } from "../../domain/position/position-key.ts";
import { digestOfBytes } from "../storage/digest.ts";
import type { JsonObjects } from "../storage/json-objects.ts";
import type { MailRecord } from "../mail/mail-record.ts";
import { listMails, type Mails } from "../mail/mails.ts";
import type { ObjectStore } from "../storage/object-store.ts";
import { totalsSchema } from "../position/position-record.ts";
import { allPositions, type Positions } from "../position/positions.ts";
import type { IssuedStatements } from "../issued/issued-statements.ts";
import { idOfNotice } from "../notice/notice-record.ts";
import type { Mismatches } from "../mismatch/mismatches.ts";
import type { Notices } from "../notice/notices.ts";
import type { TodoItems } from "../todo/todo-items.ts";
import type { Messages } from "../message/messages.ts";
import { kindsWithTrail, type KindWithTrail } from "./record-kinds.ts";
import { faultsOfTrail, type TrailEntry } from "./trail.ts";

export interface VerifyRecordsPorts {
  readonly mails: Mails;
  readonly positions: Positions;
  readonly messages: Messages;
  readonly todoItems: TodoItems;
  readonly notices: Notices;
  readonly issued: IssuedStatements;
  readonly mismatches: Mismatches;
  readonly objects: JsonObjects;
  readonly rawMail: ObjectStore;
  /** Where the sent messages are kept. */
  readonly recordObjects: ObjectStore;
}

export interface VerifiedRecords {
  /** How many records of each kind have been checked. */
  readonly records: Readonly<Record<KindWithTrail, number>>;
  readonly entries: number;
  readonly messages: number;
  /** In sentences, each with the record's name; empty if everything is as it was written. */
  readonly faults: readonly string[];
}

const REPORT_EVERY = 500;

/**
 * Checks that nothing has been changed since it was written, in this order:
 * 1. each record that keeps a trail: the record against the last entry, each entry against the one before, and everything that
 *    an entry names (readings, statements, outcomes, decisions, sent messages) against the digest in the entry; totals must add up,
 * 2. each raw mail against the digest in its mail's trail,
 * 3. each message that left: a trail must say so.
 */
export async function verifyRecords(
  ports: VerifyRecordsPorts,
  report: (progress: string) => void = () => undefined,
): Promise<VerifiedRecords> {
  const faults: string[] = [];
  const checked: Record<KindWithTrail, number> = {
    mail: 0,
    positions: 0,
    todo: 0,
    notice: 0,
    issued: 0,
    mismatches: 0,
  };
  let entries = 0;
  const sentByTrails = new Set<string>();
  for (const kind of kindsWithTrail)
    for await (const { name, trail, mail, kind: kindOfPosition } of withTrail[kind](ports)) {
      checked[kind] += 1;
      const total = Object.values(checked).reduce((sum, each) => sum + each, 0);
      if (total % REPORT_EVERY === 0) report(`${total} records checked`);
      if (trail) {
        entries += trail.entries.length;
        const wrong = [
          ...faultsOfTrail(trail.entries, trail.record),
          ...(await faultsOfObjects(trail.entries, kindOfPosition, ports)),
        ];
        faults.push(...wrong.map((fault) => `${name}: ${fault}`));
        for (const { message } of sentIn(trail.entries)) sentByTrails.add(message);
      } else faults.push(`${name}: the record is gone`);
      if (mail) faults.push(...(await faultsOfRawMail(name, mail, trail?.entries ?? [], ports)));
    }

  let messages = 0;
  for await (const { id } of ports.messages.list("sent")) {
    messages += 1;
    if (!sentByTrails.has(id)) faults.push(`message ${id}: it left, and no trail says so`);
  }
  return { records: checked, entries, messages, faults };
}

/** A record with its trail, which is missing if the record has gone since it was listed. */
interface RecordWithTrail {
  readonly name: string;
  readonly trail: Awaited<ReturnType<Mails["trail"]>>;
  /** If the record is one of a mail: its raw bytes are checked too. */
  readonly mail?: MailRecord;
  /** If the record is one of a position: what its totals have to add up to. */
  readonly kind?: Kind;
}

/** All records of each kind that keeps a trail. */
const withTrail: Readonly<Record<KindWithTrail, (ports: VerifyRecordsPorts) => AsyncIterable<RecordWithTrail>>> = {
  mail: async function* ({ mails }) {
    for (const mail of await listMails(mails))
      yield { name: `mail ${mail.id}`, trail: await mails.trail(mail.id), mail };
  },
  positions: async function* ({ positions }) {
    for (const { key } of await allPositions(positions))
      yield { name: `position ${textOfPosition(key)}`, trail: await positions.trail(key), kind: key.kind };
  },
  todo: async function* ({ todoItems }) {
    for (const list of [todoItems.listOpen(), todoItems.listDone()])
      for await (const { id } of list) yield { name: `to-do item ${id}`, trail: await todoItems.trail(id) };
  },
  notice: async function* ({ notices }) {
    for (const list of [notices.listUnsent(), notices.listSent()])
      for await (const { key } of list) yield { name: `notice ${idOfNotice(key)}`, trail: await notices.trail(key) };
  },
  issued: async function* ({ issued }) {
    for (const list of [issued.listUnsent(), issued.listSent()])
      for await (const { key } of list) yield { name: `issued ${textOfPosition(key)}`, trail: await issued.trail(key) };
  },
  mismatches: async function* ({ mismatches }) {
    for await (const { key } of mismatches.list())
      yield { name: `mismatches of ${key.organisation} in ${key.exercise}`, trail: await mismatches.trail(key) };
  },
};

/** Checks that everything an entry names is still what it was when the entry was written. */
async function faultsOfObjects(
  entries: readonly TrailEntry[],
  kind: Kind | undefined,
  ports: VerifyRecordsPorts,
): Promise<string[]> {
  const faults: string[] = [];
  for (const { number, event, facts } of entries) {
    const { reading, statement, outcome, decisions, knownConventions, statements, beside, totals } =
      namesSchema.parse(facts);
    for (const key of [
      reading,
      statement,
      outcome,
      decisions,
      knownConventions,
      ...[...(statements ?? []), ...(beside ?? [])].map((each) => each.statement),
    ])
      if (key !== undefined)
        await ports.objects.get(key, z.unknown()).catch((error: unknown) => {
          faults.push(`entry ${number} (${event}): ${error instanceof Error ? error.message : String(error)}`);
        });
    if (totals && !addUp(totals, kind)) faults.push(`entry ${number} (${event}): its totals do not add up`);
  }
  for (const { message, bytes = `sent/${message}.eml`, digest } of sentIn(entries)) {
    const kept = await ports.recordObjects.get(bytes);
    if (!kept) faults.push(`message ${message}: the message that left is gone`);
    else if (digest !== undefined && digestOfBytes(kept.bytes) !== digest)
      faults.push(`message ${message}: the message that left has been changed`);
  }
  return faults;
}

/** Checks that the stored raw mail is the one that was judged. */
async function faultsOfRawMail(
  name: string,
  mail: MailRecord,
  entries: readonly TrailEntry[],
  ports: VerifyRecordsPorts,
): Promise<string[]> {
  const digests = entries.flatMap(({ facts }) => namesSchema.parse(facts).raw ?? []);
  if (digests.length === 0) return [];
  const raw = await ports.rawMail.get(mail.objectKey);
  if (!raw) return [`${name}: the raw mail is gone`];
  const digest = digestOfBytes(raw.bytes);
  return digests.every((each) => each === digest) ? [] : [`${name}: the raw mail has been changed`];
}

function sentIn(entries: readonly TrailEntry[]): z.infer<typeof sentSchema>[] {
  return entries.flatMap(({ event, facts }) => (event === "message-sent" ? [sentSchema.parse(facts)] : []));
}

/** COL-03: of an accruals statement only the own ledger's accruals are on the form, so its verdicts are no parts of the notified amount. */
function addUp(
  { notifiedPence, accruedPence, adjustedPence, disputedPence, totalPence, ...parts }: Totals,
  kind: Kind | undefined,
): boolean {
  const sumOfVerdicts = parts.agreedPence + parts.notAgreedPence + parts.inDisputePence;
  const isSplit =
    kind === "accruals"
      ? notifiedPence === 0 && adjustedPence === 0 && disputedPence === 0
      : sumOfVerdicts === notifiedPence;
  return isSplit && notifiedPence + accruedPence + adjustedPence + disputedPence === totalPence;
}

type Totals = z.infer<typeof totalsSchema>;

const namesSchema = z.object({
  raw: z.string().optional(),
  reading: z.string().optional(),
  statement: z.string().optional(),
  statements: z.array(z.object({ statement: z.string() })).optional(),
  beside: z.array(z.object({ statement: z.string() })).optional(),
  outcome: z.string().optional(),
  decisions: z.string().optional(),
  knownConventions: z.string().optional(),
  totals: totalsSchema.optional(),
});

const sentSchema = z.object({ message: z.string(), bytes: z.string().optional(), digest: z.string().optional() });
