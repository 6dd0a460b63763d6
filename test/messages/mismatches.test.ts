import { expect, test } from "vitest";

import { mismatchWorkbook } from "../../shared/messages/mismatches/mismatch-workbook.ts";
import { exampleMismatches } from "./mismatch-facts.ts";
import { workbookTranscript } from "./workbook-transcript.ts";

test("MIS-02 MIS-03 MIS-05 the workbook of an organisation's mismatches", async () => {
  const transcript = workbookTranscript(mismatchWorkbook(exampleMismatches()));
  await expect(transcript).toMatchFileSnapshot("../golden/mismatches.txt");
});
