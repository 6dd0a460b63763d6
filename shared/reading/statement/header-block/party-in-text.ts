import { organisationsByName } from "../../../domain/mail/identity/named-organisation.ts";
import type { Directory } from "../../../domain/organisation/organisation.ts";
import {
  type OrganisationCode,
  isOrganisationCode,
  parseOrganisationCode,
} from "../../../domain/organisation/organisation-code.ts";

/** What is known about organisations while names and codes are read. */
export interface KnownOrganisations {
  readonly directory: Directory | undefined;
  /** The body that a text certainly means, if any: its name, or its code alone, with its name, or with the number of an account. */
  readonly organisationNamed: (text: string) => OrganisationCode | undefined;
}

/** @param organisationNamed what is known of names, instead of the names of the directory */
export function knownOrganisations(
  directory: Directory | undefined,
  organisationNamed: KnownOrganisations["organisationNamed"] | undefined,
): KnownOrganisations {
  const named = organisationNamed ?? (directory === undefined ? () => undefined : organisationsByName(directory));
  return { directory, organisationNamed: (text) => named(text) ?? codeIn(text, directory) };
}

/** The organisation whose code a text is, or begins or ends with: `ZA1`, `ZA1 - Eastmere`, `Eastmere … (ZA1)`, `ZA1/004`. */
function codeIn(text: string, directory: Directory | undefined): OrganisationCode | undefined {
  const words = [
    /^[A-Z0-9]{3,6}(?![A-Za-z0-9])/u.exec(text)?.[0],
    /(?<![A-Za-z0-9])[A-Z0-9]{3,6}(?=\W*$)/u.exec(text)?.[0],
  ];
  for (const word of words) {
    const code = parseOrganisationCode(word ?? "");
    // Letters alone may be a word, and digits alone a number, unless there is nothing else.
    const isTelling = word === text || (/\d/u.test(word ?? "") && /[A-Z]/u.test(word ?? ""));
    if (code !== undefined && isTelling && !NO_CODES.has(code) && directory?.has(code) === true) return code;
  }
  return undefined;
}

/** Words of capitals that occur in names and are not codes. */
const NO_CODES = new Set(
  "NHS FT ICB CCG CSU UK LTD PLC LLP GBP VAT THE AND FOR DUE AOB REF TEL FAX PO INV TRUST HEALTH BOARD CARE CITY EAST WEST NORTH SOUTH LONDON DATE TOTAL INCOME TEAM FINAL DRAFT COPY MONTH YEAR NET GROSS NIL PAGE LTD. Q1 Q2 Q3 Q4 M12 M9 M6 M3".split(
    " ",
  ),
);

/**
 * Whether a word is an organisation's code. Letters and digits mixed are; with a directory, any other word is only if the directory has it;
 * without one, letters alone are and digits alone are not.
 */
export function isLikelyCode(word: string, known: KnownOrganisations): boolean {
  if (!isOrganisationCode(word) || NO_CODES.has(word)) return false;
  const isMixed = /\d/u.test(word) && /[A-Z]/u.test(word);
  // Digits alone are more likely an account number.
  return known.directory === undefined ? isMixed || !/\d/u.test(word) : known.directory.has(word) || isMixed;
}

const IN_BRACKETS = /^(.*?)\s*[([]\s*(?:code:?\s*|org(?:anisation)? code:?\s*)?([A-Z0-9]{3,6})\s*[)\]]\s*(.*)$/u;

const CODE_FIRST = /^([A-Z0-9]{3,6})\s*[-–:,/]\s*(.{3,})$/u;

const CODE_LAST = /^(.{3,}?)\s*[-–:,/]\s*([A-Z0-9]{3,6})$/u;

const CODE_THEN_NAME = /^([A-Z0-9]{3,6})\s+(.{5,})$/u;

/**
 * The organisation in the cells beside a label: `ZB2`, `Northfold Community Health NHS Trust (ZB2)`, `ZB2 - Northfold …`.
 *
 * @param saidCode whether the label asks for a code
 */
export function readParty(
  texts: readonly string[],
  saidCode: boolean,
  known: KnownOrganisations,
): { code: string | undefined; name: string | undefined } | undefined {
  let code: string | undefined;
  let name: string | undefined;
  for (const text of texts) {
    const party = partyInText(text, saidCode, known);
    code ??= party.code;
    if (party.name !== undefined && /[a-z]{3}/iu.test(party.name) && party.name.length <= 160) name ??= party.name;
  }
  return code === undefined && name === undefined ? undefined : { code, name };
}

function partyInText(
  text: string,
  saidCode: boolean,
  known: KnownOrganisations,
): { code: string | undefined; name: string | undefined } {
  const whole = saidCode ? parseOrganisationCode(text) : undefined;
  if (whole !== undefined) return { code: whole, name: undefined };
  if (isLikelyCode(text, known) && (/\d/u.test(text) || known.directory !== undefined))
    return { code: text, name: undefined };
  for (const [pattern, codeAt, nameAt] of [
    [IN_BRACKETS, 2, 1],
    [CODE_FIRST, 1, 2],
    [CODE_LAST, 2, 1],
    [CODE_THEN_NAME, 1, 2],
  ] as const) {
    const match = pattern.exec(text);
    const code = match?.[codeAt] ?? "";
    const certain = pattern === IN_BRACKETS || /\d/u.test(code) || known.directory !== undefined;
    if (match && isLikelyCode(code, known) && certain) {
      const name = (match[nameAt] ?? "").trim();
      return { code, name: name === "" ? undefined : name };
    }
  }
  return { code: undefined, name: saidCode ? undefined : text };
}

const ORGANISATION_WORDS =
  /\b(?:nhs|trust|hospitals?|hosp|icb|ccg|boards?|councils?|authority|foundation|university|univ|health(?:care)?|agency|england|wales|commission|limited|ltd|plc|laborator(?:y|ies)|institute|college|ambulance|partnership|clinic|infirmary|pharmacy|centre|services? (?:ltd|limited|authority|agency))\b/iu;

const OTHER_TITLE_WORDS =
  /\b(?:statement|report|analysis|listing|agreement|balances?|aged|debts?|debtors?|invoices?|please|queries|response|instructions?|template|summary|month|page|return|outstanding|account|income|expenditure|receivables?|payables?|accruals?|terms|payment|bank|completed|date|total)\b/iu;

/** Whether a text is the name of an organisation and nothing else. */
export function looksLikeOrganisation(text: string): boolean {
  return (
    text.length >= 6 &&
    text.length <= 120 &&
    !text.includes(":") &&
    ORGANISATION_WORDS.test(text) &&
    !OTHER_TITLE_WORDS.test(text)
  );
}
