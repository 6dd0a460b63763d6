/** What a spreadsheet takes for the start of a formula, and the characters that some of them fold into those. */
const STARTER = String.raw`\t\r\n=+@\-\p{Pd}\u2212\uFE62\uFE66\uFE6B\uFF0B\uFF1D\uFF20\u207A\u207B\u207C\u208A\u208B\u208C`;
const AT_START = new RegExp(String.raw`^(?=[\s"\u201C\u201D]*[${STARTER}])`, "u");
/** After a separator of some other country's CSV, the rest of a text becomes a cell of its own. */
const AFTER_SEPARATOR = new RegExp(
  String.raw`([,;|\t\r\n]\s*["\u201C\u201D]*)(?=[=+@\uFF0B\uFF1D\uFF20\uFE62\uFE66\uFE6B]|[\-\u2212\uFF0D\uFE63][\w(])`,
  "gu",
);

/**
 * A text for a cell that no program takes for a formula: neither in the workbook, nor once the sheet has been saved as CSV and
 * opened again, nor pasted from a mail. An apostrophe goes before what could start one. Numbers are never given as texts, so that negative
 * amounts are not touched by this.
 */
export function inertText(text: string): string {
  const started = AT_START.test(text) ? `'${text}` : text;
  return started.replaceAll(AFTER_SEPARATOR, "$1'");
}
