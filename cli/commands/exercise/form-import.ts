import { basename } from "node:path";
import type { Command } from "commander";
import * as z from "zod";

import { exerciseIdSchema } from "../../../shared/domain/exercise/exercise.ts";
import { rounds } from "../../../shared/domain/form/rounds.ts";
import {
  organisationCodeSchema,
  type OrganisationCode,
} from "../../../shared/domain/organisation/organisation-code.ts";
import { importForm } from "../../../shared/records/form/hand-in-form.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { CommandRefused } from "../../command-errors.ts";
import { roundNow } from "../../../shared/domain/form/round-now.ts";
import { readBytes } from "../../input/read-file.ts";
import { textTable, visible } from "../../output/text-table.ts";
import type { Connection } from "../../system/connect.ts";
import { exerciseOf } from "../../system/exercise-option.ts";
import { parseOptions, systemOptions, withSystem } from "../../system/system-options.ts";
import { printResult } from "../../output/print-result.ts";

const importOptions = systemOptions.extend({
  exercise: exerciseIdSchema.optional(),
  organisation: organisationCodeSchema.optional(),
  round: z.enum(rounds).optional(),
  by: z.string().trim().min(1),
});

type ImportOptions = z.infer<typeof importOptions>;

/** `accord form import FILE…` */
export function addFormImport(form: Command, context: CommandContext): void {
  withSystem(form.command("import"))
    .argument("<files...>", "collection forms: workbooks or CSV, Accord's own or others'")
    .requiredOption("--by <name>", "who you are")
    .option("--exercise <exercise>", "such as 2022-23-Q4 (default: the newest that has begun)")
    .option("--organisation <code>", "whose form it is, if the file does not say so")
    .option("--round <round>", `${rounds.join(", ")} (default: the one that is due)`)
    .description("read forms that organisations handed in, to compare them with accord mismatches")
    .action(async (files: string[], given: unknown) => {
      const options = parseOptions(importOptions, given);
      const imported = await withConnection(context, options, async (system) => {
        const results: Imported[] = [];
        for (const file of files) results.push(...(await importFile(file, options, system)));
        return results;
      });
      printResult(context.terminal, options, imported, () =>
        textTable(imported, [
          { heading: "Organisation", of: (each) => each.organisation },
          { heading: "Rows", of: (each) => String(each.rows), right: true },
          { heading: "Round", of: (each) => each.round },
          { heading: "", of: (each) => (each.result === "signed-here" ? "not used: one is signed here" : each.result) },
          { heading: "File", of: (each) => visible(each.file) },
        ]),
      );
    });
}

interface Imported {
  readonly organisation: OrganisationCode;
  readonly rows: number;
  readonly round: string;
  readonly result: "imported" | "unchanged" | "signed-here";
  readonly file: string;
}

/** A file with any fault is refused whole; those before it are imported. */
async function importFile(file: string, options: ImportOptions, system: Connection): Promise<Imported[]> {
  const { records, now } = system;
  const { exercise: id, organisation, by } = options;
  const exercise = await exerciseOf(system, id);
  const { directory } = await records.referenceLists.all("group");
  const { cellReaderWith } = await import("../../input/read-workbook.ts");
  const { readForm } = await import("../../../shared/reading/form/read-form.ts");
  const { forms, problems } = await readForm(
    { name: basename(file), bytes: await readBytes(file) },
    { directory, exercise: exercise.exercise, ...(organisation === undefined ? {} : { organisation }) },
    cellReaderWith([]),
  );
  if (problems.length > 0) throw new CommandRefused(`${file} was not imported.`, problems);
  const at = now().toISOString();
  const results: Imported[] = [];
  for (const form of forms) {
    const round = options.round ?? roundNow(exercise, directory.get(form.organisation), at);
    const result = await importForm(form, { round, by, at, file: basename(file) }, records);
    results.push({ organisation: form.organisation, rows: form.rows.length, round, result, file: basename(file) });
  }
  return results;
}
