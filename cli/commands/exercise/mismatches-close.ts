import { type Command, Option } from "commander";
import * as z from "zod";

import { exerciseIdSchema } from "../../../shared/domain/exercise/exercise.ts";
import { acceptedReasons } from "../../../shared/domain/mismatch/mismatches-now.ts";
import type { PairName } from "../../../shared/domain/mismatch/reported-pair.ts";
import { organisationCodeSchema } from "../../../shared/domain/organisation/organisation-code.ts";
import { closeMismatch, reopenMismatch, type MismatchStep } from "../../../shared/records/mismatch/close-mismatch.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { CommandMisused, CommandRefused } from "../../command-errors.ts";
import { followOwnMismatches } from "../../mismatches/own-mismatches.ts";
import { exerciseOf } from "../../system/exercise-option.ts";
import { parseOptions, systemOptions, withSystem } from "../../system/system-options.ts";
import { printResult } from "../../output/print-result.ts";

const text = z.string().trim().min(1);
const pairOptions = systemOptions.extend({
  organisation: organisationCodeSchema,
  exercise: exerciseIdSchema.optional(),
  kind: z.enum(["r&p", "i&e"]),
  receivable: organisationCodeSchema,
  payable: organisationCodeSchema,
  by: text,
  note: text,
});
const closeOptions = pairOptions.extend({
  corrected: z.boolean().default(false),
  accepted: z.enum(acceptedReasons).optional(),
});

/** `accord mismatches close|reopen` */
export function addMismatchesClose(mismatches: Command, context: CommandContext): void {
  withPair(mismatches.command("close"))
    .option("--corrected", "a booking has put it right: the note says which")
    .addOption(new Option("--accepted <reason>", "it stays: the note says why").choices(acceptedReasons))
    .description("close a mismatch; one that is gone from the next report closes by itself")
    .action(async (given: unknown) => {
      const options = parseOptions(closeOptions, given);
      const { corrected, accepted, by, note } = options;
      if (corrected === (accepted !== undefined))
        throw new CommandMisused("Say either --corrected or --accepted with a reason.");
      const how = accepted ?? "corrected";
      const step = await stepWith(context, options, (key, pair, at, records) =>
        closeMismatch(key, pair, { how, note, by, at }, records),
      );
      if (step === "not-open") throw new CommandRefused("No such mismatch is open. See accord mismatches list.");
      if (step === "overtaken")
        throw new CommandRefused("A report came, or somebody else closed one, in between. See accord mismatches list.");
      printResult(context.terminal, options, { closed: how }, () => ["It is closed."]);
    });
  withPair(mismatches.command("reopen"))
    .description("open a mismatch again that somebody has closed; the closing is kept")
    .action(async (given: unknown) => {
      const options = parseOptions(pairOptions, given);
      const { by, note } = options;
      const step = await stepWith(context, options, (key, pair, at, records) =>
        reopenMismatch(key, pair, { by, at, note }, records),
      );
      if (step !== "done") throw new CommandRefused("No such mismatch is closed. See accord mismatches list --all.");
      printResult(context.terminal, options, { reopened: true }, () => ["It is open again."]);
    });
}

function withPair(command: Command): Command {
  return withSystem(command)
    .requiredOption("--organisation <code>", "whose mismatch")
    .addOption(
      new Option("--kind <kind>", "of receivables and payables, or of income and expenditure")
        .choices(["r&p", "i&e"])
        .makeOptionMandatory(),
    )
    .requiredOption("--receivable <code>", "who is owed")
    .requiredOption("--payable <code>", "who owes")
    .requiredOption("--by <name>", "who you are")
    .requiredOption("--note <text>", "which booking, or why")
    .option("--exercise <exercise>", "such as 2022-23-Q4 (default: the newest that has begun)");
}

type Records = Parameters<typeof closeMismatch>[3];

async function stepWith(
  context: CommandContext,
  options: z.infer<typeof pairOptions>,
  take: (
    key: Parameters<typeof closeMismatch>[0],
    pair: PairName,
    at: string,
    records: Records,
  ) => Promise<MismatchStep>,
): Promise<MismatchStep> {
  const { organisation, kind, receivable, payable } = options;
  return withConnection(context, options, async (system) => {
    const exercise = await exerciseOf(system, options.exercise);
    const step = await take(
      { organisation, exercise: exercise.exercise },
      { kind, receivable, payable },
      system.now().toISOString(),
      system.records,
    );
    if (step === "done") await followOwnMismatches(system, organisation, exercise);
    return step;
  });
}
