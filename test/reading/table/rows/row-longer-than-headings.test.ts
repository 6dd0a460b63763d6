import { describe, expect, test } from "vitest";

import { addCell, createRow, type Row } from "../../../../shared/reading/cells/row.ts";
import { rowLongerThanHeadings } from "../../../../shared/reading/table/rows/row-longer-than-headings.ts";

/** A row of a comma-separated text, of which no field has quotes. */
function rowOf(line: string): Row {
  const row = createRow();
  const fields = line.split(",");
  row.row = 2;
  row.fields = fields.length;
  for (const [at, text] of fields.entries()) if (text !== "") addCell(row, at + 1, "text", 0, text);
  return row;
}

describe("a row that has more fields than there are headings", () => {
  test.each([
    ["NF-2,14/02/2023,1,410.00", 3, "1,410.00"],
    ["NF-2,14/02/2023,-1,410.00,", 4, "-1,410.00"],
    ["NF-2,14/02/2023,£1,410,Open", 4, "£1,410"],
    ["NF-2,14/02/2023,(1,410.00),Open", 4, "(1,410.00)"],
    // The last heading's cells are empty, so nothing is beyond it.
    ["NF-2,14/02/2023,1,410.00,", 4, "1,410.00"],
    ["Total,,1,810.00,,,", 5, "1,810.00"],
    ["NF-2,14/02/2023,400.00,Beds, chairs", 4, undefined],
  ])("%s, below %i headings", (line, headings, splitAmount) => {
    expect(rowLongerThanHeadings(rowOf(line), headings)).toMatchObject({ headings, splitAmount });
  });
});

describe("a row that does no harm", () => {
  test.each([
    ["as many fields as headings", "NF-2,14/02/2023,410.00", 3],
    ["fewer fields", "NF-2,14/02/2023", 3],
    ["a comma at the end of each row", "NF-2,14/02/2023,410.00,", 3],
    ["a sentence with commas", "Please pay, or call us, within 30 days, thank you", 3],
    ["a sentence with a telephone number", "Questions? Call, write, or mail, 01632 960101", 3],
  ])("%s", (_, line, headings) => {
    expect(rowLongerThanHeadings(rowOf(line), headings)).toBeUndefined();
  });

  test("a row of a workbook, which has no fields", () => {
    const row = rowOf("NF-2,14/02/2023,1,410.00");
    row.fields = 0;
    expect(rowLongerThanHeadings(row, 3)).toBeUndefined();
  });
});
