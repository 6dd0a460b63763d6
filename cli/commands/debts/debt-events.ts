import type { Command } from "commander";
import * as z from "zod";

import { calendarDateSchema } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { parsePounds } from "../../../shared/domain/amounts-and-days/parse-pounds.ts";
import { creditStepSchema, isLaterStep } from "../../../shared/domain/credit-control/credit-terms.ts";
import { lastEvent } from "../../../shared/domain/credit-control/debt-event.ts";
import type { DebtNow } from "../../../shared/records/debt/gather-debts.ts";
import type { CommandContext } from "../../command-context.ts";
import { CommandMisused, CommandRefused } from "../../command-errors.ts";
import { stepWords } from "../../debts/debt-words.ts";
import { noteEvent, withDebt } from "../../debts/note-event.ts";
import { parseOptions, systemOptions } from "../../system/system-options.ts";

const words = z.string().trim().min(1);
const disputeOptions = systemOptions.extend({ by: words, reason: words, amount: z.string().optional() });
const resolveOptions = systemOptions.extend({ by: words, reason: words });
const stepOptions = systemOptions.extend({ step: creditStepSchema, on: calendarDateSchema.optional() });

/** `accord debts dispute|resolve|step ORGANISATION DEBTOR INVOICE` */
export function addDebtEvents(command: Command, context: CommandContext): void {
  withDebt(command.command("dispute"))
    .requiredOption("--by <name>", "who notes it")
    .requiredOption("--reason <text>", "what the debtor disputes")
    .option("--amount <pounds>", "the part in dispute (default: the whole)")
    .description("note that a debt is in dispute: nobody chases it until that is settled")
    .action(async (organisation: string, debtor: string, invoice: string, given: unknown) => {
      const options = parseOptions(disputeOptions, given);
      const { by, reason } = options;
      const disputedPence = options.amount === undefined ? undefined : parsePounds(options.amount);
      if (options.amount !== undefined && (disputedPence === undefined || disputedPence <= 0))
        throw new CommandMisused(`${options.amount} is no amount in pounds such as 1234.50.`);
      await noteEvent(context, options, [organisation, debtor, invoice], ({ debt }, today) => {
        if (disputedPence !== undefined && disputedPence > (debt?.outstandingPence ?? 0))
          throw new CommandRefused("That is more than is unpaid.");
        return { event: "disputed", day: today, by, reason, ...(disputedPence === undefined ? {} : { disputedPence }) };
      });
    });

  withDebt(command.command("resolve"))
    .requiredOption("--by <name>", "who notes it")
    .requiredOption("--reason <text>", "how it was settled")
    .description("note that a dispute about a debt is settled")
    .action(async (organisation: string, debtor: string, invoice: string, given: unknown) => {
      const options = parseOptions(resolveOptions, given);
      const { by, reason } = options;
      await noteEvent(context, options, [organisation, debtor, invoice], (debt, today) => {
        if (lastEvent(eventsOf(debt), "disputed", "dispute-resolved")?.event !== "disputed")
          throw new CommandRefused(
            debt.debt !== undefined && debt.debt.disputedPence > 0
              ? "The dispute stands in the sales ledger: settle it there, and upload the ledger again."
              : "No dispute about it is noted.",
          );
        return { event: "dispute-resolved", day: today, by, reason };
      });
    });

  withDebt(command.command("step"))
    .requiredOption("--step <step>", `what was done: ${creditStepSchema.options.join(", ")}`)
    .option("--on <date>", "the day on which it left (default: today)")
    .description("note that a reminder has left, or that the bad-debt steps have begun")
    .action(async (organisation: string, debtor: string, invoice: string, given: unknown) => {
      const options = parseOptions(stepOptions, given);
      await noteEvent(context, options, [organisation, debtor, invoice], (debt, today) => {
        const day = options.on ?? today;
        if (day > today) throw new CommandRefused(`${day} is still to come.`);
        const taken = lastEvent(eventsOf(debt), "step-taken");
        if (taken && !isLaterStep(options.step, taken.step))
          throw new CommandRefused(`${stepWords[taken.step]} has left already, on ${taken.day}.`);
        return { event: "step-taken", day, step: options.step };
      });
    });
}

function eventsOf({ noted }: DebtNow) {
  return noted.map(({ event }) => event);
}
