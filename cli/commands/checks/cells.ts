import { basename } from "node:path";

import type { Command } from "commander";
import * as z from "zod";

import { printCells } from "../../../shared/reading/cells/print-cells.ts";
import { readBytes } from "../../input/read-file.ts";
import { passwordOptions, readPasswords, withPasswords } from "../../input/read-passwords.ts";
import { CommandRefused } from "../../command-errors.ts";
import type { CommandContext } from "../../command-context.ts";
import { withJson } from "../../system/system-options.ts";

const cellsOptions = z.object({ json: z.boolean().default(false), ...passwordOptions });

/** `accord cells FILE` */
export function cellsCommand(program: Command, { terminal }: CommandContext): void {
  withPasswords(withJson(program.command("cells")))
    .argument("<file>", "a workbook or text table in any format")
    .action(async (file: string, given: unknown) => {
      const options = cellsOptions.parse(given);
      const name = basename(file);
      const rows: string[] = [];
      const take = (line: string) => {
        if (options.json) rows.push(line);
        else terminal.print(line);
      };
      const { cellReaderWith: readAnyCells } = await import("../../input/read-workbook.ts");
      const bytes = await readBytes(file);
      const passwords = await readPasswords(options, terminal);
      const { format, findings } = await printCells(readAnyCells(passwords), { name, bytes }, file, take);
      const result = { format, findings, cells: rows.map(cellOf) };
      const refusals = findings.filter((finding) => finding.severity === "refusal");
      if (refusals.length > 0) {
        if (!options.json) terminal.print([file, "", "", "unreadable", refusals[0]?.code ?? ""].join("\t"));
        throw new CommandRefused(
          `${name} can't be read.`,
          refusals.map((finding) => `${finding.what} ${finding.todo}`),
          { format, findings },
        );
      }
      if (options.json) terminal.print(JSON.stringify(result));
      for (const finding of findings) terminal.report(`${finding.severity}: ${finding.what}`);
    });
}

function cellOf(line: string) {
  const [, sheet = "", cell = "", type = "", ...value] = line.split("\t");
  return { sheet, cell, type, value: value.join("\t") };
}
