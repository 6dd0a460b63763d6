import { Argument, type Command } from "commander";

import type { CommandContext } from "../../command-context.ts";
import { completionScript, shells } from "../../output/completion-script.ts";

/** `accord completion bash|zsh|fish` */
export function completionCommand(program: Command, { terminal }: CommandContext): void {
  program
    .command("completion")
    .addArgument(new Argument("<shell>", "the shell that the script is for").choices(shells))
    .addHelpText(
      "after",
      '\nIn bash and zsh: eval "$(npx accord completion bash)", with zsh in place of bash there.\nIn fish: npx accord completion fish | source',
    )
    .action((shell: string) => {
      terminal.print(completionScript(shell, program));
    });
}
