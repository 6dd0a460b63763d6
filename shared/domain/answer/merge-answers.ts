import type { AnsweredLine, HeldItem, StatementAnswer, UnclearPoint } from "./statement-answer.ts";

/** What stands after all answers to one statement. */
export type CurrentAnswer = Pick<StatementAnswer, "lines" | "unclear" | "held">;

/**
 * What several answers to the same statement say together: of each line the newest counts that says something of it, and a newer one that is
 * unclear takes an older, clear one out. What is unclear of no line in particular stays until a newer answer says something clear of every line.
 *
 * @param answers the newest last
 * @param linesOfStatement how many lines the statement has
 */
export function mergeAnswers(answers: readonly StatementAnswer[], linesOfStatement: number): CurrentAnswer {
  const lines = new Map<number, AnsweredLine>();
  const ofLine = new Map<number, UnclearPoint[]>();
  let others: UnclearPoint[] = [];
  let held: readonly HeldItem[] = [];
  for (const answer of answers) {
    const unclear = Map.groupBy(answer.unclear, ({ line }) => line);
    for (const each of answer.lines) {
      lines.set(each.line, each);
      ofLine.delete(each.line);
    }
    for (const [line, points] of unclear) {
      if (line === undefined) continue;
      lines.delete(line);
      ofLine.set(line, points);
    }
    const isWhole = answer.lines.length === linesOfStatement && answer.unclear.length === 0;
    others = [...(isWhole ? [] : others), ...(unclear.get(undefined) ?? [])];
    if (isWhole || answer.held.length > 0) held = answer.held;
  }
  const inOrder = [...lines.values()].sort((a, b) => a.line - b.line);
  return { lines: inOrder, unclear: [...[...ofLine.values()].flat(), ...others], held: [...held] };
}
