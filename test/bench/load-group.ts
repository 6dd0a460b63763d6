import { cellReaderWith } from "../../cli/input/read-workbook.ts";
import type { AccordRecords } from "../../local/open-records.ts";
import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { nhsNameReference } from "../../shared/domain/organisation/names/nhs-name-reference.ts";
import { organisationSchema } from "../../shared/domain/organisation/organisation.ts";
import { northfold } from "../acceptance/statement-file.ts";
import { importAndJudge } from "../in-memory/import-and-judge.ts";
import { month12 } from "../in-memory/month-12.ts";

/** Puts two organisations, an address, an exercise and the ledger of the one that pays into the records. */
export async function loadGroup(records: AccordRecords, ledger: string): Promise<void> {
  const at = new Date().toISOString();
  const [payable, receivable] = [
    { code: "ZA1", name: "Eastmere University Hospitals NHS Foundation Trust", type: "trust" },
    { code: northfold.code, name: northfold.name, type: "trust" },
  ];
  await records.referenceLists.organisations.replace(
    () => [payable, receivable].map((each) => organisationSchema.parse(each)),
    at,
  );
  await records.referenceLists.contacts.replace(
    () => [contactSchema.parse({ code: northfold.code, email: northfold.email, role: "statements" })],
    at,
  );
  await records.referenceLists.exercises.replace(() => [month12], at);
  const key = "uploads/ZA1/first/ledger.csv";
  const metadata = { organisation: "ZA1", "as-at": "2023-03-31", close: "hard", kind: "payables", file: "ledger.csv" };
  await records.uploads.put(key, Buffer.from(ledger), { metadata });
  await importAndJudge(JSON.stringify({ Records: [{ eventTime: at, s3: { object: { key } } }] }), {
    ...records,
    settings: records.ledgerSettings,
    readCells: cellReaderWith([]),
    names: nhsNameReference,
    enqueueReconcile: () => Promise.resolve(),
    now: () => new Date(),
    log: () => undefined,
  });
}
