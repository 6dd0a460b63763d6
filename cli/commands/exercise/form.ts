import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import Papa from "papaparse";
import * as z from "zod";

import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import { exerciseIdSchema } from "../../../shared/domain/exercise/exercise.ts";
import type { CollectionForm, CounterpartyRow } from "../../../shared/domain/form/filled-form.ts";
import { organisationCodeSchema } from "../../../shared/domain/organisation/organisation-code.ts";
import { formCsvColumns, formCsvRows } from "../../../shared/messages/collection-form/form-csv.ts";
import type { FormFacts } from "../../../shared/messages/collection-form/form-facts.ts";
import { stateWords, titleOfForm } from "../../../shared/messages/collection-form/form-words.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { CommandRefused } from "../../command-errors.ts";
import { draftForm } from "../../form/draft-form.ts";
import { signedForm } from "../../form/signed-form.ts";
import { textTable, visible, type Line } from "../../output/text-table.ts";
import { parseOptions, systemOptions, withSystem } from "../../system/system-options.ts";
import { printResult } from "../../output/print-result.ts";
import { addFormChanges } from "./form-changes.ts";
import { addFormImport } from "./form-import.ts";
import { addFormPictures } from "./form-pictures.ts";
import { addFormSigning, withForm } from "./form-sign.ts";

const showOptions = systemOptions.extend({
  organisation: organisationCodeSchema,
  exercise: exerciseIdSchema.optional(),
  to: z.string().min(1).optional(),
  csv: z.boolean().default(false),
  number: z.coerce.number().int().positive().optional(),
});

/** `accord form [show]`, `accord form sign|reopen|list|changes|pictures`, `accord form import` */
export function formCommand(program: Command, context: CommandContext): void {
  const command = program.command("form");
  addShow(command, context);
  addFormSigning(command, context);
  addFormChanges(command, context);
  addFormPictures(command, context);
  addFormImport(command, context);
}

function addShow(command: Command, context: CommandContext): void {
  withForm(withSystem(command.command("show", { isDefault: true })))
    .option("--to <file>", "write it as a workbook, with every line that its figures rest on")
    .option("--csv", "print its rows as CSV")
    .option("--number <number>", "as it was signed, instead of as it is now: see accord form list")
    .description("fill the form from the positions and the ledger as they are now")
    .action(async (given: unknown) => {
      const { csv, to, organisation, number, ...options } = parseOptions(showOptions, given);
      const facts = await withConnection(context, options, (system) =>
        number === undefined
          ? draftForm(system, organisation, options.exercise)
          : signedForm(system, organisation, options.exercise, number),
      );
      if (to !== undefined) await writeFormWorkbook(facts, to);
      if (csv) {
        context.terminal.print(Papa.unparse({ fields: [...formCsvColumns], data: formCsvRows(facts.form) }));
        return;
      }
      printResult(context.terminal, options, facts.form, () => [
        ...formLines(facts),
        ...(to === undefined ? [] : ["", `Written to ${to}.`]),
      ]);
    });
}

async function writeFormWorkbook(facts: FormFacts, to: string): Promise<void> {
  if (!to.toLowerCase().endsWith(".xlsx"))
    throw new CommandRefused(`${to} is no workbook: name a file that ends in .xlsx.`);
  const { formWorkbook } = await import("../../../shared/messages/collection-form/form-workbook.ts");
  const { writeWorkbook } = await import("../../../shared/adapters/workbook-writing/write-workbook.ts");
  await writeFile(to, await writeWorkbook(formWorkbook(facts)));
}

function formLines({ form, state, preparedAt }: FormFacts): Line[] {
  return [
    visible(`${titleOfForm(form)}: collection form`),
    visible(stateWords(state, preparedAt)),
    ...form.ledgers.map(({ kind, asAt, close }) => `${kind} ledger as at ${asAt}, ${close} close`),
    "",
    ...(form.rows.length === 0
      ? ["The form is empty: no statement came, and no ledger is in force."]
      : textTable(form.rows, columns)),
    ...openLines(form),
  ];
}

function openLines({ open }: CollectionForm): string[] {
  return open.length === 0
    ? ["", "Nothing is open."]
    : ["", "To explain before it is signed:", ...open.map(({ what }) => `  ${visible(what)}`)];
}

const amount = (heading: string, of: (row: CounterpartyRow) => CounterpartyRow["totalPence"]) => ({
  heading,
  of: (row: CounterpartyRow) => formatPounds(of(row)),
  right: true,
});

const columns = [
  { heading: "Part", of: (row: CounterpartyRow) => row.part },
  { heading: "Counterparty", of: (row: CounterpartyRow) => visible(`${row.counterparty} ${row.name}`) },
  amount("Notified", (row) => row.notifiedPence),
  amount("Accrued", (row) => row.accruedPence),
  amount("Adjusted", (row) => row.adjustedPence),
  amount("Disputed", (row) => row.disputedPence),
  amount("Total", (row) => row.totalPence),
  { heading: "List", of: (row: CounterpartyRow) => row.sector ?? "on no list" },
];
