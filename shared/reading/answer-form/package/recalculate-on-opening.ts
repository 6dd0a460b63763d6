import { createXmlTokens } from "../../cells/xml/xml-tokens.ts";
import type { PartEdit } from "./cell-looks.ts";
import type { PartToEdit } from "./part-to-edit.ts";

/** In a workbook part, the settings of calculation come right after the last of these. */
const BEFORE_CALCULATION = ["sheets", "functionGroups", "externalReferences", "definedNames"];

/** What makes Excel calculate every formula when it opens the workbook; nothing if it does already. */
export function recalculateOnOpening({ name, bytes, end }: PartToEdit): PartEdit[] {
  const tokens = createXmlTokens(name);
  let after = -1;
  let prefix = "";
  for (let position = 0; position < end;) {
    const next = tokens.next(bytes, position, end);
    if (next < 0) break;
    const from = bytes.lastIndexOf("<", tokens.start);
    if (tokens.kind !== "text" && tokens.kind !== "verbatim" && tokens.is("calcPr")) {
      if (tokens.kind === "close") break;
      return asked(bytes.toString("utf8", from, next), from);
    }
    if (tokens.kind === "open" && tokens.is("workbook")) prefix = bytes.toString("latin1", from + 1, tokens.start);
    if ((tokens.kind === "close" || tokens.kind === "empty") && BEFORE_CALCULATION.some((each) => tokens.is(each)))
      after = next;
    position = next;
  }
  return after < 0 ? [] : [{ from: after, to: after, text: `<${prefix}calcPr fullCalcOnLoad="1"/>` }];
}

function asked(tag: string, from: number): PartEdit[] {
  const written = /\sfullCalcOnLoad\s*=\s*["']([^"']*)["']/.exec(tag);
  if (written === null) {
    const at = from + tag.search(/\s*\/?>$/);
    return [{ from: at, to: at, text: ' fullCalcOnLoad="1"' }];
  }
  const [whole, value = ""] = written;
  if (/^(?:1|true)$/.test(value)) return [];
  const at = from + written.index;
  return [{ from: at, to: at + whole.length, text: ' fullCalcOnLoad="1"' }];
}
