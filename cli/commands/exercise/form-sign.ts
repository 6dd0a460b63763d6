import type { Command } from "commander";
import * as z from "zod";

import { calendarDateSchema } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { ukDay } from "../../../shared/domain/amounts-and-days/uk-clock.ts";
import { exerciseIdSchema } from "../../../shared/domain/exercise/exercise.ts";
import { rounds } from "../../../shared/domain/form/rounds.ts";
import { organisationCodeSchema } from "../../../shared/domain/organisation/organisation-code.ts";
import type { Submission } from "../../../shared/records/form/form-record.ts";
import { reopenForm, signForm } from "../../../shared/records/form/hand-in-form.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { CommandRefused } from "../../command-errors.ts";
import { draftForm } from "../../form/draft-form.ts";
import { roundNow } from "../../../shared/domain/form/round-now.ts";
import { minuteOf } from "../../output/minute-of.ts";
import { textTable, visible } from "../../output/text-table.ts";
import { exerciseOf } from "../../system/exercise-option.ts";
import { parseOptions, systemOptions, withList, withSystem } from "../../system/system-options.ts";
import { printResult } from "../../output/print-result.ts";

const text = z.string().trim().min(1);
const whoseOptions = systemOptions.extend({
  organisation: organisationCodeSchema,
  exercise: exerciseIdSchema.optional(),
});
const signOptions = whoseOptions.extend({
  by: text,
  note: text.optional(),
  round: z.enum(rounds).optional(),
  through: calendarDateSchema.optional(),
});
const reopenOptions = whoseOptions.extend({ by: text, note: text });

/** Adds the options that say whose form is meant. */
export function withForm(command: Command): Command {
  return command
    .requiredOption("--organisation <code>", "whose form")
    .option("--exercise <exercise>", "such as 2022-23-Q4 (default: the newest that has begun)");
}

/** `accord form sign|reopen|list` */
export function addFormSigning(form: Command, context: CommandContext): void {
  addSign(form, context);
  addReopen(form, context);
  addList(form, context);
}

function addSign(form: Command, context: CommandContext): void {
  withForm(withSystem(form.command("sign")))
    .requiredOption("--by <name>", "who signs")
    .option("--note <text>", "why it is signed although points are open")
    .option("--round <round>", `${rounds.join(", ")} (default: the one that is due)`)
    .option("--through <date>", "up to which day you have looked (default: today)")
    .description("freeze the form as it is now, as it is handed in")
    .action(async (given: unknown) => {
      const options = parseOptions(signOptions, given);
      const submission = await withConnection(context, options, async (system) => {
        const { records, now } = system;
        const { form: filled } = await draftForm(system, options.organisation, options.exercise, (outcome) =>
          records.objects.put("outcomes", outcome),
        );
        const exercise = await exerciseOf(system, filled.exercise);
        const { directory } = await records.referenceLists.all("group");
        const at = now().toISOString();
        const round = options.round ?? roundNow(exercise, directory.get(options.organisation), at);
        const { by, note, through = ukDay(at) } = options;
        const signing = await signForm(filled, { round, by, at, through, note }, records);
        switch (signing.result) {
          case "signed":
            return signing.submission;
          case "standing":
            throw new CommandRefused(
              `The form for the ${round} was signed by ${signing.submission.by}. Reopen it first: accord form reopen.`,
            );
          case "open":
            throw new CommandRefused(
              `Nothing is signed: ${String(signing.points)} points are open. Say in --note why you sign all the same.`,
              filled.open.map(({ what }) => what),
            );
        }
      });
      printResult(context.terminal, options, submission, () => [
        visible(
          `Signed for the ${submission.round} by ${submission.by}, through ${submission.through ?? ""}. accord form show --number ${String(submission.number)} shows it.`,
        ),
      ]);
    });
}

function addReopen(form: Command, context: CommandContext): void {
  withForm(withSystem(form.command("reopen")))
    .requiredOption("--by <name>", "who you are")
    .requiredOption("--note <text>", "why")
    .description("let the form be signed again; the signed one is kept")
    .action(async (given: unknown) => {
      const options = parseOptions(reopenOptions, given);
      const reopened = await withConnection(context, options, async (system) => {
        const { exercise } = await exerciseOf(system, options.exercise);
        const { by, note } = options;
        return reopenForm(
          { organisation: options.organisation, exercise },
          { by, note, at: system.now().toISOString() },
          system.records,
        );
      });
      if (reopened === undefined) throw new CommandRefused("No form stands signed: there is nothing to reopen.");
      printResult(context.terminal, options, reopened, () => [
        `The form for the ${reopened.round} is reopened. The signed one stays: accord form show --number ${String(reopened.number)}.`,
      ]);
    });
}

function addList(form: Command, context: CommandContext): void {
  withForm(withList(form.command("list")))
    .description("print the forms that were signed or imported, the oldest first")
    .action(async (given: unknown) => {
      const options = parseOptions(whoseOptions, given);
      const submissions = await withConnection(context, options, async (system) => {
        const { exercise } = await exerciseOf(system, options.exercise);
        return (await system.records.forms.get(options.organisation, exercise))?.submissions ?? [];
      });
      printResult(context.terminal, options, submissions, () =>
        submissions.length === 0 ? ["No form was signed or imported."] : textTable(submissions, columns),
      );
    });
}

const columns = [
  { heading: "Number", of: ({ number }: Submission) => String(number), right: true },
  { heading: "Round", of: ({ round }: Submission) => round },
  { heading: "", of: ({ from }: Submission) => from },
  { heading: "By", of: ({ by }: Submission) => visible(by) },
  { heading: "At", of: ({ at }: Submission) => minuteOf(at) },
  { heading: "Open points", of: ({ open }: Submission) => String(open), right: true },
  { heading: "Note", of: ({ note = "", file = "" }: Submission) => visible(note === "" ? file : note) },
  {
    heading: "Reopened",
    of: ({ reopened }: Submission) =>
      reopened ? visible(`${minuteOf(reopened.at)} by ${reopened.by}: ${reopened.note}`) : "",
  },
];
