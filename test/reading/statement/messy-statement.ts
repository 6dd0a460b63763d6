import type { Grid, GridCell } from "./grid.ts";

type Cells = readonly GridCell[];

const day = (iso: string): GridCell => ({ day: iso });
const upper: Cells = [, "Doc", "Inv.", "Your", , "Orig", , "Balance", "Cap"];
const lower: Cells = [, "Ref", "Date", "Order Ref", "Narrative", "Amount £", "Paid", "O/S £", "Y/N"];

/**
 * A statement with many of the problems of real ones: a cover, two accounts, headings over two rows and repeated after the page break, dates as
 * date cells and as texts, amounts as numbers and as texts of several kinds, two invoices in one cell, a footnote, a row hidden by a filter, a
 * total that is wrong by a penny, bank details below.
 */
export function messyStatement(): Grid {
  const rows: Cells[] = [
    [, "SOUTHMARSH AMBULANCE SERVICE NHS TRUST"],
    [, "Outstanding invoices as at 23rd March 2023"],
    [],
    [, "A/C No:", "100417", "EASTMERE UNIV HOSP - PATHOLOGY"],
    upper,
    lower,
    [, "SM70411", day("2022-11-30"), "PO41877", "Patient transport Nov", 18250, 8250, 10000, "N"],
    [, "SM70588*", "14/02/2023", "PO41902", "Patient transport Jan", "£21,480.75", , "£21,480.75", "N"],
    [, "0070612", "01.03.2023", , "Training, 2 days", "1 960,00", , "1 960,00", "N"],
    [, "CN00312", "03/03/2023", , "Credit: duplicate journeys", "(1,204.50)", , "(1,204.50)", "N"],
    [, "Sub total", , , , , , 32236.25],
    [],
    [, "A/C No:", "100988", "EASTMERE UNIV HOSP - ESTATES"],
    upper,
    lower,
    [
      ,
      "SM70655\nSM70656",
      day("2023-03-09"),
      "PO50113",
      "Ambulance bay works, 2 stages",
      ,
      ,
      "12,500.00\n7,499.99",
      "Y",
    ],
    [, "SM70701", day("2023-03-20"), , "Vehicle lease April 2023 to March 2024, in advance", 6000, , 6000, "N"],
    [, 1234567890123, day("2023-03-21"), "PO50120", "Portal fee", 99.5, , "tbc", "N"],
    [, "UNALLOC", day("2023-03-22"), , "Unallocated cash", , , "4,000.00-", "N"],
    [, "Sub total", , , , , , 22099.49],
    [, "TOTAL DUE", , , , , , 54335.75],
    [],
    [, "* SM70588: part in query with your transport team."],
    [, "Bank: Example Bank, sort code 00-00-00, account 12345678. Please quote the invoice number."],
  ];
  return [
    {
      name: "Cover",
      rows: [
        ["Agreement of balances, month 12: receivables"],
        ["From:", "Southmarsh Ambulance Service NHS Trust (ZD4)"],
        ["To:", "Eastmere University Hospitals NHS FT (ZA1)"],
        ["Queries:", "Income team, 01632 960 144, income@southmarsh.example.org"],
      ],
    },
    { name: "M12 R&P", rows, hiddenRows: new Set([10]) },
  ];
}
