/**
 * Whether a remark or a status beside a document says that nothing is owed of it: `cancelled - please ignore`, `Paid 20/12`. A remark that it is not so,
 * or not yet, says nothing, and so does one about a part.
 */
export function saysNotOwed(text: string): boolean {
  if (text.length > LONGEST_REMARK || !MAY_SAY.test(text)) return false;
  const plain = text.toLowerCase().replaceAll(/[’']/gu, "");
  return NOT_OWED.test(plain) && !NOT_SO.test(plain);
}

const LONGEST_REMARK = 80;

/** A fast check first: a piece of each of these words. */
const MAY_SAY = /cancel|void|withdrawn|written|ignore|paid|settled|cleared|reversed|do not pay|error/iu;

const NOT_OWED =
  /\b(?:cancel(?:l?ed)?|void(?:ed)?|withdrawn|written off|reversed|(?:please )?ignore|do not pay|(?:raised|issued|sent) in error|paid|settled|cleared)\b/u;

const NOT_SO =
  /\b(?:not|never|yet|isnt|be|being|when|once|if|until|unless|before|to|part(?:ly|ially)?|short|over|half|promised|will) (?:\w+ )?(?:cancel|void|withdrawn|written|reversed|ignore|paid|settled|cleared)|\bun(?:paid|settled|cleared)\b|\bpart[- ]?(?:paid|payment)\b|\bpaid (?:to date|so far|in part|£?\d+(?:[.,]\d+)?(?!\s*[/.-]\s*\d))/u;
