import type { CalendarDate } from "../../amounts-and-days/calendar-date.ts";
import type { Organisation, Directory } from "../../organisation/organisation.ts";
import type { OrganisationCode } from "../../organisation/organisation-code.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import type { ReconcileInput } from "../reconcile-input.ts";
import { compareTexts } from "../matching/line-order.ts";
import { required } from "../collections.ts";
import type { Setting } from "../setting.ts";
import { capitalise, formatDay, joinWords, nameStatementLine, pounds } from "../words/name-lines.ts";
import { notTakingPart, type NotTakingPart } from "./not-taking-part.ts";
import type { Verdict } from "./verdict.ts";

/** Checks whether a line is on the statement of the right pair (REC-16), by the directory's dates and the known prefixes. */
export interface RightPlace {
  /**
   * The verdict on a line that belongs on another statement; undefined for one in the right place.
   *
   * @param on the date of the trade
   */
  judgeMisplaced(line: StatementLine, on: CalendarDate | undefined): Verdict | undefined;
}

export function rightPlaceOf(input: ReconcileInput, setting: Setting): RightPlace {
  const { asAt } = setting;
  const whyNot = notTakingPart(input, asAt);
  const ended = input.position.kind === "i&e" ? undefined : endedBody(input, asAt);
  const bodies = [input.position.receivable, input.position.payable].flatMap((code) => {
    const body = input.directory.get(code);
    return body === undefined ? [] : [{ body, predecessors: predecessorsOf(input.directory, body) }];
  });
  return {
    judgeMisplaced: (line, on) => {
      if (whyNot !== undefined) return judgeNotTakingPart(whyNot, line);
      const byMark = judgeMark(input, setting, line);
      if (byMark !== undefined) return byMark;
      if (ended !== undefined) return judgeEnded(input.directory, ended, line);
      if (input.position.kind !== "i&e" || on === undefined) return undefined;
      for (const { body, predecessors } of bodies) {
        const verdict = judgePeriod(input.directory, body, predecessors, line, on);
        if (verdict !== undefined) return verdict;
      }
      return undefined;
    },
  };
}

/** ORG-05: the verdict on a line whose number marks it as another body's, or as external to government. */
function judgeMark(input: ReconcileInput, setting: Setting, line: StatementLine): Verdict | undefined {
  const mark = setting.markOf(line.invoiceNumber);
  if (mark === undefined || mark.means.belongsTo === input.position.receivable) return undefined;
  const { name: whose, belongsTo } = mark.means;
  const name = capitalise(nameStatementLine(line));
  if (mark.prefix === "") {
    const issuer = input.directory.get(input.position.receivable)?.name ?? input.position.receivable;
    return outside(line, `${name} has none of the prefixes for which ${issuer} takes part, and so is of ${whose}`);
  }
  const marks = `${name} begins with ${mark.prefix}, which marks invoices of`;
  if (belongsTo === undefined) return outside(line, `${marks} ${whose}`);
  return misplacedTo(line, `${marks} ${nameWithCode(whose, belongsTo)}`, nameWithCode(whose, belongsTo));
}

function outside(line: StatementLine, because: string): Verdict {
  return {
    agreed: 0,
    disputed: 0,
    reason: "outside-exercise",
    why: `${because}: it is outside the agreement of balances, and ${pounds(line.outstandingPence)} is adjusted to nil.`,
    wanted: { wants: "removal", from: "statement" },
  };
}

/** The verdict on every line of a pair of which one does not take part itself. */
function judgeNotTakingPart(whyNot: NotTakingPart, line: StatementLine): Verdict {
  const name = nameStatementLine(line);
  const nil = `${pounds(line.outstandingPence)} is adjusted to nil here`;
  if (whyNot.parent === undefined) {
    return {
      agreed: 0,
      disputed: 0,
      reason: "outside-exercise",
      why: `${whyNot.body} does not take part in the agreement of balances, so ${name} is outside it, and ${nil}; it is settled in ordinary business.`,
    };
  }
  return {
    agreed: 0,
    disputed: 0,
    reason: "wrong-counterparty",
    why: `${whyNot.body} is a subsidiary of ${whyNot.parent} and does not take part itself: its trade is on the statement of its parent, so ${name} belongs there, and ${nil}.`,
    wanted: { wants: "parent-statement", parent: whyNot.parent, side: whyNot.side },
  };
}

/** ORG-03, ORG-04: the body of the pair that ended before the statement: it has no receivables or payables any more. */
function endedBody(input: ReconcileInput, asAt: CalendarDate | undefined): Organisation | undefined {
  if (asAt === undefined) return undefined;
  for (const code of [input.position.receivable, input.position.payable]) {
    const body = input.directory.get(code);
    if (body?.closed !== undefined && body.closed < asAt) return body;
  }
  return undefined;
}

function judgeEnded(directory: Directory, body: Organisation, line: StatementLine): Verdict {
  const since = `${nameWithCode(body.name, body.code)} ended on ${formatDay(required(body.closed))}`;
  const successor = body.successor === undefined ? undefined : nameOfCode(directory, body.successor);
  if (successor === undefined) {
    return {
      agreed: 0,
      disputed: 0,
      reason: "body-ended",
      why: `${since} and has no receivables or payables after that day: ${nameStatementLine(line)} is adjusted to nil.`,
      wanted: { wants: "successor" },
    };
  }
  return misplacedTo(
    line,
    `${since} and its balances passed to ${successor}, so ${nameStatementLine(line)} belongs there`,
    successor,
  );
}

/** ORG-04: income and expenditure belong to the predecessor up to its last day, and to the successor from the next day. */
function judgePeriod(
  directory: Directory,
  body: Organisation,
  predecessors: readonly Organisation[],
  line: StatementLine,
  on: CalendarDate,
): Verdict | undefined {
  const name = capitalise(nameStatementLine(line));
  if (body.closed !== undefined && on > body.closed) {
    const after = `${name} is of ${formatDay(on)}, after ${nameWithCode(body.name, body.code)} ended on ${formatDay(body.closed)}`;
    if (body.successor === undefined) {
      return {
        agreed: 0,
        disputed: 0,
        reason: "body-ended",
        why: `${after}: ${pounds(line.outstandingPence)} is adjusted to nil.`,
        wanted: { wants: "successor" },
      };
    }
    const successor = nameOfCode(directory, body.successor);
    return misplacedTo(line, `${after}: it belongs to ${successor}`, successor);
  }
  const earlier = predecessors.filter((one) => one.closed !== undefined && on <= one.closed);
  if (body.opened === undefined || on >= body.opened || earlier.length === 0) return undefined;
  const named = earlier.filter((one) => isNamed(line, one));
  const names = joinWords(
    (named.length === 0 ? earlier : named).map((one) => nameWithCode(one.name, one.code)),
    "or",
  );
  return misplacedTo(
    line,
    `${name} is of ${formatDay(on)}, before ${nameWithCode(body.name, body.code)} took over on ${formatDay(body.opened)}: it belongs to ${names}`,
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
    wanted: { wants: "move", to: rightBody, how: "statement" },
  };
}

function nameOfCode(directory: Directory, code: OrganisationCode): string {
  const name = directory.get(code)?.name;
  return name === undefined ? code : nameWithCode(name, code);
}

function nameWithCode(name: string, code: string): string {
  return `${name} (${code})`;
}
