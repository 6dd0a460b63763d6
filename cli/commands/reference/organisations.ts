import type { Command } from "commander";
import { organisationSchema } from "../../../shared/domain/organisation/organisation.ts";
import { printResult } from "../../output/print-result.ts";
import { readTable } from "../../input/read-table.ts";
import { CommandRefused } from "../../command-errors.ts";
import { reconcileAgain } from "../../system/positions.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { systemOptions, withList, withSystem } from "../../system/system-options.ts";
import { textTable } from "../../output/text-table.ts";

/** `accord organisations import|list` */
export function organisationsCommand(program: Command, context: CommandContext): void {
  const { terminal } = context;
  const command = program.command("organisations");

  withSystem(command.command("import"))
    .argument("<file>", "CSV with the columns code,name,type,opened,closed,successor,parent")
    .description("replace the directory with the one in a file")
    .action(async (file: string, given: unknown) => {
      const options = systemOptions.parse(given);
      const rows = await readTable(
        file,
        { columns: ["code", "name", "type"], optional: ["opened", "closed", "successor", "parent"] },
        organisationSchema,
      );
      refuseDuplicates(rows.map((row) => row.code));
      await withConnection(context, options, async (system) => {
        await system.records.referenceLists.organisations.replace(() => rows, system.now().toISOString());
        await reconcileAgain(system, () => true);
      });
      printResult(terminal, options, { imported: rows.length }, () => [`${rows.length} organisations imported.`]);
    });

  withList(command.command("list"))
    .description("print the directory")
    .action(async (given: unknown) => {
      const options = systemOptions.parse(given);
      const { entries } = await withConnection(context, options, ({ records }) =>
        records.referenceLists.organisations.current(),
      );
      printResult(terminal, options, entries, () =>
        textTable(entries, [
          { heading: "Code", of: (body) => body.code },
          { heading: "Name", of: (body) => body.name },
          { heading: "Type", of: (body) => body.type },
          { heading: "Opened", of: (body) => body.opened ?? "" },
          { heading: "Closed", of: (body) => body.closed ?? "" },
          { heading: "Successor", of: (body) => body.successor ?? "" },
          { heading: "Parent", of: (body) => body.parent ?? "" },
        ]),
      );
    });
}

function refuseDuplicates(codes: readonly string[]): void {
  const duplicates = codes.flatMap((code, index) => {
    const first = codes.indexOf(code);
    return first < index ? [`${code} is in the file more than once`] : [];
  });
  if (duplicates.length > 0)
    throw new CommandRefused("The directory was not imported; nothing has changed.", duplicates);
}
