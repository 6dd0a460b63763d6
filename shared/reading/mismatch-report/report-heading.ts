import type { MismatchKind } from "../../domain/mismatch/compare-forms.ts";

/** Whose figures a column has: one side's by its role, or by whose report it is; or the difference of the two. */
export const reportSides = ["receivable", "payable", "own", "counterparty", "mismatch"] as const;

export type ReportSide = (typeof reportSides)[number];

export const reportColumns = ["notified", "accrued", "adjusted", "disputed", "total"] as const;

export type ReportColumn = (typeof reportColumns)[number];

/** What a heading of a report of mismatches means. */
export type ReportHeading =
  /** A column of organisations, by their codes or their names. */
  | { readonly of: "body" | "name"; readonly side: Exclude<ReportSide, "mismatch"> }
  | {
      readonly of: "amount";
      readonly side: ReportSide;
      readonly column: ReportColumn;
      /** If the heading says so: `Receivables`, `Expenditure`. */
      readonly kind: MismatchKind | undefined;
      /** `Our receivables`, `Counterparty's payables`: then we are the receivable side. */
      readonly ownRole: "receivable" | "payable" | undefined;
    }
  | { readonly of: "role" | "kind" | "exercise" | "other" };

/** What a heading may mean, best first: `Receivable` alone heads organisations, or amounts. Empty if it means nothing here. */
export function readReportHeading(heading: string): ReportHeading[] {
  const words = wordsOf(heading);
  const has = (list: ReadonlySet<string>): boolean => words.some((word) => list.has(word));
  if (words.length === 0) return [];
  if (has(REMARK) || ((has(DIFFERENCE) || has(BODY)) && has(KIND))) return [{ of: "other" }];
  const column = COLUMNS.find(([, names]) => has(names))?.[0];
  const sides = SIDES.filter(([, names]) => has(names)).map(([side]) => side);
  if (has(DIFFERENCE)) return [amount("mismatch", column ?? "total", heading, undefined)];
  const role = sides.length === 1 ? sides[0] : undefined;
  const whose = has(COUNTERPARTY) ? "counterparty" : has(OWN) ? "own" : undefined;
  const side = role ?? (sides.length > 1 ? undefined : whose);
  const ownRole = role === undefined || whose === undefined ? undefined : whose === "own" ? role : otherRole(role);
  const isBody = has(BODY);
  if (side !== undefined && (column !== undefined || (!isBody && has(PLURAL))))
    // `Receivable organisation: total`: the organisation is the one that is owed, not ours.
    return [amount(side, column ?? "total", heading, isBody && !has(WHOSE) ? undefined : ownRole)];
  if (side !== undefined && (isBody || whose !== undefined || words.every((word) => BODY_WORDS.has(word))))
    return [
      { of: has(NAME) ? "name" : "body", side },
      ...(words.length === 1 && has(EITHER) ? [amount(side, "total", heading, undefined)] : []),
    ];
  if (has(NAME) && words.length <= 2) return [{ of: "name", side: "own" }];
  if (has(KIND)) return [{ of: "kind" }];
  if (has(ROLE)) return [{ of: "role" }];
  return has(EXERCISE) ? [{ of: "exercise" }] : [];
}

/** How much of a heading its meaning accounts for, up to 1: a code or a figure in it is none of ours. */
export function understoodShare(heading: string): number {
  const words = heading.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  const known = words.filter((word) => EMPTY_WORDS.has(word) || KNOWN.some((list) => list.has(word)));
  return words.length === 0 ? 0 : known.length / words.length;
}

/** Which kind a text is about: `R&P`, `Receivables and payables`, `I&E mismatches`; `undefined` if it says neither, or both. */
export function kindInText(text: string): MismatchKind | undefined {
  const isReceivables = /\br\s*(?:&|and|\/|\+)?\s*p\b|\b(?:receivables?|payables?|debtors?|creditors?)\b/iu.test(text);
  const isIncome = /\bi\s*(?:&|and|\/|\+)?\s*e\b|\b(?:income|expenditure|revenue|expenses?)\b/iu.test(text);
  return isReceivables === isIncome ? undefined : isReceivables ? "r&p" : "i&e";
}

/** Which side a text says an organisation is on: `receivable`, `Payables`, `income`, `creditor`; `undefined` if it says neither, or both. */
export function roleInText(text: string): "receivable" | "payable" | undefined {
  const words = wordsOf(text);
  const found = SIDES.filter(([, names]) => words.some((word) => names.has(word))).map(([side]) => side);
  return found.length === 1 ? found[0] : undefined;
}

function amount(
  side: ReportSide,
  column: ReportColumn,
  heading: string,
  ownRole: "receivable" | "payable" | undefined,
): ReportHeading {
  const kind = PLURAL_IN.test(heading) ? kindInText(heading) : undefined;
  return { of: "amount", side, column, kind, ownRole };
}

function otherRole(role: "receivable" | "payable"): "receivable" | "payable" {
  return role === "receivable" ? "payable" : "receivable";
}

function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => !EMPTY_WORDS.has(word));
}

/** `Receivable: total` is of either kind; only the names of the form's parts say which it is. */
const PLURAL_IN = /\b(?:receivables|payables|debtors|creditors|income|expenditure|revenue|expenses?)\b/iu;

const set = (text: string): ReadonlySet<string> => new Set(text.split(" "));

const EMPTY_WORDS = set("the of s for to in per by and gbp k m 000 000s its net");
const SIDES: readonly (readonly ["receivable" | "payable", ReadonlySet<string>])[] = [
  ["receivable", set("receivable receivables debtor debtors income revenue provider supplier seller")],
  [
    "payable",
    set("payable payables creditor creditors expenditure expense expenses commissioner purchaser buyer payer"),
  ],
];
const PLURAL = set("receivables payables debtors creditors income expenditure revenue expenses expense");
const COLUMNS: readonly (readonly [ReportColumn, ReadonlySet<string>])[] = [
  ["notified", set("notified notification")],
  ["accrued", set("accrued accrual accruals")],
  ["adjusted", set("adjusted adjustment adjustments")],
  ["disputed", set("disputed dispute disputes")],
  [
    "total",
    set("total totals amount amounts balance balances value values figure figures sum submitted recorded reported"),
  ],
];
const DIFFERENCE = set(
  "mismatch mismatches difference differences diff variance var discrepancy discrepancies absolute unmatched",
);
const COUNTERPARTY = set("counterparty counterparties counterpart cpty cp cparty partner their theirs other");
const OWN = set("own our ours your yours my organisation organization org entity body trust reporting submitting");
const WHOSE = set("own our ours your yours my counterparty counterpart cpty cp cparty partner their theirs other");
const BODY = set("organisation organization org entity body code codes name trust");
const NAME = set("name names");
const BODY_WORDS = set(
  "receivable payable provider supplier seller commissioner purchaser buyer payer counterparty counterpart cpty cp partner",
);
/** Alone it heads organisations, or amounts. */
const EITHER = set("receivable payable");
const KIND = set("kind type category");
const ROLE = set("role side");
const EXERCISE = set("exercise period quarter");
const REMARK = set(
  "reason reasons comment comments explanation narrative action actions who what status clear tolerance note notes rank row threshold",
);
const KNOWN: readonly ReadonlySet<string>[] = [
  ...SIDES.map(([, names]) => names),
  ...COLUMNS.map(([, names]) => names),
  ...[DIFFERENCE, COUNTERPARTY, OWN, BODY, KIND, ROLE, EXERCISE, REMARK],
];
