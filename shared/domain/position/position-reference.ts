import {
  exerciseIdSchema,
  kindSchema,
  nameOfExercise,
  shortNameOfKind,
  type ExerciseId,
  type Kind,
} from "../exercise/exercise.ts";
import { organisationCodeSchema, type OrganisationCode } from "../organisation/organisation-code.ts";
import { positionKeySchema, type PositionKey } from "./position-key.ts";

/**
 * The positions that a text names as the subjects of our messages do, `ZA1 to ZB2: R&P 2022-23 Q4`, each once, in order. Mail
 * programs may break lines in it.
 */
export function findPositionReferences(text: string): PositionKey[] {
  const found = new Map<string, PositionKey>();
  for (const [whole, payable, receivable, kind = "", year, quarter] of text.matchAll(REFERENCE)) {
    const position = positionKeySchema.safeParse({
      payable: organisationCodeSchema.safeParse(payable).data,
      receivable: organisationCodeSchema.safeParse(receivable).data,
      exercise: exerciseIdSchema.safeParse(`${year}-${quarter}`).data,
      kind: kindSchema.safeParse(kind.toLowerCase()).data,
    }).data;
    if (position) found.set(whole.replaceAll(/\s+/g, " "), position);
  }
  return [...found.values()];
}

/** The position as our subjects name it: `ZA1 to ZB2: R&P 2022-23 Q4`. */
export function positionReference({ payable, receivable, exercise, kind }: NamedPosition): string {
  return `${payable.code} to ${receivable.code}: ${shortNameOfKind(kind)} ${nameOfExercise(exercise)}`;
}

interface NamedPosition {
  readonly payable: { readonly code: OrganisationCode };
  readonly receivable: { readonly code: OrganisationCode };
  readonly exercise: ExerciseId;
  readonly kind: Kind;
}

const REFERENCE = new RegExp(
  String.raw`(?<![A-Za-z0-9])([A-Z0-9]{3,6})\s+to\s+([A-Z0-9]{3,6}):\s+` +
    `(${kindSchema.options.map(shortNameOfKind).join("|")})` +
    String.raw`\s+(\d{4}-\d{2})\s+(Q[1-4])\b`,
  "g",
);
