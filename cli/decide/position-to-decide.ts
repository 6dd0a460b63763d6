import { ledgerKindOf } from "../../shared/domain/ledger/ledger-kind-of.ts";
import type { Policy } from "../../shared/domain/organisation/policy.ts";
import type { DecisionHistory } from "../../shared/domain/position/decision-history.ts";
import type { LineOutcome } from "../../shared/domain/position/outcome.ts";
import type { PositionKey } from "../../shared/domain/position/position-key.ts";
import type { AccordRecords } from "../../local/open-records.ts";
import type { PositionRecord } from "../../shared/records/position/position-record.ts";
import { viewOfPosition } from "../../shared/records/position/position-view.ts";
import { policyOf } from "../../shared/records/reference/reference-data.ts";
import { CommandRefused } from "../command-errors.ts";

/** A position as a person needs it to decide on its lines. */
export interface PositionToDecide {
  readonly record: PositionRecord;
  readonly lines: readonly LineOutcome[];
  readonly histories: readonly DecisionHistory[];
  readonly policy: Policy;
  /** The invoice numbers of the receivable organisation in the ledger; absent if there is no ledger. */
  readonly ledgerNumbers?: readonly string[];
}

/**
 * Reads a position with the lines of its statement as they are now.
 *
 * @param withLedger whether to read the invoice numbers of the ledger
 * @throws CommandRefused if its statement has not been compared with the ledger yet
 */
export async function positionToDecide(
  record: PositionRecord,
  records: AccordRecords,
  { withLedger = false } = {},
): Promise<PositionToDecide> {
  const { key, current, reconciled } = record;
  if (reconciled?.mailId !== current.mailId)
    throw new CommandRefused(
      `The statement of ${key.receivable} that is in force is still being compared with the ledger. Try again in a minute.`,
    );
  const [{ lines }, histories, { policies }] = await Promise.all([
    viewOfPosition(record, records.objects),
    records.decisions.of(key),
    records.referenceLists.all(),
  ]);
  const ledgerNumbers = withLedger ? await ledgerNumbersOf(key, records) : undefined;
  return {
    record,
    lines,
    histories,
    policy: policyOf(policies, key.payable),
    ...(ledgerNumbers ? { ledgerNumbers } : {}),
  };
}

async function ledgerNumbersOf({ payable, receivable, kind }: PositionKey, { ledgers }: AccordRecords) {
  const ledger = await ledgers.current(payable, ledgerKindOf(kind));
  return ledger && (await ledgers.linesOf(ledger, receivable)).map(({ invoiceNumber }) => invoiceNumber);
}
