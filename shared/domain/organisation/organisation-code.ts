declare const organisationCodeBrand: unique symbol;

/**
 * An organisation's code in the group's directory: three to six letters and digits (RXQ, Y56, G6V2S, CBA033).
 * That a text has this shape says nothing about whether such an organisation exists: ask the directory.
 */
export type OrganisationCode = string & { readonly [organisationCodeBrand]: true };

const SHAPE = /^[A-Z0-9]{3,6}$/;

/** Whether a text, as it stands, has the shape of a code (capitals only). */
export function isOrganisationCode(text: string): text is OrganisationCode {
  return SHAPE.test(text);
}

/** A typed code, in any case and with spaces around it, or `undefined` where it has not the shape of one. */
export function parseOrganisationCode(text: string): OrganisationCode | undefined {
  const code = text.trim().toUpperCase();
  return isOrganisationCode(code) ? code : undefined;
}

/**
 * A code that the caller knows to be one.
 *
 * @throws RangeError where it has not the shape.
 */
export function organisationCode(text: string): OrganisationCode {
  if (isOrganisationCode(text)) return text;
  throw new RangeError(`${text} is not an organisation code`);
}
