import type { Ask } from "../../../domain/answer-form/form-plan.ts";
import { askedWords, yesAndNoIn } from "./asked-words.ts";
import { askForAmount, whatIsAsked } from "./what-is-asked.ts";

/** What a label with an empty cell beside it asks of the payable organisation. */
export interface BoxQuestion {
  readonly ask: Ask;
  /** Whether nobody but the payable organisation could be asked this. Otherwise the labels around it decide. */
  readonly isSure: boolean;
  /** Whether it asks who answers and when, and not what is agreed. */
  readonly isIdentity?: boolean;
  /** Whether it may ask for a person: where the organisation has a box of its own, it does. */
  readonly mayBePerson?: boolean;
}

/** What a label asks for; `undefined` if it asks nothing of the payable organisation, or something that only a person can give. */
export function boxQuestion(label: string): BoxQuestion | undefined {
  if (label.length > LONGEST_LABEL) return undefined;
  const words = askedWords(label);
  if (words === "" || NEVER.test(words)) return undefined;
  for (const [test, ask, isSure] of BOXES)
    if (test.test(words)) return { ask, isSure, isIdentity: true, mayBePerson: / by(?: name)?$|^name$/.test(words) };
  if (INSTRUCTION.test(words) || /\.\s*$/.test(label)) return undefined;
  const asked = whatIsAsked(label);
  switch (asked?.asks) {
    case "amount":
      return {
        ask: askForAmount(asked),
        isSure: asked.amount !== "accrued" && WHOLE.test(words),
      };
    case "yes-no":
      return asked.about === "paid"
        ? undefined
        : {
            ask: { asks: "yes-no", about: asked.about, ...(yesAndNoIn(label) ?? { yes: "Yes", no: "No" }) },
            isSure: true,
          };
    case "comment":
      return { ask: { asks: "comment", alone: true }, isSure: false };
    case "status":
    case "code":
    case "wanted":
    case "purchase-order":
    case "payment-reference":
    case "paid-date":
    case "dispute-reference":
    case "nothing":
    case undefined:
      return undefined;
  }
}

/** Whether a label asks for what only a person has: then `Name` beside it is the person's. */
export function asksForPerson(label: string): boolean {
  return label.length <= LONGEST_LABEL && OF_PERSON.test(askedWords(label));
}

const OF_PERSON = /\b(?:signatures?|signed|initials?|signatory|job title|position|designation|grade|role)\b/;

/** What only a person can give, and what the receivable organisation says of itself. */
const NEVER =
  /\b(?:signatures?|signed|initials?|signatory|job title|position|designation|grade|role|print name|full name|block capitals|receivable|issued|supplier|creditor|statement date|as at|due date|invoice)\b/;

const LONGEST_LABEL = 90;

/** Sentences that say how to fill in the form, and titles. */
const INSTRUCTION =
  /\b(?:enter|only|must|should|columns?|tabs?|sheets?|return to|by email|below|above|overleaf|attached|list|key|codes?|options?|form)\b|^(?:confirmation|agreement|reconciliation|acknowledgement|response|reply|return|statement) (?:of|to|for|from|letter)\b/;

/** Words of a question about the whole balance. */
const WHOLE = /£|\b(?:amounts?|values?|balances?|totals?|we|you|your|our|statement)\b/;

const ORGANISATION = String.raw`(?:organisations?|trust|body|icb|nhs|payable|payables|customer|purchaser|commissioner|debtor|responding|responder|provider|ods)`;

const BOXES: readonly (readonly [RegExp, Ask, boolean])[] = [
  [
    /^(?:(?:response|form|return|reply|statement|sheet|section) )?(?:completed|prepared|answered|responded|filled in|returned|reviewed|confirmed|agreed) (?:by|on behalf of)(?: name| organisation)?$/,
    { asks: "organisation-name" },
    true,
  ],
  [
    /^(?:for and )?on behalf of\b.{0,40}$|\bon behalf of$|^name of (?:payable |responding |your )?organisation$/,
    { asks: "organisation-name" },
    true,
  ],
  [/^(?:responding|answering|completing) organisation(?: name)?$/, { asks: "organisation-name" }, true],
  [
    new RegExp(`^(?:from )?(?:your |our )?(?:${ORGANISATION} )*code(?: number)?$`),
    { asks: "organisation-code" },
    false,
  ],
  [new RegExp(`^(?:your )?(?:${ORGANISATION} )*(?:name|${ORGANISATION})$`), { asks: "organisation-name" }, false],
  [
    /^(?:response|reply|return|completion|completed|confirmation|agreement|answer) date$|^(?:completed|returned|agreed|answered|confirmed|responded|replied|reviewed) on$|^date (?:of (?:response|reply|return|completion|confirmation|agreement)|completed|returned|agreed|answered|confirmed|responded)$/,
    { asks: "reply-date" },
    true,
  ],
  [/^dated?$/, { asks: "reply-date" }, false],
  [
    /^(?:(?:your|contact|direct|finance|team|department) )*(?:telephone|tel|phone|contact)(?: (?:no|number|telephone|tel))?$/,
    { asks: "telephone" },
    false,
  ],
  [/^(?:(?:your|contact|team|department|finance) )*e ?mail(?: address)?$/, { asks: "email" }, false],
];
