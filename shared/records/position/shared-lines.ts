import * as z from "zod";

import { organisationCodeSchema, type OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import type { PositionKey } from "../../domain/position/position-key.ts";
import { partitionKey } from "../audit/record-kinds.ts";
import type { Table } from "../storage/table.ts";

/** A body of NHS England that holds lines of the ledger on which a payer has all of these bodies. */
export interface LineHolder {
  readonly receivable: OrganisationCode;
  /** The version of its position from which it last took lines: until the position is written again, that may still need them. */
  readonly positionVersion: number;
  /** Key of the lines in the record bucket. */
  readonly lines: string;
}

/** Who held what when it was read. */
export interface HeldLines {
  /** 0 if nobody has ever held a line. */
  readonly version: number;
  readonly holders: readonly LineHolder[];
}

/**
 * Which body holds which lines of a ledger that several bodies share: one record for each payable organisation, exercise and kind, so
 * that all claims are decided one after the other. hold-lines.ts says how lines are taken and released.
 */
export interface SharedLines {
  of(key: PositionKey): Promise<HeldLines>;

  /** Replaces what one body holds, unless anybody's lines have changed since they were read: then it returns false. */
  replace(key: PositionKey, read: HeldLines, holder: LineHolder): Promise<boolean>;
}

export function sharedLinesIn(table: Table): SharedLines {
  return {
    of: async (key) => {
      const item = await table.get(keyOf(key));
      return { version: item?.version ?? 0, holders: item === undefined ? [] : holdersSchema.parse(item.body) };
    },

    replace: async (key, { version, holders }, holder) => {
      const others = holders.filter(({ receivable }) => receivable !== holder.receivable);
      const all = [...others, holder].sort((one, other) => (one.receivable < other.receivable ? -1 : 1));
      const condition = version === 0 ? "ifAbsent" : { ifVersion: version };
      const body = all.map((each) => ({ ...each }));
      return (await table.put({ ...keyOf(key), body }, condition)).put;
    },
  };
}

const holdersSchema = z.array(
  z.object({
    receivable: organisationCodeSchema,
    positionVersion: z.number().int().nonnegative(),
    lines: z.string().min(1),
  }),
);

function keyOf({ payable, exercise, kind }: PositionKey) {
  return { pk: partitionKey("shared-lines", payable), sk: `${exercise}#${kind}` };
}
