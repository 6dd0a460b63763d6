/**
 * The audit trail: which records keep one (this file), how it is written with every change (kept-records.ts, trail.ts), and how
 * it is checked (verify-records.ts).
 *
 * To add a kind of record:
 * 1. Add it here, with or without a trail. The verifier and the simulator's watch then no longer compile.
 * 2. Write its schema and the module that reads and writes it, with keys from `partitionKey`. A kind with a trail opens
 *    `keptRecords` with a `RecordType` (see mail/mails.ts): each change then has to name its event.
 * 3. A kind with a trail: in verify-records.ts, list all its records with their trails.
 * 4. In test/simulate/watch.ts, say which changes of such a record are never right.
 */
export const recordKinds = {
  /** A mail that came in, and what became of it. */
  mail: { keepsTrail: true },
  /** A position with its current statement, outcome and answer. */
  positions: { keepsTrail: true },
  /** Something that waits for a person. */
  todo: { keepsTrail: true },
  /** Something that Accord tells of itself, as its time has come. */
  notice: { keepsTrail: true },
  /** The statements that an organisation has issued to another, of one exercise and kind. */
  issued: { keepsTrail: true },
  /** What an organisation was told of its mismatches in an exercise, and how people closed them. */
  mismatches: { keepsTrail: true },
  /** A message that we send. The trails of its mail, its position or its notice say when it left. */
  message: { keepsTrail: false },
  /** A statement of a position: written once. The trail of its mail names its content. */
  statements: { keepsTrail: false },
  /** A person's decision about a line: written once. The trail of the position names those that an outcome used. */
  decisions: { keepsTrail: false },
  /** What a mail brought to a position besides a statement: written once. The trail of the mail names its lines. */
  evidence: { keepsTrail: false },
  /** How two organisations write the same numbers differently. Trails of positions name what was known. */
  conventions: { keepsTrail: false },
  /** Which body of NHS England holds which lines of a ledger that they share. Trails of positions name what others held. */
  "shared-lines": { keepsTrail: false },
  /** The ledger of an organisation that is in force. */
  ledger: { keepsTrail: false },
  "ledger-imports": { keepsTrail: false },
  "ledger-settings": { keepsTrail: false },
  /** Which version of each reference list is in force. Trails name the versions that were used. */
  reference: { keepsTrail: false },
  /** The same for the canary, which has lists of its own. */
  "canary-reference": { keepsTrail: false },
  /** The last statements that Accord mailed to itself, and what became of them. */
  canary: { keepsTrail: false },
  /** Today's count of messages to an address. */
  answers: { keepsTrail: false },
  /** Which mail a hold code belongs to. */
  hold: { keepsTrail: false },
  /** The first mail with a Message-ID. */
  "message-id": { keepsTrail: false },
  /** Sums over the positions of a payable organisation, for the gauges. They follow from the positions. */
  figures: { keepsTrail: false },
  /** How it stood at a deadline of an exercise: written once. */
  pictures: { keepsTrail: false },
  /** The collection forms that organisations have handed in. Each stays as it was; that it was reopened is added. */
  forms: { keepsTrail: false },
  /** What people of an organisation noted about its counterparties: written once. */
  notes: { keepsTrail: false },
  /** What was done about an organisation's debts, event by event: written once. */
  debts: { keepsTrail: false },
  /** When the last sweep looked. */
  sweep: { keepsTrail: false },
  /** Which message the mail service knows under an id of its own. */
  "ses-id": { keepsTrail: false },
  /** An address from which mail came back for good, or whose owner called our mail spam. */
  undeliverable: { keepsTrail: false },
  /** The entries of the trails themselves, but for the last of each, which is in its record. */
  trail: { keepsTrail: false },
} as const;

export type RecordKind = keyof typeof recordKinds;

export type KindWithTrail = {
  [Kind in RecordKind]: (typeof recordKinds)[Kind]["keepsTrail"] extends true ? Kind : never;
}[RecordKind];

export const kindsWithTrail: readonly KindWithTrail[] = Object.keys(recordKinds).filter(isKindWithTrail);

/** The partition key of a record in the state table. It starts with the kind. */
export function partitionKey(kind: RecordKind, name: string): string {
  return `${kind}#${name}`;
}

/** The kind that a partition key starts with. */
export function kindOfPartition(pk: string): RecordKind | undefined {
  const word = pk.split("#", 1).join();
  return isRecordKind(word) ? word : undefined;
}

function isKindWithTrail(word: string): word is KindWithTrail {
  return isRecordKind(word) && recordKinds[word].keepsTrail;
}

function isRecordKind(word: string): word is RecordKind {
  return Object.hasOwn(recordKinds, word);
}
