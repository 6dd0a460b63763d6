import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { directoryOf } from "../../shared/domain/organisation/organisation.ts";
import { entryOfStatement, entryWithoutStatement } from "../../shared/domain/form/form-entries.ts";
import { fillForm } from "../../shared/domain/form/fill-form.ts";
import { reconcileReferenceData2022To23 } from "../../shared/domain/reference/reconcile-reference-data-2022-23.ts";
import { formLinesOf, type FormFacts } from "../../shared/messages/collection-form/form-facts.ts";
import {
  accrued,
  booked,
  claim,
  eastmere,
  monthTwelve,
  northfold,
  reconcileCase,
} from "../domain/reconcile/statement-and-ledger.ts";

const southmoor = { code: organisationCode("ZB3"), name: "Southmoor Ambulance Service NHS Trust", type: "trust" };
const odd = { code: organisationCode("ZX1"), name: "=Odd Body", type: "odd" };

/** The form of Eastmere with one statement, one counterparty without, and one that is on no list. */
export function exampleFormFacts(): FormFacts {
  const { subEntities } = reconcileReferenceData2022To23;
  const rules = monthTwelve.kinds["r&p"];
  if (rules === undefined) throw new Error("month twelve has rules");
  const answered = reconcileCase({
    statement: [claim("1001", 70_000), claim("1002", 500), claim("1003", 30, { capital: true })],
    ledger: [
      booked("1001", 70_000, { disputed: 5_000, disputeReference: "MED-1" }),
      booked("1003", 30, { capital: true }),
      booked("1004", -70),
      accrued("ACC", 400),
    ],
  });
  const empty = (pounds: number) => reconcileCase({ statement: [], ledger: [booked("S1", pounds)] });
  const made = [
    { entry: entryOfStatement({ writer: northfold.code, kind: "r&p", subEntities }, answered), outcome: answered },
    ...[southmoor, odd].map(({ code }, index) => {
      const outcome = empty(index === 0 ? 9_000 : 20);
      return { entry: entryWithoutStatement({ writer: code, kind: "r&p", subEntities }, outcome, rules), outcome };
    }),
  ];
  return {
    form: fillForm({
      organisation: eastmere.code,
      exercise: monthTwelve.exercise,
      directory: directoryOf([eastmere, northfold, southmoor, odd]),
      ledgers: [],
      entries: made.map(({ entry }) => entry),
      open: [],
    }),
    lines: made.flatMap(({ entry, outcome }) => formLinesOf(entry, outcome)),
    state: { state: "draft" },
    preparedAt: "2023-04-20T09:30:00.000Z",
  };
}
