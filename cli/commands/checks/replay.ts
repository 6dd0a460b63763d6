import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import * as z from "zod";
import { printResult } from "../../output/print-result.ts";
import { CommandRefused } from "../../command-errors.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { systemOptions, withSystem } from "../../system/system-options.ts";
import { textTable, visible } from "../../output/text-table.ts";

const replayOptions = systemOptions.extend({ out: z.string().optional() });

/** `accord replay MAIL` */
export function replayCommand(program: Command, context: CommandContext): void {
  withSystem(program.command("replay"))
    .argument("<mail>", "the id of a mail that came in")
    .option("--out <file>", "write the new message; if there are several, with a number before the file ending")
    .action(async (id: string, given: unknown) => {
      const options = replayOptions.parse(given);
      const { replayMail } = await import("../../replay/replay-mail.ts");
      const replayed = await withConnection(context, options, ({ records, passwordSeal }) =>
        replayMail(records, id, passwordSeal),
      );
      if (options.out !== undefined) {
        for (const [index, { bytes }] of replayed.messages.entries())
          await writeFile(numbered(options.out, index), bytes);
      }
      const replies = replayed.messages.map(({ message, same }) => ({
        reply: message.id,
        sort: message.type,
        state: message.state,
        same,
      }));
      const result = { computed: replayed.computed, replies };
      const differing = [
        ...result.computed.filter(({ same }) => !same).map(({ what }) => `${what} is different today`),
        ...replies.filter(({ same }) => !same).map(({ reply, sort }) => `${reply} (${sort}) would be different today`),
      ];
      if (differing.length > 0) throw new CommandRefused("Not everything is the same today.", differing, result);
      printResult(context.terminal, options, result, () => [
        ...result.computed.map(({ what }) => `the same: ${visible(what)}`),
        ...textTable(replies, [
          { heading: "Reply", of: (row) => row.reply },
          { heading: "Sort", of: (row) => row.sort },
          { heading: "State", of: (row) => row.state },
        ]),
        replies.length === 0 ? "Nothing was sent in answer to it." : "Each is the same, byte for byte.",
      ]);
    });
}

function numbered(file: string, index: number): string {
  return index === 0 ? file : file.replace(/(\.[^./\\]*)?$/, (ending) => `-${index + 1}${ending}`);
}
