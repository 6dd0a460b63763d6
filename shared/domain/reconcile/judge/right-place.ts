import type { CalendarDate } from "../../amounts-and-days/calendar-date.ts";
import type { Directory } from "../../organisation/directory.ts";
import type { Organisation } from "../../organisation/organisation.ts";
import type { OrganisationCode } from "../../organisation/organisation-code.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import type { ReconcileInput } from "../reconcile-input.ts";
import type { ReconcileReference } from "../../reference/reconcile-reference.ts";
import { reconcileReference2022To23 } from "../../reference/reconcile-reference-2022-23.ts";
import { compareTexts } from "../matching/order.ts";
import { present } from "../matching/present.ts";
import { normaliseReference } from "../identify/references/reference-key.ts";
import { capital, day, joinWords, nameLine, pounds } from "../words/name-lines.ts";
import type { Verdict } from "./verdict.ts";

/** Tells whether a line is on the statement of the right pair (REC-16), by the directory's dates and the known prefixes. */
export interface RightPlace {
  /** The verdict on a line that belongs elsewhere; nothing for one that is in its place. `on`: when its trade was. */
  misplaced(line: StatementLine, on: CalendarDate | undefined): Verdict | undefined;
}

export function rightPlaceOf(input: ReconcileInput, asAt: CalendarDate | undefined): RightPlace {
  const prefixes = prefixesInForce(input, asAt);
  const ended = input.position.kind === "i&e" ? undefined : endedBody(input, asAt);
  const bodies = [input.position.receivable, input.position.payable].flatMap((code) => {
    const body = input.directory.get(code);
    return body === undefined ? [] : [{ body, before: predecessorsOf(input.directory, body) }];
  });
  return {
    misplaced: (line, on) => {
      const byPrefix = prefixes.length === 0 ? undefined : judgePrefix(input, prefixes, line);
      if (byPrefix !== undefined) return byPrefix;
      if (ended !== undefined) return judgeEnded(input.directory, ended, line);
      if (input.position.kind !== "i&e" || on === undefined) return undefined;
      for (const { body, before } of bodies) {
        const verdict = judgePeriod(input.directory, body, before, line, on);
        if (verdict !== undefined) return verdict;
      }
      return undefined;
    },
  };
}

type Prefix = ReconcileReference["invoicePrefixes"][number];

/** ORG-05: the prefixes that mark whose an issuer's invoices are. */
function prefixesInForce(input: ReconcileInput, asAt: CalendarDate | undefined): Prefix[] {
  const reference = input.reference ?? reconcileReference2022To23;
  const { receivable } = input.position;
  const name = input.directory.get(receivable)?.name.toUpperCase() ?? "";
  return reference.invoicePrefixes.filter(
    (prefix) =>
      (prefix.issuers.includes(receivable) || prefix.issuerNames.some((words) => name.includes(words))) &&
      (asAt === undefined ||
        ((prefix.from === undefined || prefix.from <= asAt) && (prefix.to === undefined || asAt <= prefix.to))),
  );
}

function judgePrefix(input: ReconcileInput, prefixes: readonly Prefix[], line: StatementLine): Verdict | undefined {
  const number = normaliseReference(line.invoiceNumber);
  let best: Prefix | undefined;
  let written = "";
  for (const candidate of prefixes) {
    for (const prefix of candidate.prefixes) {
      if (prefix.length > written.length && number.startsWith(prefix)) {
        best = candidate;
        written = prefix;
      }
    }
  }
  if (best === undefined || best.belongsTo === input.position.receivable) return undefined;
  const name = `${capital(nameLine(line))} begins with ${written}, which marks invoices of`;
  if (best.belongsTo === undefined) {
    return {
      agreed: 0,
      disputed: 0,
      reason: "outside-exercise",
      why: `${name} ${best.name}: it is outside the agreement of balances, and ${pounds(line.outstandingPence)} is adjusted to nil.`,
      wanted: "Please take it off your statement.",
    };
  }
  return misplacedTo(line, `${name} ${sayBody(best.name, best.belongsTo)}`, sayBody(best.name, best.belongsTo));
}

/** ORG-03, ORG-04: a body that ended before the statement has no receivables and payables any more. */
function endedBody(input: ReconcileInput, asAt: CalendarDate | undefined): Organisation | undefined {
  if (asAt === undefined) return undefined;
  for (const code of [input.position.receivable, input.position.payable]) {
    const body = input.directory.get(code);
    if (body?.closed !== undefined && body.closed < asAt) return body;
  }
  return undefined;
}

function judgeEnded(directory: Directory, body: Organisation, line: StatementLine): Verdict {
  const since = `${sayBody(body.name, body.code)} ended on ${day(present(body.closed))}`;
  const successor = body.successor === undefined ? undefined : sayCode(directory, body.successor);
  if (successor === undefined) {
    return {
      agreed: 0,
      disputed: 0,
      reason: "body-ended",
      why: `${since} and takes no receivables or payables after that day: ${nameLine(line)} is adjusted to nil.`,
      wanted: "Please tell us which body has taken it over.",
    };
  }
  return misplacedTo(
    line,
    `${since} and its balances passed to ${successor}, so ${nameLine(line)} belongs there`,
    successor,
  );
}

/** ORG-04: income and expenditure stay with the predecessor to its last day, and are the successor's from the next. */
function judgePeriod(
  directory: Directory,
  body: Organisation,
  before: readonly Organisation[],
  line: StatementLine,
  on: CalendarDate,
): Verdict | undefined {
  const name = capital(nameLine(line));
  if (body.closed !== undefined && on > body.closed) {
    const after = `${name} is of ${day(on)}, after ${sayBody(body.name, body.code)} ended on ${day(body.closed)}`;
    if (body.successor === undefined) {
      return {
        agreed: 0,
        disputed: 0,
        reason: "body-ended",
        why: `${after}: ${pounds(line.outstandingPence)} is adjusted to nil.`,
        wanted: "Please tell us which body has taken it over.",
      };
    }
    const successor = sayCode(directory, body.successor);
    return misplacedTo(line, `${after}: it belongs to ${successor}`, successor);
  }
  const earlier = before.filter((one) => one.closed !== undefined && on <= one.closed);
  if (body.opened === undefined || on >= body.opened || earlier.length === 0) return undefined;
  const named = earlier.filter((one) => isNamed(line, one));
  const names = joinWords(
    (named.length === 0 ? earlier : named).map((one) => sayBody(one.name, one.code)),
    "or",
  );
  return misplacedTo(
    line,
    `${name} is of ${day(on)}, before ${sayBody(body.name, body.code)} took over on ${day(body.opened)}: it belongs to ${names}`,
    names,
  );
}

function isNamed(line: StatementLine, body: Organisation): boolean {
  const named = line.predecessor?.toUpperCase() ?? "";
  return named.includes(body.name.toUpperCase()) || named.split(/[^A-Z0-9]/).includes(body.code);
}

function predecessorsOf(directory: Directory, body: Organisation): Organisation[] {
  return [...directory.values()]
    .filter((candidate) => candidate.successor === body.code)
    .sort((one, other) => compareTexts(one.code, other.code));
}

function misplacedTo(line: StatementLine, because: string, rightBody: string): Verdict {
  return {
    agreed: 0,
    disputed: 0,
    reason: "wrong-counterparty",
    why: `${because}, and ${pounds(line.outstandingPence)} is adjusted to nil here.`,
    wanted: `Please move it to the statement of ${rightBody}.`,
  };
}

function sayCode(directory: Directory, code: OrganisationCode): string {
  const name = directory.get(code)?.name;
  return name === undefined ? code : sayBody(name, code);
}

function sayBody(name: string, code: string): string {
  return `${name} (${code})`;
}
