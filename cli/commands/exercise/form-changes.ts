import type { Command } from "commander";
import * as z from "zod";

import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import { exerciseIdSchema } from "../../../shared/domain/exercise/exercise.ts";
import {
  changesBetweenForms,
  type LineChange,
  type RowChange,
} from "../../../shared/domain/form/changes-between-forms.ts";
import { organisationCodeSchema } from "../../../shared/domain/organisation/organisation-code.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { CommandRefused } from "../../command-errors.ts";
import { formNow, formOfSubmission } from "../../form/form-versions.ts";
import { textTable, visible, type Line } from "../../output/text-table.ts";
import { exerciseOf } from "../../system/exercise-option.ts";
import { parseOptions, systemOptions, withList } from "../../system/system-options.ts";
import { printResult } from "../../output/print-result.ts";
import { withForm } from "./form-sign.ts";

const options = systemOptions.extend({
  organisation: organisationCodeSchema,
  exercise: exerciseIdSchema.optional(),
  from: z.coerce.number().int().positive().optional(),
  to: z.coerce.number().int().positive().optional(),
});

/** `accord form changes` */
export function addFormChanges(form: Command, context: CommandContext): void {
  withForm(withList(form.command("changes")))
    .option("--from <number>", "the earlier form: see accord form list (default: the one before)")
    .option("--to <number>", "the later form (default: as it is now)")
    .description("print what changed since a form was handed in, row by row and line by line")
    .action(async (given: unknown) => {
      const { organisation, from, to, ...rest } = parseOptions(options, given);
      const changes = await withConnection(context, rest, async (system) => {
        const { exercise } = await exerciseOf(system, rest.exercise);
        const submissions = (await system.records.forms.get(organisation, exercise))?.submissions ?? [];
        const later = to === undefined ? undefined : submissions.find(({ number }) => number === to);
        const before = from ?? (later === undefined ? submissions.length : later.number - 1);
        const earlier = submissions.find(({ number }) => number === before);
        if (earlier === undefined || (to !== undefined && later === undefined))
          throw new CommandRefused(`${organisation} has handed in no such form for ${exercise}. See accord form list.`);
        return changesBetweenForms(
          await formOfSubmission(earlier, system),
          later === undefined
            ? await formNow(system, organisation, exercise)
            : await formOfSubmission(later, system, () => formNow(system, organisation, exercise)),
        );
      });
      printResult(context.terminal, rest, changes, () => linesOf(changes));
    });
}

function linesOf(changes: readonly RowChange[]): Line[] {
  if (changes.length === 0) return ["Nothing has changed."];
  const flagged = changes.filter(({ flag }) => flag !== undefined);
  const lines = changes.flatMap((change) => change.lines.map((line) => ({ change, line })));
  return [
    ...textTable(changes, columns),
    ...(flagged.length === 0 ? [] : ["", "To look at (COL-08):", ...flagged.map((change) => `  ${flagWords(change)}`)]),
    ...(lines.length === 0 ? [] : ["", "The lines that changed:"]),
    ...lines.map(({ change, line }) => visible(`  ${change.part} ${change.counterparty}: ${lineWords(line)}`)),
  ];
}

function flagWords({ part, counterparty, flag, adjustedPence, disputedPence }: RowChange): string {
  const moved = `${part} ${counterparty}: adjusted moved by ${formatPounds(adjustedPence)} and disputed by ${formatPounds(disputedPence)}`;
  return flag === "no-line-changed"
    ? `${moved}, and no line changed: a figure is never moved to bring a mismatch under a tolerance.`
    : `${moved}, and its lines are not known here: ask which of them changed.`;
}

function lineWords({ name, before, after }: LineChange): string {
  const told = (line: NonNullable<LineChange["before"]>): string =>
    `${formatPounds(line.pence)}, agreed ${formatPounds(line.agreedPence)}, not agreed ${formatPounds(line.notAgreedPence)}, in dispute ${formatPounds(line.inDisputePence)} (${line.reason})`;
  if (before === undefined) return `${name} is new: ${after === undefined ? "" : told(after)}`;
  return after === undefined
    ? `${name} is gone: it was ${told(before)}`
    : `${name}: was ${told(before)}; is ${told(after)}`;
}

const amount = (heading: string, of: (change: RowChange) => RowChange["totalPence"]) => ({
  heading,
  of: (change: RowChange) => formatPounds(of(change)),
  right: true,
});

const columns = [
  { heading: "Part", of: ({ part }: RowChange) => part },
  { heading: "Counterparty", of: ({ counterparty }: RowChange) => counterparty },
  amount("Notified", (change) => change.notifiedPence),
  amount("Accrued", (change) => change.accruedPence),
  amount("Adjusted", (change) => change.adjustedPence),
  amount("Disputed", (change) => change.disputedPence),
  amount("Total", (change) => change.totalPence),
  { heading: "Lines", of: ({ lines }: RowChange) => String(lines.length), right: true },
];
