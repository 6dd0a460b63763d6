/** The number may be the first of a set or the beginning of a range: `Inv 10421, 10422`. */
const NUMBER_IN_WORDS =
  /^(?:sales |tax )?(?:invoice|inv|credit (?:note|memo)|debit note|crn|bill)\b\.?\s*(?:no|number|nr|ref)?\b\.?\s*[#:]?\s*[-/]?([a-z]{0,8}[-/ ]?\d[\w/-]*(?:\s*(?:[,;&+–-]|\band\b|\bto\b)\s*[a-z]{0,8}[-/ ]?[\w/-]*\d{3}[\w/-]*)*)/i;

/** Letters that are joined to the digits are part of the number: `INV-000198 - due on 04/02/2023`. */
const JOINED_NUMBER = /^(?:inv|si|sc|cn|crn|cm|bill)[-/]\d[\w/-]*(?=$|[\s,;:.])/iu;

/**
 * The number with which a text begins, if it is called that of an invoice or a credit note: `Invoice # SI101`, or has the letters of one: `INV-101`.
 * Empty for any other text.
 */
export function numberInWords(text: string): string {
  return JOINED_NUMBER.exec(text)?.[0] ?? NUMBER_IN_WORDS.exec(text)?.[1] ?? "";
}
