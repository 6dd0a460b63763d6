import { rangeOfReference, type MergedRange } from "../../cells/merged-ranges.ts";
import { decodeXmlText } from "../../cells/xml/xml-tokens.ts";
import type { PartToEdit } from "./part-to-edit.ts";

/** What a form allows in some of its cells. */
export interface CellValidation {
  /** `list`, `decimal`, `whole`, `date`, `textLength`, `custom`, … */
  readonly type: string;
  readonly operator: string;
  readonly cells: readonly MergedRange[];
  /** The formulas as written: for a list `"Y,N"`, `Lists!$A$1:$A$4` or a name. */
  readonly first: string;
  readonly second: string;
}

/**
 * The validations that Excel writes in its extension list, because they name cells of another sheet. Their tags are of another vocabulary than
 * the rest of the sheet; each is short and never nested, so it is enough to look for them.
 */
export function readExtendedValidations({ name, bytes, end }: PartToEdit): CellValidation[] {
  const start = bytes.indexOf("dataValidations", bytes.indexOf("<extLst"));
  if (bytes.indexOf("<extLst") < 0 || start < 0) return [];
  const text = bytes.toString("utf8", start, Math.min(end, start + MOST_BYTES));
  return [...text.matchAll(/<\w+:dataValidation\s([^>]{0,2000})>([\s\S]{0,3000}?)<\/\w+:dataValidation>/g)].map(
    ([, attributes = "", content = ""]) => ({
      type: attribute(attributes, "type") ?? "none",
      operator: attribute(attributes, "operator") ?? "between",
      cells: rangesIn(decodeXmlText(/<\w+:sqref>([^<]*)</.exec(content)?.[1] ?? "", name)),
      first: decodeXmlText(/<\w+:formula1>\s*<\w+:f>([^<]*)</.exec(content)?.[1] ?? "", name),
      second: decodeXmlText(/<\w+:formula2>\s*<\w+:f>([^<]*)</.exec(content)?.[1] ?? "", name),
    }),
  );
}

/** Ranges as in `A1:A9 C3`. */
export function rangesIn(text: string): MergedRange[] {
  return text
    .split(/\s+/)
    .filter((each) => each !== "")
    .flatMap((each) => rangeOfReference(each.includes(":") ? each : `${each}:${each}`) ?? []);
}

const MOST_BYTES = 512 * 1024;

function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1];
}
