import ExcelJS from "exceljs";

import {
  ANSWERS,
  LINES,
  TOTALS,
  allowOnly,
  built,
  column,
  putHeadings,
  putLines,
  putStatement,
  type InventedForm,
} from "./seven-lines.ts";

const S = "Statement";

/** Forms with a sheet, a letter or several tables for answers, and those that can't be filled in. */
export const formsWithSheets: readonly InventedForm[] = [
  {
    name: "a confirmation letter for the whole balance",
    build: () =>
      built((workbook) => {
        putStatement(workbook.addWorksheet(S), { headerRow: 5 });
        const letter = workbook.addWorksheet("Confirmation");
        putHeadings(letter, 1, 1, ["Confirmation of balance"]);
        letter.getCell("A3").value = "Balance per our records";
        letter.getCell("B3").value = { formula: "SUM(Statement!D6:D12)", result: 269160.65, date1904: false };
        letter.getCell("A4").value = "Balance agreed by you:";
        letter.getCell("A5").value = "Difference:";
        letter.getCell("A6").value = "Do you agree the balance? (Y/N)";
        letter.getCell("A7").value = "Reason for any difference:";
        letter.getCell("A9").value = "Organisation:";
        letter.getCell("A10").value = "Organisation code:";
        letter.getCell("A11").value = "Date:";
        letter.getCell("A12").value = "Signed:";
        letter.getCell("A13").value = "Print name:";
      }),
    cells: {
      "Confirmation!B4": TOTALS.agreed,
      "Confirmation!B5": TOTALS.open,
      "Confirmation!B6": "N",
      "Confirmation!B7": /5 lines/,
      "Confirmation!B9": /^Eastmere/,
      "Confirmation!B10": "ZA1",
      "Confirmation!B11": "2023-04-03",
    },
  },
  {
    name: "a response sheet with typed lines in another order",
    build: () =>
      built((workbook) => {
        putStatement(workbook.addWorksheet(S), { headerRow: 5 });
        const sheet = workbook.addWorksheet("Your reply");
        putHeadings(sheet, 2, 1, [
          "Our reference",
          "Value £",
          "Accepted?",
          "Accepted £",
          "Rejected £",
          "In mediation £",
          "Notes",
        ]);
        LINES.toReversed().forEach(({ number, unpaid }, index) => {
          putHeadings(sheet, 3 + index, 1, [number]);
          sheet.getCell(3 + index, 2).value = unpaid;
        });
        allowOnly(sheet, "C", 3, '"Yes,No"');
      }),
    cells: {
      ...column("Your reply", "C", 3, ["Yes", "No", "No", "No", "No", "No", "Yes"]),
      ...column("Your reply", "D", 3, ANSWERS.agreed.toReversed()),
      ...column("Your reply", "E", 3, ANSWERS.notAgreed.toReversed()),
      ...column("Your reply", "F", 3, ANSWERS.disputed.toReversed()),
      ...column("Your reply", "G", 3, ANSWERS.comments.toReversed()),
    },
  },
  {
    name: "a response sheet of guarded formulas with calculated values",
    build: () =>
      built((workbook) => {
        putStatement(workbook.addWorksheet("Our statement"), { headerRow: 5 });
        const sheet = workbook.addWorksheet("Return");
        putHeadings(sheet, 1, 1, ["Please complete and return"]);
        sheet.getCell("A2").value = "Name of organisation";
        sheet.getCell("A3").value = "E-mail";
        putHeadings(sheet, 5, 1, ["Invoice", "Amount", "Amount you agree", "Amount not agreed", "Explain"]);
        LINES.forEach(({ number, unpaid }, index) => {
          const [row, from] = [6 + index, String(6 + index)];
          sheet.getCell(row, 1).value = {
            formula: `IF('Our statement'!$A${from}="","",'Our statement'!$A${from})`,
            result: number,
            date1904: false,
          };
          sheet.getCell(row, 2).value = { formula: `'Our statement'!D${from}`, result: unpaid, date1904: false };
        });
        sheet.getCell("C13").value = { formula: "SUM(C6:C12)", result: 0, date1904: false };
      }),
    cells: {
      "Return!B2": /^Eastmere/,
      "Return!B3": /@/,
      ...column("Return", "C", 6, ANSWERS.agreed),
      ...column("Return", "D", 6, ANSWERS.open),
      ...column("Return", "E", 6, ANSWERS.comments),
    },
  },
  {
    name: "two tables by account, each with its answers",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        for (const row of [10, 11, 12]) for (const place of [1, 2, 3, 4]) sheet.getCell(row, place).value = null;
        putHeadings(sheet, 5, 5, ["Agreed £", "Queried £", "Comments"]);
        putHeadings(sheet, 13, 1, [
          "Invoice number",
          "Invoice date",
          "Description",
          "Outstanding £",
          "Agreed £",
          "Queried £",
          "Comments",
        ]);
        LINES.slice(4).forEach(({ number, date, what, unpaid }, index) => {
          putHeadings(sheet, 14 + index, 1, [number]);
          sheet.getCell(14 + index, 2).value = new Date(`${date}T00:00:00Z`);
          sheet.getCell(14 + index, 2).numFmt = "dd/mm/yyyy";
          sheet.getCell(14 + index, 3).value = what;
          sheet.getCell(14 + index, 4).value = unpaid;
        });
      }),
    cells: {
      ...column(S, "E", 6, ANSWERS.agreed.slice(0, 4)),
      ...column(S, "F", 6, ANSWERS.open.slice(0, 4)),
      ...column(S, "G", 6, ANSWERS.comments.slice(0, 4)),
      ...column(S, "E", 14, ANSWERS.agreed.slice(4)),
      ...column(S, "F", 14, ANSWERS.open.slice(4)),
      ...column(S, "G", 14, ANSWERS.comments.slice(4)),
    },
  },
  {
    name: "dates that count from 1904",
    build: async () => {
      const workbook = new ExcelJS.Workbook();
      workbook.properties.date1904 = true;
      const sheet = workbook.addWorksheet(S);
      putStatement(sheet, { headerRow: 7 });
      sheet.getCell("A5").value = "Date completed";
      putHeadings(sheet, 7, 5, ["Agreed £", "Not agreed £"]);
      sheet.getCell("B5").numFmt = "d mmm yyyy";
      return new Uint8Array(await workbook.xlsx.writeBuffer());
    },
    cells: { [`${S}!B5`]: "2023-04-03", ...column(S, "E", 8, ANSWERS.agreed), ...column(S, "F", 8, ANSWERS.open) },
  },
  {
    name: "the sender's own columns for disputes and notes are no form",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, ["Disputed", "Notes", "Last chased"]);
      }),
    cells: {},
    obstacle: "none",
  },
  {
    name: "a column of answers that the sender has filled itself is no form",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, ["Agreed with you in January", "Comments"]);
        LINES.forEach((_, index) => {
          sheet.getCell(6 + index, 5).value = index % 2 === 0 ? "Yes" : "No";
        });
      }),
    cells: {},
    obstacle: "none",
  },
  {
    name: "the agreed amount is worked out from yes and no",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, ["Agree? Y/N", "Amount agreed"]);
        LINES.forEach((_, index) => {
          const row = String(6 + index);
          sheet.getCell(`F${row}`).value = { formula: `IF(E${row}="Y",D${row},0)`, result: 0, date1904: false };
        });
      }),
    cells: {},
    obstacle: "formulas",
  },
  {
    name: "answers merged over several lines",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, ["Agreed £"]);
        sheet.mergeCells("E6:E12");
      }),
    cells: {},
    obstacle: "merged",
  },
  {
    name: "answers locked on a protected sheet",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putLines(sheet, { headerRow: 5 });
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, ["Agreed £", "Not agreed £"]);
        void sheet.protect("", {});
      }),
    cells: {},
    obstacle: "locked",
  },
];
