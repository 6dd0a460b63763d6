/** Why another reader's cells differ from ours for a file of the corpora, and ours are right; `undefined` if they should agree. */
export function whyTheyDiffer(file: string, reader: string): string | undefined {
  const name = file.slice(file.lastIndexOf("/") + 1);
  return REASONS.find(({ files, readers }) => files.includes(name) && readers.includes(reader))?.why;
}

type Reader = "openpyxl" | "exceljs" | "SheetJS";

interface Reason {
  readonly files: readonly string[];
  readonly readers: readonly Reader[] & readonly string[];
  readonly why: string;
}

const REASONS: readonly Reason[] = [
  {
    files: [
      "column_row_ranges.xlsx",
      "issue446.xlsx",
      "issue644.xlsx",
      "issue_644.xlsx",
      "issue_565_multi_axis_shared.xlsx",
      "issue_567_absolute_shared.xlsx",
      "issues.xlsx",
    ],
    readers: ["exceljs"],
    why: "the cached value is in the file; exceljs drops one that is 0 or false",
  },
  {
    files: ["date.xlsx"],
    readers: ["exceljs"],
    why: "the format is [hh]:mm:ss, an elapsed time; exceljs makes a date of it",
  },
  {
    files: ["date_1904.xlsx"],
    readers: ["exceljs"],
    why: 'the workbook says date1904="true"; exceljs knows "1" alone, and is four years off',
  },
  {
    files: ["date_iso.xlsx"],
    readers: ["exceljs"],
    why: "cells of type d hold ISO dates; exceljs reads the year as a serial number",
  },
  {
    files: ["date_iso.xlsx"],
    readers: ["openpyxl"],
    why: "a time without a day; we give it as the part of a day, openpyxl as a time",
  },
  {
    files: ["empty_s_attribute.xlsx"],
    readers: ["openpyxl"],
    why: 's="" names no style; Excel takes it for none, openpyxl gives up',
  },
  {
    files: ["empty_shared_string.xlsx"],
    readers: ["exceljs"],
    why: "the shared text is empty; exceljs gives an empty rich text",
  },
  {
    files: ["has_x000D_.xlsx", "has_x000D_inline.xlsx"],
    readers: ["openpyxl", "exceljs"],
    why: "_x000D_ is how spreadsheets write a carriage return; these leave it as it stands",
  },
  {
    files: ["inlineStr_cdata.xlsx"],
    readers: ["exceljs"],
    why: "the texts are in CDATA sections, which exceljs passes over",
  },
  {
    files: ["inlineStr_with_value.xlsx", "richtext-after-plain.xlsx"],
    readers: ["exceljs"],
    why: "exceljs fails at a text that is followed by runs or a value",
  },
  {
    files: ["richtext-after-plain.xlsx"],
    readers: ["SheetJS"],
    why: "the text is followed by runs, and Excel shows both; SheetJS stops after the first",
  },
  {
    files: [
      "issue221.xlsm",
      "issue_530.xlsx",
      "minimal_package.xlsx",
      "nonstandard-xml-ns-prefix.xlsx",
      "richtext-namespaced.xlsx",
      "table_with_absolute_paths.xlsx",
    ],
    readers: ["exceljs"],
    why: "exceljs finds parts by their usual names and tags by their usual prefixes; these have others",
  },
  {
    files: ["issue_530.xlsx", "issue_419.xlsx", "minimal_package.xlsx"],
    readers: ["openpyxl"],
    why: "openpyxl wants parts that a workbook can do without, or names with forward slashes",
  },
  {
    files: ["issue_419.xlsx"],
    readers: ["exceljs"],
    why: "the shared texts have another case in their name; exceljs gives their index as the value",
  },
  {
    files: ["minimal_package.xlsx"],
    readers: ["SheetJS"],
    why: "the cell holds the whole date; SheetJS loses what is in the text's second run",
  },
  {
    files: ["issue_174.xlsx"],
    readers: ["openpyxl", "exceljs"],
    why: "very many merged cells; we make no object of them and read it in a moment",
  },
  {
    files: ["issue_261.xlsx"],
    readers: ["exceljs"],
    why: "rows without numbers, which follow from their order; exceljs refuses them",
  },
  {
    files: ["pivots.xlsx"],
    readers: ["exceljs"],
    why: "an error in a cell with a date's format; exceljs makes an invalid date",
  },
  {
    files: ["1900.xlsx"],
    readers: ["exceljs"],
    why: "before March 1900 Excel's calendar is a day off, which exceljs ignores",
  },
];
