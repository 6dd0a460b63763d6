import * as z from "zod";
import { exerciseIdSchema, kindSchema } from "../../shared/domain/exercise/exercise.ts";
import { parseOrganisationCode, type OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { positionsOfPayable, type Positions, allPositions } from "../../shared/records/position/positions.ts";
import type { PositionRecord } from "../../shared/records/position/position-record.ts";
import { CommandMisused, CommandRefused } from "../command-errors.ts";
import type { PositionKey } from "../../shared/domain/position/position-key.ts";
import type { Connection } from "./connect.ts";

/** The options that choose a position of a pair. */
export const whichPositionOptions = z.object({
  exercise: exerciseIdSchema.optional(),
  kind: kindSchema.optional(),
});

/** Reads a code from the command line, in any case. */
export function codeArgument(text: string): OrganisationCode {
  const code = parseOrganisationCode(text);
  if (code === undefined)
    throw new CommandMisused(`${text} is not an organisation's code: three to six letters and digits.`);
  return code;
}

/**
 * Finds the position of a pair. Without `exercise`, it finds the newest exercise; without `kind`, it prefers R&P to the
 * other kinds.
 *
 * @throws CommandRefused if there is none.
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
  throw new CommandRefused(
    `${payable} has no statement from ${receivable}${meant === "" ? "" : ` (${meant})`}. See accord positions.`,
  );
}

/**
 * Asks for positions to be reconciled again, because something that their outcome rests on has changed. If the outcome is
 * the same, nobody gets a message (RSP-05).
 */
export async function reconcileAgain(
  { records, enqueueReconcile }: Connection,
  isAffected: (key: PositionKey) => boolean,
): Promise<void> {
  const positions = (await allPositions(records.positions)).filter(({ key }) => isAffected(key));
  await enqueueReconcile(positions.map(({ key, current }) => ({ position: key, correlation: current.mailId })));
}
