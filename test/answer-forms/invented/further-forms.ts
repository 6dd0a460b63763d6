import {
  ANSWERS,
  LINES,
  TOTALS,
  allowOnly,
  built,
  column,
  putHeadings,
  putStatement,
  type InventedForm,
} from "./seven-lines.ts";

const S = "Statement";

/** Forms that came to mind last: other lists, other keys, letters on sheets of any name. */
export const furtherForms: readonly InventedForm[] = [
  {
    name: "reason codes in a list whose meanings are beside it, in the words of a payables team",
    build: () =>
      built((workbook) => {
        const key = workbook.addWorksheet("Sheet3");
        [
          ["AP", "Agreed - will be paid"],
          ["PB", "Paid before statement date"],
          ["PA", "Paid after statement date"],
          ["NR", "Invoice not received"],
          ["WF", "In workflow, not yet approved"],
          ["DS", "Formally disputed"],
        ].forEach((pair, index) => {
          putHeadings(key, index + 1, 1, pair);
        });
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, ["Agreed value", "Unagreed value", "Reason (code)", "Narrative"]);
        allowOnly(sheet, "G", 6, "Sheet3!$A$1:$A$6");
      }),
    cells: {
      ...column(S, "E", 6, ANSWERS.agreed),
      ...column(S, "F", 6, ANSWERS.open),
      ...column(S, "G", 6, ["AP", "PB", "DS", "WF", "NR", "PA", "AP"]),
      ...column(S, "H", 6, ANSWERS.comments),
    },
  },
  {
    name: "a letter on a sheet of any name, with pound signs before its boxes",
    build: () =>
      built((workbook) => {
        putStatement(workbook.addWorksheet(S), { headerRow: 5 });
        const letter = workbook.addWorksheet("Sheet2");
        letter.getCell("A1").value = "REPLY SLIP";
        letter.getCell("A3").value = "We agree a balance of";
        letter.getCell("B3").value = "£";
        letter.getCell("A4").value = "We do not agree";
        letter.getCell("B4").value = "£";
        letter.getCell("A5").value = "because";
        letter.getCell("A8").value = "Name";
        letter.getCell("A9").value = "Position";
        letter.getCell("A10").value = "Organisation";
        letter.getCell("A11").value = "Date";
      }),
    cells: {
      "Sheet2!C3": TOTALS.agreed,
      "Sheet2!C4": TOTALS.open,
      "Sheet2!B10": /^Eastmere/,
      "Sheet2!B11": "2023-04-03",
    },
  },
  {
    name: "agree, under query or disputed, and nothing else",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, ["Trust response", "Comments"]);
        allowOnly(sheet, "E", 6, '"Agree,Under query,In formal dispute"');
      }),
    cells: {
      ...column(S, "E", 6, [
        "Agree",
        "Under query",
        "In formal dispute",
        "Under query",
        "Under query",
        "Under query",
        "Agree",
      ]),
      ...column(S, "F", 6, ANSWERS.comments),
    },
  },
  {
    name: "yes, no or part",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, ["Agreed?", "If part, how much is agreed £", "Any queries"]);
        allowOnly(sheet, "E", 6, '"Yes,No,Part"');
      }),
    cells: {
      ...column(S, "E", 6, ["Yes", "Part", "Part", "No", "No", "No", "Yes"]),
      ...column(S, "F", 6, [undefined, 20000, 65000, 0, 0, 0, undefined]),
      ...column(S, "G", 6, ANSWERS.comments),
    },
  },
  {
    name: "acknowledged, contested, being mediated",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, [
          "Sum acknowledged",
          "Sum contested",
          "Sum in mediation",
          "Date for payment",
          "Observations",
        ]);
      }),
    cells: {
      ...column(S, "E", 6, ANSWERS.agreed),
      ...column(S, "F", 6, ANSWERS.notAgreed),
      ...column(S, "G", 6, ANSWERS.disputed),
      ...column(S, "I", 6, ANSWERS.comments),
    },
  },
  {
    name: "a repeated tab whose answers come before the invoice number",
    build: () =>
      built((workbook) => {
        putStatement(workbook.addWorksheet("R&P Q4"), { headerRow: 5 });
        const sheet = workbook.addWorksheet("Payable org");
        putHeadings(sheet, 3, 1, ["Balance agreed", "Balance not agreed", "Why not?", "Doc no", "Amount"]);
        LINES.forEach((_, index) => {
          const row = String(4 + index);
          sheet.getCell(`D${row}`).value = { formula: `'R&P Q4'!A${String(6 + index)}`, date1904: false };
          sheet.getCell(`E${row}`).value = { formula: `'R&P Q4'!D${String(6 + index)}`, date1904: false };
        });
      }),
    cells: {
      ...column("Payable org", "A", 4, ANSWERS.agreed),
      ...column("Payable org", "B", 4, ANSWERS.open),
      ...column("Payable org", "C", 4, ANSWERS.comments),
    },
  },
  ...['INDIRECT("Lists!A"&1&":A2")', "OFFSET(Lists!$A$1,0,0,COUNTA(Lists!$A:$A),1)"].map((list) => ({
    name: `its words come from ${list}`,
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, ["Agreed (Y/N)", "Comments"]);
        const lists = workbook.addWorksheet("Lists", { state: "hidden" });
        ["Y", "N"].forEach((word, index) => {
          lists.getCell(`A${String(index + 1)}`).value = word;
        });
        allowOnly(sheet, "E", 6, list);
      }),
    obstacle: "computed-lists",
    cells: {},
  })),
];
