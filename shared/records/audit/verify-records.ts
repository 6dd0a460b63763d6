import * as z from "zod";

import { textOfPosition } from "../../domain/position/position-key.ts";
import { digestOfBytes } from "./digest.ts";
import type { JsonObjects } from "../storage/json-objects.ts";
import type { MailRecord } from "../mail/mail-record.ts";
import { listMails, type Mails } from "../mail/mails.ts";
import type { ObjectStore } from "../storage/object-store.ts";
import { totalsSchema, type PositionRecord } from "../position/position-record.ts";
import { allPositions, type Positions } from "../position/positions.ts";
import type { Replies } from "../message/messages.ts";
import { faultsOfTrail, type TrailEntry } from "./trail.ts";

export interface VerifyRecords {
  readonly mails: Mails;
  readonly positions: Positions;
  readonly replies: Replies;
  readonly objects: JsonObjects;
  readonly rawMail: ObjectStore;
  /** Where the messages that left are kept. */
  readonly recordObjects: ObjectStore;
}

export interface VerifiedRecords {
  readonly mails: number;
  readonly positions: number;
  readonly entries: number;
  readonly messages: number;
  /** In sentences, each with what it is about; none where everything is as it was written. */
  readonly faults: readonly string[];
}

const TELL_EVERY = 500;

/**
 * Checks that nothing has been changed since it was written: every record against the last entry of its trail, every entry
 * against the one before, every mail, statement, outcome and message that an entry names against the digest that it names,
 * and the totals of every outcome among themselves.
 */
export async function verifyRecords(
  ports: VerifyRecords,
  tell: (done: string) => void = () => undefined,
): Promise<VerifiedRecords> {
  const faults: string[] = [];
  let entries = 0;
  let checked = 0;
  const told = new Set<string>();
  const check = async (name: string, found: Trail | undefined) => {
    checked += 1;
    if (checked % TELL_EVERY === 0) tell(`${checked} records checked`);
    if (!found) {
      faults.push(`${name}: the record is gone`);
      return;
    }
    entries += found.entries.length;
    const wrong = [...faultsOfTrail(found.entries, found.record), ...(await faultsOfObjects(found.entries, ports))];
    faults.push(...wrong.map((fault) => `${name}: ${fault}`));
    for (const reply of sentIn(found.entries)) told.add(reply.reply);
  };

  const mails = await listMails(ports.mails);
  for (const mail of mails) {
    const trail = await ports.mails.trail(mail.id);
    await check(nameOfMail(mail), trail);
    faults.push(...(await faultsOfRawMail(mail, trail?.entries ?? [], ports)));
  }
  const positions = await allPositions(ports.positions);
  for (const { key } of positions) await check(nameOfPosition(key), await ports.positions.trail(key));

  let messages = 0;
  for await (const { id } of ports.replies.list("sent")) {
    messages += 1;
    if (!told.has(id)) faults.push(`reply ${id}: it left, and no trail says so`);
  }
  return { mails: mails.length, positions: positions.length, entries, messages, faults };
}

interface Trail {
  readonly record: Parameters<typeof faultsOfTrail>[1];
  readonly entries: readonly TrailEntry[];
}

/** Whatever an entry names is still what it was when the entry was written. */
async function faultsOfObjects(entries: readonly TrailEntry[], ports: VerifyRecords): Promise<string[]> {
  const faults: string[] = [];
  for (const { number, event, facts } of entries) {
    const { statement, outcome, decisions, statements, totals } = namesSchema.parse(facts);
    for (const key of [statement, outcome, decisions, ...(statements ?? []).map((each) => each.statement)])
      if (key !== undefined)
        await ports.objects.get(key, z.unknown()).catch((error: unknown) => {
          faults.push(`entry ${number} (${event}): ${error instanceof Error ? error.message : String(error)}`);
        });
    if (totals && !addUp(totals)) faults.push(`entry ${number} (${event}): its totals do not add up`);
  }
  for (const { reply, message } of sentIn(entries)) {
    const kept = await ports.recordObjects.get(`sent/${reply}.eml`);
    if (!kept) faults.push(`reply ${reply}: the message that left is gone`);
    else if (message !== undefined && digestOfBytes(kept.bytes) !== message)
      faults.push(`reply ${reply}: the message that left has been changed`);
  }
  return faults;
}

/** What a mail was judged by is what is stored of it now. */
async function faultsOfRawMail(
  mail: MailRecord,
  entries: readonly TrailEntry[],
  ports: VerifyRecords,
): Promise<string[]> {
  const digests = entries.flatMap(({ facts }) => namesSchema.parse(facts).raw ?? []);
  if (digests.length === 0) return [];
  const raw = await ports.rawMail.get(mail.objectKey);
  if (!raw) return [`${nameOfMail(mail)}: the raw mail is gone`];
  const digest = digestOfBytes(raw.bytes);
  return digests.every((each) => each === digest) ? [] : [`${nameOfMail(mail)}: the raw mail has been changed`];
}

function sentIn(entries: readonly TrailEntry[]): { reply: string; message?: string | undefined }[] {
  return entries.flatMap(({ event, facts }) => (event === "reply-sent" ? [sentSchema.parse(facts)] : []));
}

function addUp({ notifiedPence, accruedPence, adjustedPence, disputedPence, totalPence, ...parts }: Totals): boolean {
  return (
    parts.agreedPence + parts.notAgreedPence + parts.inDisputePence === notifiedPence &&
    notifiedPence + accruedPence + adjustedPence + disputedPence === totalPence
  );
}

function nameOfMail({ id }: MailRecord): string {
  return `mail ${id}`;
}

function nameOfPosition(key: PositionRecord["key"]): string {
  return `position ${textOfPosition(key)}`;
}

type Totals = z.infer<typeof totalsSchema>;

const namesSchema = z.object({
  raw: z.string().optional(),
  statement: z.string().optional(),
  statements: z.array(z.object({ statement: z.string() })).optional(),
  outcome: z.string().optional(),
  decisions: z.string().optional(),
  totals: totalsSchema.optional(),
});

const sentSchema = z.object({ reply: z.string(), message: z.string().optional() });
