import type { Command } from "commander";
import * as z from "zod";

import { calendarDateSchema } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { exerciseIdSchema, kindSchema, nameOfExercise } from "../../../shared/domain/exercise/exercise.ts";
import { organisationCodeSchema } from "../../../shared/domain/organisation/organisation-code.ts";
import type { NoteOnCounterparty } from "../../../shared/domain/timetable/note-on-counterparty.ts";
import { noteWords } from "../../../shared/messages/words/note-words.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { CommandRefused } from "../../command-errors.ts";
import { visible } from "../../output/text-table.ts";
import { exerciseOf } from "../../system/exercise-option.ts";
import { codeArgument } from "../../system/positions.ts";
import { parseOptions, systemOptions, withSystem } from "../../system/system-options.ts";
import { printResult } from "../../output/print-result.ts";

const text = z.string().trim().min(1);
const addOptions = systemOptions.extend({
  exercise: exerciseIdSchema.optional(),
  kind: kindSchema.optional(),
  by: text,
  with: text.optional(),
  on: calendarDateSchema.optional(),
  text,
});
const listOptions = systemOptions.extend({
  organisation: organisationCodeSchema,
  exercise: exerciseIdSchema.optional(),
});

/** `accord note add ORGANISATION COUNTERPARTY`, `accord note list` */
export function noteCommand(program: Command, context: CommandContext): void {
  const command = program.command("note");
  addAdd(command, context);
  addList(command, context);
}

function addAdd(command: Command, context: CommandContext): void {
  withSystem(command.command("add"))
    .argument("<organisation>", "whose note it is: nobody else sees it")
    .argument("<counterparty>", "about whom")
    .requiredOption("--by <name>", "who writes it")
    .requiredOption("--text <text>", "what was said")
    .option("--with <name>", "with whom you spoke")
    .option("--on <date>", "the day on which you spoke (default: today, if you spoke with somebody)")
    .option("--kind <kind>", "r&p, i&e or accruals, if it is about one")
    .option("--exercise <exercise>", "such as 2022-23-Q4 (default: the newest that has begun)")
    .description("note who spoke with a counterparty, or what else is to be known about it")
    .action(async (organisation: string, about: string, given: unknown) => {
      const { by, with: withWhom, on, kind, text: said, ...options } = parseOptions(addOptions, given);
      const note = await withConnection(context, options, async (system) => {
        const { records, now } = system;
        const [owner, counterparty] = [codeArgument(organisation), codeArgument(about)];
        const { directory } = await records.referenceLists.all("group");
        for (const code of [owner, counterparty])
          if (!directory.has(code)) throw new CommandRefused(`${code} is not in the directory.`);
        if (owner === counterparty) throw new CommandRefused("A note is about another organisation.");
        const { exercise } = await exerciseOf(system, options.exercise);
        const written: NoteOnCounterparty = {
          counterparty,
          exercise,
          ...(kind === undefined ? {} : { kind }),
          by,
          at: now().toISOString(),
          ...(on === undefined ? {} : { on }),
          ...(withWhom === undefined ? {} : { with: withWhom }),
          text: said,
        };
        await records.counterpartyNotes.add(owner, written);
        return written;
      });
      printResult(context.terminal, options, note, () => [visible(`${note.counterparty}: ${noteWords(note)}`)]);
    });
}

function addList(command: Command, context: CommandContext): void {
  withSystem(command.command("list", { isDefault: true }))
    .requiredOption("--organisation <code>", "whose notes")
    .option("--exercise <exercise>", "such as 2022-23-Q4 (default: the newest that has begun)")
    .description("print the notes of an organisation, by counterparty")
    .action(async (given: unknown) => {
      const options = parseOptions(listOptions, given);
      const { exercise, notes } = await withConnection(context, options, async (system) => {
        const chosen = await exerciseOf(system, options.exercise);
        const all = system.records.counterpartyNotes.of(options.organisation, chosen.exercise);
        return { exercise: chosen.exercise, notes: await Array.fromAsync(all) };
      });
      printResult(context.terminal, options, notes, () =>
        notes.length === 0
          ? [`${options.organisation} has no notes in ${nameOfExercise(exercise)}.`]
          : notes.map((note) => visible(`${note.counterparty}: ${noteWords(note)}`)),
      );
    });
}
