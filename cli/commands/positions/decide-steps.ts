import type { Command } from "commander";
import * as z from "zod";

import { isSamePerson, type DecisionStep } from "../../../shared/domain/position/decision-history.ts";
import type { DecisionWithState } from "../../../shared/domain/position/decision-states.ts";
import { policyOf } from "../../../shared/records/reference/reference-data.ts";
import { CommandRefused } from "../../command-errors.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { findDecision } from "../../decide/find-decision.ts";
import { whenReplyLeaves } from "../../decide/when-reply-leaves.ts";
import type { Connection } from "../../system/connect.ts";
import { parseOptions, systemOptions, withSystem } from "../../system/system-options.ts";
import { printResult } from "../../output/print-result.ts";

const stepOptions = systemOptions.extend({
  by: z.string().trim().min(1),
  note: z.string().trim().min(1).optional(),
  now: z.boolean().default(false),
});

type StepOptions = z.infer<typeof stepOptions>;

/** `accord decide undo|approve|reject DECISION --by NAME` */
export function addDecideSteps(command: Command, context: CommandContext): void {
  withStep(command.command("undo"), context, "withdrawn")
    .requiredOption("--note <text>", "why, for your own records")
    .description("withdraw a decision: the line has its automatic verdict again, and the decision stays in the record");

  withStep(command.command("approve"), context, "approved")
    .option("--note <text>", "why, for your own records")
    .description("approve another person's decision that is over the limit (RCV-13)");

  withStep(command.command("reject"), context, "rejected")
    .requiredOption("--note <text>", "why, for your own records")
    .description("reject another person's decision that is over the limit (RCV-13)");
}

function withStep(command: Command, context: CommandContext, step: DecisionStep["step"]): Command {
  return withSystem(command)
    .argument("<decision>", "its id: see accord decide list")
    .requiredOption("--by <name>", "who decides")
    .option("--now", "send the revised reply at once, without waiting for further decisions")
    .action(async (id: string, given: unknown) => {
      const options = parseOptions(stepOptions, given);
      const result = await withConnection(context, options, (system) => takeStep(system, id, step, options));
      printResult(context.terminal, options, result, () => [`${id} is ${step}, by ${options.by}.`, result.then]);
    });
}

async function takeStep(
  { records, enqueueReconcile, now }: Connection,
  id: string,
  step: DecisionStep["step"],
  { by, note, now: atOnce }: StepOptions,
) {
  const { found, position } = await findDecision(id, records);
  const refusal = whyRefused(found, step, by);
  if (refusal !== undefined) throw new CommandRefused(`${id} stays as it is. ${refusal}`);
  const taken: DecisionStep = {
    step,
    of: id,
    by,
    at: now().toISOString(),
    ...(note === undefined ? {} : { note }),
    ...(atOnce ? { atOnce } : {}),
  };
  const kept = await records.decisions.addStep(position.key, found.decision, taken);
  if (kept.at !== taken.at || kept.by !== by) throw new CommandRefused(`${kept.by} was faster: ${id} is ${kept.step}.`);
  await enqueueReconcile([{ position: position.key, correlation: `decision-${id}` }]);
  const { policies } = await records.referenceLists.all();
  const then =
    step === "rejected" || (step === "withdrawn" && found.state === "waiting")
      ? "It never had an effect, so nobody hears of it."
      : whenReplyLeaves(position, policyOf(policies, position.key.payable), { at: taken.at, atOnce });
  return { decision: found.decision, step: taken, then };
}

function whyRefused(found: DecisionWithState, step: DecisionStep["step"], by: string): string | undefined {
  const { decision, state, why } = found;
  if (step === "withdrawn") return state === "withdrawn" || state === "rejected" ? why : undefined;
  if (decision.secondPersonOverPence === undefined) return "It needs no second person: it was not over the limit.";
  if (found.second?.step === "approved") return `${found.second.by} has approved it already.`;
  if (state !== "waiting") return why;
  return isSamePerson(decision.by, by)
    ? `${decision.by} made it, and a second person must answer it. To take it back, use accord decide undo.`
    : undefined;
}
