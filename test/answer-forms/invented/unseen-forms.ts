import {
  ANSWERS,
  TOTALS,
  allowOnly,
  built,
  column,
  putHeadings,
  putStatement,
  type InventedForm,
} from "./seven-lines.ts";

const S = "Statement";

/** A form whose answers stand beside the lines, under these headings. */
function besideLines(
  name: string,
  headings: readonly string[],
  cells: InventedForm["cells"],
  lists: Readonly<Record<string, string>> = {},
): InventedForm {
  return {
    name,
    build: () =>
      built((workbook) => {
        const sheet = workbook.addWorksheet(S);
        putStatement(sheet, { headerRow: 5 });
        putHeadings(sheet, 5, 5, headings);
        for (const [letters, list] of Object.entries(lists)) allowOnly(sheet, letters, 6, list);
        workbook
          .addWorksheet("Key")
          .addRows([["Category"], ["1 - Agreed"], ["2 - Partially agreed"], ["3 - Not agreed: query"], ["4 - Paid"]]);
      }),
    cells,
  };
}

const lines = (letters: string, values: Parameters<typeof column>[3]) => column(S, letters, 6, values);

/** Forms that were written before anybody looked at what the filling understands. */
export const unseenForms: readonly InventedForm[] = [
  besideLines("what we hold, its variance and the cause of it", ["Amount you hold", "Cause of variance"], {
    ...lines("E", ANSWERS.onLedger),
    ...lines("F", ANSWERS.comments),
  }),
  besideLines("crosses", ["Agree (x)", "Disagree (x)", "Disputed (x)", "Details"], {
    ...lines("E", ["x", undefined, undefined, undefined, undefined, undefined, "x"]),
    ...lines("F", [undefined, "x", "x", "x", "x", "x", undefined]),
    ...lines("G", [undefined, undefined, "x", undefined, undefined, undefined, undefined]),
    ...lines("H", ANSWERS.comments),
  }),
  besideLines(
    "concur with yes, no and partly",
    ["Concur Y/N", "Value accepted for AoB", "Narrative from payer"],
    {
      ...lines("E", ["Y", "P", "P", "N", "N", "N", "Y"]),
      ...lines("F", ANSWERS.agreed),
      ...lines("G", ANSWERS.comments),
    },
    { E: '"Y,N,P"' },
  ),
  besideLines(
    "a list that is named in quotation marks",
    ["Category", "Agreed amount", "Explanation"],
    {
      ...lines("E", [
        "1 - Agreed",
        "2 - Partially agreed",
        "2 - Partially agreed",
        "3 - Not agreed: query",
        "3 - Not agreed: query",
        "4 - Paid",
        "1 - Agreed",
      ]),
      ...lines("F", ANSWERS.agreed),
      ...lines("G", ANSWERS.comments),
    },
    { E: 'INDIRECT("Key!$A$2:$A$5")' },
  ),
  besideLines("one column for all that the payer has to say", ["Payer's response"], {
    ...lines("E", [
      "Agreed",
      /^£20,000\.00 agreed\. .*paid 10 March 2023/,
      /^£65,000\.00 agreed\. .*formal dispute/,
      /^Not agreed\. .*awaiting approval/,
      /^Not agreed\. Not on our ledger/,
      /^Not agreed\. .*paid 24 March 2023/,
      "Agreed",
    ]),
  }),
  besideLines(
    "how much, if partly agreed",
    ["Agree with balance?", "If partly agreed, how much?", "Further comments"],
    {
      ...lines("E", [
        "Yes",
        "Partly",
        "Partly",
        "No - awaiting authorisation",
        "No - not received",
        "No - already paid",
        "Yes",
      ]),
      ...lines("F", [undefined, 20000, 65000, 0, 0, 0, undefined]),
      ...lines("G", ANSWERS.comments),
    },
    { E: '"Yes,Partly,No - not received,No - already paid,No - in dispute,No - awaiting authorisation"' },
  ),
  besideLines(
    "reasons that say before and after the statement",
    ["Accepted £", "Reason for non-acceptance", "Supporting comments"],
    {
      ...lines("E", ANSWERS.agreed),
      ...lines("F", [
        undefined,
        /^Paid/,
        "Formal dispute",
        "Awaiting approval",
        "Invoice not received",
        "Paid - see remittance",
        undefined,
      ]),
      ...lines("G", ANSWERS.comments),
    },
    { F: '"Invoice not received,Paid before statement date,Paid - see remittance,Awaiting approval,Formal dispute"' },
  ),
  besideLines("what is payable per the payer", ["Payable per ZA1", "Narrative"], {
    ...lines("E", ANSWERS.onLedger),
    ...lines("F", ANSWERS.comments),
  }),
  {
    name: "a letter whose figures stand in the third column",
    build: () =>
      built((workbook) => {
        putStatement(workbook.addWorksheet(S), { headerRow: 5 });
        const sheet = workbook.addWorksheet("Letter");
        [
          ["Agreement of balances at 31 March 2023"],
          ["Amount due per our records"],
          ["Amount due per your records"],
          ["Amount you agree is payable"],
          ["Amount awaiting approval"],
          ["Amount in dispute"],
        ].forEach((row, index) => {
          putHeadings(sheet, 1 + index, 1, row);
        });
        sheet.getCell("C2").value = { formula: "SUM(Statement!D6:D12)", result: 269160.65 };
      }),
    cells: {
      "Letter!C3": 236670.15,
      "Letter!C4": TOTALS.agreed,
      "Letter!C5": 18240,
      "Letter!C6": TOTALS.disputed,
    },
  },
  {
    name: "a confirmation that asks for the code, and for a person's name",
    build: () =>
      built((workbook) => {
        putStatement(workbook.addWorksheet(S), { headerRow: 5 });
        const sheet = workbook.addWorksheet("Confirmation");
        [
          ["Confirmation of balance"],
          ["From (organisation code)"],
          ["Balance agreed by you £"],
          ["Of which not agreed £"],
          ["Amount in formal dispute £"],
          ["Completed on:"],
          ["Name"],
          ["Position"],
          ["Signature"],
        ].forEach((row, index) => {
          putHeadings(sheet, 2 + index, 1, row);
        });
      }),
    cells: {
      "Confirmation!B3": "ZA1",
      "Confirmation!B4": TOTALS.agreed,
      "Confirmation!B5": TOTALS.notAgreed,
      "Confirmation!B6": TOTALS.disputed,
      "Confirmation!B7": "2023-04-03",
    },
  },
];
