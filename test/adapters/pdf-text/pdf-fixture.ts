import { deflateSync } from "node:zlib";

/** An object of a PDF: its dictionary, and a stream if it has one. */
export type PdfObject = string | { readonly dictionary: string; readonly stream: Uint8Array };

const HEAD = "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n";

/** A PDF of these objects, numbered from 1, with a table of their places. The first one is the catalogue. */
export function pdfOf(objects: readonly PdfObject[], trailer = ""): Uint8Array {
  const parts = [Buffer.from(HEAD, "latin1")];
  let length = HEAD.length;
  const places = objects.map((object, index) => {
    const place = length;
    const bytes = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), bytesOf(object), Buffer.from("\nendobj\n")]);
    parts.push(bytes);
    length += bytes.length;
    return place;
  });
  const rows = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<</Size ${size}/Root 1 0 R${trailer}>>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}

function bytesOf(object: PdfObject): Buffer {
  if (typeof object === "string") return Buffer.from(object, "latin1");
  const { dictionary, stream } = object;
  return Buffer.concat([
    Buffer.from(`<<${dictionary}/Length ${stream.length}>>\nstream\n`, "latin1"),
    stream,
    Buffer.from("\nendstream"),
  ]);
}

export const HELVETICA = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";

/** How a program writes the content of a page. */
export interface PageContent {
  readonly content: Uint8Array;
  readonly filter?: string;
}

export function plainContent(operators: string): PageContent {
  return { content: Buffer.from(operators, "latin1") };
}

export function compressedContent(operators: string): PageContent {
  return { content: deflateSync(Buffer.from(operators, "latin1")), filter: "/FlateDecode" };
}

/** A PDF with these pages. Font `F1` is Helvetica unless another is given; its further objects begin with number 4. */
export function pagesOf(
  pages: readonly PageContent[],
  fonts: readonly PdfObject[] = [HELVETICA],
  trailer = "",
): Uint8Array {
  const firstPage = 3 + fonts.length;
  const kids = pages.map((_, index) => `${firstPage + index * 2} 0 R`).join(" ");
  return pdfOf(
    [
      "<</Type/Catalog/Pages 2 0 R>>",
      `<</Type/Pages/Kids[${kids}]/Count ${pages.length}/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>>>`,
      ...fonts,
      ...pages.flatMap(({ content, filter }, index): PdfObject[] => [
        `<</Type/Page/Parent 2 0 R/Contents ${firstPage + index * 2 + 1} 0 R>>`,
        { dictionary: filter === undefined ? "" : `/Filter ${filter}`, stream: content },
      ]),
    ],
    trailer,
  );
}

/** A page with lines of text, as a simple program writes it. */
export function textPdf(...lines: readonly string[]): Uint8Array {
  const shown = lines.map((line) => `(${line.replaceAll(/[()\\]/g, String.raw`\$&`)}) Tj T*`).join("\n");
  return pagesOf([compressedContent(`BT /F1 11 Tf 50 780 Td 14 TL\n${shown}\nET`)]);
}

/**
 * A font as word processors embed it: two bytes for each character, whose numbers mean nothing without the ToUnicode table. Returns the
 * font's objects and how a text is written in it.
 */
export function subsetFont(characters: string): {
  readonly objects: PdfObject[];
  readonly write: (text: string) => string;
} {
  const distinct = [...new Set(characters)];
  const hex = (value: number) => value.toString(16).padStart(4, "0");
  const map = distinct.map((character, index) => `<${hex(index + 3)}> <${hex(character.charCodeAt(0))}>`).join("\n");
  const table = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
${distinct.length} beginbfchar
${map}
endbfchar endcmap CMapName currentdict /CMap defineresource pop end end`;
  return {
    objects: [
      "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Calibri/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 6 0 R>>",
      "<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Calibri/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 5 0 R/DW 500>>",
      "<</Type/FontDescriptor/FontName/ABCDEF+Calibri/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0/Ascent 750/Descent -250/CapHeight 640/StemV 80>>",
      { dictionary: "/Filter/FlateDecode", stream: deflateSync(Buffer.from(table)) },
    ],
    write: (text) => `<${Array.from(text, (character) => hex(distinct.indexOf(character) + 3)).join("")}>`,
  };
}
