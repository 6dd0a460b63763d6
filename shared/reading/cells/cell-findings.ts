import type { Finding } from "../../domain/statement/finding.ts";

/** Collects findings of a file; of each kind the first ones are kept, the others counted, so that none flood a reply. */
export interface CellFindings {
  add(finding: Finding): void;
  all(): Finding[];
}

export function collectCellFindings(file: string): CellFindings {
  const kept: Finding[] = [];
  const counts = new Map<string, number>();
  return {
    add(finding) {
      const count = (counts.get(finding.code) ?? 0) + 1;
      counts.set(finding.code, count);
      if (count <= KEPT_OF_A_KIND) kept.push({ ...finding, file });
    },
    all() {
      const findings = [...kept];
      for (const [code, count] of counts) {
        if (count <= KEPT_OF_A_KIND) continue;
        const first = kept.find((finding) => finding.code === code);
        if (first === undefined) continue;
        findings.push({
          code,
          severity: first.severity,
          file,
          what: `There are ${count - KEPT_OF_A_KIND} more cells of which the same is true.`,
          todo: first.todo,
        });
      }
      return findings;
    },
  };
}

const KEPT_OF_A_KIND = 20;
