import type { Finding } from "../../domain/statement/finding.ts";
import type { StatementLine } from "../../domain/statement/statement-line.ts";

interface FoundEntry {
  readonly finding: Finding;
  /** The line that it is about: its number is known only when all tables are. */
  readonly line: StatementLine | undefined;
}

/** Collects findings; of each kind the first ones are kept and the others counted, so that none flood a reply. */
export interface StatementFindings {
  add(finding: Finding, line?: StatementLine): void;
  /** Takes over what another log has, counts too. */
  addAll(other: StatementFindings): void;
  entries(): ReadonlyMap<string, { readonly kept: readonly FoundEntry[]; readonly count: number }>;
  /** All of them, refusals first, then warnings, then notes; where some were only counted, one more says how many. */
  all(): Finding[];
}

/** An amount that can't be read is told line by line; of the rest, examples do. */
const KEPT = 20;

const KEPT_UNREAD = 200;

const SEVERITIES = ["refusal", "warning", "note"];

/** How many findings of a kind are kept. */
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
