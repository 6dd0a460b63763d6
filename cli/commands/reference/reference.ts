import type { Command } from "commander";
import { reconcileReferenceData2022To23 } from "../../../shared/domain/reference/reconcile-reference-data-2022-23.ts";
import { printResult } from "../../output/print-result.ts";
import { readReference } from "../../input/read-reference.ts";
import { reconcileAgain } from "../../system/positions.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { systemOptions, withSystem } from "../../system/system-options.ts";

/** `accord reference import|show` */
export function referenceCommand(program: Command, context: CommandContext): void {
  const { terminal } = context;
  const command = program.command("reference");

  withSystem(command.command("import"))
    .argument("<file>", "JSON as accord reference show prints it")
    .description("replace the reference data with the data in a file")
    .action(async (file: string, given: unknown) => {
      const options = systemOptions.parse(given);
      const reference = await readReference(file);
      const result = await withConnection(context, options, async (system) => {
        const { reconciling } = system.records.referenceLists;
        const before = await reconciling.current();
        await reconciling.replace(() => [reference], system.now().toISOString());
        const { key, since } = await reconciling.current();
        // Reconcile even if nothing changed: an earlier import may have stopped before it got here.
        await reconcileAgain(system, () => true);
        return { changed: key !== before.key, since };
      });
      printResult(terminal, options, result, () => [
        result.changed
          ? `Reference data imported, in force since ${result.since}.`
          : `This reference data has been in force since ${result.since}: nothing has changed.`,
      ]);
    });

  withSystem(command.command("show"))
    .description("print the reference data in force, as JSON that can be changed and imported")
    .action(async (given: unknown) => {
      const options = systemOptions.parse(given);
      const { entries, since } = await withConnection(context, options, ({ records }) =>
        records.referenceLists.reconciling.current(),
      );
      const [imported] = entries;
      const reference = imported ?? reconcileReferenceData2022To23;
      if (!options.json)
        terminal.report(imported ? `Imported, in force since ${since}.` : "Built in: none has been imported yet.");
      printResult(terminal, options, { builtIn: !imported, since: since ?? null, reference }, () => [
        JSON.stringify(reference, null, 2),
      ]);
    });
}
