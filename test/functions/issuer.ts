import { simpleParser } from "mailparser";

import { cellReaderWith } from "../../cli/input/read-workbook.ts";
import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { nhsNameReference } from "../../shared/domain/organisation/names/nhs-name-reference.ts";
import { salesTemplateColumns } from "../../shared/reading/ledger/columns/ledger-template.ts";
import { accordInTest } from "../cli/accord-in-test.ts";
import { importAndJudge } from "../in-memory/import-and-judge.ts";
import { recordsOf } from "../in-memory/records-of.ts";
import { openSystem, type System } from "../in-memory/system.ts";

const HEADINGS = salesTemplateColumns.map(([heading]) => heading).join(",");

/** A line of ZA1's sales ledger in Accord's form. */
export function saleRow(
  customer: string,
  number: string,
  pounds: number,
  more: { entry?: string; order?: string } = {},
): string {
  const amount = pounds.toFixed(2);
  const { entry = "invoice", order = "PO1" } = more;
  return `${customer},,${number},2023-03-01,${order},${amount},,${amount},,${entry},,,N,N,Services,J. Ashdown,,income,,March,,,N,,`;
}

const telephone = { code: "ZA1", email: "income@eastmere.example.org", role: "finance", telephone: "01632 960111" };

/** ZA1 with a sales ledger, the accord command, and what leaves. */
export async function openIssuer(
  rows: readonly string[],
  contacts: readonly object[] = [telephone],
  system: System = openSystem(),
) {
  await system.settle();
  await system.referenceLists.contacts.replace(
    (before) => [...before, ...contacts.map((each) => contactSchema.parse(each))],
    system.now().toISOString(),
  );
  const records = recordsOf(system);
  const { run, json } = accordInTest(records);
  let uploads = 0;
  const upload = async (lines: readonly string[], kind = "receivables"): Promise<void> => {
    uploads += 1;
    system.clock.at = new Date(system.clock.at.getTime() + 60_000);
    const key = `uploads/ZA1/${String(uploads)}/sales.csv`;
    await records.uploads.put(key, Buffer.from([HEADINGS, ...lines, ""].join("\r\n")), {
      metadata: { organisation: "ZA1", "as-at": "2023-03-23", close: "soft", kind, file: "sales.csv" },
    });
    const event = JSON.stringify({ Records: [{ eventTime: system.now().toISOString(), s3: { object: { key } } }] });
    await importAndJudge(event, {
      ...records,
      settings: records.ledgerSettings,
      readCells: cellReaderWith([]),
      names: nhsNameReference,
      enqueueReconcile: system.reconcile.send,
      now: system.now,
      log: () => undefined,
    });
  };
  await upload(rows);
  const leave = async (): Promise<void> => {
    await system.tick();
    await system.work(["send"]);
  };
  const mails = () => Promise.all(system.sent.map(({ bytes }) => simpleParser(Buffer.from(bytes))));
  return { system, records, run, json, upload, leave, mails };
}
