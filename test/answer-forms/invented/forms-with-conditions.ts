import {
  allowOnly,
  ANSWERS,
  built,
  column,
  LINES,
  putHeadings,
  putLines,
  putStatement,
  TOTALS,
  type InventedForm,
} from "./seven-lines.ts";

const S = "Statement";

/** Forms whose headings set conditions, explain their codes, or stand beside lists that formulas compute. */
export const formsWithConditions: readonly InventedForm[] = [
  {
    name: "For completion by customer above Accepted, Queried, In arbitration and Comment",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 6 });
        sheet.getCell("E5").value = "For completion by customer";
        sheet.mergeCells("E5:H5");
        putHeadings(sheet, 6, 5, ["Accepted", "Queried", "In arbitration", "Comment"]);
      }),
    cells: {
      ...column(S, "E", 7, ANSWERS.agreed),
      ...column(S, "F", 7, ANSWERS.notAgreed),
      ...column(S, "G", 7, ANSWERS.disputed),
      ...column(S, "H", 7, ANSWERS.comments),
    },
  },
  {
    name: "Balance in your books, Variance and Variance reason",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, ["Balance in your books", "Variance", "Variance reason"]);
        LINES.forEach((_, index) => {
          const row = String(6 + index);
          sheet.getCell(`F${row}`).value = { formula: `D${row}-E${row}` };
        });
      }),
    cells: {
      ...column(S, "E", 6, ANSWERS.onLedger),
      ...column(S, "G", 6, ANSWERS.comments),
    },
  },
  {
    name: "Do you accept this balance? and what to say if not",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, [
          "Do you accept this balance? (Yes/No)",
          "If no, amount accepted",
          "If no, please explain",
        ]);
      }),
    cells: {
      ...column(S, "E", 6, ["Yes", "No", "No", "No", "No", "No", "Yes"]),
      ...column(S, "F", 6, [undefined, 20000, 65000, 0, 0, 0, undefined]),
      ...column(S, "G", 6, ANSWERS.comments),
    },
  },
  {
    name: "a code whose key is in the heading",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, [
          "Response (A = accepted, P = part accepted, N = not accepted)",
          "Your reference/comments",
        ]);
      }),
    cells: {
      ...column(S, "E", 6, ["A", "P", "P", "N", "N", "N", "A"]),
      ...column(S, "F", 6, ANSWERS.comments),
    },
  },
  {
    name: "Tick if agreed, and a box for who answers and when",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putLines(sheet, { headerRow: 9 });
        sheet.getCell("A1").value = "Northfold Community Health NHS Trust (ZB2): what you owe us";
        sheet.getCell("A2").value = "To: Eastmere University Hospitals NHS Foundation Trust (ZA1)";
        sheet.getCell("A3").value = "As at 23 March 2023";
        sheet.getCell("A5").value = "Completed by:";
        sheet.getCell("A6").value = "Organisation:";
        sheet.getCell("A7").value = "Date completed:";
        putHeadings(sheet, 9, 5, ["Tick if agreed", "If not agreed, why?"]);
      }),
    cells: {
      ...column(S, "E", 10, [/^[✓✔xX]$/, undefined, undefined, undefined, undefined, undefined, /^[✓✔xX]$/]),
      ...column(S, "F", 10, ANSWERS.comments),
      "Statement!B6": "Eastmere University Hospitals NHS FT",
      "Statement!B7": "2023-04-03",
    },
  },
  {
    name: "a list that a formula computes beside columns that can be filled",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, ["Accepted £", "Status", "Your comments"]);
        allowOnly(sheet, "F", 6, 'INDIRECT("Lists!A1:A"&3)');
        workbook.addWorksheet("Lists").addRows([["Open"], ["Shut"], ["Ajar"]]);
      }),
    cells: {
      ...column(S, "E", 6, ANSWERS.agreed),
      ...column(S, "F", 6, ANSWERS.nothing),
      ...column(S, "G", 6, ANSWERS.comments),
    },
    leftBlank: ["Status"],
  },
  {
    name: "Not accepted, of which in dispute, per line",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, ["Accepted £", "Not accepted £", "Of which in dispute £"]);
      }),
    cells: {
      ...column(S, "E", 6, ANSWERS.agreed),
      ...column(S, "F", 6, ANSWERS.open),
      ...column(S, "G", 6, ANSWERS.disputed),
    },
  },
  {
    name: "a letter with a yes or no whose list a formula computes",
    build: () =>
      built((workbook) => {
        putStatement(workbook.addWorksheet(S), { headerRow: 5 });
        const letter = workbook.addWorksheet("Confirmation");
        putHeadings(letter, 1, 1, ["Confirmation of balances"]);
        [["Do you agree our balance?"], ["Amount agreed by you:"], ["Date of response:"]].forEach((row, index) => {
          putHeadings(letter, 3 + index, 1, row);
        });
        letter.getCell("B3").dataValidation = { type: "list", formulae: ["OFFSET($H$1,0,0,COUNTA($H:$H),1)"] };
        putHeadings(letter, 1, 8, ["Yes"]);
        putHeadings(letter, 2, 8, ["No"]);
      }),
    cells: { "Confirmation!B4": TOTALS.agreed, "Confirmation!B5": "2023-04-03" },
    leftBlank: ["Do you agree our balance?"],
  },
];
