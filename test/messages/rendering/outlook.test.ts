import { describe, expect, test } from "vitest";

import { renderReply } from "../../../shared/messages/render-reply.ts";
import { exampleReplies } from "../example-replies.ts";
import { elementsOf } from "./mail-elements.ts";

const TEXT = ["p", "h1", "h2", "h3", "li"];
const CELLS = ["td", "th"];
const ANY = ["body", "div", "table", "tr", "ul", "ol", "span", "strong", "br", "thead", "tbody", ...TEXT, ...CELLS];

/**
 * Where Word's engine, which draws mails in Outlook for Windows, honours a property (as caniemail.com has tested it), or where a mail reads
 * as well without it.
 */
const HONOURED: Readonly<Record<string, readonly string[]>> = {
  padding: [...CELLS, "body", "ul", "ol"],
  margin: ["body", "ul", "ol", ...TEXT],
  "background-color": ["body", "table", ...CELLS],
  border: ["table", ...CELLS],
  "border-bottom": CELLS,
  "border-left": CELLS,
  color: ANY,
  "font-family": ANY,
  "font-size": ANY,
  "font-weight": ANY,
  "line-height": ANY,
  // Word breaks lines all the same: amounts in cells have the attribute, amounts in running text may break.
  "white-space": ["span", ...CELLS],
  // Word has a table of fixed width around the one with this.
  "max-width": ["table"],
  // Word breaks long words by itself.
  "word-break": CELLS,
};
const AMOUNT = /^-?£[\d,]+\.\d\d$/;

describe.each(Object.entries(exampleReplies))("the HTML of %s, in Outlook's engine", (_, reply) => {
  const { html } = renderReply(reply);
  const elements = elementsOf(html);

  test("uses only elements that mail programs know, and properties where they are honoured", () => {
    const wrong = elements.flatMap(({ name, style }) =>
      [...style.keys()]
        .filter((property) => !(HONOURED[property] ?? []).includes(name))
        .map((property) => `${property} on ${name}`),
    );
    expect(elements.filter(({ name }) => !ANY.includes(name))).toEqual([]);
    expect(wrong).toEqual([]);
  });

  test("sizes are in pixels or per cent, and a background is an attribute too", () => {
    for (const { name, style, attributes } of elements) {
      for (const value of style.values()) expect(value).not.toMatch(/\d(?:em|rem|vw|vh|pt)\b|calc|var\(/);
      if (CELLS.includes(name) || name === "table") {
        expect(attributes.get("bgcolor")).toBe(style.get("background-color"));
      }
    }
  });

  test("no amount in a cell breaks between two lines", () => {
    const amounts = elements.filter(({ name, text }) => CELLS.includes(name) && AMOUNT.test(text));
    for (const { attributes } of amounts) expect(attributes.has("nowrap")).toBe(true);
  });

  test("has the pixels of the screen, both colour schemes, its language where programs keep it, and a table of fixed width", () => {
    expect(html).toContain("<!--[if mso]><xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch>");
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html).toContain('<meta name="supported-color-schemes" content="light dark">');
    expect(elements[1]).toMatchObject({ name: "div" });
    expect(elements[1]?.attributes.get("lang")).toBe("en-GB");
    expect(html).toContain('<!--[if mso]><table role="presentation" width="720"');
  });

  test("every table that only arranges says so, and every other has headings", () => {
    const tables = html.split("<table").slice(1);
    for (const table of tables) {
      const own = table.slice(0, table.indexOf("</table"));
      if (!own.startsWith(' role="presentation"')) expect(own).toContain("<th scope=");
    }
  });
});
