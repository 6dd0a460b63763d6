import { deflateRawSync } from "node:zlib";

import { MAIN, workbookOf } from "../reading/cells/xlsx/workbook-of.ts";
import { type ZipPart, zipOf } from "../reading/cells/zip/zip-of.ts";

/** A file that is made to exhaust any program that opens it. */
export interface Bomb {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Bombs of every kind that we know, each a few megabytes at most. */
export function bombs(): Bomb[] {
  const blanks = Buffer.alloc(256 * 1024 * 1024, 32);
  const packedBlanks = deflateRawSync(blanks, { level: 1 });
  const sheet = (packed: ZipPart["packed"]): Buffer =>
    workbookOf({
      parts: [{ name: "xl/worksheets/sheet1.xml", content: "", ...(packed === undefined ? {} : { packed }) }],
    });
  const shared = zipOf([{ name: "a", content: Buffer.alloc(1024 * 1024) }]);
  return [
    {
      name: "a quarter of a gigabyte of blanks",
      bytes: sheet({ bytes: packedBlanks, inflatedBytes: blanks.length, crc32: 0 }),
    },
    {
      name: "the same, claiming to be a megabyte",
      bytes: sheet({ bytes: packedBlanks, inflatedBytes: 1024 * 1024, crc32: 0 }),
    },
    { name: "ten claims of four gigabytes", bytes: zipOf(tenTimes({ inflatedBytes: 0xfffffff0 })) },
    { name: "ten parts that share their bytes", bytes: Buffer.concat([shared, zipOf(tenTimes({ localStart: 0 }))]) },
    {
      name: "entities that expand a billion times",
      bytes: workbookOf({
        sheet: `<!DOCTYPE worksheet [<!ENTITY a "ha">${"bcdefghij"
          .split("")
          .map((name, index) => `<!ENTITY ${name} "${`&${"abcdefghi".charAt(index)};`.repeat(10)}">`)
          .join("")}]><worksheet xmlns="${MAIN}"><sheetData>&j;</sheetData></worksheet>`,
      }),
    },
    {
      name: "ten million empty shared texts",
      bytes: workbookOf({ strings: "<si/>".repeat(10_000_000) }),
    },
    {
      name: "a directory of sixty thousand parts",
      bytes: zipOf(Array.from({ length: 60_000 }, (_, index) => ({ name: `${index}`, content: "", stored: true }))),
    },
  ];
}

function tenTimes(claims: ZipPart["claims"]): ZipPart[] {
  return Array.from({ length: 10 }, (_, index) => ({
    name: `part${index}`,
    content: "x",
    ...(claims === undefined ? {} : { claims }),
  }));
}
