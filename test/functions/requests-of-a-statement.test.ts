import { expect, test } from "vitest";

import { ledgerOf } from "../acceptance/group.ts";
import { countedSystem, type CountedRequest } from "../in-memory/counted-system.ts";

/** From the announcement of a mail to its answer; requests of queues are not among them. */
const MOST = { dynamodb: 35, s3: 12 };

test("an accepted statement takes few requests from its mail to its reply, the first of a position and those that replace it", async () => {
  const { system, importLedger, requestsOfWork } = countedSystem();
  await system.settle();
  await importLedger(ledgerOf("ZB2", "Northfold", [["NF-1", 100_00]]));
  for (let round = 1; round <= 6; round += 1) {
    await system.post({
      id: `mail-${round}`,
      receivedAt: `2023-03-29T0${round}:00:00.000Z`,
      workbooks: { "statement.xlsx": { lines: { "NF-1": 100 + round } } },
    });
    const requests = await requestsOfWork();
    expect(system.sent).toHaveLength(round);
    // The first mail of a warm function also finds the reference data.
    if (round > 1)
      for (const service of ["dynamodb", "s3"] as const)
        expect(countOf(requests, service), listOf(requests, service)).toBeLessThanOrEqual(MOST[service]);
  }
});

function countOf(requests: readonly CountedRequest[], service: string): number {
  return requests.filter(({ action }) => action.startsWith(`${service}:`)).length;
}

function listOf(requests: readonly CountedRequest[], service: string): string {
  return requests
    .filter(({ action }) => action.startsWith(`${service}:`))
    .map(({ by, action, resource, leadingKeys = [] }) => `${by} ${action} ${resource} ${leadingKeys.join()}`)
    .join("\n");
}
