import type { Command } from "commander";
import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import { summaryOfPosition, type PositionSummary } from "../../../shared/records/position/position-view.ts";
import { stoppedMessages } from "../../../shared/records/message/stopped-messages.ts";
import { allPositions } from "../../../shared/records/position/positions.ts";
import { shortNameOfKind } from "../../../shared/domain/exercise/exercise.ts";
import { printResult } from "../../output/print-result.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { systemOptions, withList } from "../../system/system-options.ts";
import { textTable } from "../../output/text-table.ts";

/** `accord positions` */
export function positionsCommand(program: Command, context: CommandContext): void {
  withList(program.command("positions")).action(async (given: unknown) => {
    const options = systemOptions.parse(given);
    const positions = await withConnection(context, options, async ({ records }) => {
      const stopped = await stoppedMessages(records.messages);
      return (await allPositions(records.positions)).map((position) => summaryOfPosition(position, stopped));
    });
    printResult(context.terminal, options, positions, () => textTable(positions, columns));
  });
}

const amount = (heading: string, of: (position: PositionSummary) => PositionSummary["totalPence"]) => ({
  heading,
  of: (position: PositionSummary) => formatPounds(of(position)),
  right: true,
});

const columns = [
  { heading: "Payable", of: (position: PositionSummary) => position.payable },
  { heading: "Receivable", of: (position: PositionSummary) => position.receivable },
  { heading: "Exercise", of: (position: PositionSummary) => position.exercise },
  { heading: "Kind", of: (position: PositionSummary) => shortNameOfKind(position.kind) },
  { heading: "State", of: (position: PositionSummary) => position.state },
  amount("Notified", (position) => position.notifiedPence),
  amount("Agreed", (position) => position.agreedPence),
  amount("Not agreed", (position) => position.notAgreedPence),
  amount("Disputed", (position) => position.disputedPence),
  amount("Adjusted", (position) => position.adjustedPence),
  amount("Accrued", (position) => position.accruedPence),
  amount("Total", (position) => position.totalPence),
];
