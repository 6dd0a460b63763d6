import type { Command } from "commander";
import { contactSchema } from "../../../shared/domain/organisation/contact.ts";
import { printResult } from "../../output/print-result.ts";
import { passwordOptions, readPasswords, withPasswords } from "../../input/read-passwords.ts";
import { readTable } from "../../input/read-table.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { parseOptions, systemOptions, withList, withSystem } from "../../system/system-options.ts";
import { textTable } from "../../output/text-table.ts";

const importOptions = systemOptions.extend(passwordOptions);

/** `accord contacts import|list` */
export function contactsCommand(program: Command, context: CommandContext): void {
  const { terminal } = context;
  const command = program.command("contacts");

  withPasswords(withSystem(command.command("import")))
    .argument(
      "<file>",
      "CSV or workbook with the columns code,email,role and perhaps telephone; a role is statements, escalation, finance, decisions or exercise",
    )
    .description("replace the contact list with the one in a file, which may be a protected workbook (STM-14)")
    .action(async (file: string, given: unknown) => {
      const options = parseOptions(importOptions, given);
      const passwords = await readPasswords(options, terminal);
      const rows = await readTable(
        file,
        { columns: ["code", "email", "role"], optional: ["telephone"], passwords },
        contactSchema,
      );
      const unknown = await withConnection(context, options, async ({ records, now }) => {
        await records.referenceLists.contacts.replace(() => rows, now().toISOString());
        const { directory } = await records.referenceLists.all();
        return [...new Set(rows.map((row) => row.code).filter((code) => !directory.has(code)))];
      });
      if (unknown.length > 0) terminal.report(`Not in the directory: ${unknown.join(", ")}.`);
      printResult(terminal, options, { imported: rows.length, notInDirectory: unknown }, () => [
        `${rows.length} contacts imported.`,
      ]);
    });

  withList(command.command("list"))
    .description("print the contact list")
    .action(async (given: unknown) => {
      const options = systemOptions.parse(given);
      const { entries } = await withConnection(context, options, ({ records }) =>
        records.referenceLists.contacts.current(),
      );
      printResult(terminal, options, entries, () =>
        textTable(entries, [
          { heading: "Code", of: (contact) => contact.code },
          { heading: "Email", of: (contact) => contact.email },
          { heading: "Role", of: (contact) => contact.role },
          { heading: "Telephone", of: (contact) => contact.telephone ?? "" },
        ]),
      );
    });
}
