import { Option, type Command } from "commander";
import * as z from "zod";
import { organisationCodeSchema } from "../../../shared/domain/organisation/organisation-code.ts";
import type { Policy } from "../../../shared/domain/organisation/policy.ts";
import { policyOf } from "../../../shared/records/reference/reference-data.ts";
import { printResult } from "../../output/print-result.ts";
import { reconcileAgain } from "../../system/positions.ts";
import { CommandMisused } from "../../command-errors.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { systemOptions, withSystem } from "../../system/system-options.ts";
import { policySettings } from "./policy-settings.ts";

/** `accord policy CODE` */
export function policyCommand(program: Command, context: CommandContext): void {
  const command = withSystem(program.command("policy")).argument("<code>", "the payable organisation");
  const settings = policySettings.map((setting) => ({
    ...setting,
    option: new Option(setting.option, setting.describes),
  }));
  for (const { option } of settings) command.addOption(option);
  command.action(async (code: string, given: unknown) => {
    const options = systemOptions.parse(given);
    const texts = z.record(z.string(), z.unknown()).parse(given);
    let changes: Partial<Policy> | undefined;
    for (const { option, read, takes } of settings) {
      const text = texts[option.attributeName()];
      if (typeof text !== "string") continue;
      const change = read(text);
      if (!change) throw new CommandMisused(`${option.long ?? option.flags} takes ${takes}.`);
      changes = { ...changes, ...change };
    }
    const organisation = organisationCodeSchema.safeParse(code.trim().toUpperCase()).data;
    if (organisation === undefined) throw new CommandMisused(`${code} is not an organisation's code.`);
    const policy = await withConnection(context, options, async (system) => {
      const { policies } = system.records.referenceLists;
      if (!changes) return policyOf((await policies.current()).entries, organisation);
      const entries = await policies.replace((present) => {
        const changed = { ...policyOf(present, organisation), ...changes };
        return [...present.filter((each) => each.organisation !== organisation), { organisation, policy: changed }];
      }, system.now().toISOString());
      await reconcileAgain(system, (key) => key.payable === organisation);
      return policyOf(entries, organisation);
    });
    printResult(context.terminal, options, { organisation, policy }, () => [
      `${organisation}:`,
      ...settings.map(({ say }) => `  ${say(policy)}`),
    ]);
  });
}
