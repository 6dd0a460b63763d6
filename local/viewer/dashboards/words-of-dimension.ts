import {
  exerciseIdSchema,
  kindSchema,
  nameOfExercise,
  shortNameOfKind,
} from "../../../shared/domain/exercise/exercise.ts";

/** The value of a dimension as a person would write it. */
export function wordsOfDimension(dimension: string, value: string): string {
  switch (dimension) {
    case "exercise": {
      const exercise = exerciseIdSchema.safeParse(value).data;
      return exercise === undefined ? value : nameOfExercise(exercise);
    }
    case "kind": {
      const kind = kindSchema.safeParse(value).data;
      return kind === undefined ? value : shortNameOfKind(kind);
    }
    case "reason":
    case "deadline":
    case "what":
      return value.replaceAll("-", " ");
    default:
      return value;
  }
}
