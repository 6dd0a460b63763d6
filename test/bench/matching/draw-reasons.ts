import type { StatementLine } from "../../../shared/domain/statement/statement-line.ts";
import type { Outcome } from "../../../shared/domain/position/outcome.ts";
import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import type { Random } from "./random.ts";

/**
 * Collects reasons for a person to read, over all kinds of lines and reasons: of each kind of line with each reason one sentence, chosen at random.
 */
export class DrawnReasons {
  private readonly random: Random;
  private readonly drawn = new Map<string, { seen: number; text: string }>();

  constructor(random: Random) {
    this.random = random;
  }

  add(lines: readonly StatementLine[], kinds: readonly string[], outcome: Outcome): void {
    for (const [at, { reason, why }] of outcome.lines.entries()) {
      const line = lines[at];
      const kind = kinds[at];
      if (line === undefined || kind === undefined) continue;
      const claimed = `${line.invoiceNumber} of ${line.invoiceDate ?? "no date"}, ${formatPounds(line.outstandingPence)}`;
      this.draw(`${kind}, ${reason}`, `${claimed}\n      ${why}`);
    }
    for (const { reason, why } of outcome.ledgerOnly) this.draw(`on the ledger only, ${reason}`, why);
  }

  /** So many of them, in a random order. */
  some(count: number): string[] {
    const all = [...this.drawn].map(([name, { text }]) => ({
      order: this.random.next(),
      text: `  ${name}\n      ${text}`,
    }));
    return all
      .sort((one, other) => one.order - other.order)
      .slice(0, count)
      .map(({ text }) => text);
  }

  private draw(name: string, text: string): void {
    const known = this.drawn.get(name) ?? { seen: 0, text };
    known.seen += 1;
    if (this.random.between(1, known.seen) === 1) known.text = text;
    this.drawn.set(name, known);
  }
}
