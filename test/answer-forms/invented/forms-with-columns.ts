import {
  ANSWERS,
  LINES,
  allowOnly,
  built,
  column,
  putHeadings,
  putStatement,
  type InventedForm,
} from "./seven-lines.ts";

const S = "Statement";

/** Forms with columns for answers beside the lines. */
export const formsWithColumns: readonly InventedForm[] = [
  {
    name: "a band over the answers, reason codes with a key on another sheet",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 6 });
        sheet.getCell("E5").value = "For completion by payables";
        putHeadings(sheet, 6, 5, [
          "Value agreed",
          "Value queried",
          "Value in formal dispute",
          "Query code",
          "Comments",
        ]);
        const key = workbook.addWorksheet("Query codes");
        putHeadings(key, 1, 1, ["Code", "Meaning"]);
        [
          ["01", "Already paid"],
          ["02", "Invoice not on ledger"],
          ["03", "Awaiting approval by budget holder"],
          ["04", "Formal dispute"],
          ["05", "Price or quantity differs"],
          ["99", "Other, see comments"],
        ].forEach((pair, index) => {
          putHeadings(key, index + 2, 1, pair);
        });
      }),
    cells: {
      ...column(S, "E", 7, ANSWERS.agreed),
      ...column(S, "F", 7, ANSWERS.notAgreed),
      ...column(S, "G", 7, ANSWERS.disputed),
      ...column(S, "H", 7, [undefined, "01", "04", "03", "02", "01", undefined]),
      ...column(S, "I", 7, ANSWERS.comments),
    },
  },
  {
    name: "answers to the left of the lines",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5, firstColumn: 4 });
        putHeadings(sheet, 5, 1, ["Agreed? (Y/N)", "Amount agreed (£)", "Your comments"]);
      }),
    cells: {
      ...column(S, "A", 6, ANSWERS.yesNo),
      ...column(S, "B", 6, ANSWERS.agreed),
      ...column(S, "C", 6, ANSWERS.comments),
    },
  },
  {
    name: "yes or no alone, with a reason",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, ["Agreed (Yes / No)", "If not agreed, please give the reason"]);
      }),
    cells: {
      ...column(S, "E", 6, ["Yes", "No", "No", "No", "No", "No", "Yes"]),
      ...column(S, "F", 6, ANSWERS.comments),
    },
  },
  {
    name: "a status from a list on a hidden sheet with words of its own",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, ["Our status", "Amount accepted", "Remarks"]);
        const lists = workbook.addWorksheet("Lists", { state: "hidden" });
        [
          "Accepted",
          "Partially accepted",
          "Rejected - not on ledger",
          "Rejected - already paid",
          "Awaiting authorisation",
          "Under dispute resolution",
        ].forEach((word, index) => {
          lists.getCell(index + 1, 1).value = word;
        });
        allowOnly(sheet, "E", 6, "Lists!$A$1:$A$6");
      }),
    cells: {
      ...column(S, "E", 6, [
        "Accepted",
        "Partially accepted",
        "Partially accepted",
        "Awaiting authorisation",
        "Rejected - not on ledger",
        "Rejected - already paid",
        "Accepted",
      ]),
      ...column(S, "F", 6, ANSWERS.agreed),
      ...column(S, "G", 6, ANSWERS.comments),
    },
  },
  {
    name: "balances per ledger and the difference",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, ["Balance per your ledger £", "Difference £", "Explanation of difference"]);
      }),
    cells: {
      ...column(S, "E", 6, ANSWERS.onLedger),
      ...column(S, "F", 6, ANSWERS.differenceToLedger),
      ...column(S, "G", 6, ANSWERS.comments),
    },
  },
  {
    name: "when it was or will be paid",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, [
          "Agreed £",
          "Not agreed £",
          "Date paid",
          "BACS reference",
          "Expected payment date",
          "Authorised by",
        ]);
      }),
    cells: {
      ...column(S, "E", 6, ANSWERS.agreed),
      ...column(S, "F", 6, ANSWERS.open),
      ...column(S, "G", 6, ANSWERS.paidDates),
      ...column(S, "H", 6, ANSWERS.paymentReferences),
    },
  },
  {
    name: "an Excel table with a totals row",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        sheet.addTable({
          name: "Open",
          ref: "A5",
          totalsRow: true,
          columns: [
            { name: "Invoice number", totalsRowLabel: "Total" },
            { name: "Invoice date" },
            { name: "Description" },
            { name: "Outstanding", totalsRowFunction: "sum" },
            { name: "Agreed", totalsRowFunction: "sum" },
            { name: "Unagreed", totalsRowFunction: "sum" },
            { name: "Narrative" },
          ],
          rows: LINES.map(({ number, date, what, unpaid }) => [
            number,
            new Date(`${date}T00:00:00Z`),
            what,
            unpaid,
            null,
            null,
            null,
          ]),
        });
      }),
    cells: {
      ...column(S, "E", 6, ANSWERS.agreed),
      ...column(S, "F", 6, ANSWERS.open),
      ...column(S, "G", 6, ANSWERS.comments),
    },
  },
  {
    name: "a protected sheet, boxes above the lines",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 9 });
        sheet.getCell("A5").value = "Completed on behalf of:";
        sheet.getCell("A6").value = "Date of reply:";
        sheet.getCell("A7").value = "Signature:";
        putHeadings(sheet, 9, 5, [
          "We agree £",
          "We dispute £ (formal disputes only)",
          "Under query £",
          "Action required",
        ]);
        for (const place of [
          "B5",
          "B6",
          "B7",
          ...LINES.flatMap((_, index) => ["E", "F", "G", "H"].map((letter) => `${letter}${String(10 + index)}`)),
        ])
          sheet.getCell(place).protection = { locked: false };
        void sheet.protect("", {});
      }),
    cells: {
      [`${S}!B5`]: /^Eastmere/,
      [`${S}!B6`]: "2023-04-03",
      ...column(S, "E", 10, ANSWERS.agreed),
      ...column(S, "F", 10, ANSWERS.disputed),
      ...column(S, "G", 10, ANSWERS.notAgreed),
      ...column(S, "H", 10, ANSWERS.comments),
    },
  },
  {
    name: "the difference by formula",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, ["Agreed by payer £", "Variance £", "Comment (40 characters at most)"]);
        LINES.forEach((_, index) => {
          const row = String(6 + index);
          sheet.getCell(`F${row}`).value = {
            formula: `D${row}-E${row}`,
            result: LINES[index]?.unpaid ?? 0,
            date1904: false,
          };
          sheet.getCell(`G${row}`).dataValidation = {
            type: "textLength",
            operator: "lessThanOrEqual",
            formulae: [40],
            allowBlank: true,
          };
        });
      }),
    cells: {
      ...column(S, "E", 6, ANSWERS.agreed),
      ...column(S, "G", 6, [
        undefined,
        /^£10,000\.00 paid 10 March.{0,24}$/,
        /^£5,000\.00 is in formal dispute$/,
        /^On our ledger, awaiting approval.{0,9}$/,
        /^Not on our ledger.{0,23}$/,
        /^£12,515\.50 paid 24 March.{0,24}$/,
        undefined,
      ]),
    },
  },
  {
    name: "the words that may be answered are in the heading",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, [
          "Response: A = agreed, Q = queried, D = in dispute, P = paid",
          "Agreed amount",
          "Notes",
        ]);
      }),
    cells: {
      ...column(S, "E", 6, ["A", "P", "D", "Q", "Q", "P", "A"]),
      ...column(S, "F", 6, ANSWERS.agreed),
      ...column(S, "G", 6, ANSWERS.comments),
    },
  },
  {
    name: "cells that hold nil and “please select” until they are answered",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, ["Status", "Accepted £", "Accrued £", "Not accepted £", "Legal / mediation £"]);
        LINES.forEach((_, index) => {
          sheet.getCell(6 + index, 5).value = "Please select";
          for (const place of [6, 7, 8, 9]) sheet.getCell(6 + index, place).value = 0;
        });
        allowOnly(sheet, "E", 6, '"Please select,Agree,Agree in part,Do not agree"');
      }),
    cells: {
      ...column(S, "E", 6, [
        "Agree",
        "Agree in part",
        "Agree in part",
        "Do not agree",
        "Do not agree",
        "Do not agree",
        "Agree",
      ]),
      ...column(S, "F", 6, ANSWERS.agreed),
      ...column(S, "G", 6, ANSWERS.accrued),
      ...column(S, "H", 6, ANSWERS.notAgreedWithoutAccrued),
      ...column(S, "I", 6, ANSWERS.disputed),
    },
  },
  {
    name: "what information is wanted in a column of its own",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, [
          "Confirmed £",
          "Unconfirmed £",
          "Reason for non-agreement",
          "Further information required",
        ]);
      }),
    cells: {
      ...column(S, "E", 6, ANSWERS.agreed),
      ...column(S, "F", 6, ANSWERS.open),
      ...column(S, "G", 6, ANSWERS.comments),
      ...column(S, "H", 6, [
        undefined,
        /allocate/,
        undefined,
        /purchase order/i,
        /copy of the invoice/i,
        undefined,
        undefined,
      ]),
    },
  },
];
