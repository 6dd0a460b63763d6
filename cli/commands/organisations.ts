import type { Command } from "commander";

import { organisationSchema } from "../../shared/domain/organisation/organisation.ts";
import { printResult } from "../output/print-result.ts";
import { readTable } from "../input/read-table.ts";
import { Refused } from "../refused.ts";
import { reconcileAgain } from "../replay/reconcile-again.ts";
import type { Surroundings } from "../surroundings.ts";
import { systemOptions, withSystem } from "../system/system-options.ts";
import { textTable } from "../output/text-table.ts";
import { withConnection } from "../system/with-connection.ts";

/** `accord organisations import|list` */
export function organisationsCommand(program: Command, surroundings: Surroundings): void {
  const { terminal } = surroundings;
  const command = program.command("organisations").description("the directory of the group's bodies");

  withSystem(command.command("import"))
    .argument("<file>", "CSV with the columns code,name,type,opened,closed,successor,parent")
    .description("replace the directory by the one in a file")
    .action(async (file: string, given: unknown) => {
      const options = systemOptions.parse(given);
      const rows = await readTable(
        file,
        { columns: ["code", "name", "type"], optional: ["opened", "closed", "successor", "parent"] },
        organisationSchema,
      );
      refuseTwice(rows.map((row) => row.code));
      await withConnection(surroundings, options, async (system) => {
        await system.records.reference.organisations.replace(() => rows, system.now().toISOString());
        await reconcileAgain(system, () => true);
      });
      printResult(terminal, options, { imported: rows.length }, () => [`${rows.length} organisations imported.`]);
    });

  withSystem(command.command("list"))
    .description("print the directory")
    .action(async (given: unknown) => {
      const options = systemOptions.parse(given);
      const { entries } = await withConnection(surroundings, options, ({ records }) =>
        records.reference.organisations.current(),
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

function refuseTwice(codes: readonly string[]): void {
  const twice = codes.flatMap((code, index) => {
    const first = codes.indexOf(code);
    return first < index ? [`${code} stands in the file more than once`] : [];
  });
  if (twice.length > 0) throw new Refused("The directory was not imported; nothing has changed.", twice);
}
