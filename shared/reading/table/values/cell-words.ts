/** Whether a cell says yes or no; `capital` and `revenue` count too, for columns such as "Capital?". */
export function yesOrNo(text: string): boolean | undefined {
  switch (text) {
    case "":
      return undefined;
    case "N":
    case "No":
      return false;
    case "Y":
    case "Yes":
      return true;
    default:
      return yesOrNoInWords(text);
  }
}

function yesOrNoInWords(text: string): boolean | undefined {
  const word = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, " ")
    .trim();
  if (/^(?:y|yes|true|1|x|cap|capital|capital expenditure|capex|c|future|future period|fp|recharge)$/u.test(word))
    return true;
  if (/^(?:n|no|false|0|rev|revenue|r|none|na|n a|not capital|non capital|current)$/u.test(word)) return false;
  return undefined;
}

/** Whether a text says that there is no number: `n/a`, `none`, `TBC`. */
export function saysNoNumber(text: string): boolean {
  // A fast check first, because every number is tested: none of these words has a digit.
  if (text.length > 16) return false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 48 && code <= 57) return false;
  }
  return NO_NUMBER.test(text);
}

const NO_NUMBER =
  /^(?:n\/?a|none|nil|tbc|tba|unknown|not known|various|-+|\.|\?+|x+|no (?:invoice|number|po)|not applicable|see attached)$/iu;

/** Whether a text is words with a date and has no other digits: `Owed as at 31/03/2023`. Such a text is not an invoice number. */
export function isPhraseWithDay(text: string): boolean {
  if (text.length < 10 || !text.includes(" ") || !DAY.test(text)) return false;
  const words = text.replace(DAY, "");
  return !/\d/u.test(words) && words.split(" ").filter((word) => /^\p{L}{2,}$/u.test(word)).length >= 2;
}

const DAY = /\b\d{1,2}(?:st|nd|rd|th)?[ ./-](?:\d{1,2}|\p{L}{3,9})[ ./-](?:\d{2}){1,2}\b/iu;
