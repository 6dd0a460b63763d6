import type { Command } from "commander";
import { verifyRecords } from "../../../shared/records/audit/verify-records.ts";
import { printResult } from "../../output/print-result.ts";
import { CommandRefused } from "../../command-errors.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { systemOptions, withSystem } from "../../system/system-options.ts";

/** `accord audit verify` */
export function auditCommand(program: Command, context: CommandContext): void {
  withSystem(program.command("audit").command("verify"))
    .description("check that no record, trail entry or stored data has been changed")
    .action(async (given: unknown) => {
      const options = systemOptions.parse(given);
      const { records: checked, ...rest } = await withConnection(context, options, ({ records }) =>
        verifyRecords(records, (done) => {
          context.terminal.report(done);
        }),
      );
      const result = { mails: checked.mail, positions: checked.positions, todo: checked.todo, ...rest };
      if (result.faults.length > 0) {
        throw new CommandRefused(`${result.faults.length} faults were found.`, result.faults, result);
      }
      printResult(context.terminal, options, result, () => [
        `${result.mails} mails, ${result.positions} positions and ${result.todo} to-do items with ${result.entries} entries: nothing has been changed.`,
      ]);
    });
}
