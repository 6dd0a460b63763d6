import { writeFile } from "node:fs/promises";

import type { Command } from "commander";
import * as z from "zod";

import { printResult } from "../print-result.ts";
import { Refused } from "../refused.ts";
import type { Surroundings } from "../surroundings.ts";
import { systemOptions, withSystem } from "../system-options.ts";
import { textTable } from "../text-table.ts";
import { withConnection } from "../with-connection.ts";

const replayOptions = systemOptions.extend({ out: z.string().optional() });

/** `accord replay MAIL` */
export function replayCommand(program: Command, surroundings: Surroundings): void {
  withSystem(program.command("replay"))
    .argument("<mail>", "the id of a mail that came in")
    .option(
      "--out <file>",
      "write the message that was made again; with a number before the ending where there are several",
    )
    .description("make the replies to a mail again from what was stored, and hold them against what was sent")
    .action(async (id: string, given: unknown) => {
      const options = replayOptions.parse(given);
      const { replayMail } = await import("../replay-mail.ts");
      const replayed = await withConnection(surroundings, options, ({ records }) => replayMail(records, id));
      if (options.out !== undefined) {
        for (const [index, { bytes }] of replayed.entries()) await writeFile(numbered(options.out, index), bytes);
      }
      const rows = replayed.map(({ reply, same }) => ({ reply: reply.id, sort: reply.sort, state: reply.state, same }));
      const differing = rows
        .filter((row) => !row.same)
        .map((row) => `${row.reply} (${row.sort}) would be another today`);
      if (differing.length > 0) throw new Refused("Not every reply is the same byte for byte.", differing, rows);
      printResult(surroundings.terminal, options, rows, () => [
        ...textTable(rows, [
          { heading: "Reply", of: (row) => row.reply },
          { heading: "Sort", of: (row) => row.sort },
          { heading: "State", of: (row) => row.state },
        ]),
        "Each is the same, byte for byte.",
      ]);
    });
}

function numbered(file: string, index: number): string {
  return index === 0 ? file : file.replace(/(\.[^./\\]*)?$/, (ending) => `-${index + 1}${ending}`);
}
