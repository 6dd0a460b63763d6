import * as z from "zod";

import type { ExerciseId, Kind } from "../../domain/exercise/exercise.ts";
import { organisationCodeSchema, type OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import { partitionKey } from "../audit/record-kinds.ts";
import type { ItemKey, Table } from "../storage/table.ts";
import { figuresSchema, type Figures } from "./payable-figures.ts";

/** Which positions some figures are about. */
export interface FiguresKey {
  readonly payable: OrganisationCode;
  readonly exercise: ExerciseId;
  readonly kind: Kind;
}

/**
 * Figures by payable organisation, exercise and kind. They follow from the positions and are refreshed from time to time, so that
 * a sum over an exercise reads some hundreds of small items and not every position.
 */
export interface KeptFigures {
  /** The figures of each payable organisation in an exercise. */
  of(
    exercise: ExerciseId,
    kind: Kind,
  ): AsyncIterable<{ readonly payable: OrganisationCode; readonly figures: Figures }>;
  put(key: FiguresKey, figures: Figures): Promise<void>;
  /** Every change before this ISO instant is in the figures; `undefined` before the first refresh. */
  refreshedAt(): Promise<string | undefined>;
  noteRefresh(instant: string): Promise<void>;
}

export function keptFiguresIn(table: Table): KeptFigures {
  return {
    of: async function* (exercise, kind) {
      for await (const { sk, body } of table.query({ pk: partitionOf({ exercise, kind }) }))
        yield { payable: organisationCodeSchema.parse(sk), figures: figuresSchema.parse(body) };
    },
    put: (key, figures) => table.putAll([{ pk: partitionOf(key), sk: key.payable, body: figures }]),
    refreshedAt: async () => {
      const item = await table.get(refreshKey);
      return item && refreshSchema.parse(item.body).at;
    },
    noteRefresh: (instant) => table.putAll([{ ...refreshKey, body: { at: instant } }]),
  };
}

function partitionOf({ exercise, kind }: Omit<FiguresKey, "payable">): string {
  return partitionKey("figures", `${exercise}#${kind}`);
}

const refreshKey: ItemKey = { pk: partitionKey("figures", "refresh"), sk: "last" };
const refreshSchema = z.object({ at: z.iso.datetime() });
