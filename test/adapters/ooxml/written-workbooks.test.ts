import { describe, expect, test } from "vitest";

import { writeWorkbook } from "../../../shared/adapters/workbook-writing/write-workbook.ts";
import { renderReply } from "../../../shared/messages/render-reply.ts";
import { formWorkbook } from "../../../shared/messages/collection-form/form-workbook.ts";
import { answerForm } from "../../answer-forms/answered-form.ts";
import { formsWithColumns } from "../../answer-forms/invented/forms-with-columns.ts";
import { formsWithSheets } from "../../answer-forms/invented/forms-with-sheets.ts";
import { furtherForms } from "../../answer-forms/invented/further-forms.ts";
import { moreForms } from "../../answer-forms/invented/more-forms.ts";
import { LEDGER } from "../../answer-forms/invented/seven-lines.ts";
import { partsOfForm } from "../../answer-forms/parts-of-form.ts";
import { mismatchWorkbook } from "../../../shared/messages/mismatches/mismatch-workbook.ts";
import { exampleMismatches } from "../../messages/mismatch-facts.ts";
import { exampleFormFacts } from "../../messages/collection-form-facts.ts";
import { exampleReplies } from "../../messages/example-replies.ts";
import { responseTo } from "../../messages/response/response-examples.ts";
import { partsOf } from "../workbook-writing/parts-of.ts";
import { whyNoSchemas } from "./schema-jars.ts";
import { problemsOfParts } from "./validate-parts.ts";

const why = whyNoSchemas();
/** What every Excel writes and the schemas leave to other standards: which attributes are extensions, those, and that spaces count. */
const EXTENSION = / (?:mc:Ignorable|x14ac:dyDescent|xml:space)="[^"]*"/g;

describe.skipIf(why !== undefined)(`the OOXML schemas (${why ?? "in Apache POI's copy"})`, () => {
  test("have nothing against any part of any workbook that we write", async () => {
    const parts = new Map<string, string>();
    const replies = Object.entries({ ...exampleReplies, none: responseTo([]) });
    const workbooks = [
      ...replies.map(([name, reply]) => [name, renderReply(reply).workbook] as const),
      ["collection form", formWorkbook(exampleFormFacts())] as const,
      ["mismatches", mismatchWorkbook(exampleMismatches())] as const,
    ];
    for (const [name, workbook] of workbooks) {
      if (workbook === undefined) continue;
      for (const [part, { text }] of partsOf(await writeWorkbook(workbook))) parts.set(`${name}/${part}`, text);
    }
    expect(parts.size).toBeGreaterThan(100);
    expect(problemsOfParts(parts)).toEqual([]);
  });

  test("RSP-02 have nothing against the sheets of a sender's form that we filled in", async () => {
    const sheets = new Map<string, string>();
    for (const form of [...formsWithColumns, ...formsWithSheets, ...moreForms, ...furtherForms]) {
      const { plan, filled } = await answerForm({ name: "statement.xlsx", bytes: await form.build() }, LEDGER);
      if (plan === undefined) continue;
      for (const [part, text] of partsOfForm(filled))
        if (part.startsWith("xl/worksheets/sheet")) sheets.set(`${form.name}/${part}`, text.replaceAll(EXTENSION, ""));
    }
    expect(sheets.size).toBeGreaterThan(30);
    expect(problemsOfParts(sheets)).toEqual([]);
  });

  test("would find a mistake", () => {
    const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const parts = new Map([["xl/worksheets/sheet1.xml", `<worksheet xmlns="${main}"><cols/><sheetData/></worksheet>`]]);
    expect(problemsOfParts(parts).join("\n")).toContain("col");
  });
});
