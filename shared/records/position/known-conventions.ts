import * as z from "zod";

import { LoggableError } from "../../domain/loggable-error.ts";
import { exerciseIdSchema, type ExerciseId } from "../../domain/exercise/exercise.ts";
import { ledgerKindOf } from "../../domain/ledger/ledger-kind-of.ts";
import type { LedgerKind } from "../../domain/ledger/ledger-snapshot.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import { knownConventionSchema, type KnownConvention } from "../../domain/position/number-convention.ts";
import type { PositionKey } from "../../domain/position/position-key.ts";
import { partitionKey } from "../audit/record-kinds.ts";
import { canonicalText } from "../storage/digest.ts";
import type { Table } from "../storage/table.ts";

/** Two organisations, and the ledger on which the payable one has the other's invoices. */
export interface ConventionPair {
  readonly payable: OrganisationCode;
  readonly receivable: OrganisationCode;
  readonly ledgerKind: LedgerKind;
}

export function pairOfPosition({ payable, receivable, kind }: PositionKey): ConventionPair {
  return { payable, receivable, ledgerKind: ledgerKindOf(kind) };
}

/**
 * How pairs of organisations write the same numbers differently, as their statements have shown so far. The next statement of the
 * pair is compared with the ledger by it. The trail of a position names what was known when it was reconciled.
 */
export interface KnownConventions {
  of(pair: ConventionPair): Promise<readonly KnownConvention[]>;

  /**
   * Remembers what a statement of an exercise showed. Doing so again, or in another order, has the same result, so positions that
   * are reconciled at the same time lose nothing.
   */
  remember(pair: ConventionPair, shown: readonly KnownConvention[], exercise: ExerciseId): Promise<void>;
}

const MOST_CONFLICTS = 20;
/** The most conventions of a pair. Those that no statement has shown for longest are forgotten first. */
const REMEMBERED = 12;

const rememberedSchema = z.object({ convention: knownConventionSchema, exercise: exerciseIdSchema });

type Remembered = z.infer<typeof rememberedSchema>;

export function knownConventionsIn(table: Table): KnownConventions {
  return {
    of: async (pair) => {
      const item = await table.get(keyOf(pair));
      return rememberedIn(item?.body).map(({ convention }) => convention);
    },

    remember: async (pair, shown, exercise) => {
      if (shown.length === 0) return;
      const key = keyOf(pair);
      for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts += 1) {
        const item = await table.get(key);
        const before = rememberedIn(item?.body);
        const after = merge([...before, ...shown.map((convention) => ({ convention, exercise }))]);
        if (canonicalText(after) === canonicalText(before)) return;
        const { put } = await table.put({ ...key, body: after }, item ? { ifVersion: item.version } : "ifAbsent");
        if (put) return;
      }
      throw new LoggableError(`the conventions of one pair were changed by others ${MOST_CONFLICTS} times in a row`);
    },
  };
}

/** Each convention once, with the last exercise that showed it; the latest first. */
function merge(all: readonly Remembered[]): Remembered[] {
  const latest = new Map<string, Remembered>();
  for (const one of all) {
    const key = canonicalText(one.convention);
    const known = latest.get(key);
    if (known === undefined || known.exercise < one.exercise) latest.set(key, one);
  }
  return [...latest]
    .sort(([one, a], [other, b]) => compare(b.exercise, a.exercise) || compare(one, other))
    .slice(0, REMEMBERED)
    .map(([, one]) => one);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Skips what an earlier version wrote in another form: it is learned again. */
function rememberedIn(body: unknown): Remembered[] {
  const written = z.array(z.unknown()).safeParse(body).data ?? [];
  return written.flatMap((one) => rememberedSchema.safeParse(one).data ?? []);
}

function keyOf({ payable, receivable, ledgerKind }: ConventionPair) {
  return { pk: partitionKey("conventions", payable), sk: `${ledgerKind}#${receivable}` };
}
