import type { KeptRow } from "./kept-row.ts";

/** Whether a row holds nothing but what reports print around their lines: page numbers, run dates, counts of rows, the end of the report. */
export function isPageFurniture({ cells }: KeptRow): boolean {
  return (
    cells.length > 0 && cells.every((cell) => cell.type === "text" && FURNITURE.some((each) => each.test(cell.text)))
  );
}

const ROWS = "(?:rows?|records?|lines?|transactions?|items?|invoices?|documents?|entries|results?)";

const FURNITURE: readonly RegExp[] = [
  /^(?:page|sheet) \d+(?: ?(?:of|\/) ?\d+)?$/iu,
  /^\d+ ?(?:of|\/) ?\d+(?: pages?)?$/iu,
  /^[-=*_#.\s]+$/u,
  /^[-=*<\s]*(?:end|eof|finish)\b(?: of (?:the )?(?:report|file|data|list(?:ing)?|extract|document|output|page|statement|ledger))?[-=*>.\s]*$/iu,
  /^[-=*(\s]*(?:continued|cont'?d|more)\b.{0,30}$/iu,
  new RegExp(
    String.raw`^\(?\d[\d,]* ${ROWS}(?: (?:were |have been )?(?:selected|returned|affected|processed|exported|listed|printed|found|fetched|written|read))?\)?\.?$`,
    "iu",
  ),
  new RegExp(
    String.raw`^(?:total )?(?:number|no\.?|count) of ${ROWS}(?: \w+)?(?: ?[:=]? ?\d[\d,]*)?$|^${ROWS} ?[:=] ?\d[\d,]*$`,
    "iu",
  ),
  /^(?:report |file |data )?(?:run|printed|print|generated|produced|exported|extracted|created|prepared|downloaded|refreshed)\b(?: (?:date|time|at|on|by|from|for|date\/time))?\b.{0,60}$/iu,
  /^(?:report|user|run|job|program|parameters?|printed by|requested by)(?: (?:id|name|date|time|ref(?:erence)?|no))? ?:.{0,60}$/iu,
  /^\d{1,2}[ /.-](?:\d{1,2}|[a-z]{3,9})[ /.-]\d{2,4}(?: \d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?)?$/iu,
  /^(?:19|20)\d{2}(?:\/\d{2,4})? .*\b(?:report|list(?:ing)?|analysis|creditors|debtors|ledger)\b.{0,30}$/iu,
  /^(?:aged )?(?:creditors?|debtors?|payables?|receivables?|suppliers?|purchase ledger|sales ledger)\b.{0,30}\b(?:report|list(?:ing)?|analysis|detail|summary)\b.{0,30}$/iu,
];
