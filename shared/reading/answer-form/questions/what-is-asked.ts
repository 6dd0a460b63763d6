import type { Ask, AskedAmount, AskedFact } from "../../../domain/answer-form/form-plan.ts";
import { askedSigns, askedWords, yesAndNoIn } from "./asked-words.ts";

/** What the words of a heading or label ask for, before its cells are looked at. */
export type Asked =
  /** `ifOpen`, `within`: as in the plan. `withoutDisputes`: it says so; otherwise a form without a place for disputes has them here too. */
  | {
      readonly asks: "amount";
      readonly amount: AskedAmount;
      readonly withoutDisputes?: boolean;
      readonly ifOpen?: true;
      readonly within?: true;
    }
  | { readonly asks: "yes-no"; readonly about: AskedFact }
  | { readonly asks: "status" }
  | { readonly asks: "code" }
  | { readonly asks: "comment"; readonly purchaseOrder?: boolean }
  | { readonly asks: "wanted" | "purchase-order" | "payment-reference" | "paid-date" | "dispute-reference" }
  /** Known, and left for a person: when it will be paid, who signs. */
  | { readonly asks: "nothing" };

/** What a heading asks for; `undefined` if it is no question to the payable organisation that we know. */
export function whatIsAsked(heading: string): Asked | undefined {
  const words = withoutExcludedDisputes(askedWords(heading));
  if (words === "" || words.length > 200) return undefined;
  if (SIGNATURE.test(words)) return { asks: "nothing" };
  if (CODE.test(words)) return { asks: "code" };
  if (COMMENT_FIRST.test(words) || QUERIES_IN_WORDS.test(words)) return { asks: "comment" };
  for (const [test, asked] of PLAIN_QUESTIONS) if (test.test(words)) return asked;
  const isYesNo = yesAndNoIn(heading) !== undefined;
  if (isYesNo || (words.includes("?") && !AMOUNT_WORD.test(words))) {
    const about = factAskedFor(words);
    if (about !== undefined) return { asks: "yes-no", about };
    if (isYesNo) return undefined;
  }
  if (COMMENT_WORD.test(words) && !AMOUNT_WORD.test(words)) {
    return WANTED.test(words) && !COMMENT_WORD_ALONE.test(words) ? { asks: "wanted" } : { asks: "comment" };
  }
  if (STATUS.test(words) && !AMOUNT_WORD.test(words)) return { asks: "status" };
  const whenOpen = IF_OPEN.test(words) ? amountAskedFor(words.replace(IF_OPEN, ""), false) : undefined;
  if (whenOpen !== undefined) return { ...whenOpen, ifOpen: true };
  const amount = amountAskedFor(words, askedWords(heading) !== words);
  if (amount !== undefined) return isPartOfOther(amount, words) ? { ...amount, within: true } : amount;
  if (ON_LEDGER.test(words)) return { asks: "yes-no", about: "on-ledger" };
  return STATUS.test(words) ? { asks: "status" } : undefined;
}

/** Questions that their words settle, whatever else stands in the heading. In this order. */
const PLAIN_QUESTIONS: readonly (readonly [RegExp, Asked])[] = [
  [
    /\b(?:expected|anticipated|planned|proposed|forecast|likely|due|estimated|target|scheduled|intended|next|future)\b.*\b(?:pay\w*|paid|settle\w*|bacs)\b|\bpay(?:ment)? (?:run|due)\b|\bto be (?:paid|settled)\b|\bwhen\b.*\b(?:pay|paid)\b|\bdate for payment\b|\bwill be paid\b/,
    { asks: "nothing" },
  ],
  [/\b(?:payment|bacs|remittance|cheque|chq|chaps) (?:ref\w*|no|number|id)\b/, { asks: "payment-reference" }],
  [
    /\bdate (?:\w+ ){0,2}(?:paid|payment|settled)\b|\b(?:paid|settled|payment) (?:on )?date\b|\bpaid on\b/,
    { asks: "paid-date" },
  ],
  [/\b(?:dispute|disputed|case|mediation|arbitration) (?:ref\w*|no|number|id)\b/, { asks: "dispute-reference" }],
  [/\bdates?\b/, { asks: "nothing" }],
  [
    /\b(?:po|purchase order|order (?:no|number|ref\w*))\b.*(?:\/|&|\band\b|\bor\b).*\b(?:approver|contact|budget holder|name)\b/,
    { asks: "comment", purchaseOrder: true },
  ],
  [
    /\b(?:e ?mail|telephone|tel|phone|contact|approver|budget holder|responsible|owner|raised by|dealt with by)\b/,
    { asks: "nothing" },
  ],
  [
    /^(?:your |our |payables? |correct |valid )?(?:po|p o|purchase order|order)(?: (?:no|number|ref\w*|num))?$/,
    { asks: "purchase-order" },
  ],
];

const SIGNATURE =
  /\b(?:signatures?|signed|initials?|signatory|job title|designation)\b|^(?:agreed|approved|authoris\w+|checked|reviewed|completed|prepared|confirmed|accepted|queried) by(?: whom| name)?$/;
const CODE =
  /(?<!\b(?:organisation|cost|supplier|account|post|vendor|customer|nominal|subjective|centre|gl|vat|tax|currency) )\bcodes?\b(?! organisation)/;
const AMOUNT_WORD = /£|\b(?:amounts?|values?|balances?|sums?|totals?|pounds?|how much)\b/;
const COMMENT_FIRST =
  /^(?:(?:please|any|further|additional|other|your|our|payables?|payable organisation|customer|purchaser|commissioner|provider|debtor|if|short|brief)\b.{0,40})?\b(?:comments?|reasons?|why|explanations?|explain|narrative|remarks?|notes?|details|rationale|justification|feedback|commentary|causes?|grounds|nature of)\b/;
/** The condition of “If no, amount accepted”. Beside a line that is agreed in full, an amount there would count it twice. */
const IF_OPEN =
  /^if (?:(?:the |your )?answer(?:ed)?(?: is)? |you (?:answered |have )?)?(?:no|n|not(?: (?:yet |fully )?(?:agreed|accepted|matched|confirmed|recognised|approved))?|(?:do not|dont) (?:agree|accept)|disagree\w*|differ\w*|reject\w*|part(?:ly|ially|ial)?(?: (?:agreed|accepted))?|otherwise)\b ?/;
const QUERIES_IN_WORDS = /^(?:any |your |our |other |further )*(?:queries|issues|problems|concerns)$/;
const COMMENT_WORD =
  /\b(?:comments?|reasons?|causes?|why|explanations?|explain|details?|notes?|narrative|remarks?|information|info|rationale|justification|observations?|feedback|commentary|actions?|required|requested|wanted|needed|documents?|evidence)\b/;
const COMMENT_WORD_ALONE =
  /\b(?:comments?|reasons?|causes?|why|explanations?|explain|notes?|narrative|remarks?|rationale|justification|observations?|feedback|commentary)\b/;
const WANTED = /\b(?:information|info|documents?|evidence|actions?|copy|backing|required|requested|wanted|needed)\b/;
const STATUS =
  /\b(?:status|decision|outcome|verdict|your response|response|our response|your answer|answer|result|your view|your position|reply)\b/;
const ON_LEDGER =
  /\b(?:on|in|held on|recorded on|shown on|found on|per) (?:your|our|the|payables?|customer|purchaser|commissioner)?\s?(?:payables? |purchase |ap |own )?(?:ledger|system|books|records|accounts)\b/;

/** “Not agreed (not in dispute)” says something of disputes and asks for none. */
function withoutExcludedDisputes(words: string): string {
  return words
    .replaceAll(
      /\b(?:but |and |that is |those )?(?:not|non|excl\w*|exc|ex|outside|without|other than|no|un|less)(?: of| for| in| under| the| subject to| any| items?| amounts?)* ?(?:formal(?:ly)? )?disput\w*/g,
      " ",
    )
    .replaceAll(/\s+/g, " ")
    .trim();
}

type AmountAsked = Extract<Asked, { asks: "amount" }>;

/** The question for an amount, once it is known that its cells take one. */
export function askForAmount({ amount, withoutDisputes, ifOpen, within }: AmountAsked): Ask {
  return {
    asks: "amount",
    amount: amount === "not-agreed" && withoutDisputes === true ? "not-agreed-nor-disputed" : amount,
    ...(ifOpen === undefined ? {} : { ifOpen }),
    ...(within === undefined ? {} : { within }),
  };
}

/** Whether an amount is a part of the one before it, as “of which in dispute” is of what is not agreed. */
function isPartOfOther({ amount }: AmountAsked, words: string): boolean {
  return (
    (amount === "disputed" || amount === "in-principle" || amount === "accrued") &&
    /^(?:out )?of (?:which|this|that|these|the above)\b|\bthereof\b|\bincluded (?:in (?:the )?)?above\b/.test(words)
  );
}

function factAskedFor(words: string): AskedFact | undefined {
  if (/\baccru/.test(words)) return "accrued";
  if (DISPUTED.test(words) && !AGREED.test(words)) return "disputed";
  if (
    ON_LEDGER.test(words) ||
    /\b(?:on|in) (?:ledger|system)\b|\binvoice (?:received|held|registered)\b|\breceived\b/.test(words)
  )
    return "on-ledger";
  if (/\b(?:paid|settled|cleared)\b/.test(words)) return "paid";
  if (NOT_AGREED.test(words) || DIFFERENCE.test(words)) return "open";
  if (AGREED.test(words)) return "agreed";
  return undefined;
}

const DISPUTED = /\b(?:disput\w*|arbitrat\w*|mediat\w*|adjudicat\w*|litigat\w*|legal|formal(?:ly)?|court)\b/;
const NOT_AGREED =
  /\b(?:not|non|un|cannot be|cant be|isnt|arent) ?(?:yet |been )?(?:agree\w*|accept\w*|approv\w*|recognis\w*|confirm\w*|match\w*|verif\w*|validat\w*|reconcil\w*|supported|in agreement)|\b(?:disagree\w*|reject\w*|quer(?:y|ied|ies)|declin\w*|refus\w*|unmatched|unrecognis\w*|unagreed|contest\w*|challeng\w*|object(?:ed|ion)|under (?:review|investigation)|unsupported|unaccepted|unreconciled)\b|\b(?:not|isnt) (?:on|in|held|found) (?:your|our|the)?\s?(?:payables? )?(?:ledger|system|books)|\bagreement not reached\b/;
const DIFFERENCE = /\b(?:differences?|varian\w*|discrepan\w*|mismatch\w*|unexplained|outstanding quer\w*)\b/;
const AGREED =
  /\b(?:agreed?|agreeing|in agreement|concur\w*|accept\w*|approv\w*|confirm\w*|recognis\w*|verif\w*|admit\w*|match\w*|acknowledg\w*|validat\w*|reconciled|undisputed|valid|ok)\b/;
const LEDGER_BALANCE =
  /\b(?:per|on|in|according to|from|held by|recorded by|as per)\b.*\b(?:your|our|payables?|customers?|purchasers?|commissioners?|debtors?|payers?|buyers?)\b.*\b(?:ledger|records|books|accounts?|system)\b|^(?:your|our|payables?|customers?|purchasers?|commissioners?|debtors?|payers?|buyers?|creditors?)(?: organisations?)? (?:ledger |recorded |own )?(?:balance|figure|amount|value|records?|ledger)\b|\b(?:your|our|payables?) (?:purchase )?ledger (?:balance|amount|value|figure)\b|\b(?:balance|figure|amount|value) (?:that )?(?:you|we) (?:hold|have|show|record|recorded|carry)\b|\b(?:held|recorded|shown|carried) by (?:you|us)\b|^(?:payables?|creditors?|payers?|purchasers?|commissioners?|customers?)(?: balance| amount| value)? per\b/;

function amountAskedFor(words: string, saysWithoutDisputes: boolean): AmountAsked | undefined {
  const amount = (asked: AskedAmount): AmountAsked => ({ asks: "amount", amount: asked });
  // What is left of `If partly agreed, how much?`.
  if (/^how much$/.test(words.replaceAll("?", "").trim())) return amount("agreed");
  if (/\bin principle\b/.test(words)) return amount("in-principle");
  const isNotAgreed = NOT_AGREED.test(words);
  if (/\bincl\w*(?: \w+){0,3} disput\w*/.test(words)) return amount("open");
  if (isNotAgreed && DISPUTED.test(words)) return amount("open");
  if (/\baccru|\b(?:awaiting|pending|awaits) (?:our |your )?(?:approval|authoris)/.test(words))
    return amount("accrued");
  if (isNotAgreed) {
    return saysWithoutDisputes ? { asks: "amount", amount: "not-agreed", withoutDisputes: true } : amount("not-agreed");
  }
  if (DISPUTED.test(words) && !/\bundisputed\b/.test(words)) return amount("disputed");
  if (DIFFERENCE.test(words)) return amount("open");
  if (LEDGER_BALANCE.test(words) && !AGREED.test(words)) return amount("ledger-balance");
  return AGREED.test(words) ? amount("agreed") : undefined;
}

/** The choices that a heading itself lists: `Agree / Disagree`, `A = agreed, D = in dispute`. */
export function choicesInHeading(heading: string): { readonly code: string; readonly says: string }[] {
  const signs = heading.normalize("NFKC").slice(0, 300);
  const keyed = [...signs.matchAll(/(?:^|[\s(,;:/])([A-Za-z0-9]{1,3})\s*[=–:-]\s*([A-Za-z][A-Za-z ]{2,40})/g)].map(
    ([, code = "", says = ""]) => ({ code, says: askedSigns(says) }),
  );
  if (keyed.length >= 2) return keyed;
  const inside = /\(([^()]*[/|,][^()]*)\)/.exec(signs)?.[1] ?? (/[/|]/.test(signs) ? signs : "");
  const parts = inside.split(/\s*[/|,]\s*/).map((part) => part.replaceAll(/[?:*]/g, "").trim());
  return parts.length >= 2 && parts.every((part) => /^[A-Za-z][A-Za-z ]{1,30}$/.test(part))
    ? parts.map((code) => ({ code, says: askedSigns(code) }))
    : [];
}
