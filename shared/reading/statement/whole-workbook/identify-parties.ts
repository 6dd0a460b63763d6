import { isOrganisationCode } from "../../../domain/organisation/organisation-code.ts";
import type { RefusalFinding } from "../../../domain/statement/refusal-finding.ts";
import type { NamedParty } from "../../../domain/statement/statement.ts";
import type { NamedAccount, LooseRow } from "../collected-workbook.ts";
import { type KnownOrganisations, looksLikeOrganisation } from "../header-block/party-in-text.ts";
import type { HeaderBlock, PartyFound } from "../header-block/read-header-block.ts";
import type { TableRecord } from "../rows/table-record.ts";

export interface IdentifiedParties {
  readonly receivable: NamedParty;
  readonly payables: readonly NamedParty[];
  readonly findings: readonly RefusalFinding[];
}

interface Mention {
  readonly code: string | undefined;
  readonly name: string | undefined;
  readonly sheet: string;
  readonly row: number;
}

/**
 * Decides which organisations the workbook is from and to. STM-03: a workbook with balances of more than one payable organisation is refused,
 * and the refusal names them. Several customer accounts of one organisation are one payable organisation (STM-04), so different account names
 * are a reason only if they certainly mean different bodies.
 */
export function identifyParties(
  block: HeaderBlock,
  tables: readonly TableRecord[],
  accounts: readonly NamedAccount[],
  loose: readonly LooseRow[],
  known: KnownOrganisations,
): IdentifiedParties {
  const receivables = [...mentionsOf(block.parties, "receivable"), ...tableMentions(tables, "receivables", known)];
  const receivable = receivables[0] ?? unknownSide(block.parties) ?? firstTitle(loose, block.parties);
  const payableMentions = [...mentionsOf(block.parties, "payable"), ...tableMentions(tables, "payables", known)].filter(
    (mention) => mention.code === undefined || mention.code !== receivable?.code,
  );
  const named = groupsOf(payableMentions, known, isDifferentName);
  const accountMentions = accounts
    .filter((account) => /\p{L}{3}/u.test(account.name))
    .map((account) => ({ code: undefined, name: account.name, sheet: account.sheet, row: account.row }));
  const byAccount = groupsOf(accountMentions, known, isOtherBody);
  const groups = withAccounts(named, byAccount, known);
  const payables = groups.map((group) => partyOfGroup(group, known));
  return {
    receivable: receivable === undefined ? {} : partyOfGroup([receivable], known),
    payables,
    findings: groups.length > 1 ? [severalPayables(groups, payables)] : [],
  };
}

function mentionsOf(parties: readonly PartyFound[], side: PartyFound["side"]): Mention[] {
  const found = parties.filter((party) => party.side === side);
  // Labels are more reliable than titles.
  return [...found.filter((party) => party.labelled), ...found.filter((party) => !party.labelled)];
}

function tableMentions(
  tables: readonly TableRecord[],
  side: "payables" | "receivables",
  known: KnownOrganisations,
): Mention[] {
  return tables
    .flatMap((table) =>
      [...table[side].values()].map(({ code, name, row }) => ({
        code: isOrganisationCode(code.toUpperCase()) ? code.toUpperCase() : undefined,
        name: name === "" ? (isOrganisationCode(code.toUpperCase()) ? undefined : code) : name,
        sheet: table.sheet.name,
        row,
      })),
    )
    .filter(
      (mention) =>
        mention.code !== undefined ||
        known.organisationNamed(mention.name ?? "") !== undefined ||
        looksLikeOrganisation(mention.name ?? ""),
    );
}

function unknownSide(parties: readonly PartyFound[]): Mention | undefined {
  const payable = new Set(parties.filter((party) => party.side === "payable").map((party) => party.code));
  return parties.find((party) => party.side === "unknown" && !payable.has(party.code));
}

/** The sender's name is often alone at the top of the sheet. */
function firstTitle(loose: readonly LooseRow[], parties: readonly PartyFound[]): Mention | undefined {
  const isOther = (text: string): boolean =>
    parties.some(
      ({ code, name }) => (name !== undefined && text.includes(name)) || (code !== undefined && text.includes(code)),
    );
  for (const { sheet, row } of loose.slice(0, 40)) {
    if (row.row > 8) continue;
    for (const cell of row.cells.slice(0, 3)) {
      if (cell.type === "text" && looksLikeOrganisation(cell.text) && !isOther(cell.text)) {
        return { code: undefined, name: cell.text, sheet, row: row.row };
      }
    }
  }
  return undefined;
}

type Differ = (one: string, other: string) => boolean;

/** Groups the mentions of each organisation, by code if there is one, else by name. */
function groupsOf(mentions: readonly Mention[], known: KnownOrganisations, differ: Differ): Mention[][] {
  const groups: Mention[][] = [];
  const coded = [...mentions].sort(
    (one, other) => Number(codeOf(other, known) !== undefined) - Number(codeOf(one, known) !== undefined),
  );
  for (const mention of coded) {
    const code = codeOf(mention, known);
    const group = groups.find((each) => each.some((other) => belongs(mention, code, other, known, differ)));
    if (group) group.push(mention);
    else groups.push([mention]);
  }
  return groups;
}

function belongs(
  mention: Mention,
  code: string | undefined,
  other: Mention,
  known: KnownOrganisations,
  differ: Differ,
): boolean {
  const otherCode = codeOf(other, known);
  if (code !== undefined && otherCode !== undefined) return code === otherCode;
  if (mention.name === undefined || other.name === undefined) return true;
  return !differ(mention.name, other.name);
}

function codeOf(mention: Mention, known: KnownOrganisations): string | undefined {
  return mention.code ?? (mention.name === undefined ? undefined : known.organisationNamed(mention.name));
}

/** Adds organisations that only account names give: all if nothing else names a payable one, otherwise those certainly meaning another. */
function withAccounts(
  named: readonly Mention[][],
  byAccount: readonly Mention[][],
  known: KnownOrganisations,
): Mention[][] {
  if (named.length === 0) return [...byAccount];
  const codes = new Set(named.flatMap((group) => group.map((mention) => codeOf(mention, known))));
  if (codes.has(undefined)) return [...named];
  const others = byAccount.filter((group) => {
    const [accountCode] = group.flatMap((mention) => codeOf(mention, known) ?? []);
    return accountCode !== undefined && !codes.has(accountCode);
  });
  return [...named, ...others];
}

/** Whether two names differ: `NHS FT` and `NHS Foundation Trust` do not, and neither do a name and its continuation. */
function isDifferentName(one: string, other: string): boolean {
  const first = wordsOf(one);
  const second = wordsOf(other);
  const [shorter, longer] = first.length <= second.length ? [first, second] : [second, first];
  return !shorter.every((word) => longer.some((each) => each.startsWith(word) || word.startsWith(each)));
}

/** Whether two account names mean two bodies: account names are cut, abbreviated and followed by departments, so they must have no word in common. */
function isOtherBody(one: string, other: string): boolean {
  if (!looksLikeOrganisation(one) || !looksLikeOrganisation(other)) return false;
  const first = wordsOf(one);
  const second = wordsOf(other);
  return !first.some((word) => second.some((each) => each.slice(0, 4) === word.slice(0, 4)));
}

const COMMON = new Set(
  "nhs trust foundation ft hospital hospitals hosp university univ the of and for services service healthcare health care board integrated icb ccg limited ltd plc community".split(
    " ",
  ),
);

function wordsOf(name: string): string[] {
  const words = name
    .toLowerCase()
    .replaceAll("&", " and ")
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== "");
  const telling = words.filter((word) => !COMMON.has(word));
  return telling.length === 0 ? words : telling;
}

function partyOfGroup(group: readonly Mention[], known: KnownOrganisations): NamedParty {
  const code = group.map((mention) => codeOf(mention, known)).find((each) => each !== undefined);
  const names = group.flatMap((mention) => mention.name ?? []);
  const name = names.length > 1 && code === undefined ? (commonStart(names) ?? names[0]) : names[0];
  return {
    ...(code !== undefined && isOrganisationCode(code) ? { code } : {}),
    ...(name === undefined ? {} : { name }),
  };
}

/** The common beginning of account names: `EASTMERE UNIV HOSP` for `EASTMERE UNIV HOSP - PATHOLOGY` and `EASTMERE UNIV HOSP - R&D`. */
function commonStart(names: readonly string[]): string | undefined {
  const [first = "", ...others] = names.map((name) => name.split(" "));
  if (first === "") return undefined;
  let length = 0;
  while (
    length < first.length &&
    others.every((words) => words[length]?.toLowerCase() === first[length]?.toLowerCase())
  )
    length += 1;
  const start = first
    .slice(0, length)
    .join(" ")
    .replace(/[\s–,:/-]+$/u, "");
  return start.length >= 4 ? start : undefined;
}

function severalPayables(groups: readonly (readonly Mention[])[], payables: readonly NamedParty[]): RefusalFinding {
  const names = payables.map(({ code, name }) =>
    code === undefined ? (name ?? "") : name === undefined ? code : `${name} (${code})`,
  );
  const second = groups[1]?.[0];
  return {
    code: "several-payable-organisations",
    severity: "refusal",
    rule: "STM-03",
    ...(second === undefined ? {} : { sheet: second.sheet, row: second.row }),
    what: `The workbook lists balances of ${String(payables.length)} payable organisations: ${names.slice(0, 20).join("; ")}${names.length > 20 ? "; and more" : ""}.`,
    todo: "Please send one statement for each payable organisation, with nothing about any other in it.",
  };
}
