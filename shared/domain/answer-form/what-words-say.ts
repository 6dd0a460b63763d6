/** What a word of a form's own list, or a code's meaning in its key, says about a line. */
export type Saying =
  | "agreed"
  | "in-principle"
  | "part"
  | "part-paid"
  | "not-agreed"
  | "disputed"
  | "accrued"
  | "awaiting"
  | "not-on-ledger"
  | "paid"
  | "paid-before"
  | "timing"
  | "credit"
  | "amount"
  | "vat"
  | "duplicate"
  | "wrong-organisation"
  | "capital"
  | "future-period"
  | "purchase-order"
  | "evidence"
  | "cancelled"
  | "other";

/** Everything that a text says. Words that deny come before those that they deny. */
export function whatWordsSay(text: string): ReadonlySet<Saying> {
  const words = text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[’']/g, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    // What is yet to be paid is agreed and not paid.
    .replaceAll(/\b(?:(?:will|to|can|due to) be|being|for|awaiting|next) (?:paid|payment)(?: runs?)?\b/g, " ")
    .trim();
  const said = new Set<Saying>();
  let rest = words;
  for (const [saying, test] of SAYINGS) {
    if (!test.test(rest)) continue;
    said.add(saying);
    rest = rest.replace(test, " ");
  }
  return said;
}

const SAYINGS: readonly (readonly [Saying, RegExp])[] = [
  ["in-principle", /\b(?:\w+ )?(?:in principle|subject to (?:approval|authorisation))\b/],
  [
    "not-on-ledger",
    /\b(?:(?:invoice |item )?not (?:yet )?(?:on|in|held|found|received|recorded|posted|registered|recognised|recognized|known|traced|located)\b(?: (?:on|in|by))?(?: our| your| the)?(?: payables?)?(?: ledger| system| books)?|no (?:record|trace|invoice|copy)|never received|unknown|missing|unrecognised|unidentified)/,
  ],
  [
    "wrong-organisation",
    /\b(?:wrong|incorrect|other|another|different) (?:organisation|organization|org|trust|body|payer|customer|debtor|entity|icb|commissioner|address\w*)|\bnot (?:ours|our invoice|for us|our liability|our responsibility|this (?:organisation|trust|body))|misdirected|misallocated/,
  ],
  ["accrued", /\baccru\w*/],
  ["not-agreed", /\b(?:under|in|being) (?:query|queried|review\w*|investigat\w+)\b/],
  [
    "awaiting",
    /\b(?:await\w*|pending|waiting)(?: (?:for )?(?:approval|authorisation|authorization|validation|goods receipt|grn|matching|coding|budget holder\w*|credit))?|\b(?:not|un)(?: yet)? ?(?:approved|authorised|authorized|validated|receipted|certified)|\bto be approved|\bin (?:progress|workflow|process)|\bon hold|\bno (?:grn|goods receipt|receipt)|\bwith (?:budget|approver)\w*/,
  ],
  [
    "timing",
    /\btiming\w*|\bin transit|\b(?:paid|payment|posted)? ?(?:after|since) (?:the )?(?:statement|cut off|cutoff|period|month|quarter|year|date)\w*/,
  ],
  [
    "paid-before",
    /\b(?:paid|payment made|settled) (?:before|prior to|on or before) (?:the |your )?(?:statement|cut off|cutoff|period|month|quarter|year|date)\w*/,
  ],
  ["part-paid", /\b(?:part(?:ial|ially|ly|s)?|short) (?:paid|payments?|settled|remitted)\b/],
  ["part", /\bpart(?:ial|ially|ly|s)?\b(?: (?:agreed|accepted|confirmed|approved))?/],
  ["cancelled", /\bcancel\w*|\breversed\b|\bwritten off\b/],
  ["credit", /\bcredit\w*/],
  ["duplicate", /\bduplicat\w*|\balready (?:claimed|billed|invoiced)/],
  [
    "future-period",
    /\b(?:future|next|other|wrong|later|different|previous|prior) (?:financial )?(?:period|year|month|quarter)s?|\bprepa\w+/,
  ],
  ["capital", /\bcapital\w*/],
  ["vat", /\bvat\b|\btax\b/],
  [
    "purchase-order",
    /\b(?:no |missing |invalid |valid )?(?:po|purchase order|order)(?: (?:number|no))?(?: (?:required|needed|missing|not quoted))?\b/,
  ],
  [
    "evidence",
    /\b(?:copy|backing|evidence|supporting|documentation|further information|more information|information) ?(?:invoice|data|documents?|information|required|needed|requested|wanted)*\b/,
  ],
  [
    "amount",
    /\b(?:price|pricing|quantit\w+|rate|overcharg\w*|over charg\w*|overstated|amounts? (?:differ\w*|incorrect|wrong|disagree\w*|quer\w+)|(?:incorrect|wrong|different) (?:amount|value|price|rate|quantity)|values? (?:differ\w*|incorrect|wrong)|variance|differen\w+)\b/,
  ],
  [
    "disputed",
    /\b(?:in |under )?(?:formal(?:ly)? )?disput\w*|\barbitrat\w*|\bmediat\w*|\badjudicat\w*|\blitigat\w*|\blegal\b|\bformal\b|\bd\b/,
  ],
  [
    "not-agreed",
    /\b(?:not|un|non|isnt|cannot be) ?(?:yet )?(?:agree\w*|accept\w*|confirm\w*|match\w*|approv\w*|recognis\w*|reconcil\w*)|\bdisagree\w*|\breject\w*|\bquer(?:y|ied|ies)\b|\bdeclin\w*|\brefus\w*|\bunmatched\b|\bunagreed\b|\bno\b|^n$|\boutstanding query\b|\bcontest\w*/,
  ],
  ["paid", /\b(?<!un)(?:already )?paid\b(?! in)|\bpayment (?:made|sent|issued)|\bsettled\b|\bcleared\b|\bremit\w*/],
  [
    "agreed",
    /\bagree\w*|\baccept\w*|\bapprov\w*|\bconfirm\w*|\bmatch\w*|\bcorrect\b|\bok\b|\byes\b|^y$|^a$|\brecognis\w*|\brecogniz\w*|\breconciled\b|\bin full\b|\bfull(?:y)?\b/,
  ],
  ["other", /\bother\b|\bsee (?:comment|note)\w*|\bmisc\w*|\bnone of\b/],
];
