import type { Command } from "commander";
import * as z from "zod";
import { organisationCodeSchema } from "../../shared/domain/organisation/organisation-code.ts";
import { percentToHold, triesNextAddress } from "../../shared/domain/organisation/policy.ts";
import { policyOf } from "../../shared/records/reference/reference-data.ts";
import { printResult } from "../terminal.ts";
import { reconcileAgain } from "../system/positions.ts";
import { CommandMisused } from "../command-errors.ts";
import { type CommandContext, withConnection } from "../command-context.ts";
import { systemOptions, withSystem } from "../system/system-options.ts";

const setOptions = systemOptions.extend({
  agreeAwaitingApproval: z.enum(["yes", "no"]).optional(),
  accrueAwaitingApproval: z.enum(["yes", "no"]).optional(),
  tryNextAddress: z.enum(["yes", "no"]).optional(),
  holdSmaller: z.coerce.number().int().min(1).max(100).optional(),
});

/** `accord policy CODE` */
export function policyCommand(program: Command, context: CommandContext): void {
  withSystem(program.command("policy"))
    .argument("<code>", "the payable organisation")
    .option("--agree-awaiting-approval <yes|no>", "agree items that wait for approval in principle (REC-06)")
    .option("--accrue-awaiting-approval <yes|no>", "count items that wait for approval as accrued (REC-07)")
    .option("--try-next-address <yes|no>", "send what comes back to the next registered address (default: yes)")
    .option(
      "--hold-smaller <percent>",
      "hold a statement that falls by more until it is confirmed (default: 50; 100: never)",
    )
    .description("show what an organisation has decided about its answers, or change it")
    .action(async (code: string, given: unknown) => {
      const read = setOptions.safeParse(given);
      if (!read.success)
        throw new CommandMisused(
          "--agree-awaiting-approval, --accrue-awaiting-approval and --try-next-address take yes or no; --hold-smaller takes a number from 1 to 100.",
        );
      const options = read.data;
      const organisation = organisationCodeSchema.safeParse(code.trim().toUpperCase()).data;
      if (organisation === undefined) throw new CommandMisused(`${code} is not an organisation's code.`);
      const { agreeAwaitingApproval: agree, accrueAwaitingApproval: accrue, tryNextAddress: next } = options;
      const { holdSmaller } = options;
      const policy = await withConnection(context, options, async (system) => {
        const { policies } = system.records.referenceLists;
        if ([agree, accrue, next, holdSmaller].every((each) => each === undefined))
          return policyOf((await policies.current()).entries, organisation);
        const entries = await policies.replace((present) => {
          const changed = {
            ...policyOf(present, organisation),
            ...(agree === undefined ? {} : { agreeAwaitingApproval: agree === "yes" }),
            ...(accrue === undefined ? {} : { accrueAwaitingApproval: accrue === "yes" }),
            ...(next === undefined ? {} : { tryNextAddress: next === "yes" }),
            ...(holdSmaller === undefined ? {} : { holdSmallerPercent: holdSmaller }),
          };
          return [...present.filter((each) => each.organisation !== organisation), { organisation, policy: changed }];
        }, system.now().toISOString());
        await reconcileAgain(system, (key) => key.payable === organisation);
        return policyOf(entries, organisation);
      });
      printResult(context.terminal, options, { organisation, policy }, () => [
        `${organisation}: items awaiting approval are ${policy.agreeAwaitingApproval ? "agreed in principle" : "not agreed"}` +
          ` and ${policy.accrueAwaitingApproval === false ? "not accrued" : "accrued"}.` +
          ` What comes back ${triesNextAddress(policy) ? "goes to the next registered address" : "goes to no other address"}.` +
          ` ${holdWords(percentToHold(policy))}`,
      ]);
    });
}

function holdWords(percent: number): string {
  return percent >= 100
    ? "A new statement replaces the one before, however much smaller it is."
    : `A new statement that falls by more than ${percent}%, or lacks most of the invoices, waits to be confirmed.`;
}
