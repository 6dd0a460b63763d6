import { identityTable, type IdentityRule } from "../../../../shared/domain/mail/identity/identity-table.ts";

/** The identity table as in the documentation: one row for each rule, in the order in which they are tried. */
export function identityTableInWords(): string {
  const rows = identityTable.map((rule, index) => [
    String(index + 1),
    conditions(rule),
    `**${rule.action}**`,
    `\`${rule.reason}\``,
    rule.because,
  ]);
  return [["", "when", "then", "reason", "because"], ["---", "---", "---", "---", "---"], ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

function conditions({ when }: IdentityRule): string {
  return Object.entries(when)
    .map(([feature, words]) => `${feature}: ${words.join(" or ")}`)
    .join("; ");
}

// If you change the table, run `node test/domain/mail/identity/identity-table-in-words.ts` and paste its output into docs/security.md.
if (process.argv[1]?.endsWith("identity-table-in-words.ts") === true) {
  process.stdout.write(`${identityTableInWords()}\n`);
}
