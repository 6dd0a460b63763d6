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

/** Forms that try what the others do not: other words again, ticks, keys in notes, lookups, placeholders, cells that are merged across. */
export const moreForms: readonly InventedForm[] = [
  {
    name: "a status code whose key is a list with meanings beside it",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, ["Debtor response code", "Value agreed by debtor", "Debtor notes"]);
        const key = workbook.addWorksheet("Key");
        [
          ["A", "Agreed in full"],
          ["P", "Agreed in part"],
          ["N", "Not on our ledger"],
          ["W", "Awaiting approval"],
          ["S", "Settled already"],
          ["D", "In formal dispute"],
        ].forEach((pair, index) => {
          putHeadings(key, index + 1, 1, pair);
        });
        allowOnly(sheet, "E", 6, "Key!$A$1:$A$6");
      }),
    cells: {
      ...column(S, "E", 6, ["A", /^[PS]$/, /^[PD]$/, "W", "N", "S", "A"]),
      ...column(S, "F", 6, ANSWERS.agreed),
      ...column(S, "G", 6, ANSWERS.comments),
    },
  },
  {
    name: "numbered words in a list",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, ["Agreement status", "AGREED\nBALANCE\n£", "Additional info"]);
        allowOnly(sheet, "E", 6, '"1 - Agreed,2 - Part agreed,3 - Disputed,4 - Not recognised,5 - Paid"');
      }),
    cells: {
      ...column(S, "E", 6, [
        "1 - Agreed",
        "2 - Part agreed",
        "2 - Part agreed",
        /^(?:4 - Not recognised|undefined)$/,
        "4 - Not recognised",
        "5 - Paid",
        "1 - Agreed",
      ]),
      ...column(S, "F", 6, ANSWERS.agreed),
      ...column(S, "G", 6, ANSWERS.comments),
    },
  },
  {
    name: "a tick if agreed",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, ["Tick if agreed", "Amount agreed if different", "Reason"]);
      }),
    cells: {
      ...column(S, "E", 6, ["✓", undefined, undefined, undefined, undefined, undefined, "✓"]),
      ...column(S, "F", 6, ANSWERS.agreed),
      ...column(S, "G", 6, ANSWERS.comments),
    },
  },
  {
    name: "on your system, paid, and when",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, [
          "On your system? Y/N",
          "Approved value £",
          "Paid? Y/N",
          "Date paid (if applicable)",
          "If not approved please explain",
        ]);
      }),
    cells: {
      ...column(S, "E", 6, ["Y", "Y", "Y", "Y", "N", "Y", "Y"]),
      ...column(S, "F", 6, ANSWERS.agreed),
      ...column(S, "G", 6, ["N", "N", "N", "N", "N", "Y", "N"]),
      ...column(S, "H", 6, ANSWERS.paidDates),
      ...column(S, "I", 6, ANSWERS.comments),
    },
  },
  {
    name: "a payer's balance and a variance, a box to the right of the title",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 6 });
        sheet.getCell("F2").value = "Date of response:";
        sheet.getCell("G2").value = "dd/mm/yyyy";
        sheet.getCell("F3").value = "Responding organisation:";
        putHeadings(sheet, 6, 5, ["Payer's ledger balance", "Variance", "Variance explanation"]);
      }),
    cells: {
      [`${S}!G2`]: "2023-04-03",
      [`${S}!G3`]: /^Eastmere/,
      ...column(S, "E", 7, ANSWERS.onLedger),
      ...column(S, "F", 7, ANSWERS.differenceToLedger),
      ...column(S, "G", 7, ANSWERS.comments),
    },
  },
  {
    name: "a reply sheet that looks its lines up",
    build: () =>
      built((workbook) => {
        putStatement(workbook.addWorksheet(S), { headerRow: 5 });
        const sheet = workbook.addWorksheet("AOB Response");
        putHeadings(sheet, 3, 1, [
          "Invoice",
          "Balance £",
          "Agreed £",
          "Not agreed £",
          "Formally disputed £",
          "Comments",
        ]);
        LINES.forEach(({ number, unpaid }, index) => {
          const row = String(4 + index);
          sheet.getCell(`A${row}`).value = {
            formula: `INDEX(Statement!$A$6:$A$12,ROW()-3)`,
            result: number,
            date1904: false,
          };
          sheet.getCell(`B${row}`).value = {
            formula: `VLOOKUP(A${row},Statement!$A$6:$D$12,4,FALSE)`,
            result: unpaid,
            date1904: false,
          };
        });
      }),
    cells: {
      ...column("AOB Response", "C", 4, ANSWERS.agreed),
      ...column("AOB Response", "D", 4, ANSWERS.notAgreed),
      ...column("AOB Response", "E", 4, ANSWERS.disputed),
      ...column("AOB Response", "F", 4, ANSWERS.comments),
    },
  },
  {
    name: "two heading rows, comments merged across, an invoice number typed as text",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 7 });
        sheet.getCell("E6").value = "PAYABLE ORGANISATION'S REPLY";
        sheet.mergeCells("E6:I6");
        putHeadings(sheet, 7, 5, ["Agreed", "Not agreed", "In dispute", "Comments"]);
        LINES.forEach((_, index) => {
          sheet.mergeCells(`H${String(8 + index)}:I${String(8 + index)}`);
        });
      }),
    cells: {
      ...column(S, "E", 8, ANSWERS.agreed),
      ...column(S, "F", 8, ANSWERS.notAgreed),
      ...column(S, "G", 8, ANSWERS.disputed),
      ...column(S, "H", 8, ANSWERS.comments),
    },
  },
  {
    name: "totals to be typed below the lines",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, ["Agreed £", "Not agreed £"]);
        sheet.getCell("A15").value = "Total agreed by you:";
        sheet.getCell("A16").value = "Total not agreed by you:";
        sheet.getCell("A17").value = "Name of your organisation:";
        sheet.getCell("A18").value = "Job title:";
      }),
    cells: {
      ...column(S, "E", 6, ANSWERS.agreed),
      ...column(S, "F", 6, ANSWERS.open),
      [`${S}!B15`]: TOTALS.agreed,
      [`${S}!B16`]: TOTALS.open,
      [`${S}!B17`]: /^Eastmere/,
    },
  },
  {
    name: "true or false, and what supports it",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, [
          "Match with your ledger",
          "Matched amount",
          "Unmatched amount",
          "Reason for mismatch",
        ]);
        allowOnly(sheet, "E", 6, '"TRUE,FALSE"');
      }),
    cells: {
      ...column(S, "E", 6, ["TRUE", "FALSE", "FALSE", "FALSE", "FALSE", "FALSE", "TRUE"]),
      ...column(S, "F", 6, ANSWERS.agreed),
      ...column(S, "G", 6, ANSWERS.open),
      ...column(S, "H", 6, ANSWERS.comments),
    },
  },
  {
    name: "not agreed and reasons only",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, ["Amount not agreed (including disputes)", "Reason not agreed"]);
      }),
    cells: { ...column(S, "E", 6, ANSWERS.open), ...column(S, "F", 6, ANSWERS.comments) },
  },
  {
    name: "a key of reasons in a note beside the lines",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, ["Agreed £", "Not agreed £", "Reason code"]);
        putHeadings(sheet, 4, 10, ["Reason codes"]);
        [
          ["R1", "Paid"],
          ["R2", "No record of invoice"],
          ["R3", "Waiting for authorisation"],
          ["R4", "Dispute"],
        ].forEach((pair, index) => {
          putHeadings(sheet, 15 + index, 10, pair);
        });
      }),
    cells: {
      ...column(S, "E", 6, ANSWERS.agreed),
      ...column(S, "F", 6, ANSWERS.open),
      ...column(S, "G", 6, [undefined, "R1", "R4", "R3", "R2", "R1", undefined]),
    },
  },
];
