import { deflateSync } from "node:zlib";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { wordsOfPdfs } from "../../../shared/adapters/pdf-text/words-of-pdfs.ts";
import { compressedContent, HELVETICA, pagesOf, pdfOf, plainContent, subsetFont, textPdf } from "./pdf-fixture.ts";

const readPdfs = wordsOfPdfs();
const wordsOf = async (bytes: Uint8Array) => (await readPdfs([bytes]))[0];

const calibri = subsetFont("Invoice NF-10234");
const shown = (operators: string) => pagesOf([plainContent(`BT /F1 12 Tf 50 700 Td ${operators} ET`)]);
const placed: readonly (readonly [character: string, across: number])[] = [
  ["N", 50],
  ["F", 58.7],
  ["-", 66],
  ["1", 70],
  ["0", 76.7],
  ["2", 83.4],
  ["3", 90],
  ["4", 96.7],
];

/** A page that draws a form, which is the last object. */
function drawing(form: string): Uint8Array {
  return pdfOf([
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[4 0 R]/Count 1/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>/XObject<</X 6 0 R>>>>>>",
    HELVETICA,
    "<</Type/Page/Parent 2 0 R/Contents 5 0 R>>",
    { dictionary: "", stream: Buffer.from("/X Do") },
    {
      dictionary: "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>/XObject<</X 6 0 R>>>>",
      stream: Buffer.from(form),
    },
  ]);
}

describe("finds a number written as", () => {
  test.each<[manner: string, bytes: Uint8Array]>([
    ["plain text", shown("(Invoice NF-10234) Tj")],
    ["compressed text", textPdf("Northfold", "Invoice NF-10234", "Total 100.00")],
    [
      "codes of an embedded font",
      pagesOf([plainContent(`BT /F1 12 Tf 50 700 Td ${calibri.write("Invoice NF-10234")} Tj ET`)], calibri.objects),
    ],
    ["pieces of one array", shown("[(Invoice N) -12 (F-1) 8 (02) 15 (34)] TJ")],
    ["pieces, each with its operator", shown("(Invoice NF-) Tj (102) Tj (34) Tj")],
    [
      "characters that are placed one by one",
      shown(placed.map(([character, across]) => `1 0 0 1 ${across} 700 Tm (${character}) Tj`).join(" ")),
    ],
    ["a hexadecimal string", shown(`<${Buffer.from("Invoice NF-10234").toString("hex")}> Tj`)],
    ["octal escapes", shown(String.raw`(Invoice NF\05510234) Tj`)],
    ["a column beside its label", shown("(Invoice number) Tj 200 0 Td (NF-10234) Tj")],
    ["invisible text over a scan", shown("3 Tr (Invoice NF-10234) Tj")],
    ["text that is packed twice", pagesOf([packedTwice("BT /F1 12 Tf 50 700 Td (NF-10234) Tj ET")])],
    ["text in a form that the page draws", drawing("BT /F1 12 Tf 50 700 Td (NF-10234) Tj ET")],
    [
      "text on the second page",
      pagesOf([plainContent("BT /F1 12 Tf (Letter) Tj ET"), compressedContent("BT /F1 12 Tf (NF-10234) Tj ET")]),
    ],
    [
      "text behind a page that is damaged",
      pagesOf([
        { content: Buffer.from("no zlib"), filter: "/FlateDecode" },
        compressedContent("BT /F1 12 Tf (NF-10234) Tj ET"),
      ]),
    ],
    ["text in a file with blank lines before its head", Buffer.concat([Buffer.from("\r\n\r\n"), textPdf("NF-10234")])],
    ["text in a file whose table of objects is elsewhere than it says", misplaced(textPdf("Invoice NF-10234"))],
  ])("%s", async (_, bytes) => {
    expect(await wordsOf(bytes)).toMatch(/(?:^|\s)NF-10234\s/);
  });
});

test("numbers on different lines and in different columns stay apart", async () => {
  const words = await wordsOf(shown("(NF-1) Tj 100 0 Td (0234) Tj -100 -20 Td (NF-2) Tj 0 -14 Td (0235) Tj"));
  expect(words?.split(/\s+/).filter(Boolean)).toEqual(["NF-1", "0234", "NF-2", "0235"]);
});

describe("has no words, and ends soon:", () => {
  const whole = textPdf("Invoice NF-10234");
  const encrypted = pagesOf(
    [plainContent("BT /F1 12 Tf (NF-10234) Tj ET")],
    [HELVETICA],
    `/ID[<00><00>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O<${"ab".repeat(32)}>/U<${"cd".repeat(32)}>>>`,
  );
  test.each<[what: string, bytes: Uint8Array]>([
    ["an empty file", new Uint8Array()],
    ["only a head", Buffer.from("%PDF-1.4\n")],
    ["a beginning", whole.slice(0, 200)],
    ["what is behind a password", encrypted],
    [
      "pages that lead back to themselves",
      pdfOf(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R]/Count 9>>"]),
    ],
    ["a form that draws itself", drawing("/X Do ".repeat(1000))],
    ["an object that is its own length", pdfOf(["<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Count 1 0 R>>"])],
    ["a page with a stream that unpacks to 400 MB", pagesOf([bombOf(400)])],
  ])("%s", async (_, bytes) => {
    const started = performance.now();
    expect((await wordsOf(bytes))?.trim()).toBe("");
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

test("stops a stream that unpacks into memory outside the worker's heap", async () => {
  const small = wordsOfPdfs(undefined, { grownMegabytes: 150, milliseconds: 60_000 });
  const file = pagesOf([bombOf(400)]);
  const started = performance.now();
  expect(await small([file])).toEqual([""]);
  expect(performance.now() - started).toBeLessThan(15_000);
});

test("after a hostile file, the next one is read", async () => {
  const words = await readPdfs([pagesOf([bombOf(400)]), textPdf("NF-10234")]);
  // How far the reader comes before it is stopped depends on the machine: no page, or one without words.
  expect(words.map((each) => each.trim())).toEqual(["", "NF-10234"]);
});

test("reads as many pages, characters and bytes as allowed, and no more", async () => {
  const pages = Array.from({ length: 5 }, (_, page) => plainContent(`BT /F1 12 Tf (page${page}) Tj ET`));
  const few = wordsOfPdfs(undefined, { pages: 2, characters: 8, fileBytes: 5000 });
  expect(await few([pagesOf(pages)])).toEqual(["page0\npa"]);
  expect(await few([new Uint8Array(5001).fill(32)])).toEqual([""]);
  expect(await wordsOfPdfs(undefined, { pages: 2 })([pagesOf(pages)])).toEqual(["page0\npage1\n"]);
});

test("once the time for a mail is over, further files have no words", async () => {
  expect(await wordsOfPdfs(undefined, { allMilliseconds: 0 })([textPdf("NF-1")])).toEqual([""]);
  expect(await wordsOfPdfs(undefined, { milliseconds: 1 })([textPdf("NF-1")])).toEqual([""]);
});

test("a damaged file never makes it fail, and never takes long", async () => {
  const whole = textPdf("Invoice NF-10234", "Total 100.00");
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 40 }),
      async (changes) => {
        const bytes = Uint8Array.from(whole);
        for (const [place, value] of changes) bytes[place] = value;
        expect(typeof (await wordsOf(bytes))).toBe("string");
      },
    ),
    { numRuns: 12 },
  );
}, 60_000);

function packedTwice(operators: string) {
  const content = Buffer.from(`${deflateSync(Buffer.from(operators)).toString("hex")}>`);
  return { content, filter: "[/ASCIIHexDecode/FlateDecode]" };
}

function bombOf(megabytes: number) {
  return {
    content: deflateSync(deflateSync(Buffer.alloc(megabytes * 1024 * 1024, 32), { level: 1 })),
    filter: "[/FlateDecode/FlateDecode]",
  };
}

/** A gateway has changed the ends of lines, so that nothing is where the table of objects says. */
function misplaced(bytes: Uint8Array): Uint8Array {
  return Buffer.from(
    Buffer.from(bytes)
      .toString("latin1")
      .replace(/startxref\n\d+/, "startxref\n7"),
    "latin1",
  );
}
