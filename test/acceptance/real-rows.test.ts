import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import Papa from "papaparse";
import { expect, onTestFinished, test } from "vitest";
import * as z from "zod";

import { temporaryDirectory } from "../local/temporary-directory.ts";
import { eventually } from "./eventually.ts";
import { LEDGER_HEADING } from "./group.ts";
import { runAccordProcess, sendMail, sentMails, startSystemProcess } from "./running-system.ts";
import { statementOf } from "./statement-file.ts";

const corpus = fileURLToPath(new URL("../../../shared/corpora/nhs/", import.meta.url));

/** One invoice in the trust's published spending. */
const rowSchema = z.object({
  Date: z.string(),
  /** Absent in totals at the end of a month. */
  Supplier: z.string().min(1),
  "Their Reference": z.string(),
  "Transaction Reference": z.string(),
  Amount: z.string(),
});

const positionSchema = z.object({
  statement: z.object({ lines: z.number(), totalPence: z.number() }),
  agreedPence: z.number(),
  notAgreedPence: z.number(),
  disputedPence: z.number(),
  ledgerOnly: z.array(z.unknown()),
});

const imperial = {
  code: "RYJ",
  name: "Imperial College Healthcare NHS Trust",
  email: "income@imperial.example.org",
};

test.skipIf(!existsSync(corpus))(
  "a statement of real rows is answered with the right amounts (needs ../shared/corpora)",
  async () => {
    const data = temporaryDirectory();
    const rows = realRows();
    const invoices = rows
      .filter((row) => row.Supplier.toLowerCase() === imperial.name.toLowerCase())
      .map((row): [string, number, string] => [row["Their Reference"], penceOf(row.Amount), isoDate(row.Date)]);
    expect(invoices.length).toBeGreaterThan(5);
    const total = invoices.reduce((sum, [, pence]) => sum + pence, 0);

    const system = await startSystemProcess(data, "--no-demo");
    onTestFinished(system.stop);
    const load = async (name: string, content: string, ...args: readonly string[]) => {
      const path = join(data, name);
      writeFileSync(path, content);
      const [first = "", second = "", ...rest] = args;
      expect(await runAccordProcess(first, second, path, ...rest, "--data", data)).toMatchObject({ code: 0, err: "" });
    };
    await load("organisations.csv", nationalDirectory(), "organisations", "import");
    await load(
      "contacts.csv",
      `code,email,role\nR1K,payables@lnwuh.example.org,statements\nRYJ,${imperial.email},statements\n`,
      "contacts",
      "import",
    );
    await load("exercise.json", JSON.stringify(exercise), "exercise", "import");
    await load(
      "ledger.csv",
      ledgerOf(rows),
      ...["ledger", "import", "--organisation", "R1K", "--as-at", "2021-03-31", "--close", "hard"],
    );

    const file = {
      name: "statement.xlsx",
      bytes: await statementOf(imperial, invoices, {
        asAt: "2021-03-31",
        to: "London North West University Healthcare NHS Trust (R1K)",
      }),
    };
    await sendMail(system, {
      from: imperial.email,
      to: "statements+R1K@accord.example.org",
      subject: "RYJ statement",
      file,
    });
    await eventually(async () => ((await sentMails(data)).length > 0 ? true : undefined));
    const { out } = await runAccordProcess("position", "R1K", "RYJ", "--json", "--data", data);
    expect(positionSchema.parse(JSON.parse(out))).toEqual({
      statement: { lines: invoices.length, totalPence: total },
      agreedPence: total,
      notAgreedPence: 0,
      disputedPence: 0,
      ledgerOnly: [],
    });
  },
);

function realRows(): z.infer<typeof rowSchema>[] {
  const folder = join(corpus, "LNWU");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".csv"))
    .sort()
    .flatMap((name) => {
      const text = new TextDecoder("windows-1252").decode(readFileSync(join(folder, name)));
      return Papa.parse(text, { header: true, skipEmptyLines: "greedy" }).data.flatMap((row) => {
        const read = rowSchema.safeParse(row);
        return read.success && /^-?[\d,]+\.\d\d$/.test(read.data.Amount) ? [read.data] : [];
      });
    });
}

/** The trust's whole ledger as the trust wrote it: supplier names, dates with the day first, commas in amounts. */
function ledgerOf(rows: readonly z.infer<typeof rowSchema>[]): string {
  return Papa.unparse({
    fields: LEDGER_HEADING.split(","),
    data: rows.map((row) => [
      ...["", row.Supplier, row["Their Reference"], row.Date, "", row.Amount, row.Amount, "approved"],
      ...["", "", "", "N", "N", `Transaction ${row["Transaction Reference"]}`],
    ]),
  });
}

function nationalDirectory(): string {
  const text = readFileSync(join(corpus, "nhs-orgs-compact.csv"), "utf8");
  const day = (compact: string | undefined) =>
    compact ? `${compact.slice(0, 4)}-${compact.slice(4, 6)}-${compact.slice(6)}` : "";
  const bodies = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
  return Papa.unparse(
    bodies.map((body) => ({
      code: body["code"],
      name: body["name"],
      type: body["type"],
      opened: day(body["open_date"]),
      closed: day(body["close_date"]),
      successor: "",
      parent: "",
    })),
  );
}

/** `24/03/2021` as `2021-03-24`. */
function isoDate(dayFirst: string): string {
  return dayFirst.split("/").reverse().join("-");
}

function penceOf(amount: string): number {
  return Math.round(Number(amount.replaceAll(",", "")) * 100);
}

const exercise = {
  exercise: "2020-21-Q4",
  financialYear: { from: "2020-04-01", to: "2021-03-31" },
  month: 12,
  cutOff: "2021-03-23",
  kinds: {
    "r&p": {
      issueOverPence: 250_000,
      agreeOverPence: 30_000_000,
      agreement: "required",
      statementsBy: "2021-03-29",
      agreeBy: "2021-04-11",
    },
  },
};
