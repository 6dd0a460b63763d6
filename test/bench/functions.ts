import { deflateRawSync, inflateRawSync } from "node:zlib";

import { defaultReadingLimits } from "../../shared/reading/cells/reading-limits.ts";
import { readZipDirectory } from "../../shared/reading/cells/zip/zip-directory.ts";
import { AFTER_THE_REPLY, answerStatements, type AnswerUse } from "./answered-statements.ts";
import type { Figure } from "./figure.ts";
import { median } from "./median.ts";

const LINES = 200;
const ROUNDS = { warming: 100, counted: 60 };
const CODEC_ROUNDS = 10;

/**
 * Measures what the functions do for one accepted statement of 200 lines, from the notification of its mail until the reply is handed
 * over: the requests that they make of AWS, by function and operation, and their CPU, divided by that of the codecs alone.
 */
export async function benchFunctions(): Promise<Figure[]> {
  const floors: number[] = [];
  let floor: (() => number) | undefined;
  const use = await answerStatements(LINES, ROUNDS, (mail, reply) => {
    floor ??= codecsOf(mail, reply);
    floors.push(floor());
  });
  return figuresOf(use, median(floors));
}

function figuresOf({ requests, cpuMsInAll: spent }: AnswerUse, floor: number): Figure[] {
  const counts = [...requests].filter(([name]) => !name.startsWith(AFTER_THE_REPLY));
  const each = (test: (name: string) => boolean) =>
    counts.reduce((sum, [name, count]) => sum + (test(name) ? count : 0), 0);
  const figure = (name: string, value: number, most?: number): Figure => ({
    name,
    value: Math.round(value * 100) / 100,
    unit: "requests",
    bar: most === undefined ? "" : `at most ${most}`,
    holds: most === undefined || value <= most,
  });
  return [
    figure(
      "a statement from mail to reply: DynamoDB",
      each((name) => name.includes("dynamodb:")),
      16,
    ),
    figure(
      "… S3",
      each((name) => name.includes(" s3:")),
      6,
    ),
    figure(
      "… SQS",
      each((name) => name.includes(" sqs:")),
    ),
    ...counts.map(([name, count]) => figure(`… ${name}`, count)),
    { name: "CPU of the functions for it, 200 lines, warm", value: spent, unit: "ms", bar: "", holds: true },
    { name: "… of base64, inflate and deflate alone", value: floor, unit: "ms", bar: "", holds: true },
    { name: "… times those", value: spent / floor, unit: "×", bar: "at most 30", holds: spent / floor <= 30 },
  ];
}

/** Measures the CPU of decoding and inflating the files of a mail, and of deflating and encoding those of its reply, in milliseconds. */
function codecsOf(mail: Buffer, reply: Buffer): () => number {
  const incoming = workbookIn(mail);
  const outgoing = workbookIn(reply);
  const encoded = incoming.toString("base64");
  const compressed = packedPartsOf(incoming);
  const parts = packedPartsOf(outgoing).map((part) => inflateRawSync(part));
  const once = () => {
    Buffer.from(encoded, "base64");
    for (const part of compressed) inflateRawSync(part);
    Buffer.concat(parts.map((part) => deflateRawSync(part))).toString("base64");
  };
  return () => {
    once();
    const before = process.cpuUsage();
    for (let time = 0; time < CODEC_ROUNDS; time += 1) once();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / CODEC_ROUNDS;
  };
}

function packedPartsOf(workbook: Buffer): Buffer[] {
  return [...readZipDirectory(workbook, defaultReadingLimits).values()]
    .filter(({ deflated }) => deflated)
    .map(({ dataStart, packedBytes }) => workbook.subarray(dataStart, dataStart + packedBytes));
}

/** The attached workbook of a message with one attachment in base64. */
function workbookIn(mail: Buffer): Buffer {
  const [, encoded = ""] = /spreadsheetml[^]*?\r?\n\r?\n([A-Za-z0-9+/=\r\n]+)/.exec(mail.toString("latin1")) ?? [];
  if (encoded === "") throw new Error("a mail without a workbook");
  return Buffer.from(encoded, "base64");
}
