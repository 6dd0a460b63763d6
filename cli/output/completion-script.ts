import type { Command } from "commander";

export const shells = ["bash", "zsh", "fish"];

/** A script by which a shell completes the names of commands and options of a program. Files are completed where no name fits. */
export function completionScript(shell: string, program: Command): string {
  const places = placesOf(program, []);
  if (shell === "fish") return fishScript(program.name(), places);
  const script = bashScript(program.name(), places);
  return shell === "zsh" ? `autoload -U +X bashcompinit && bashcompinit\n${script}` : script;
}

/** The commands typed so far, and the words that may follow. */
interface Place {
  readonly typed: readonly string[];
  readonly words: readonly string[];
}

function placesOf(command: Command, typed: readonly string[]): Place[] {
  const options = command.options.flatMap((option) => option.long ?? []);
  const choices = command.registeredArguments.flatMap((argument) => argument.argChoices ?? []);
  const words = [...command.commands.map((each) => each.name()), ...choices, ...options, "--help"];
  return [{ typed, words }, ...command.commands.flatMap((each) => placesOf(each, [...typed, each.name()]))];
}

function bashScript(name: string, places: readonly Place[]): string {
  const known = places.filter(({ typed }) => typed.length > 0).map(({ typed }) => `"${typed.join(" ")}"`);
  return [
    `_${name}() {`,
    '  local typed="" next words="" place',
    '  for place in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do',
    '    next="${typed:+$typed }$place"',
    `    case "$next" in ${known.join("|")}) typed="$next" ;; esac`,
    "  done",
    '  case "$typed" in',
    ...places.map(({ typed, words }) => `    "${typed.join(" ")}") words="${words.join(" ")}" ;;`),
    "  esac",
    '  COMPREPLY=($(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}"))',
    "}",
    `complete -o default -F _${name} ${name}`,
  ].join("\n");
}

function fishScript(name: string, places: readonly Place[]): string {
  return places
    .map(({ typed, words }) => {
      const seen = typed.map((word) => `__fish_seen_subcommand_from ${word}`);
      const condition = seen.length === 0 ? "__fish_use_subcommand" : seen.join("; and ");
      return `complete -c ${name} -n "${condition}" -a "${words.join(" ")}"`;
    })
    .join("\n");
}
