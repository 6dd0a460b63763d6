import type { FormatCondition, FormatSection, NumberFormat } from "./number-format.ts";

/**
 * What a format code of a spreadsheet (`#,##0.00;(#,##0.00)`, `[$€-2] #,##0.00`, `0.00" CR"`) says about numbers; `undefined` if it says
 * nothing, as `General` does. The code is not one of a date.
 */
export function readFormatCode(code: string): NumberFormat | undefined {
  if (code.length > LONGEST_CODE) return undefined;
  const sections: FormatSection[] = [];
  for (const section of sectionsOf(code)) {
    // The section for texts.
    if (!section.isText) sections.push(section.shown);
  }
  return sections.some(saysSomething) ? { sections } : undefined;
}

/** The code of a built-in format, which files name only by its number. Those of money show the currency of the reader's own country. */
export function builtInFormatCode(format: number): string {
  return BUILT_IN.get(format) ?? "General";
}

const BUILT_IN = new Map([
  ...[1, 3, 5, 6, 37, 38, 41, 42].map((format): [number, string] => [format, "#,##0"]),
  ...[2, 4, 7, 8, 39, 40, 43, 44].map((format): [number, string] => [format, "#,##0.00"]),
  [9, "0%"],
  [10, "0.00%"],
]);

/** Excel allows 255 characters. */
const LONGEST_CODE = 1_000;

function saysSomething({ words, decimals, isPercent, divisor, isMinus }: FormatSection): boolean {
  return words !== "" || decimals !== undefined || isPercent || divisor !== 1 || isMinus;
}

/** A quoted text, an escaped or skipped character, something in square brackets, a run of letters, or one character. */
const PART = /"([^"]*)"?|\\(.?)|[_*].?|\[([^\]]*)\]?|[a-z]+|./gisu;

interface Section {
  readonly shown: FormatSection;
  readonly isText: boolean;
}

function sectionsOf(code: string): Section[] {
  const sections: Section[] = [];
  let section = beginSection();
  for (const part of code.matchAll(PART)) {
    if (part[0] === ";") {
      sections.push(endSection(section));
      section = beginSection();
    } else takePart(section, part);
  }
  sections.push(endSection(section));
  return sections;
}

/** A section while it is read. */
interface OpenSection {
  words: string;
  /** The decimals so far; -1 before the decimal point. */
  decimals: number;
  digits: number;
  /** The commas since the last digit. After the last one, each divides by a thousand. */
  commas: number;
  isGeneral: boolean;
  isPercent: boolean;
  isMinus: boolean;
  isText: boolean;
  condition: FormatCondition | undefined;
}

function beginSection(): OpenSection {
  return {
    words: "",
    decimals: -1,
    digits: 0,
    commas: 0,
    isGeneral: false,
    isPercent: false,
    isMinus: false,
    isText: false,
    condition: undefined,
  };
}

function takePart(section: OpenSection, [part, quoted, escaped, bracketed]: RegExpExecArray): void {
  const literal = quoted ?? escaped;
  if (literal !== undefined) takeWords(section, literal);
  else if (bracketed !== undefined) takeBrackets(section, bracketed);
  else if (/^[_*]/u.test(part)) section.words += " ";
  else if (/^[0#?]$/u.test(part)) {
    section.digits += 1;
    if (section.decimals >= 0) section.decimals += 1;
    else section.commas = 0;
  } else if (part === ".") section.decimals = Math.max(0, section.decimals);
  else if (part === ",") section.commas += section.digits > 0 ? 1 : 0;
  else if (part === "%") section.isPercent = true;
  else if (part === "@") section.isText = true;
  // Powers of ten and fractions show as many decimals as they need.
  else if (part === "/" || /^(?:general|standard|e)$/iu.test(part)) section.isGeneral = true;
  else takeWords(section, part);
}

function takeWords(section: OpenSection, words: string): void {
  if (/^\s*[-\u2212(]/u.test(words)) section.isMinus = true;
  section.words += words.replaceAll(/[-+()\u2212]/gu, " ");
}

/** `[$€-2]` is a currency, `[<0]` a condition, `[Red]` a colour. */
function takeBrackets(section: OpenSection, inside: string): void {
  const currency = /^\$([^-]*)/u.exec(inside)?.[1];
  if (currency !== undefined) section.words += currency;
  const [, compare, number] = /^(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)$/u.exec(inside) ?? [];
  if (isComparison(compare)) section.condition = { compare, with: Number(number) };
}

function isComparison(text: string | undefined): text is FormatCondition["compare"] {
  return text !== undefined && ["<", "<=", "=", "<>", ">=", ">"].includes(text);
}

function endSection(section: OpenSection): Section {
  const showsDigits = section.digits > 0 && !section.isGeneral;
  return {
    isText: section.isText,
    shown: {
      words: section.words.replaceAll(/\s+/gu, " ").trim(),
      decimals: showsDigits ? Math.max(0, section.decimals) : undefined,
      isPercent: section.isPercent,
      divisor: showsDigits ? 1000 ** section.commas : 1,
      isMinus: section.isMinus,
      condition: section.condition,
    },
  };
}
