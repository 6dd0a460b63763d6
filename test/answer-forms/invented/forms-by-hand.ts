import {
  allowOnly,
  ANSWERS,
  built,
  column,
  LINES,
  putHeadings,
  putStatement,
  TOTALS,
  type InventedForm,
} from "./seven-lines.ts";

const S = "Statement";

/** Forms with odd words, keys and lists, as one finance department after the other makes them for itself. */
export const formsByHand: readonly InventedForm[] = [
  {
    name: "Matched? from a list and Your comments, left of the lines",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 6, firstColumn: 3 });
        putHeadings(sheet, 6, 1, ["Matched?", "Your comments"]);
        allowOnly(sheet, "A", 7, '"Yes,Partly,No"');
      }),
    cells: {
      ...column(S, "A", 7, ["Yes", "Partly", "Partly", "No", "No", "No", "Yes"]),
      ...column(S, "B", 7, ANSWERS.comments),
    },
  },
  {
    name: "Recognised and Not recognised, with totals by formula",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, ["Recognised £", "Not recognised £", "Why not"]);
        sheet.getCell("A13").value = "Total";
        for (const letters of ["D", "E", "F"])
          sheet.getCell(`${letters}13`).value = { formula: `SUM(${letters}6:${letters}12)` };
      }),
    cells: {
      ...column(S, "E", 6, ANSWERS.agreed),
      ...column(S, "F", 6, ANSWERS.open),
      ...column(S, "G", 6, ANSWERS.comments),
    },
  },
  {
    name: "Accepted by you and In arbitration, each Y or N",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, ["Accepted by you (Y/N)", "In arbitration? (Y/N)", "Your comments"]);
        allowOnly(sheet, "E", 6, '"Y,N"');
        allowOnly(sheet, "F", 6, '"Y,N"');
      }),
    cells: {
      ...column(S, "E", 6, ANSWERS.yesNo),
      ...column(S, "F", 6, ["N", "N", "Y", "N", "N", "N", "N"]),
      ...column(S, "G", 6, ANSWERS.comments),
    },
  },
  {
    name: "Variance reason as a code, its key on another sheet",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, ["Accepted £", "Variance reason"]);
        allowOnly(sheet, "F", 6, "'Variance codes'!$A$3:$A$8");
        const key = workbook.addWorksheet("Variance codes");
        key.addRows([
          ["Please use these codes only"],
          ["Code", "Use when"],
          ["V1", "Already paid"],
          ["V2", "Invoice not received"],
          ["V3", "Received, not yet approved"],
          ["V4", "In dispute / arbitration"],
          ["V5", "Part paid"],
          ["V9", "Other"],
        ]);
      }),
    cells: {
      ...column(S, "E", 6, ANSWERS.agreed),
      ...column(S, "F", 6, [undefined, "V5", "V4", "V3", "V2", "V1", undefined]),
    },
  },
  {
    name: "reason codes that are numbers, with a key under the lines",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, ["Amount you accept", "Reason code (see below)"]);
        [
          ["Reason codes:", ""],
          [10, "Agreed"],
          [20, "Paid"],
          [30, "No trace of invoice"],
          [40, "With budget holder for approval"],
          [50, "Disputed"],
        ].forEach((row, index) => {
          sheet.getCell(16 + index, 1).value = row[0] ?? "";
          sheet.getCell(16 + index, 2).value = row[1] ?? "";
        });
        allowOnly(sheet, "F", 6, "$A$17:$A$21");
      }),
    cells: {
      ...column(S, "E", 6, ANSWERS.agreed),
      ...column(S, "F", 6, [10, 20, 50, 40, 30, 20, 10]),
    },
  },
  {
    name: "a letter of confirmation on a sheet of its own, to be signed by a person",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        const letter = workbook.addWorksheet("Letter");
        letter.addRows([
          ["CONFIRMATION OF BALANCES"],
          ["Please complete and return to income@northfold.example.org"],
          [],
          ["Balance per our statement", "", 269160.65],
          ["Balance you accept (£)", "", ""],
          ["Balance you do not accept (£)", "", ""],
          ["Of which in arbitration (£)", "", ""],
          [],
          ["For and on behalf of (organisation)"],
          ["Signed"],
          ["Print name"],
          ["Position"],
          ["Date"],
        ]);
      }),
    cells: {
      "Letter!C5": TOTALS.agreed,
      "Letter!C6": TOTALS.open,
      "Letter!C7": TOTALS.disputed,
      "Letter!B9": "Eastmere University Hospitals NHS FT",
      "Letter!B13": "2023-04-03",
    },
  },
  {
    name: "a tab Your response that takes the lines by formula",
    build: () =>
      built((workbook) => {
        putStatement(workbook.addWorksheet(S), { headerRow: 5 });
        const tab = workbook.addWorksheet("Your response");
        putHeadings(tab, 2, 1, ["Our invoice", "Our amount", "Amount accepted by you", "Variance", "Your comments"]);
        LINES.forEach(({ number, unpaid }, index) => {
          const [from, to] = [String(6 + index), 3 + index];
          tab.getCell(to, 1).value = { formula: `Statement!A${from}`, result: number };
          tab.getCell(to, 2).value = { formula: `Statement!D${from}`, result: unpaid };
          tab.getCell(to, 4).value = { formula: `B${String(to)}-C${String(to)}`, result: unpaid };
        });
        tab.getCell("A10").value = "Total";
        for (const letters of ["B", "C", "D"])
          tab.getCell(`${letters}10`).value = { formula: `SUM(${letters}3:${letters}9)` };
      }),
    cells: {
      ...column("Your response", "C", 3, ANSWERS.agreed),
      ...column("Your response", "E", 3, ANSWERS.comments),
    },
  },
  {
    name: "Outcome from a list of states, and a date of payment that nobody can promise",
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, ["Outcome", "Expected payment date", "Notes from you"]);
        const list = workbook.addWorksheet("Lists");
        ["Accepted", "Part accepted", "Paid", "Not received", "Awaiting approval", "Disputed"].forEach(
          (word, index) => {
            list.getCell(index + 1, 1).value = word;
          },
        );
        list.state = "hidden";
        allowOnly(sheet, "E", 6, "Lists!$A$1:$A$6");
      }),
    cells: {
      ...column(S, "E", 6, [
        "Accepted",
        "Part accepted",
        /^(Part accepted|Disputed)$/,
        "Awaiting approval",
        "Not received",
        "Paid",
        "Accepted",
      ]),
      ...column(S, "F", 6, ANSWERS.nothing),
      ...column(S, "G", 6, ANSWERS.comments),
    },
  },
];
