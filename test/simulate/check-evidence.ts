import { textOfPosition } from "../../shared/domain/position/position-key.ts";
import { todoIdOf } from "../../shared/domain/todo/todo-item.ts";
import { evidenceIn } from "../../shared/records/position/evidence.ts";
import { allPositions, positionsIn } from "../../shared/records/position/positions.ts";
import { todoItemsIn } from "../../shared/records/todo/todo-items.ts";
import type { Run } from "./run.ts";

/** What senders wrote in answer to us must be kept with its own position, with the lines that it names, once; and a person must see it. */
export async function checkEvidence(run: Run, wrong: string[]): Promise<void> {
  const kept: string[] = [];
  for (const { key } of await allPositions(positionsIn(run.table)))
    for (const { mailId, files, lines } of await evidenceIn(run.table).of(key))
      kept.push(
        sentenceOf(
          mailId,
          textOfPosition(key),
          files.map(({ name }) => name),
          lines.map(({ invoiceNumber }) => invoiceNumber),
        ),
      );
  const expected = [...run.planned].flatMap(([id, { ending }]) => {
    if (ending.ends !== "evidence" && ending.ends !== "asked") return [];
    return [sentenceOf(id, ending.position, ending.ends === "evidence" ? ending.files : [], ending.lines)];
  });
  for (const each of kept) if (!expected.includes(each)) wrong.push(`wrongly kept as evidence: ${each}`);
  for (const each of expected) if (!kept.includes(each)) wrong.push(`not kept as evidence: ${each}`);

  const open = new Set<string>();
  for await (const { id } of todoItemsIn(run.table).listOpen()) open.add(id);
  for (const [id, { ending }] of run.planned) {
    if (ending.ends !== "evidence" && ending.ends !== "asked") continue;
    const item = todoIdOf(ending.ends === "evidence" ? "evidence" : "question", id);
    if (!open.has(item)) wrong.push(`${item} is not on the to-do list`);
  }
}

function sentenceOf(mailId: string, position: string, files: readonly string[], lines: readonly string[]): string {
  return `${mailId} at ${position}, files ${files.join() || "none"}, lines ${lines.join() || "none"}`;
}
