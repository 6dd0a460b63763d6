import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { pathToFileURL } from "node:url";

import { writeWorkbook } from "../../shared/adapters/workbook-writing/write-workbook.ts";
import { formWorkbook } from "../../shared/messages/collection-form/form-workbook.ts";
import { sheetsToDecide } from "../../shared/messages/mismatch-summary/sheets-to-decide.ts";
import { summaryWorkbook } from "../../shared/messages/mismatch-summary/summary-workbook.ts";
import { mismatchWorkbook } from "../../shared/messages/mismatches/mismatch-workbook.ts";
import { workbookOf } from "../../shared/messages/render-reply.ts";
import type { WorkbookDescription } from "../../shared/messages/rendering/workbook-description.ts";
import { exampleFormFacts } from "../messages/collection-form-facts.ts";
import { mailbox } from "../messages/example-facts.ts";
import { exampleReplies } from "../messages/example-replies.ts";
import { exampleRows } from "../messages/example-staff-replies.ts";
import { exampleMismatches } from "../messages/mismatch-facts.ts";
import { exampleSummaries, readOutcome } from "../messages/mismatch-summary/example-summaries.ts";

const OFFICE = "soffice";
const PICTURES_OF_PAGES = "pdftoppm";

/** Prints each example workbook on pages, and takes a picture of each page, for people to look at. */
const { values } = parseArgs({ options: { to: { type: "string" }, only: { type: "string", default: "" } } });
if (values.to === undefined) throw new Error("Say where: -- --to FOLDER");
const folder = values.to;
mkdirSync(folder, { recursive: true });
const files: string[] = [];
for (const [name, workbook] of workbooks()) {
  if (!name.startsWith(values.only)) continue;
  const file = join(folder, `${name.replaceAll(" ", "-")}.xlsx`);
  writeFileSync(file, await writeWorkbook(workbook));
  files.push(file);
}
const profile = join(folder, "profile");
execFileSync(
  OFFICE,
  [
    `-env:UserInstallation=${pathToFileURL(profile).href}`,
    "--headless",
    "--convert-to",
    "pdf",
    "--outdir",
    folder,
    ...files,
  ],
  { stdio: "ignore" },
);
rmSync(profile, { recursive: true });
for (const file of files) {
  const pages = file.replace(/\.xlsx$/, "");
  execFileSync(PICTURES_OF_PAGES, ["-r", "75", "-png", `${pages}.pdf`, pages]);
  console.log(pages);
}

/** The workbooks of the example mails, and those that commands write; a revised response has the sheets of a first one and one more. */
function workbooks(): [name: string, workbook: WorkbookDescription][] {
  const ofMails = Object.entries(exampleReplies).flatMap(([name, reply]): [string, WorkbookDescription][] => {
    const workbook = workbookOf(reply, { readOutcome, toDecide: { rows: exampleRows, left: 3 } });
    return workbook === undefined ? [] : [[name, workbook]];
  });
  const ofSummaries = Object.entries(exampleSummaries).map(([name, summary]): [string, WorkbookDescription] => {
    const { payable, preparedAt } = summary;
    const reply = { reply: "mismatch-summary" as const, payable, preparedAt, mailbox, summary };
    const further = sheetsToDecide(reply, { rows: exampleRows, left: 3 });
    return [`summary-${name}`, summaryWorkbook(summary, readOutcome, { further })];
  });
  return [
    ...ofMails,
    ...ofSummaries,
    ["form", formWorkbook(exampleFormFacts())],
    ["mismatches", mismatchWorkbook(exampleMismatches())],
  ];
}
