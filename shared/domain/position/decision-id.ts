import { kindSchema, exerciseIdSchema } from "../exercise/exercise.ts";
import { positionKeySchema, type PositionKey } from "./position-key.ts";

/** The id of a decision. It names the position, so that the decision is found by it: `ZA1-ZB2-2022-23-Q4-rp-d4f09c2`. */
export function decisionId(position: PositionKey, mark: string): string {
  return `${positionName(position)}-d${mark}`;
}

/** The position that a decision's id names; `undefined` if the text is not such an id. */
export function positionOfDecision(id: string): PositionKey | undefined {
  const name = /^(.+)-d[0-9a-z]+$/.exec(id)?.[1];
  return name === undefined ? undefined : positionOfName(name);
}

/** A position as one word: `ZA1-ZB2-2022-23-Q4-rp`. */
export function positionName({ payable, receivable, exercise, kind }: PositionKey): string {
  return `${payable}-${receivable}-${exercise}-${kind.replaceAll("&", "")}`;
}

/** The position that such a word names; `undefined` if it names none. */
export function positionOfName(name: string): PositionKey | undefined {
  const found = /^([A-Z0-9]+)-([A-Z0-9]+)-(\d{4}-\d{2}-Q\d)-([a-z]+)$/.exec(name);
  if (!found) return undefined;
  const [, payable, receivable, exercise, word] = found;
  const kind = kindSchema.options.find((each) => each.replaceAll("&", "") === word);
  return positionKeySchema.safeParse({ payable, receivable, exercise: exerciseIdSchema.safeParse(exercise).data, kind })
    .data;
}
