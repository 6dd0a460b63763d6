/** Characters that start a formula in a spreadsheet, and characters that some programs convert into those. */
const STARTER = String.raw`\t\r\n=+@\-\p{Pd}\u2212\uFE62\uFE66\uFE6B\uFF0B\uFF1D\uFF20\u207A\u207B\u207C\u208A\u208B\u208C`;
const AT_START = new RegExp(String.raw`^(?=[\s"\u201C\u201D]*[${STARTER}])`, "u");
/** If a text contains a separator of another country's CSV, the rest of it becomes a separate cell. */
const AFTER_SEPARATOR = new RegExp(
  String.raw`([,;|\t\r\n]\s*["\u201C\u201D]*)(?=[=+@\uFF0B\uFF1D\uFF20\uFE62\uFE66\uFE6B]|[\-\u2212\uFF0D\uFE63][\w(])`,
  "gu",
);

/**
 * Makes a text safe for a cell, so that no program treats it as a formula: in the workbook, after the sheet has been saved as CSV and
 * opened again, or when it is pasted from a mail. It puts an apostrophe before anything that could start a formula. Amounts are numbers,
 * not texts, so negative amounts are not affected.
 */
export function inertText(text: string): string {
  const started = AT_START.test(text) ? `'${text}` : text;
  return started.replaceAll(AFTER_SEPARATOR, "$1'");
}
