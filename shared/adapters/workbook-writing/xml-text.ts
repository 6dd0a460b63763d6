/** What a cell holds at most. */
const LONGEST = 32_767;
const PLAIN = /^[ !#-%'-;=?-^`-~£]*$/;
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/**
 * A text in a workbook's XML. `_x003D_` means `=` there: in a text that really has such a sequence, the first underscore is escaped.
 * Characters that XML does not have are left out.
 */
export function xmlText(text: string): string {
  if (text.length <= LONGEST && PLAIN.test(text)) return text;
  return text
    .slice(0, LONGEST)
    .toWellFormed()
    .replaceAll(NOT_XML, "")
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
