import { identityTable, type IdentityRule } from "../../../../shared/domain/mail/identity/identity-table.ts";

/** The identity table as the documentation has it: one row a rule, in the order in which they are tried. */
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

// For whoever changed the table: `node test/domain/mail/identity/identity-table-in-words.ts` prints what the documentation needs.
if (process.argv[1]?.endsWith("identity-table-in-words.ts") === true) {
  process.stdout.write(`${identityTableInWords()}\n`);
}
