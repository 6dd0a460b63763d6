import { describe, expect, test } from "vitest";

import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { reconcileReferenceData2022To23 } from "../../../shared/domain/reference/reconcile-reference-data-2022-23.ts";
import type { HostedService } from "../../../shared/domain/reference/hosted-service.ts";
import { booked, claim, reconcileCase, verdicts, type Case } from "./statement-and-ledger.ts";

/** The answers to a line of a service that ZB2 or ZC3 hosts: not on the ledger, and on it. */
function answers(model: HostedService["model"], host: string, more: Partial<Case>): (string | undefined)[] {
  const hostedServices: HostedService[] = [
    {
      service: "care record",
      words: ["CARE RECORD"],
      host: { name: "the host", code: organisationCode(host) },
      model,
    },
  ];
  return [booked("1", 5), booked("7001", 500)].map(
    (ledger) =>
      verdicts(
        reconcileCase({
          ...more,
          statement: [claim("7001", 500, { description: "Shared care records, March" })],
          ledger: [ledger],
          referenceData: { ...reconcileReferenceData2022To23, hostedServices },
        }),
      )[0],
  );
}

const nil = "outside-exercise: 500 not agreed";
const ordinary = ["not-on-ledger: 500 not agreed", "agreed: 500 agreed"];

describe("ORG-07 hosted services", () => {
  test("ORG-07 an agent has no income from those for whom it acts, also if the ledger has it", () => {
    expect(answers("agency", "ZB2", { kind: "i&e" })).toEqual([nil, nil]);
    expect(answers("agency", "ZA1", { kind: "i&e" })).toEqual([nil, nil]);
  });

  test("ORG-07 receivables are with whoever pays the invoices, with an agent too", () => {
    expect(answers("agency", "ZB2", {})).toEqual(ordinary);
  });

  test("ORG-07 the principal and the third party agree an agent's service with each other", () => {
    expect(answers("agency", "ZC3", { kind: "i&e" })).toEqual(ordinary);
  });

  test("ORG-07 a hosted budget is agreed with its host", () => {
    const elsewhere = ["wrong-counterparty: 500 not agreed", "agreed: 500 agreed"];
    expect(answers("hosted budget", "ZB2", {})).toEqual(ordinary);
    expect(answers("hosted budget", "ZA1", { kind: "i&e" })).toEqual(ordinary);
    expect(answers("hosted budget", "ZC3", {})).toEqual(elsewhere);
  });
});
