import type { CellDescription, CellLook } from "../../messages/rendering/workbook-description.ts";

const INK = "FF1B2733";
const ACCENT = "FF12395C";
const WHITE = "FFFFFFFF";
const PALE = "FFEEF1F4";
const TO_FILL = "FFFFF8DC";
const QUIET = "FF55636F";
const RULE = "FFB9C3CC";

/** The kind of value of a cell, which decides its number format. */
type Form = "text" | "pounds" | "count" | "date";

const FORMS: readonly Form[] = ["text", "pounds", "count", "date"];
/** Number formats of our own begin at 164; 49 is text, and 1 is whole numbers. */
const FORMATS: Readonly<Record<Form, number>> = { text: 49, pounds: 164, count: 1, date: 165 };

interface Looks {
  readonly font: number;
  readonly fill: number;
  readonly border: number;
  readonly vertical: "top" | "center" | "bottom";
  readonly wrap: boolean;
  readonly indent: boolean;
  /** Whether it can be changed where its sheet is protected. */
  readonly open?: true;
}

const FONTS = [
  { size: 10, bold: false, colour: INK },
  { size: 14, bold: true, colour: ACCENT },
  { size: 11, bold: true, colour: ACCENT },
  { size: 10, bold: true, colour: WHITE },
  { size: 10, bold: true, colour: INK },
  { size: 10, bold: false, colour: QUIET },
];
const FILLS = [undefined, ACCENT, PALE, TO_FILL];
const NO_BORDER = 0;
const HAIR_BELOW = 1;
const TOTAL_BORDER = 2;

const LOOKS: Readonly<Record<CellLook, Looks>> = {
  plain: { font: 0, fill: 0, border: NO_BORDER, vertical: "top", wrap: false, indent: false },
  title: { font: 1, fill: 0, border: NO_BORDER, vertical: "center", wrap: false, indent: false },
  section: { font: 2, fill: 0, border: NO_BORDER, vertical: "top", wrap: false, indent: false },
  label: { font: 5, fill: 0, border: NO_BORDER, vertical: "top", wrap: false, indent: true },
  heading: { font: 3, fill: 1, border: NO_BORDER, vertical: "bottom", wrap: true, indent: true },
  "heading-right": { font: 3, fill: 1, border: NO_BORDER, vertical: "bottom", wrap: true, indent: true },
  total: { font: 4, fill: 2, border: TOTAL_BORDER, vertical: "top", wrap: false, indent: true },
  "total-label": { font: 4, fill: 2, border: NO_BORDER, vertical: "top", wrap: false, indent: true },
  cell: { font: 0, fill: 0, border: HAIR_BELOW, vertical: "top", wrap: false, indent: true },
  "cell-wrapped": { font: 0, fill: 0, border: HAIR_BELOW, vertical: "top", wrap: true, indent: true },
  "cell-quiet": { font: 5, fill: 0, border: HAIR_BELOW, vertical: "top", wrap: false, indent: true },
  "cell-open": { font: 0, fill: 0, border: HAIR_BELOW, vertical: "top", wrap: false, indent: true, open: true },
  "cell-open-wrapped": { font: 0, fill: 0, border: HAIR_BELOW, vertical: "top", wrap: true, indent: true, open: true },
  answer: { font: 0, fill: 3, border: HAIR_BELOW, vertical: "top", wrap: true, indent: true, open: true },
};

/** The number of the style of each form and look in the styles part; 0 is the plain style that a workbook must have. */
const STYLES: ReadonlyMap<Form, ReadonlyMap<CellLook, number>> = new Map(
  FORMS.map((form, at) => [form, new Map(looks().map((look, index) => [look, at * looks().length + index + 1]))]),
);

/** The number of a cell's style in `stylesPart`. */
export function styleOf(cell: Exclude<CellDescription, { cell: "empty" }>): number {
  return STYLES.get(formOf(cell))?.get(cell.look) ?? 0;
}

function formOf(cell: Exclude<CellDescription, { cell: "empty" }>): Form {
  switch (cell.cell) {
    case "sum":
      return "pounds";
    case "blank":
      return cell.takes;
    default:
      return cell.cell;
  }
}

/** The part of a workbook that lists every style once. It is the same for all workbooks. */
export function stylesPart(): string {
  const formats = FORMS.flatMap((form) => looks().map((look) => formatOf(form, look)));
  return [
    `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`,
    `<numFmts count="2"><numFmt numFmtId="164" formatCode="£#,##0.00;[Red]-£#,##0.00"/><numFmt numFmtId="165" formatCode="dd mmm yyyy"/></numFmts>`,
    `<fonts count="${FONTS.length}">${FONTS.map(fontOf).join("")}</fonts>`,
    `<fills count="${FILLS.length + 1}">${[`<fill><patternFill patternType="none"/></fill>`, `<fill><patternFill patternType="gray125"/></fill>`, ...FILLS.slice(1).map(fillOf)].join("")}</fills>`,
    `<borders count="3">${[NOTHING_AROUND, HAIR_LINE, TOTAL_LINES].join("")}</borders>`,
    `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>`,
    `<cellXfs count="${formats.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${formats.join("")}</cellXfs>`,
    `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>`,
    `<dxfs count="0"/><tableStyles count="0"/></styleSheet>`,
  ].join("");
}

const NOTHING_AROUND = "<border><left/><right/><top/><bottom/><diagonal/></border>";
const HAIR_LINE = `<border><left/><right/><top/><bottom style="hair"><color rgb="${RULE}"/></bottom><diagonal/></border>`;
const TOTAL_LINES = `<border><left/><right/><top style="thin"><color rgb="${RULE}"/></top><bottom style="double"><color rgb="${INK}"/></bottom><diagonal/></border>`;

function looks(): CellLook[] {
  return [
    "plain",
    "title",
    "section",
    "label",
    "heading",
    "heading-right",
    "total",
    "total-label",
    "cell",
    "cell-wrapped",
    "cell-quiet",
    "cell-open",
    "cell-open-wrapped",
    "answer",
  ];
}

function fontOf({ size, bold, colour }: (typeof FONTS)[number]): string {
  return `<font>${bold ? "<b/>" : ""}<sz val="${size}"/><color rgb="${colour}"/><name val="Arial"/><family val="2"/></font>`;
}

function fillOf(colour: string | undefined): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="${colour ?? WHITE}"/><bgColor indexed="64"/></patternFill></fill>`;
}

function formatOf(form: Form, look: CellLook): string {
  const { font, fill, border, vertical, wrap, indent, open } = LOOKS[look];
  const horizontal = isRight(form, look) ? "right" : "left";
  // The second fill is the pattern that every workbook must have.
  const fillId = fill === 0 ? 0 : fill + 1;
  return `<xf numFmtId="${FORMATS[form]}" fontId="${font}" fillId="${fillId}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"${open ? ' applyProtection="1"' : ""}><alignment horizontal="${horizontal}" vertical="${vertical}"${wrap ? ' wrapText="1"' : ""}${indent ? ' indent="1"' : ""}/>${open ? '<protection locked="0"/>' : ""}</xf>`;
}

function isRight(form: Form, look: CellLook): boolean {
  if (form === "text") return look === "heading-right" || look === "total-label";
  return form !== "date";
}
