import { isSamePayable } from "../../../domain/mail/identity/named-organisation.ts";
import { isOrganisationCode, parseOrganisationCode } from "../../../domain/organisation/organisation-code.ts";
import type { RefusalFinding } from "../../../domain/statement/refusal-finding.ts";
import type { NamedParty } from "../../../domain/statement/statement.ts";
import type { NamedAccount, LooseRow } from "../collected-workbook.ts";
import { type KnownOrganisations, looksLikeOrganisation, readParty } from "../header-block/party-in-text.ts";
import type { HeaderBlock, PartyFound } from "../header-block/read-header-block.ts";
import type { TableRecord } from "../rows/table-record.ts";
import { commonStart, isDifferentName, isOtherBody } from "./compare-parties.ts";
import { payersInColumns } from "./payers-in-columns.ts";

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
  const groups = withColumns(withAccounts(named, byAccount, known), tables, receivable, known);
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
      [...table[side].values()].map(({ code, name, row }) => {
        const own = isOrganisationCode(code.toUpperCase()) ? code.toUpperCase() : undefined;
        // Code and name may stand in one cell.
        const inName = own === undefined ? readParty([name === "" ? code : name], false, known) : undefined;
        return {
          code: own ?? inName?.code,
          name: own === undefined ? inName?.name : name === "" ? undefined : name,
          sheet: table.sheet.name,
          row,
        };
      }),
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
  if (code !== undefined && otherCode !== undefined) return isSameCode(code, otherCode, known);
  if (mention.name === undefined || other.name === undefined) return true;
  return !differ(mention.name, other.name);
}

function isSameCode(one: string, other: string, { directory }: KnownOrganisations): boolean {
  const [first, second] = [parseOrganisationCode(one), parseOrganisationCode(other)];
  if (first === undefined || second === undefined || directory === undefined) return one === other;
  return isSamePayable(first, second, directory);
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

/** Adds organisations that a column names line by line. */
function withColumns(
  groups: readonly Mention[][],
  tables: readonly TableRecord[],
  receivable: Mention | undefined,
  known: KnownOrganisations,
): Mention[][] {
  const codes = new Set(groups.flatMap((group) => group.flatMap((mention) => codeOf(mention, known) ?? [])));
  const sender = receivable === undefined ? undefined : codeOf(receivable, known);
  const all = groups.map((group) => [...group]);
  for (const payer of payersInColumns(tables, sender, codes, known)) {
    const mention = { ...payer, name: undefined };
    const isSame = (other: Mention) => isSameCode(payer.code, codeOf(other, known) ?? "", known);
    const group = all.find((each) => each.some(isSame));
    if (group) group.push(mention);
    else all.push([mention]);
  }
  // One organisation by a name that is not in the directory, and one by its code, may well be the same.
  const isOne = groups.length === 1 && codes.size === 0 && all.length === 2;
  return isOne ? [...groups] : all;
}

function partyOfGroup(group: readonly Mention[], known: KnownOrganisations): NamedParty {
  const code = latestOf(
    group.flatMap((mention) => codeOf(mention, known) ?? []),
    known,
  );
  const ofCode = group.filter((mention) => codeOf(mention, known) === code);
  const names = (ofCode.length > 0 ? ofCode : group).flatMap((mention) => mention.name ?? []);
  const name = names.length > 1 && code === undefined ? (commonStart(names) ?? names[0]) : names[0];
  return {
    ...(code !== undefined && isOrganisationCode(code) ? { code } : {}),
    ...(name === undefined ? {} : { name }),
  };
}

/** Of an organisation and its predecessors, the one that took over. */
function latestOf(codes: readonly string[], { directory }: KnownOrganisations): string | undefined {
  const successors = codes.map((code) => {
    const known = parseOrganisationCode(code);
    return known === undefined ? "" : (directory?.get(known)?.successor ?? "");
  });
  return codes.find((_, at) => !codes.includes(successors[at] ?? "")) ?? codes[0];
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
