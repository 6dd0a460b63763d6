import type { Finding } from "../../domain/statement/finding.ts";
import type { StatementLine } from "../../domain/statement/statement-line.ts";

interface FoundEntry {
  readonly finding: Finding;
  /** The line that it is about. Its number is known only after all tables are read. */
  readonly line: StatementLine | undefined;
}

/** The findings of a statement. It keeps the first of each code and counts the others, so that they don't flood a reply. */
export interface StatementFindings {
  add(finding: Finding, line?: StatementLine): void;
  /** Adds all findings of another collection, with its counts. */
  addAll(other: StatementFindings): void;
  entries(): ReadonlyMap<string, { readonly kept: readonly FoundEntry[]; readonly count: number }>;
  /** All findings: refusals, then warnings, then notes. If some were only counted, one more finding gives their number. */
  all(): Finding[];
}

/** Unreadable amounts are listed line by line; of other findings some examples are enough. */
const KEPT = 20;

const KEPT_UNREAD = 200;

const SEVERITIES = ["refusal", "warning", "note"];

/** How many findings with this code are kept. */
function mostKept(code: string): number {
  return code.startsWith("amount-") ? KEPT_UNREAD : KEPT;
}

export function collectFindings(file: string): StatementFindings {
  const byCode = new Map<string, { kept: FoundEntry[]; count: number }>();
  const put = (entry: FoundEntry): void => {
    const { code } = entry.finding;
    const found = byCode.get(code);
    if (found === undefined) byCode.set(code, { kept: [entry], count: 1 });
    else {
      found.count += 1;
      if (found.kept.length < mostKept(code)) found.kept.push(entry);
    }
  };
  return {
    add(finding, line) {
      put({ finding: finding.file === undefined ? { ...finding, file } : finding, line });
    },
    addAll(other) {
      for (const [code, { kept, count }] of other.entries()) {
        for (const entry of kept) put(entry);
        const found = byCode.get(code);
        if (found !== undefined) found.count += count - kept.length;
      }
    },
    entries: () => byCode,
    all() {
      const findings: Finding[] = [];
      for (const { kept, count } of byCode.values()) {
        for (const { finding, line } of kept)
          findings.push(line === undefined ? finding : { ...finding, line: line.line });
        const first = kept[0]?.finding;
        if (count > kept.length && first !== undefined) findings.push(countOfMore(first, count - kept.length));
      }
      const rank = (finding: Finding): number => SEVERITIES.indexOf(finding.severity);
      return findings.sort((one, other) => rank(one) - rank(other));
    },
  };
}

function countOfMore(first: Finding, more: number): Finding {
  return {
    code: first.code,
    severity: first.severity,
    ...(first.rule === undefined ? {} : { rule: first.rule }),
    ...(first.file === undefined ? {} : { file: first.file }),
    what: `The same is true of ${more} more ${more === 1 ? "row" : "rows"}.`,
    todo: first.todo,
  };
}
