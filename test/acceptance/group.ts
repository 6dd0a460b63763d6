import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { runAccordProcess } from "./running-system.ts";
import { northfold, westhaven } from "./statement-file.ts";

/** Loads an invented group and a ledger into a running system, with the commands that an administrator uses. */
export async function loadGroup(
  data: string,
  ledgerCsv: string,
  more: { readonly organisations?: readonly Body[] } = {},
): Promise<void> {
  const file = (name: string, content: string) => {
    const path = join(data, name);
    writeFileSync(path, content);
    return path;
  };
  const exercise = fileURLToPath(new URL("../../local/demo/exercise-2022-23-q4.json", import.meta.url));
  await done(
    "organisations",
    "import",
    file("organisations.csv", organisationsOf(more.organisations ?? [])),
    "--data",
    data,
  );
  await done("contacts", "import", file("contacts.csv", contactsOf(more.organisations ?? [])), "--data", data);
  await done("exercise", "import", exercise, "--data", data);
  await done(
    ...["ledger", "import", file("ledger.csv", ledgerCsv), "--organisation", "ZA1"],
    ...["--as-at", "2023-03-31", "--close", "hard", "--data", data],
  );
}

async function done(...args: readonly string[]): Promise<void> {
  const { code, err } = await runAccordProcess(...args);
  if (code !== 0) throw new Error(`accord ${args.join(" ")} ended with ${String(code)}: ${err}`);
}

interface Body {
  readonly code: string;
  readonly name: string;
  readonly email: string;
}

const EASTMERE: Body = {
  code: "ZA1",
  name: "Eastmere University Hospitals NHS Foundation Trust",
  email: "payables@eastmere.example.org",
};

export function organisationsOf(more: readonly Body[]): string {
  const rows = [EASTMERE, northfold, westhaven, ...more].map(({ code, name }) => `${code},${name},trust,,,,`);
  return ["code,name,type,opened,closed,successor,parent", ...rows, ""].join("\n");
}

export function contactsOf(more: readonly Body[]): string {
  const rows = [EASTMERE, northfold, westhaven, ...more].map(({ code, email }) => `${code},${email},statements`);
  return ["code,email,role", ...rows, ""].join("\n");
}

export const LEDGER_HEADING =
  "supplier_code,supplier_name,invoice_number,invoice_date,po_number,gross,outstanding,status,disputed,paid_date," +
  "payment_reference,capital,future_period,description";

/** A ledger in Accord's template: open, approved invoices of one supplier. */
export function ledgerOf(supplier: string, name: string, invoices: readonly (readonly [string, number])[]): string {
  const rows = invoices.map(
    ([number, pence]) =>
      `${supplier},${name},${number},2023-03-01,,${pounds(pence)},${pounds(pence)},approved,,,,N,N,Services`,
  );
  return [LEDGER_HEADING, ...rows, ""].join("\n");
}

function pounds(pence: number): string {
  return (pence / 100).toFixed(2);
}
