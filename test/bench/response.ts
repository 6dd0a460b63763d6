import { deflateRawSync } from "node:zlib";

import { writeWorkbook } from "../../shared/adapters/workbook-writing/write-workbook.ts";
import { responseWorkbook } from "../../shared/messages/response/response-workbook.ts";
import { partsOf } from "../adapters/workbook-writing/parts-of.ts";
import { collectGarbage } from "./collect-garbage.ts";
import type { Figure } from "./figure.ts";
import { largeResponse } from "./large-response.ts";
import { median } from "./median.ts";
import { peakOfOwnProcess } from "./peak-of-own-process.ts";

const LINES = 50_000;
const ROUNDS = 7;
const WARM_UP = 2;

/** Measures making the workbook of a long response, words and all, against only deflating the same parts. */
export async function benchResponse(): Promise<Figure[]> {
  const facts = largeResponse(LINES);
  const parts = [...partsOf(await writeWorkbook(responseWorkbook(facts))).values()].map(({ text }) =>
    Buffer.from(text),
  );
  const writing: number[] = [];
  const deflating: number[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    collectGarbage();
    const start = performance.now();
    for (const part of parts) deflateRawSync(part, { level: 6 });
    const deflated = performance.now();
    collectGarbage();
    const between = performance.now();
    await writeWorkbook(responseWorkbook(facts));
    const end = performance.now();
    if (round < 0) continue;
    deflating.push(deflated - start);
    writing.push(end - between);
  }
  const ratio = median(writing) / median(deflating);
  const peak = peakOfOwnProcess("response-memory.ts", "unused", new Uint8Array(), String(LINES));
  return [
    {
      name: "a response of 50,000 lines as a workbook, times deflating its parts",
      value: ratio,
      unit: "×",
      bar: "at most 3",
      holds: ratio <= 3,
    },
    { name: "… in all", value: median(writing), unit: "ms", bar: "", holds: true },
    { name: "… peak memory of the whole process", value: peak, unit: "MB", bar: "at most 200", holds: peak <= 200 },
  ];
}
