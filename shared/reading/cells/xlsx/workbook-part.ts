import type { SheetInfo } from "../row.ts";
import { visitTags } from "../xml/visit-tags.ts";

/** A sheet in the workbook's list; `relationship` leads to its part. */
export interface NamedSheet extends SheetInfo {
  readonly relationship: string;
}

/** Reads the list of sheets of a workbook, and whether its dates count from 1904. */
export function readWorkbookPart(
  part: string,
  whole: { readonly bytes: Buffer; readonly end: number },
): { readonly sheets: readonly NamedSheet[]; readonly is1904: boolean } {
  const sheets: NamedSheet[] = [];
  let is1904 = false;
  visitTags(part, whole, (tag, isIn) => {
    if (tag.is("workbookPr") && isIn("workbook")) {
      is1904 = /^(?:1|true|on|t)$/i.test((tag.attribute("date1904") ?? "").trim());
    } else if (tag.is("sheet") && isIn("sheets")) {
      sheets.push({
        name: tag.attribute("name") ?? `Sheet ${sheets.length + 1}`,
        visibility: visibilityOf(tag.attribute("state")),
        relationship: tag.prefixedAttribute("id") ?? "",
      });
    }
  });
  return { sheets, is1904 };
}

function visibilityOf(state: string | undefined): SheetInfo["visibility"] {
  if (state === "hidden") return "hidden";
  return state === "veryHidden" ? "very-hidden" : "visible";
}
