/** What the words around a file say it is. */
export type SaidToBe = "statement" | "backing";

/** What a file's name says it is. */
export function whatFileNameSays(name: string): SaidToBe | undefined {
  const words = name.replace(/\.[a-z0-9]{2,5}$/i, "").replaceAll(/[_.+-]+/g, " ");
  if (BACKING.test(words) || ONE_INVOICE.test(words)) return "backing";
  return STATEMENT_NAME.test(words) ? "statement" : undefined;
}

/**
 * What the sender's own words say that a mail brings. The word “statement” alone says nothing: people also write it when they speak of
 * the one that they sent before.
 */
export function whatWordsSay(words: string): SaidToBe | undefined {
  if (BACKING.test(words)) return "backing";
  return STATEMENT_PHRASES.some((phrase) => phrase.test(words)) ? "statement" : undefined;
}

/** What is sent in support of a line. */
const BACKING = new RegExp(
  String.raw`\b(?:${[
    String.raw`backing`,
    String.raw`back ?-?up (?:data|documents?|for|to)`,
    String.raw`backup`,
    String.raw`support(?:ing)? (?:data|document\w*|evidence|information|paper\w*)`,
    String.raw`evidence`,
    String.raw`(?:copy|copies|scan|scans|duplicate) (?:of )?(?:the |our |your )?(?:\w+ )?(?:invoices?|inv|credit notes?|orders?|po|purchase orders?)`,
    String.raw`(?:invoices?|inv|credit note|order|po) (?:cop(?:y|ies)|scan)`,
    String.raw`time ?-?sheets?`,
    String.raw`rota(?:s|ter)?`,
    String.raw`proofs? of (?:delivery|service|receipt|posting)`,
    String.raw`pods?`,
    String.raw`(?:delivery|goods received|dispatch) notes?`,
    String.raw`remittances?(?: advices?)?`,
    String.raw`break ?-?downs?`,
    String.raw`activity (?:data|report)`,
    String.raw`usage (?:data|report)`,
    String.raw`call ?-?off`,
    String.raw`screen ?shots?`,
    String.raw`photo(?:s|graphs?)?`,
    String.raw`service level agreement|sla`,
    String.raw`contract|signed order|approval (?:mail|e-?mail)`,
  ].join("|")})\b`,
  "i",
);

/** A file that is named after one invoice. */
const ONE_INVOICE = /^\W*(?:our )?(?:invoice|inv|credit note|cn)\b[\s#:no]*[a-z]{0,6} ?\d[\w /]*$/i;

const STATEMENT_NAME =
  /\b(?:statements?|soa|aob|agreement of balances|aged? (?:debt\w*|balances?)|outstanding (?:invoices|items|list|balances?))\b/i;

const MANNER =
  "(?:correct(?:ed)?|revis(?:ed|ion of)|updat(?:ed|e of)|amended|new|newer|latest|full|complete|replacement|re-?issued?|fresh|final|right)";
const STATEMENT = String.raw`(?:statements?|soa|aged? debt\w*|balances)`;
const STATEMENT_PHRASES = [
  new RegExp(String.raw`\b${MANNER}\b(?:\W+\w+){0,4}?\W+${STATEMENT}\b`, "i"),
  new RegExp(
    String.raw`\b(?:attached|enclosed|attaching|enclosing|find|here is|here's|sending)\b(?:\W+\w+){0,5}?\W+${STATEMENT}\b`,
    "i",
  ),
  new RegExp(String.raw`\b${STATEMENT}\b(?:\W+\w+){0,3}?\W+(?:attached|enclosed)\b`, "i"),
  new RegExp(String.raw`\breplac(?:es|ing|ement for)\b(?:\W+\w+){0,5}?\W+(?:${STATEMENT}|one)\b`, "i"),
];
