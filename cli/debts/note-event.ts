import type { Command } from "commander";
import type * as z from "zod";

import type { CalendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { ukDay } from "../../shared/domain/amounts-and-days/uk-clock.ts";
import type { DebtEvent } from "../../shared/domain/credit-control/debt-event.ts";
import type { DebtNow } from "../../shared/records/debt/gather-debts.ts";
import { type CommandContext, withConnection } from "../command-context.ts";
import { printResult } from "../output/print-result.ts";
import { visible } from "../output/text-table.ts";
import { codeArgument } from "../system/positions.ts";
import { withSystem, type systemOptions } from "../system/system-options.ts";
import { eventWords, standingWords } from "./debt-words.ts";
import { findDebt } from "./find-debt.ts";

/** A command about one debt. */
export function withDebt(command: Command): Command {
  return withSystem(command)
    .argument("<organisation>", "whom it is owed to")
    .argument("<debtor>", "who owes it")
    .argument("<invoice>", "its invoice number");
}

/** Notes what was done about a debt, and prints where it stands then. */
export async function noteEvent(
  context: CommandContext,
  options: z.infer<typeof systemOptions>,
  [organisation, debtor, invoice]: readonly [string, string, string],
  eventOf: (debt: DebtNow, today: CalendarDate) => DebtEvent,
): Promise<void> {
  const done = await withConnection(context, options, async (system) => {
    const [owner, owes] = [codeArgument(organisation), codeArgument(debtor)];
    const at = system.now().toISOString();
    const { debt: before } = await findDebt(system, owner, owes, invoice);
    const { invoiceNumber } = before;
    const noted = { debtor: owes, invoiceNumber, at, event: eventOf(before, ukDay(at)) };
    await system.records.debtHistories.add(owner, noted);
    const { debt } = await findDebt(system, owner, owes, invoice);
    return { noted, debt };
  });
  printResult(context.terminal, options, done.debt, () => [
    visible(`Noted for ${done.debt.invoiceNumber}, owed by ${done.debt.debtor}. ${eventWords(done.noted)}`),
    standingWords(done.debt.standing),
  ]);
}
