import type { Command } from "commander";
import * as z from "zod";
import {
  ledgerMappingSchema,
  type LedgerMapping,
  type SupplierMapping,
} from "../../../shared/domain/ledger/ledger-mapping.ts";
import type { LedgerSide } from "../../../shared/domain/ledger/ledger-kind-of.ts";
import type { Directory } from "../../../shared/domain/organisation/organisation.ts";
import { isOrganisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import type { Json } from "../../../shared/records/storage/json.ts";
import { capitalise } from "../../../shared/domain/reconcile/words/name-lines.ts";
import { codeArgument } from "../../system/positions.ts";
import { printResult } from "../../output/print-result.ts";
import { readJson } from "../../input/read-file.ts";
import { readTable } from "../../input/read-table.ts";
import { CommandRefused } from "../../command-errors.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { parseOptions, systemOptions, withList, withSystem } from "../../system/system-options.ts";
import { textTable } from "../../output/text-table.ts";

const whose = z.custom<SupplierMapping["organisation"]>(
  (value) => typeof value === "string" && (value === "none" || isOrganisationCode(value)),
  { error: "is neither an organisation code nor none" },
);

const ROWS: Readonly<Record<Party, z.ZodType<SupplierMapping>>> = {
  supplier: z
    .object({ supplier_code: z.string().min(1), organisation: whose })
    .transform(({ supplier_code: supplierCode, organisation }) => ({ supplierCode, organisation })),
  customer: z
    .object({ customer_code: z.string().min(1), organisation: whose })
    .transform(({ customer_code: supplierCode, organisation }) => ({ supplierCode, organisation })),
};

type Party = "supplier" | "customer";

const FROM_NEXT = "It takes effect at the next accord ledger import: import the ledger again to apply it now.";

/** `accord ledger suppliers|customers|mapping` */
export function addLedgerSettings(command: Command, context: CommandContext): void {
  const { terminal } = context;

  addParties(command, context, "payable");
  addParties(command, context, "receivable");

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

/** `accord ledger suppliers|customers` */
function addParties(command: Command, context: CommandContext, side: LedgerSide): void {
  const { terminal } = context;
  const party = side === "payable" ? "supplier" : "customer";
  withList(command.command(`${party}s`))
    .argument("[file]", `CSV with the columns ${party}_code,organisation; organisation none means outside the group`)
    .requiredOption("--organisation <code>", `the organisation whose ${party}s they are`)
    .description(`replace the settled ${party}s with those in a file; print them if no file is given`)
    .action(async (file: string | undefined, given: unknown) => {
      const options = parseOptions(systemOptions.extend({ organisation: z.string() }), given);
      const organisation = codeArgument(options.organisation);
      if (file === undefined) {
        const settled = await withConnection(context, options, ({ records }) =>
          records.ledgerSettings.parties(organisation, side),
        );
        printResult(terminal, options, settled, () =>
          textTable(settled, [
            { heading: capitalise(party), of: (supplier) => supplier.supplierCode },
            { heading: "Organisation", of: (supplier) => supplier.organisation },
          ]),
        );
        return;
      }
      const suppliers = await readTable(file, { columns: [`${party}_code`, "organisation"] }, ROWS[party]);
      await withConnection(context, options, async ({ records }) => {
        const { directory } = await records.referenceLists.all();
        const problems = problemsOf(party, suppliers, directory);
        if (problems.length > 0) throw new CommandRefused(`${file} was not imported; nothing has changed.`, problems);
        await records.ledgerSettings.replaceParties(organisation, side, suppliers);
      });
      printResult(terminal, options, { organisation, imported: suppliers.length }, () => [
        `Saved ${suppliers.length === 1 ? `one ${party}` : `${suppliers.length} ${party}s`} for ${organisation}. ${FROM_NEXT}`,
      ]);
    });
}

/** Suppliers that are two organisations, and organisations that are not in the directory. */
function problemsOf(party: Party, suppliers: readonly SupplierMapping[], directory: Directory): string[] {
  const first = new Map<string, string>();
  return suppliers.flatMap(({ supplierCode, organisation }) => {
    // Ledgers write the same number in capitals or small letters.
    const key = supplierCode.toUpperCase();
    const before = first.get(key);
    first.set(key, before ?? organisation);
    return [
      ...(before !== undefined && before !== organisation
        ? [`${party} ${supplierCode} is both ${before} and ${organisation}`]
        : []),
      ...(organisation !== "none" && !directory.has(organisation)
        ? [`${party} ${supplierCode}: ${organisation} is not in the directory`]
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
