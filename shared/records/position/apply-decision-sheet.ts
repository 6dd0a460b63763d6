import { askOfRow } from "../../domain/decision-sheet/ask-of-row.ts";
import {
  decidedBefore,
  decideRow,
  type PositionNow,
  type RowPerson,
  type RowResult,
} from "../../domain/decision-sheet/decide-row.ts";
import type { FilledRow } from "../../domain/decision-sheet/filled-row.ts";
import { parseRowReference, type RowReference } from "../../domain/decision-sheet/row-reference.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import { withRival } from "../../domain/decision-sheet/rival-decision.ts";
import type { DecisionHistory, DecisionStep } from "../../domain/position/decision-history.ts";
import { textOfPosition, type PositionKey } from "../../domain/position/position-key.ts";
import { policyOf, type PolicyOf } from "../reference/reference-data.ts";
import { digestOf } from "../storage/digest.ts";
import type { Decisions } from "./decisions.ts";
import { positionNow, type PositionNowPorts } from "./position-now.ts";
import type { Positions } from "./positions.ts";

export interface ApplyDecisionSheetPorts extends PositionNowPorts {
  readonly positions: Pick<Positions, "get">;
  readonly decisions: Decisions;
}

export interface AppliedRow {
  readonly row: FilledRow;
  /** The position that its reference names; absent if it names none of the payable organisation's. */
  readonly position?: PositionKey;
  readonly result: RowResult;
}

export interface AppliedSheet {
  readonly rows: readonly AppliedRow[];
  /** The positions whose answers may change, to be reconciled. */
  readonly touched: readonly PositionKey[];
}

/**
 * Applies the rows of a Decisions sheet: records what they decide, and says of every row what became of it. Only positions of `payable` are
 * read. May be repeated: the ids of the decisions follow from the rows, their time from the person.
 *
 * @param write whether to record anything; without it, it only says what would become of the rows
 */
export async function applyDecisionSheet(
  rows: readonly FilledRow[],
  payable: OrganisationCode,
  person: RowPerson,
  policies: readonly PolicyOf[],
  ports: ApplyDecisionSheetPorts,
  { write = true } = {},
): Promise<AppliedSheet> {
  const policy = policyOf(policies, payable);
  const known = new Map<string, PositionNow | "none" | "comparing">();
  const rowOfLine = new Map<string, number>();
  const applied: AppliedRow[] = [];
  const touched = new Map<string, PositionKey>();
  for (const row of rows) {
    const reference = parseRowReference(row.reference);
    const position = reference?.position.payable === payable ? reference.position : undefined;
    const meant = await resultOf(row, reference);
    const result = position && write ? await record(position, meant) : meant;
    applied.push({ row, ...(position ? { position } : {}), result });
    if (position && (meant.became === "decided" || meant.became === "answered"))
      touched.set(textOfPosition(position), position);
  }
  return { rows: write ? await withRivals() : applied, touched: [...touched.values()] };

  async function resultOf(row: FilledRow, reference: RowReference | undefined): Promise<RowResult> {
    if (!reference)
      return refused(
        "Its last column, Row reference, has been changed or is empty, so it is not clear which line it is about.",
      );
    if (reference.position.payable !== payable)
      return refused(`It is about a line of ${reference.position.payable}, and you decide for ${payable}.`);
    const now = await positionOf(reference.position);
    if (now === "none") return refused("There is no such statement.");
    if (now === "comparing")
      return refused("A new statement is still being compared with your ledger. Ask for a new sheet in a few minutes.");
    const result = decideRow(row, reference, now, person, markOf(row, reference, person.by));
    if (result.became === "refused") return result;
    const question = result.decision.decision === "same-invoice" ? "which" : "how much";
    const line = `${textOfPosition(now.key)}#${result.line.line}#${question}`;
    const earlier = rowOfLine.get(line);
    if (earlier !== undefined) return refused(`Row ${earlier} is about the same line. Only that one counted.`);
    rowOfLine.set(line, row.row);
    return result;
  }

  /** Records what a row does. Another mail may have done it since the position was read: then that one counts, and the row says so. */
  async function record(position: PositionKey, result: RowResult): Promise<RowResult> {
    if (result.became === "decided") {
      const { decision, line } = result;
      const kept = await ports.decisions.add(position, decision);
      return kept.at === decision.at ? result : decidedBefore(kept, line);
    }
    if (result.became === "answered") {
      const kept = await ports.decisions.addStep(position, result.decision, result.step);
      return isSameStep(kept, result.step) ? result : refused(`${kept.by} has ${kept.step} it already.`);
    }
    return result;
  }

  /** The rows once all of them are recorded: somebody else may have decided on the same lines since they were read. */
  async function withRivals(): Promise<AppliedRow[]> {
    const histories = new Map<string, DecisionHistory[]>();
    for (const { position, result } of applied) {
      const name = position && textOfPosition(position);
      if (position && name !== undefined && result.became === "decided" && !histories.has(name))
        histories.set(name, await ports.decisions.of(position));
    }
    return applied.map((row) => {
      const name = row.position && textOfPosition(row.position);
      const now = name === undefined ? undefined : known.get(name);
      if (name === undefined || now === undefined || now === "none" || now === "comparing") return row;
      return { ...row, result: withRival(row.result, now, histories.get(name) ?? []) };
    });
  }

  /** Each position is read once, so that all rows are judged by what was there before the first of them was recorded. */
  async function positionOf(key: PositionKey): Promise<PositionNow | "none" | "comparing"> {
    const name = textOfPosition(key);
    const found = known.get(name);
    if (found !== undefined) return found;
    const record = await ports.positions.get(key);
    const now = record ? ((await positionNow(record, policy, ports)) ?? "comparing") : "none";
    known.set(name, now);
    return now;
  }
}

function isSameStep(one: DecisionStep, other: DecisionStep): boolean {
  return one.step === other.step && one.by === other.by && one.at === other.at;
}

function refused(why: string): RowResult {
  return { became: "refused", why };
}

const MARK_DIGITS = 12;

/** The same row of the same person has the same mark, whatever its note says. */
function markOf(row: FilledRow, { position, state }: RowReference, by: string): string {
  const ask = askOfRow(row);
  return digestOf({ position: textOfPosition(position), state, by, ask: { ...ask } }).slice(0, MARK_DIGITS);
}
