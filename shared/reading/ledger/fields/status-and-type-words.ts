import { entryKindOf } from "../../table/values/entry-kind.ts";
import type { LedgerEntry, LedgerStatus } from "../../../domain/ledger/ledger-line.ts";

/** A ledger repeats the same few words in every row, so their normal forms are remembered. */
const remembered = new Map<string, string>();
const MOST_REMEMBERED = 4096;

/** The normal form of a text, for lookups: its letters and digits in lower case. */
export function wordOf(text: string): string {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const word = text.toLowerCase().replaceAll(/[^a-z0-9]+/gu, "");
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(text, word);
  return word;
}

/** What ledger systems write for each status, in normal form. */
const STATUS_WORDS: Readonly<Record<LedgerStatus, readonly string[]>> = {
  approved: [
    "approved",
    "authorised",
    "authorized",
    "validated",
    "posted",
    "open",
    "unpaid",
    "notpaid",
    "outstanding",
    "due",
    "overdue",
    "partpaid",
    "partlypaid",
    "partiallypaid",
    "part",
    "partial",
    "partpayment",
    "partsettled",
    "partallocated",
    "partiallysettled",
    "partiallyallocated",
    "matched",
    "released",
    "ready",
    "readyforpayment",
    "readytopay",
    "approvedforpayment",
    "awaitingpayment",
    "passed",
    "passedforpayment",
    "accounted",
    "processed",
    "fullyapproved",
    "workflowapproved",
    "manuallyapproved",
    "notrequired",
    "available",
    "selectedforpayment",
    "current",
    "live",
    "complete",
  ],
  "awaiting-approval": [
    "awaitingapproval",
    "awaitingauthorisation",
    "awaitingauthorization",
    "pendingapproval",
    "forapproval",
    "unapproved",
    "notapproved",
    "unauthorised",
    "unauthorized",
    "notauthorised",
    "notauthorized",
    "registered",
    "parked",
    "pending",
    "entered",
    "draft",
    "incomplete",
    "unvalidated",
    "nevervalidated",
    "neverapproved",
    "notyetapproved",
    "notyetauthorised",
    "approvalpending",
    "approvalrequired",
    "awaiting",
    "needsrevalidation",
    "notvalidated",
    "required",
    "needsreapproval",
    "initiated",
    "inworkflow",
    "workflow",
    "inprogress",
    "awaitingcoding",
    "coding",
    "uncoded",
    "unmatched",
    "awaitinggrn",
    "awaitingreceipt",
    "awaitinggoodsreceipt",
    "awaitingmatching",
    "withapprover",
    "submitted",
    "logged",
    "received",
    "new",
    "unposted",
    "stopped",
    "resubmitted",
  ],
  "on-hold": [
    "onhold",
    "hold",
    "held",
    "query",
    "queried",
    "inquery",
    "underquery",
    "disputed",
    "indispute",
    "blocked",
    "paymentblocked",
    "suspended",
    "paymenthold",
    "blockedforpayment",
  ],
  paid: ["paid", "paidinfull", "fullypaid", "cleared", "settled", "closed", "allocated", "fullyallocated", "remitted"],
  cancelled: [
    "cancelled",
    "canceled",
    "void",
    "voided",
    "reversed",
    "rejected",
    "deleted",
    "writtenoff",
    "withdrawn",
    "returned",
  ],
};

const ENTRY_WORDS: Readonly<Record<LedgerEntry, readonly string[]>> = {
  invoice: [
    "invoice",
    "invoices",
    "inv",
    "in",
    "pi",
    "pin",
    "pinv",
    "api",
    "si",
    "std",
    "standard",
    "standardinvoice",
    "supplierinvoice",
    "vendorinvoice",
    "purchaseinvoice",
    "apinvoice",
    "poinvoice",
    "nonpoinvoice",
    "kr",
    "re",
    "rn",
    "mixed",
    "debitmemo",
    "i",
    "ci",
    "bill",
    // Sales ledgers: SAP, Oracle, Sage.
    "rv",
    "salesinvoice",
    "customerinvoice",
    "arinvoice",
  ],
  "credit-note": [
    "creditnote",
    "credit",
    "creditmemo",
    "crn",
    "cn",
    "cr",
    "cre",
    "crd",
    "pc",
    "pcr",
    "pcrn",
    "pcn",
    "kg",
    "scn",
    "purchasecredit",
    "purchasecreditnote",
    "suppliercredit",
    "suppliercreditnote",
    "apcreditmemo",
    "c",
    "cc",
    "sc",
    "dg",
    "salescredit",
    "salescreditnote",
    "arcreditmemo",
  ],
  payment: [
    "payment",
    "paymentonaccount",
    "onaccount",
    "prepayment",
    "pmt",
    "pay",
    "pp",
    "pa",
    "kz",
    "zp",
    "bacs",
    "cheque",
    "chq",
    "purchasepayment",
    "refund",
    "cash",
    "p",
    "sr",
    "sa",
    "dz",
    "salesreceipt",
    "receipt",
    "unallocatedcash",
    "unallocatedreceipt",
    "unappliedcash",
    "unapplied",
  ],
  accrual: [
    "accrual",
    "accruals",
    "acc",
    "accr",
    "grni",
    "gri",
    "goodsreceivednotinvoiced",
    "accruedexpenditure",
    "accruedincome",
  ],
};

export const statusWords: ReadonlyMap<string, LedgerStatus> = wordsOf(STATUS_WORDS);

/** The status that a text names: a word of ledger systems, or one with a code of the system before it: `B - Open`. */
export function statusNamed(text: string): LedgerStatus | undefined {
  return statusWords.get(wordOf(text)) ?? statusWords.get(wordOf(text.replace(CODE_BEFORE, "")));
}

/** `B - `, `10: `, `AP – `. */
const CODE_BEFORE = /^\s*[a-z0-9]{1,3}\s*[-–—:=]\s*(?=\p{L})/iu;

/** What ledger systems write for each type of document, in normal form. */
export const entryWords: ReadonlyMap<string, LedgerEntry> = wordsOf(ENTRY_WORDS);

/** The type of document that a text names: a word of ledger systems, or else what any list of documents calls it. */
export function entryOf(text: string): LedgerEntry | undefined {
  const known = entryWords.get(wordOf(text));
  if (known !== undefined || text.length < SHORTEST_PHRASE) return known;
  switch (entryKindOf(text)) {
    case "invoice":
      return "invoice";
    case "credit-note":
      return "credit-note";
    case "payment":
    case "receipt":
      return "payment";
    case "accrual":
      return "accrual";
    case "refund":
    case "journal":
    case "prepayment":
    case undefined:
      return undefined;
  }
}

/** Codes of two or three letters mean something else in each system. */
const SHORTEST_PHRASE = 4;

/** What ledger systems write for yes and no. */
export const flagWords: ReadonlyMap<string, boolean> = new Map([
  ...["y", "yes", "true", "t", "1", "x", "c", "cap", "capital", "future", "futureperiod"].map(
    (word) => [word, true] as const,
  ),
  ...["n", "no", "false", "f", "0", "r", "rev", "revenue", "none", "na", ""].map((word) => [word, false] as const),
]);

function wordsOf<Meaning extends string>(words: Readonly<Record<Meaning, readonly string[]>>): Map<string, Meaning> {
  const meanings = new Map<string, Meaning>();
  const isMeaning = (key: string): key is Meaning => Object.hasOwn(words, key);
  for (const meaning of Object.keys(words).filter(isMeaning)) {
    for (const word of words[meaning]) meanings.set(word, meaning);
    meanings.set(wordOf(meaning), meaning);
  }
  return meanings;
}
