import type { Command } from "commander";
import * as z from "zod";
import {
  ledgerMappingSchema,
  type LedgerMapping,
  type SupplierMapping,
} from "../../shared/domain/ledger/ledger-mapping.ts";
import type { Directory } from "../../shared/domain/organisation/organisation.ts";
import { isOrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import type { Json } from "../../shared/records/storage/json.ts";
import { codeArgument } from "../system/positions.ts";
import { printResult } from "../terminal.ts";
import { readJson } from "../input/read-file.ts";
import { readTable } from "../input/read-table.ts";
import { CommandRefused } from "../command-errors.ts";
import { type CommandContext, withConnection } from "../command-context.ts";
import { parseOptions, systemOptions, withSystem } from "../system/system-options.ts";
import { textTable } from "../output/text-table.ts";

const supplierRow = z
  .object({
    supplier_code: z.string().min(1),
    organisation: z.custom<SupplierMapping["organisation"]>(
      (value) => typeof value === "string" && (value === "none" || isOrganisationCode(value)),
      { error: "is neither an organisation code nor none" },
    ),
  })
  .transform(({ supplier_code: supplierCode, organisation }): SupplierMapping => ({ supplierCode, organisation }));

const FROM_NEXT = "It takes effect at the next accord ledger import: import the ledger again to apply it now.";

/** `accord ledger suppliers|mapping` */
export function addLedgerSettings(command: Command, context: CommandContext): void {
  const { terminal } = context;

  withSystem(command.command("suppliers"))
    .argument("[file]", "CSV with the columns supplier_code,organisation; organisation none means outside the group")
    .requiredOption("--organisation <code>", "the payable organisation whose suppliers they are")
    .description("replace the settled suppliers with those in a file; print them if no file is given")
    .action(async (file: string | undefined, given: unknown) => {
      const options = parseOptions(systemOptions.extend({ organisation: z.string() }), given);
      const organisation = codeArgument(options.organisation);
      if (file === undefined) {
        const settled = await withConnection(context, options, ({ records }) =>
          records.ledgerSettings.suppliers(organisation),
        );
        printResult(terminal, options, settled, () =>
          textTable(settled, [
            { heading: "Supplier", of: (supplier) => supplier.supplierCode },
            { heading: "Organisation", of: (supplier) => supplier.organisation },
          ]),
        );
        return;
      }
      const suppliers = await readTable(file, { columns: ["supplier_code", "organisation"] }, supplierRow);
      await withConnection(context, options, async ({ records }) => {
        const { directory } = await records.referenceLists.all();
        const problems = problemsOf(suppliers, directory);
        if (!directory.has(organisation)) problems.unshift(`--organisation ${organisation} is not in the directory`);
        if (problems.length > 0) throw new CommandRefused(`${file} was not imported; nothing has changed.`, problems);
        await records.ledgerSettings.replaceSuppliers(organisation, suppliers);
      });
      printResult(terminal, options, { organisation, imported: suppliers.length }, () => [
        `Saved ${suppliers.length === 1 ? "one supplier" : `${suppliers.length} suppliers`} for ${organisation}. ${FROM_NEXT}`,
      ]);
    });

  withSystem(command.command("mapping"))
    .argument("<file>", "JSON that says how to read the columns, signs and words of an organisation's export")
    .description("save how to read an organisation's ledger export if its headings don't say")
    .action(async (file: string, given: unknown) => {
      const options = systemOptions.parse(given);
      const mapping = readMapping(file, await readJson(file));
      const { organisation, kind } = mapping;
      await withConnection(context, options, async ({ records }) => {
        const { directory } = await records.referenceLists.all();
        if (!directory.has(organisation)) throw new CommandRefused(`${organisation} is not in the directory.`);
        await records.ledgerSettings.saveMapping(mapping);
      });
      printResult(terminal, options, { organisation, kind }, () => [
        `Saved how to read the ${kind} ledger of ${organisation}. ${FROM_NEXT}`,
      ]);
    });
}

/** Suppliers that are two organisations, and organisations that are not in the directory. */
function problemsOf(suppliers: readonly SupplierMapping[], directory: Directory): string[] {
  const first = new Map<string, string>();
  return suppliers.flatMap(({ supplierCode, organisation }) => {
    // Ledgers write the same number in capitals or small letters.
    const key = supplierCode.toUpperCase();
    const before = first.get(key);
    first.set(key, before ?? organisation);
    return [
      ...(before !== undefined && before !== organisation
        ? [`supplier ${supplierCode} is both ${before} and ${organisation}`]
        : []),
      ...(organisation !== "none" && !directory.has(organisation)
        ? [`supplier ${supplierCode}: ${organisation} is not in the directory`]
        : []),
    ];
  });
}

function readMapping(file: string, json: Json): LedgerMapping {
  const read = ledgerMappingSchema.safeParse(json);
  if (read.success) return read.data;
  throw new CommandRefused(
    `${file} is not a mapping for a ledger; nothing has changed.`,
    read.error.issues.map((issue) => `${issue.path.join(".") || "the whole file"}: ${issue.message}`),
  );
}
