import { type KnownOrganisations, isLikelyCode, readParty, looksLikeOrganisation } from "./party-in-text.ts";

/** An organisation that a title names. */
interface PartyInTitle {
  readonly side: "receivable" | "payable" | "unknown";
  readonly code: string | undefined;
  readonly name: string | undefined;
}

const CODES = /[([]\s*([A-Z0-9]{3,6})\s*[)\]]/gu;

/** Words before the receivable organisation (first group) and before the payable one (second group). The last of them before a name decides. */
const LEAD_WORDS =
  /\b(?:(from|issued by|owed to|due to|payable to|on behalf of)|(to|for|due from|owed by|owing from|outstanding from|payable by|invoiced to|billed to|against|with))\b:?/giu;

const LONGEST_TITLE = 400;

/**
 * The organisations in a title such as `Statement of receivables - Westhaven ICB (ZC3X9) to Eastmere University Hospitals NHS FT (ZA1)`. The
 * words before each name decide which side it is on. A name without a code counts only after such words.
 */
export function partiesInTitle(text: string, known: KnownOrganisations): PartyInTitle[] {
  if (text.length > LONGEST_TITLE) return [];
  const parties = /[([]/u.test(text) ? partiesWithCodes(text, known) : [];
  return parties.length > 0 ? parties : partiesWithoutCodes(text, known);
}

function partiesWithCodes(text: string, known: KnownOrganisations): PartyInTitle[] {
  const parties: PartyInTitle[] = [];
  let from = 0;
  for (const match of matchesOf(CODES, text)) {
    const code = match[1] ?? "";
    if (!isLikelyCode(code, known)) continue;
    const before = text.slice(from, match.index);
    from = match.index + match[0].length;
    const { side, name } = nameAfterLastLead(before) ?? { side: "unknown" as const, name: before };
    parties.push({ code, side, name: bareName(name) });
  }
  // If the second is the payable organisation, the first one is the receivable one.
  const [first, second] = parties;
  if (first?.side === "unknown" && second?.side === "payable")
    return [{ ...first, side: "receivable" }, ...parties.slice(1)];
  return parties;
}

function partiesWithoutCodes(text: string, known: KnownOrganisations): PartyInTitle[] {
  const leads = matchesOf(LEAD_WORDS, text);
  const parties: PartyInTitle[] = [];
  for (const [at, lead] of leads.entries()) {
    const led = text.slice(lead.index + lead[0].length, leads[at + 1]?.index);
    // A code may be before the name without brackets: `ZA1 - Eastmere University Hospitals`.
    const coded = readParty([withoutDay(led).trim()], false, known);
    const { code } = coded ?? {};
    const name = code === undefined ? bareName(led) : coded?.name;
    if (name === undefined || !looksLikeOrganisation(name)) continue;
    parties.push({ side: lead[1] === undefined ? "payable" : "receivable", code, name });
  }
  const [first] = leads;
  const [only] = parties;
  const before = bareName(text.slice(0, first?.index ?? 0));
  if (parties.length === 1 && only?.side === "payable" && before !== undefined && looksLikeOrganisation(before)) {
    return [{ side: "receivable", code: undefined, name: before }, only];
  }
  return parties;
}

function nameAfterLastLead(before: string): { side: "receivable" | "payable"; name: string } | undefined {
  const lead = matchesOf(LEAD_WORDS, before).at(-1);
  if (lead === undefined) return undefined;
  return { side: lead[1] === undefined ? "payable" : "receivable", name: before.slice(lead.index + lead[0].length) };
}

/** All matches of a global pattern. `matchAll` would copy the pattern for each text. */
function matchesOf(pattern: RegExp, text: string): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) matches.push(match);
  return matches;
}

/** The name without the title before it (`Statement -`) and the date after it. */
function bareName(text: string): string | undefined {
  const untitled = /^(?:.*[:–—]|.*\s-)\s*(\S.*)$/u.exec(text.trim())?.[1] ?? text;
  const name = withoutDay(untitled)
    .replace(/^[\s,;/-]+|[\s,;/-]+$/gu, "")
    .trim();
  return name === "" ? undefined : name;
}

/** A title without the date at its end. */
function withoutDay(text: string): string {
  return text.replace(/\b(?:as (?:at|of|on)|at|on) \d.*$/iu, "");
}
