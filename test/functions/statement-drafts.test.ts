import { describe, expect, test } from "vitest";

import { runTimetable } from "../../functions/run-timetable/run-timetable.ts";
import { replySchema } from "../../shared/messages/reply.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { openIssuer, saleRow } from "./issuer.ts";

const ledger = [saleRow("ZB2", "EM-1", 5000), saleRow("ZB3", "EM-3", 9000), saleRow("ZC3X9", "EM-4", 100)];
const release = [
  "statements",
  "release",
  "--organisation",
  "ZA1",
  "--exercise",
  "2022-23-Q4",
  "--kind",
  "r&p",
] as const;

/** Statements of receivables are to be issued by Wednesday, 29 March 2023, and people are told a working day before. */
async function told(at: string, before: (issuer: Awaited<ReturnType<typeof openIssuer>>) => Promise<unknown>) {
  const issuer = await openIssuer(ledger);
  const { system } = issuer;
  await before(issuer);
  await issuer.leave();
  system.clock.at = new Date(at);
  const sent = system.sent.length;
  // The system of the tests keeps the ledger of `accord`, where the timetable looks too.
  const ports = { ...system.ports.timetable, ledgers: issuer.records.ledgers };
  return { ...issuer, sent, ports };
}

const nothing = () => Promise.resolve();

describe("RCV-01 statements that wait to be released", () => {
  test("are told to the finance contacts once before they are to be issued, and nothing leaves by itself", async () => {
    const { system, ports, sent } = await told("2023-03-28T08:00:00Z", nothing);
    await Promise.all([runTimetable(ports), runTimetable(ports)]);
    await runTimetable(ports);
    await system.work(["send"]);
    const mails = system.sent.slice(sent);
    expect(mails.map(({ to }) => to)).toEqual([["income@eastmere.example.org"]]);
    const [notice, ...others] = await Array.fromAsync(
      system.notices.ofKind(organisationCode("ZA1"), "statement-drafts"),
    );
    expect(others).toEqual([]);
    expect(await system.objects.get(notice?.facts ?? "", replySchema)).toMatchObject({
      reply: "statement-drafts",
      kind: "r&p",
      statementsBy: "2023-03-29",
      drafts: [
        { payable: { code: "ZB3" }, totalPence: 900_000 },
        { payable: { code: "ZB2" }, replaces: false },
      ],
      count: 2,
      totalPence: 1_400_000,
      stopped: 0,
    });
  });

  test.each([
    ["too early", "2023-03-22T08:00:00Z", nothing],
    ["after the day", "2023-03-30T08:00:00Z", nothing],
    ["before people work", "2023-03-28T05:00:00Z", nothing],
    [
      "once all have been released",
      "2023-03-28T08:00:00Z",
      ({ run }: Awaited<ReturnType<typeof openIssuer>>) => run(...release, "--all", "--by", "A. Officer"),
    ],
  ])("are not told %s", async (_when, at, before) => {
    const { system, ports } = await told(at, before);
    await runTimetable(ports);
    expect(await Array.fromAsync(system.notices.ofKind(organisationCode("ZA1"), "statement-drafts"))).toEqual([]);
  });
});
