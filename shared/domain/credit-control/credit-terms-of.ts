import type { Policy } from "../organisation/policy.ts";
import { usualCreditTerms, type CreditTerms } from "./credit-terms.ts";

/** When an organisation chases what it is owed, by its policy; as RCV-02 and RCV-03 have it where the policy says nothing. */
export function creditTermsOf({ creditDays, dailyCallsOverPence, twiceWeeklyCallsOverPence }: Policy): CreditTerms {
  const { termDays, steps } = usualCreditTerms;
  const [toPay = termDays, ...afterDays] = creditDays ?? [];
  return {
    termDays: toPay,
    steps: steps.map((each, at) => ({ ...each, afterDays: afterDays[at] ?? each.afterDays })),
    dailyCallsOverPence: dailyCallsOverPence ?? usualCreditTerms.dailyCallsOverPence,
    twiceWeeklyCallsOverPence: twiceWeeklyCallsOverPence ?? usualCreditTerms.twiceWeeklyCallsOverPence,
  };
}
