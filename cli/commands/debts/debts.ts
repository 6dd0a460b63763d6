import type { Command } from "commander";
import * as z from "zod";

import { formatCalendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import { organisationCodeSchema } from "../../../shared/domain/organisation/organisation-code.ts";
import type { DebtNow, DebtsNow } from "../../../shared/records/debt/gather-debts.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { findDebt } from "../../debts/find-debt.ts";
import { callWords, eventWords, standingWords } from "../../debts/debt-words.ts";
import { debtsNow } from "../../debts/debts-now.ts";
import { printResult } from "../../output/print-result.ts";
import { textTable, visible, type Column } from "../../output/text-table.ts";
import { codeArgument } from "../../system/positions.ts";
import { parseOptions, systemOptions, withList, withSystem } from "../../system/system-options.ts";
import { addDebtEvents } from "./debt-events.ts";

const listOptions = systemOptions.extend({
  debtor: organisationCodeSchema.optional(),
  due: z.boolean().default(false),
  calls: z.boolean().default(false),
});

/** `accord debts list|show|dispute|resolve|step ORGANISATION …` */
export function debtsCommand(program: Command, context: CommandContext): void {
  const command = program.command("debts");
  addList(command, context);
  addShow(command, context);
  addDebtEvents(command, context);
}

function addList(command: Command, context: CommandContext): void {
  withList(command.command("list"))
    .argument("<organisation>", "whom the debts are owed to")
    .option("--debtor <code>", "only what this organisation owes")
    .option("--due", "only debts whose next step is due, or that a person has to look at")
    .option("--calls", "only debts that are to be called about today")
    .description("print what is owed by the sales ledger in force, the largest first, with the next step of each debt")
    .action(async (organisation: string, given: unknown) => {
      const options = parseOptions(listOptions, given);
      const found = await withConnection(context, options, (system) =>
        debtsNow(system, codeArgument(organisation), options.debtor),
      );
      const shown = found.debts.filter(
        (debt) =>
          debt.standing.standing !== "settled" &&
          (!options.due || isDue(debt)) &&
          (!options.calls || debt.call !== undefined),
      );
      const rows = shown.toSorted((one, other) => owedOf(other) - owedOf(one));
      printResult(context.terminal, options, { ...found, debts: rows }, () =>
        rows.length === 0
          ? [`There is no such debt on the sales ledger of ${formatCalendarDate(found.ledgerAsAt)}.`]
          : [`By the sales ledger as at ${formatCalendarDate(found.ledgerAsAt)}:`, "", ...textTable(rows, columns)],
      );
    });
}

function addShow(command: Command, context: CommandContext): void {
  withSystem(command.command("show"))
    .argument("<organisation>", "whom it is owed to")
    .argument("<debtor>", "who owes it")
    .argument("<invoice>", "its invoice number")
    .description("print one debt with everything that was done about it")
    .action(async (organisation: string, debtor: string, invoice: string, given: unknown) => {
      const options = parseOptions(systemOptions, given);
      const { debt, terms } = await withConnection(context, options, (system) =>
        findDebt(system, codeArgument(organisation), codeArgument(debtor), invoice),
      );
      printResult(context.terminal, options, debt, () => linesOf(debt, terms));
    });
}

function linesOf(debt: DebtNow, terms: DebtsNow["terms"]): string[] {
  const { invoiceNumber, debtor, standing, call, noted } = debt;
  const requisitioner = debt.debt?.requisitioner;
  return [
    `${visible(invoiceNumber)}, owed by ${debtor}: ${debt.debt ? formatPounds(debt.debt.outstandingPence) : "in no line of the sales ledger"}`,
    ...(debt.debt?.invoiceDate === undefined
      ? []
      : [`Invoice of ${formatCalendarDate(debt.debt.invoiceDate)}, to be paid within ${terms.termDays} days.`]),
    ...(requisitioner === undefined ? [] : [`Asked for by ${visible(requisitioner)}.`]),
    standingWords(standing),
    ...(call === undefined ? [] : [`Call today: ${callWords[call]}.`]),
    "",
    ...(noted.length === 0 ? ["Nothing was done about it yet."] : noted.map((each) => visible(eventWords(each)))),
  ];
}

function isDue({ standing }: DebtNow): boolean {
  return standing.standing === "check" || (standing.standing === "next-step" && standing.isDue);
}

function owedOf({ debt }: DebtNow): number {
  return debt?.outstandingPence ?? 0;
}

const columns: readonly Column<DebtNow>[] = [
  { heading: "Debtor", of: ({ debtor }) => debtor },
  { heading: "Invoice", of: ({ invoiceNumber }) => invoiceNumber },
  { heading: "Date", of: ({ debt }) => debt?.invoiceDate ?? "" },
  { heading: "Unpaid", of: ({ debt }) => (debt ? formatPounds(debt.outstandingPence) : ""), right: true },
  { heading: "In dispute", of: ({ debt }) => (debt ? formatPounds(debt.disputedPence) : ""), right: true },
  {
    heading: "Days late",
    of: ({ standing }) => ("daysPastDue" in standing ? String(standing.daysPastDue) : ""),
    right: true,
  },
  { heading: "Next", of: ({ standing }) => standingWords(standing), widest: 70 },
  { heading: "Call today", of: ({ call }) => (call === undefined ? "" : callWords[call]), widest: 40 },
];
