import * as z from "zod";

declare const organisationCodeBrand: unique symbol;

/**
 * An organisation's code in the group's directory: three to six letters and digits (RXQ, Y56, G6V2S, CBA033).
 * A text with this shape need not be a code of an organisation that exists: look it up in the directory.
 */
export type OrganisationCode = string & { readonly [organisationCodeBrand]: true };

const SHAPE = /^[A-Z0-9]{3,6}$/;

/** Whether a text has the shape of a code (capitals only). */
export function isOrganisationCode(text: string): text is OrganisationCode {
  return SHAPE.test(text);
}

/** Reads a typed code, in any case and with spaces around it; `undefined` if it does not have the shape of a code. */
export function parseOrganisationCode(text: string): OrganisationCode | undefined {
  const code = text.trim().toUpperCase();
  return isOrganisationCode(code) ? code : undefined;
}

/**
 * Takes a text that the caller knows to be a code.
 *
 * @throws RangeError if it does not have the shape of a code.
 */
export function organisationCode(text: string): OrganisationCode {
  if (isOrganisationCode(text)) return text;
  throw new RangeError(`${text} is not an organisation code`);
}

/** A code that is read back from a table, a store or a command line. */
export const organisationCodeSchema = z.custom<OrganisationCode>(
  (value) => typeof value === "string" && isOrganisationCode(value),
  { error: "is not an organisation code (three to six capitals and digits)" },
);
