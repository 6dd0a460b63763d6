import { LoggableError } from "../../domain/loggable-error.ts";
import { whoseOrganisation } from "../../domain/canary/whose.ts";
import * as z from "zod";

import type { LedgerLine } from "../../domain/ledger/ledger-line.ts";
import { ledgerSnapshotSchema, type LedgerKind, type LedgerSnapshot } from "../../domain/ledger/ledger-snapshot.ts";
import { ledgerStateSchema, type LedgerState } from "../../domain/ledger/ledger-state.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import { partitionKey } from "../audit/record-kinds.ts";
import { ledgerImportSchema, type LedgerImport } from "./ledger-import-record.ts";
import type { PackedLines } from "./pack-lines.ts";
import type { Json } from "../storage/json.ts";
import type { ItemKey, Table, TableItem } from "../storage/table.ts";
import { unpackLines } from "./unpack-lines.ts";

/** A package with its number among those of its counterparty. */
export interface NumberedPackage extends PackedLines {
  readonly number: number;
}

/** How many packages and lines a snapshot has of a counterparty. */
export interface PackageCount {
  readonly packages: number;
  readonly lines: number;
}

/**
 * The ledgers of all organisations. An import writes a new snapshot in this order: `write` its packages, `seal` it; then it is judged.
 * Each organisation has one current snapshot of each kind, the ledger in force; another may wait for a person.
 */
export interface Ledgers {
  /** The ledger in force. */
  current(organisation: OrganisationCode, kind: LedgerKind): Promise<LedgerSnapshot | undefined>;

  /** The ledger in force, with the one that waits and the one that was in force before. */
  state(organisation: OrganisationCode, kind: LedgerKind): Promise<LedgerState | undefined>;

  /**
   * Changes which ledger is in force, or waits, in one conditional write: readers see the ledger before it or after it, never a mix.
   * `decide` gets the state as it is and is called again if somebody else wrote in between; if it returns the same state or nothing,
   * nothing is written. Returns the state as it then is.
   */
  change(
    which: Pick<LedgerSnapshot, "organisation" | "kind">,
    decide: (before: LedgerState | undefined) => Promise<LedgerState | undefined> | LedgerState | undefined,
  ): Promise<LedgerState | undefined>;

  /**
   * The lines of one counterparty in a snapshot. Each pair has a partition of its own, with no other pair's lines in it.
   *
   * @throws Error if some are missing: part of a ledger would give wrong answers.
   */
  linesOf(snapshot: SnapshotName, counterparty: OrganisationCode): Promise<readonly LedgerLine[]>;

  /** Writes packages of a snapshot that is not current yet. Writing the same packages again changes nothing. */
  write(snapshot: SnapshotName, packages: readonly NumberedPackage[]): Promise<void>;

  /** Records how many packages and lines each counterparty has, once all are written: from then on they can be read. */
  seal(snapshot: SnapshotName, counts: ReadonlyMap<OrganisationCode, PackageCount>): Promise<void>;

  /** Removes packages that will never be current. */
  remove(snapshot: SnapshotName, packages: readonly Omit<NumberedPackage, "bytes" | "lines">[]): Promise<void>;

  /** Records how far an import has got. Nobody else may be writing about it. */
  noteImport(record: LedgerImport): Promise<void>;

  /**
   * Changes what is noted of an upload. `change` gets it as it is and is called again if somebody else wrote in between; if it returns
   * nothing, or there is no such upload, nothing is written.
   */
  changeImport(
    upload: Pick<LedgerImport, "organisation" | "uploadId">,
    change: (before: LedgerImport) => LedgerImport | undefined,
  ): Promise<void>;
  import(organisation: OrganisationCode, uploadId: string): Promise<LedgerImport | undefined>;
  imports(organisation: OrganisationCode): AsyncIterable<LedgerImport>;
  /** The refused uploads of every organisation, the oldest first. */
  refused(): AsyncIterable<LedgerImport>;

  /** The uploads of every organisation that are not judged yet, the oldest first. */
  unjudged(): AsyncIterable<LedgerImport>;

  /** The ledgers of every organisation that are in force. */
  list(): AsyncIterable<LedgerSnapshot>;
  /** The same, with those that wait and those that were in force before. */
  states(): AsyncIterable<LedgerState>;
}

export type SnapshotName = Pick<LedgerSnapshot, "organisation" | "kind" | "snapshot">;

/** @param table of records; @param ledgerTable of packed lines. */
export function ledgersIn(table: Table, ledgerTable: Table): Ledgers {
  return {
    ...ledgersInForceIn(table),

    linesOf: async (snapshot, counterparty) => {
      const packages: Uint8Array[] = [];
      let count: PackageCount | undefined;
      const pk = partitionOf(snapshot, counterparty);
      for await (const { sk, body, bytes } of ledgerTable.query({ pk })) {
        if (sk === SEAL) count = countSchema.parse(body);
        else if (bytes) packages.push(bytes);
      }
      if (packages.length === 0 && !count) return [];
      // Packages after the last counted one are left over from an attempt that packed the lines differently.
      const lines = packages.slice(0, count?.packages ?? 0).flatMap((bytes) => unpackLines(counterparty, bytes));
      if (packages.length < (count?.packages ?? 1) || lines.length !== count?.lines)
        throw new LoggableError(`some lines of ${pk} are missing`);
      return lines;
    },

    write: (snapshot, packages) =>
      ledgerTable.putAll(
        packages.map(({ counterparty, number, lines, bytes }) => ({
          ...packageKey(snapshot, counterparty, number),
          body: { lines },
          bytes,
        })),
      ),

    seal: (snapshot, counts) =>
      ledgerTable.putAll(
        Array.from(counts, ([counterparty, { packages, lines }]) => ({
          ...sealKey(snapshot, counterparty),
          body: { packages, lines },
        })),
      ),

    remove: (snapshot, packages) =>
      ledgerTable.removeAll(
        packages.flatMap(({ counterparty, number }) => [
          packageKey(snapshot, counterparty, number),
          sealKey(snapshot, counterparty),
        ]),
      ),

    state: async (organisation, kind) => {
      const item = await table.get(currentKey(organisation, kind));
      return item && stateOf(item);
    },

    change: async ({ organisation, kind }, decide) => {
      const key = currentKey(organisation, kind);
      for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts += 1) {
        const item = await table.get(key);
        const before = item && stateOf(item);
        const after = await decide(before);
        if (!after || after === before) return before;
        const { put } = await table.put(
          {
            ...key,
            body: bodyOf(after),
            ...(whoseOrganisation(organisation) === "canary"
              ? {}
              : { list: { pk: "ledgers", sk: `${organisation}#${kind}` } }),
          },
          item ? { ifVersion: item.version } : "ifAbsent",
        );
        if (put) return after;
      }
      throw new LoggableError(`the ledger of ${organisation} was changed by others ${MOST_CONFLICTS} times in a row`);
    },

    noteImport: (record) =>
      table.putAll([{ ...importKey(record.organisation, record.uploadId), body: record, ...listOfImport(record) }]),

    changeImport: async ({ organisation, uploadId }, change) => {
      const key = importKey(organisation, uploadId);
      for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts += 1) {
        const item = await table.get(key);
        const after = item && change(ledgerImportSchema.parse(item.body));
        if (!after) return;
        const { put } = await table.put({ ...key, body: after, ...listOfImport(after) }, { ifVersion: item.version });
        if (put) return;
      }
      throw new LoggableError(`the upload ${uploadId} was changed by others ${MOST_CONFLICTS} times in a row`);
    },

    import: async (organisation, uploadId) => {
      const item = await table.get(importKey(organisation, uploadId));
      return item && ledgerImportSchema.parse(item.body);
    },

    imports: async function* (organisation) {
      for await (const item of table.query({ pk: importPartition(organisation) }))
        yield ledgerImportSchema.parse(item.body);
    },

    refused: () => listedImports(table, REFUSED_UPLOADS),
    unjudged: () => unjudgedUploads(table),

    list: () => ledgersInForce(table),
    states: () => ledgerStates(table),
  };
}

/** Which ledgers are in force, for whoever needs none of their lines. @param table of records */
export function ledgersInForceIn(table: Table): Pick<Ledgers, "current"> {
  return {
    current: async (organisation, kind) => {
      const item = await table.get(currentKey(organisation, kind));
      return item && ledgerSnapshotSchema.parse(item.body);
    },
  };
}

const REFUSED_UPLOADS = "refused-uploads";
const UNJUDGED_UPLOADS = "unjudged-uploads";

/** Only these uploads are on a list: somebody has to do something about them. */
function listOfImport({ state, organisation, uploadedAt, uploadId }: LedgerImport) {
  if ((state !== "refused" && state !== "judging") || whoseOrganisation(organisation) === "canary") return {};
  const pk = state === "refused" ? REFUSED_UPLOADS : UNJUDGED_UPLOADS;
  return { list: { pk, sk: `${uploadedAt}#${uploadId}` } };
}

async function* listedImports(table: Table, pk: string): AsyncGenerator<LedgerImport> {
  for await (const item of table.list({ pk })) yield ledgerImportSchema.parse(item.body);
}

/** The uploads of every organisation that are not judged yet, the oldest first. */
export function unjudgedUploads(table: Table): AsyncIterable<LedgerImport> {
  return listedImports(table, UNJUDGED_UPLOADS);
}

/** The current ledgers of every organisation, in order of organisation and kind. */
export async function* ledgersInForce(table: Table): AsyncGenerator<LedgerSnapshot> {
  for await (const item of table.list({ pk: "ledgers" })) yield ledgerSnapshotSchema.parse(item.body);
}

/** The same, with those that wait and those that were in force before. */
export async function* ledgerStates(table: Table): AsyncGenerator<LedgerState> {
  for await (const item of table.list({ pk: "ledgers" })) yield stateOf(item);
}

const MOST_CONFLICTS = 20;

/** Sorts after the numbers of the packages, so it is read last. */
const SEAL = "whole";

const countSchema = z.object({ packages: z.number().int().nonnegative(), lines: z.number().int().nonnegative() });

/** A ledger in force is stored as itself, with the rest of the state beside its fields, so that whoever needs only it reads only it. */
const storedSchema = ledgerSnapshotSchema.extend({ state: ledgerStateSchema.omit({ inForce: true }).optional() });

function bodyOf({ inForce, ...state }: LedgerState): Json {
  return { ...inForce, state };
}

/** One that was stored before ledgers could wait came into force when it was uploaded. */
function stateOf(item: TableItem): LedgerState {
  const { state, ...inForce } = storedSchema.parse(item.body);
  const { snapshot, uploadedAt } = inForce;
  return {
    inForce,
    ...(state ?? { since: uploadedAt, newest: { snapshot, uploadedAt }, replaced: [], decisions: [] }),
  };
}

function currentKey(organisation: OrganisationCode, kind: LedgerKind): ItemKey {
  return { pk: partitionKey("ledger", organisation), sk: `current#${kind}` };
}

function importPartition(organisation: OrganisationCode): string {
  return partitionKey("ledger-imports", organisation);
}

function importKey(organisation: OrganisationCode, uploadId: string): ItemKey {
  return { pk: importPartition(organisation), sk: uploadId };
}

function partitionOf({ organisation, kind, snapshot }: SnapshotName, counterparty: OrganisationCode): string {
  return `${organisation}#${kind}#${snapshot}#${counterparty}`;
}

function packageKey(snapshot: SnapshotName, counterparty: OrganisationCode, number: number): ItemKey {
  return { pk: partitionOf(snapshot, counterparty), sk: String(number).padStart(6, "0") };
}

function sealKey(snapshot: SnapshotName, counterparty: OrganisationCode): ItemKey {
  return { pk: partitionOf(snapshot, counterparty), sk: SEAL };
}
