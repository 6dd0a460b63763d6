/** What a word in a type column, or over a section, says that a line is. */
export type EntryKind =
  "invoice" | "credit-note" | "payment" | "receipt" | "refund" | "journal" | "accrual" | "prepayment";

/**
 * The kind of entry that a word names: `INV`, `C/N`, `AR Credit Memo`, `Part payment`, `SA`; `undefined` if we don't know the word. A `journal`
 * or a transfer may add to the debt or reduce it, so only its sign says which. A `receipt` is income on a statement of income, and a payment
 * anywhere else.
 */
export function entryKindOf(text: string): EntryKind | undefined {
  const known = remembered.get(text);
  if (known !== undefined || remembered.has(text)) return known;
  const kind = text.length > LONGEST ? undefined : kindOfWords(plainWords(text));
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(text, kind);
  return kind;
}

/** Longer texts describe a line and don't name its type. */
const LONGEST = 48;

const MOST_REMEMBERED = 2048;

const remembered = new Map<string, EntryKind | undefined>();

function plainWords(text: string): string {
  return text
    .replaceAll(/([a-z])([A-Z])/gu, "$1 $2")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, " ")
    .replaceAll(/\b\d+\b/gu, " ")
    .replaceAll(/ +/gu, " ")
    .trim();
}

function kindOfWords(words: string): EntryKind | undefined {
  const bare = words.replace(LEDGER, "").replace(/ (?:number|no|ref|entry|transaction|type)$/u, "");
  for (const each of [words, bare]) {
    const joined = each.replaceAll(" ", "");
    if (Object.hasOwn(CODES, joined)) return CODES[joined];
  }
  return PHRASES.find(([phrase]) => phrase.test(bare))?.[1];
}

/** Words before a type that name only the ledger that it is in. */
const LEDGER = /^(?:ar|sl|sales|sales ledger|customer|debtors?|receivables?|trade|standard|std|manual|misc) (?=\S)/u;

/** What systems abbreviate, without spaces and marks: `C/N` is `cn`. */
const CODES: Readonly<Record<string, EntryKind>> = {
  ...codes(
    "invoice",
    "inv in i si sin sinv sli ri rv rd dr d dn dm db debit std standard charge chg bill ivc invc fcm cb",
  ),
  ...codes("credit-note", "crn cn cnr cr c crd cred credit crnote crmemo cm sc scr scn sscr rc dg cnote crdt slc xcn"),
  ...codes(
    "payment",
    "pmt pay pymt py p payt payments csh cash ca rct rcpt rcp rpt sr sa dz poa pa oa bacs chq cheque",
  ),
  ...codes(
    "payment",
    "salesreceipt chaps fp fps dd unalloc unallocated unapplied una unapp uc oac onaccount slr br srec",
  ),
  ...codes("receipt", "receipt receipts rec grant"),
  ...codes("refund", "refund refunds rfd rfnd rf ref"),
  ...codes("journal", "jnl jrn jnls jn j jd jc je gj adj ab trf tfr sj journal journals adjustment"),
  ...codes("accrual", "acc accr accrual accruals accrued"),
  ...codes("prepayment", "pre prepayment"),
};

function codes(kind: EntryKind, words: string): Readonly<Record<string, EntryKind>> {
  return Object.fromEntries(words.split(" ").map((word) => [word, kind]));
}

/** What the words of a longer type mean; the first that fits counts. */
const PHRASES: readonly (readonly [RegExp, EntryKind])[] = [
  [
    /\b(?:revers\w+|returned|bounced|dishonou?red|contra|transfers?|journals?|jnl|adjustments?|corrections?)\b/u,
    "journal",
  ],
  [/\brefund(?:s|ed)?\b/u, "refund"],
  [/\b(?:interest|finance charge|late payment|late fee|chargeback|charge back|debit (?:note|memo))\b/u, "invoice"],
  [/\b(?:accrued|accrual)s?\b/u, "accrual"],
  [/\bdeferred income\b/u, "prepayment"],
  [
    /\b(?:credit|cr|c) (?:notes?|memos?|memorand\w+|invoices?|adjustment|n)\b|^(?:invoice )?credits?$|\bcrn\b/u,
    "credit-note",
  ],
  [/\bwrit(?:e|ten) ?off\b|^w o$|\b(?:discount|rebate|allowance)s?\b/u, "credit-note"],
  [
    /\b(?:payments?|(?<!\b(?:not|part|partly|partially|be|yet|been|half) )paid|cash|remittances?|bacs|chaps|cheques?|direct debit|overpayments?|deposits?)\b/u,
    "payment",
  ],
  [
    /\b(?:unallocated|unapplied|unmatched|on account)\b|\breceipts? (?:on account|from|via|by)\b|\b(?:cash|bank|sales) receipts?\b/u,
    "payment",
  ],
  [/\breceipts?\b/u, "receipt"],
  [/^(?:\w+ )?(?:invoices?|inv|charges?|bills?|recharges?)(?: \w+)?$/u, "invoice"],
];
