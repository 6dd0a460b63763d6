import { whoseOrganisation } from "../../domain/canary/whose.ts";
import * as z from "zod";

import type { LedgerLine } from "../../domain/ledger/ledger-line.ts";
import { ledgerSnapshotSchema, type LedgerKind, type LedgerSnapshot } from "../../domain/ledger/ledger-snapshot.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import { partitionKey } from "../audit/record-kinds.ts";
import { ledgerImportSchema, type LedgerImport } from "./ledger-import-record.ts";
import type { PackedLines } from "./pack-lines.ts";
import type { ItemKey, Table } from "../storage/table.ts";
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

/** What became of a complete snapshot. */
export type MadeCurrent = "current" | "unchanged" | "superseded";

/**
 * The ledgers of all organisations. An import writes a new snapshot in this order: `write` its packages, `seal` it, `makeCurrent`.
 * Each organisation has one current snapshot of each kind.
 */
export interface Ledgers {
  current(organisation: OrganisationCode, kind: LedgerKind): Promise<LedgerSnapshot | undefined>;

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

  /**
   * One conditional write: readers see the ledger before it or this one, never a mix. The newest upload wins. A newer upload with
   * the same content only updates the time of the ledger in force. If the upload that brought the ledger in force is repeated,
   * the result is `current` again.
   */
  makeCurrent(snapshot: LedgerSnapshot): Promise<MadeCurrent>;

  /** Records how far an import has got. */
  noteImport(record: LedgerImport): Promise<void>;
  import(organisation: OrganisationCode, uploadId: string): Promise<LedgerImport | undefined>;
  imports(organisation: OrganisationCode): AsyncIterable<LedgerImport>;
  /** The refused uploads of every organisation, the oldest first. */
  refused(): AsyncIterable<LedgerImport>;

  /** The current ledgers of every organisation. */
  list(): AsyncIterable<LedgerSnapshot>;
}

export type SnapshotName = Pick<LedgerSnapshot, "organisation" | "kind" | "snapshot">;

/** @param table of records; @param ledgerTable of packed lines. */
export function ledgersIn(table: Table, ledgerTable: Table): Ledgers {
  return {
    current: async (organisation, kind) => {
      const item = await table.get(currentKey(organisation, kind));
      return item && ledgerSnapshotSchema.parse(item.body);
    },

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
        throw new Error(`some lines of ${pk} are missing`);
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

    makeCurrent: async (snapshot) => {
      const key = currentKey(snapshot.organisation, snapshot.kind);
      for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts += 1) {
        const item = await table.get(key);
        const before = item && ledgerSnapshotSchema.parse(item.body);
        const isSame = before?.snapshot === snapshot.snapshot;
        const same = isSame && before.uploadId === snapshot.uploadId ? "current" : "unchanged";
        if (isSame && before.uploadedAt >= snapshot.uploadedAt) return same;
        if (before && isAfter(before, snapshot)) return "superseded";
        const { put } = await table.put(
          {
            ...key,
            body: isSame ? { ...before, uploadedAt: snapshot.uploadedAt } : snapshot,
            ...(whoseOrganisation(snapshot.organisation) === "canary"
              ? {}
              : { list: { pk: "ledgers", sk: `${snapshot.organisation}#${snapshot.kind}` } }),
          },
          item ? { ifVersion: item.version } : "ifAbsent",
        );
        if (put) return isSame ? same : "current";
      }
      throw new Error(`the ledger of ${snapshot.organisation} was changed by others ${MOST_CONFLICTS} times in a row`);
    },

    noteImport: (record) =>
      table.putAll([{ ...importKey(record.organisation, record.uploadId), body: record, ...listOfImport(record) }]),

    import: async (organisation, uploadId) => {
      const item = await table.get(importKey(organisation, uploadId));
      return item && ledgerImportSchema.parse(item.body);
    },

    imports: async function* (organisation) {
      for await (const item of table.query({ pk: importPartition(organisation) }))
        yield ledgerImportSchema.parse(item.body);
    },

    refused: async function* () {
      for await (const item of table.list({ pk: REFUSED_UPLOADS })) yield ledgerImportSchema.parse(item.body);
    },

    list: () => ledgersInForce(table),
  };
}

const REFUSED_UPLOADS = "refused-uploads";

/** Only refused uploads are on a list: somebody has to do something about them. */
function listOfImport({ state, organisation, uploadedAt, uploadId }: LedgerImport) {
  if (state !== "refused" || whoseOrganisation(organisation) === "canary") return {};
  return { list: { pk: REFUSED_UPLOADS, sk: `${uploadedAt}#${uploadId}` } };
}

/** The current ledgers of every organisation, in order of organisation and kind. */
export async function* ledgersInForce(table: Table): AsyncGenerator<LedgerSnapshot> {
  for await (const item of table.list({ pk: "ledgers" })) yield ledgerSnapshotSchema.parse(item.body);
}

const MOST_CONFLICTS = 20;

/** Sorts after the numbers of the packages, so it is read last. */
const SEAL = "whole";

const countSchema = z.object({ packages: z.number().int().nonnegative(), lines: z.number().int().nonnegative() });

/** Two uploads of the same instant have an order too, so that it does not matter which import ends first. */
function isAfter(one: LedgerSnapshot, other: LedgerSnapshot): boolean {
  if (one.uploadedAt !== other.uploadedAt) return one.uploadedAt > other.uploadedAt;
  return one.snapshot > other.snapshot;
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
