import * as z from "zod";

import { exerciseIdSchema } from "../../shared/domain/exercise/exercise.ts";
import { kindSchema } from "../../shared/domain/exercise/kind.ts";
import { parseOrganisationCode, type OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { positionsOfPayable, type Positions } from "../../shared/records/position/positions.ts";
import type { PositionRecord } from "../../shared/records/position/position-record.ts";
import { Misused, Refused } from "../refused.ts";

/** The options that say which position of a pair is meant. */
export const whichPositionOptions = z.object({
  exercise: exerciseIdSchema.optional(),
  kind: kindSchema.optional(),
});

/** A code from the command line, in any case. */
export function codeArgument(text: string): OrganisationCode {
  const code = parseOrganisationCode(text);
  if (code === undefined) throw new Misused(`${text} is not an organisation's code: three to six letters and digits.`);
  return code;
}

/**
 * The position of a pair; where no exercise is said that of the newest exercise, where no kind is said R&P before the
 * others.
 *
 * @throws Refused where there is none.
 */
export async function findPosition(
  positions: Positions,
  payable: OrganisationCode,
  receivable: OrganisationCode,
  which: z.infer<typeof whichPositionOptions>,
): Promise<PositionRecord> {
  const found: PositionRecord[] = [];
  for await (const position of positionsOfPayable(positions, payable)) {
    const { key } = position;
    if (key.receivable !== receivable) continue;
    if (which.exercise !== undefined && key.exercise !== which.exercise) continue;
    if (which.kind !== undefined && key.kind !== which.kind) continue;
    found.push(position);
  }
  const order = kindSchema.options;
  const [first] = found.sort((one, other) =>
    one.key.exercise === other.key.exercise
      ? order.indexOf(one.key.kind) - order.indexOf(other.key.kind)
      : one.key.exercise < other.key.exercise
        ? 1
        : -1,
  );
  if (first) return first;
  const meant = [which.kind, which.exercise].filter((word) => word !== undefined).join(", ");
  throw new Refused(
    `${payable} has no statement from ${receivable}${meant === "" ? "" : ` (${meant})`}. See accord positions.`,
  );
}
