import { expect, test } from "vitest";

import { counterpartyPlot } from "../../../local/viewer/plots/counterparty-plot.ts";
import { deadlines } from "../../../local/viewer/plots/deadlines.ts";
import { funnel } from "../../../local/viewer/plots/funnel.ts";
import { demoExercise, demoOrganisations } from "../../../local/demo/demo-group.ts";
import { directoryOf } from "../../../shared/domain/organisation/organisation.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { allPositions } from "../../../shared/records/position/positions.ts";
import { summaryOfPosition, type PositionSummary } from "../../../shared/records/position/position-view.ts";
import { recordsToView } from "../records-to-view.ts";
import { viewerInTest } from "./viewer-in-test.ts";

const directory = directoryOf(demoOrganisations);

async function positionWith(rest: Partial<PositionSummary>): Promise<PositionSummary> {
  const [record] = await allPositions((await recordsToView()).positions);
  if (!record) throw new Error("there is no position");
  return { ...summaryOfPosition(record), ...rest };
}

function amounts(agreed: number, notAgreed: number, disputed: number) {
  return { agreedPence: pence(agreed), notAgreedPence: pence(notAgreed), inDisputePence: pence(disputed) };
}

test("the bars of counterparties are as long as their pounds, the largest first, and the small ones have one together", async () => {
  const positions = await Promise.all([
    positionWith({ receivable: organisationCode("ZB2"), ...amounts(2_500, -2_500, 0) }),
    positionWith({ receivable: organisationCode("ZC3X9"), ...amounts(6_000, 2_000, 2_000) }),
    positionWith({ receivable: organisationCode("ZD4"), kind: "accruals", ...amounts(90_000, 0, 0) }),
    ...Array.from({ length: 12 }, (_, index) =>
      positionWith({ receivable: organisationCode(`ZY${index + 100}`), ...amounts(10, 0, 0) }),
    ),
  ]);
  const { markup } = counterpartyPlot(positions, directory);
  expect(markup.indexOf("ZC3X9")).toBeLessThan(markup.indexOf("ZB2"));
  expect(markup).not.toContain("ZD4");
  const widths = [...markup.matchAll(/<rect class="(f\d)" x="([\d.]+)%" width="([\d.]+)%"/gu)].map(([, ...of]) => of);
  expect(widths.slice(0, 5)).toEqual([
    ["f2", "0", "60"],
    ["f1", "60", "20"],
    ["f6", "80", "20"],
    ["f2", "0", "25"],
    ["f1", "25", "25"],
  ]);
  expect(markup).toContain("-£25.00");
  expect(markup).toMatch(/4 others/u);
  expect(markup).toContain("£0.40");
});

test("the funnel counts each statement as far as it came", async () => {
  const statement = { mailId: "m", asAt: null, lines: 1, totalPence: pence(1_000) };
  const ledger = { asAt: demoExercise().cutOff, close: "hard" as const };
  const { markup } = funnel(
    await Promise.all([
      positionWith({ statement, ledger: null, state: "awaiting-ledger" }),
      positionWith({ statement, ledger, state: "replying" }),
      positionWith({ statement, ledger, state: "answered", ...amounts(500, 500, 0) }),
      positionWith({ statement, ledger, state: "answered", ...amounts(1_000, 0, 0) }),
    ]),
  );
  expect([...markup.matchAll(/(\d) statements?\s*</gu)].map(([, count]) => count)).toEqual(["4", "3", "2", "1"]);
  expect([...markup.matchAll(/width="([\d.]+)%"/gu)].map(([, width]) => width)).toEqual(["100", "75", "50", "25"]);
});

test("EXR-05 the next dates of an exercise are listed with the days that are left, until a month after its last", () => {
  const { markup } = deadlines([demoExercise()], "2023-03-29T09:00:00.000Z");
  expect(markup.replaceAll(/\s+/gu, " ")).toContain(
    "<strong>11 April 2023</strong>, in 13 days: R&amp;P: balances are agreed",
  );
  expect(deadlines([demoExercise()], "2024-03-29T09:00:00.000Z").markup).toBe("");
});

test("the pages of an exercise say what is known of an organisation's statements, and nothing of an unknown one", async () => {
  const { get } = await viewerInTest();
  const { text } = await get("/exercises/2022-23-Q4/ZA1");
  expect(text).toContain("ZC3X9");
  expect(text).toContain("Statements that it got, and its answers");
  expect((await get("/exercises/2022-23-Q4/ZA1/coverage?as=csv")).text).toContain("ZC3X9");
  expect((await get("/exercises")).text).toContain("/exercises/2022-23-Q4/ZA1");
  for (const path of ["2022-23-Q4/ZX9", "2020-21-Q4/ZA1", "2022-23-Q4", "2022-23-Q4/ZA1/else", "2022-23-Q4/ZA1/own/1"])
    expect((await get(`/exercises/${path}`)).status, path).toBe(404);
});
