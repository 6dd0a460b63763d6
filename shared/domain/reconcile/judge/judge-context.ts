import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { OrganisationCode } from "../../organisation/organisation-code.ts";
import type { Identification } from "../identify/identification.ts";
import type { LedgerIndex, StatementIndex } from "../matching/line-index.ts";
import { compareLedger } from "../matching/line-order.ts";
import { faceAt, ledgerAt, type Matching } from "../matching/matching.ts";
import type { ReconcileInput } from "../reconcile-input.ts";
import type { Setting } from "../setting.ts";
import type { CurrentDecisions } from "./apply-decisions.ts";
import { judgeCredits, type CreditVerdict } from "./judge-credits.ts";
import { judgePayments, type PaymentVerdict } from "./judge-payments.ts";
import { rightPlaceOf, type RightPlace } from "./right-place.ts";

/** Everything that the verdict on a line may depend on, once the two sides are matched. */
export interface JudgeContext {
  readonly payable: OrganisationCode;
  readonly setting: Setting;
  readonly matching: Matching;
  readonly decisions: CurrentDecisions;
  readonly credits: ReadonlyMap<StatementIndex, CreditVerdict>;
  readonly payments: ReadonlyMap<StatementIndex, PaymentVerdict>;
  readonly place: RightPlace;
  /** Finds a credit note of this amount that the ledger has and the statement does not. */
  readonly creditNotOnStatement: (amount: number) => LedgerLine | undefined;
}

/** Judges what concerns several lines at once (credits, payments), so that each line can then be judged by itself. */
export function judgeContextOf(
  input: ReconcileInput,
  setting: Setting,
  matching: Matching,
  identification: Identification,
  decisions: CurrentDecisions,
): JudgeContext {
  return {
    payable: input.position.payable,
    setting,
    matching,
    decisions,
    credits: setting.hasLedger ? judgeCredits(matching, identification) : new Map(),
    payments: setting.hasLedger ? judgePayments(matching) : new Map(),
    place: rightPlaceOf(input, setting),
    creditNotOnStatement: creditsNotOnStatement(matching),
  };
}

function creditsNotOnStatement(matching: Matching): (amount: number) => LedgerLine | undefined {
  let byAmount: Map<number, LedgerIndex> | undefined;
  return (amount) => {
    byAmount ??= indexUnusedCredits(matching);
    const at = byAmount.get(amount);
    return at === undefined ? undefined : ledgerAt(matching, at);
  };
}

function indexUnusedCredits(matching: Matching): Map<number, LedgerIndex> {
  const index = new Map<number, LedgerIndex>();
  for (const at of matching.negativeLedger) {
    if (matching.used[at] === 1) continue;
    const face = faceAt(matching, at);
    const line = ledgerAt(matching, at);
    if (line.entry !== "credit-note" || line.status === "cancelled") continue;
    const known = index.get(-face);
    if (known === undefined || compareLedger(matching, at, known) < 0) index.set(-face, at);
  }
  return index;
}
