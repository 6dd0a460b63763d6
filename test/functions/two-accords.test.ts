import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";

import { openMailParser } from "../../shared/adapters/inbound-mail/open-mail-parser.ts";
import { calendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { answerSumsSchema } from "../../shared/domain/answer/sums-of-answer.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { exercise } from "../in-memory/system.ts";
import { saleRow } from "./issuer.ts";
import { openTwoAccords, type Carried } from "./two-accords.ts";

const parser = openMailParser();
afterAll(() => parser.close());

const zb2 = organisationCode("ZB2");
const of = ["--organisation", "ZA1", "--exercise", exercise, "--payable", "ZB2", "--by", "A. Officer"] as const;

/** W06: 30 days were charged and 20 worked. */
const sales = (secondment: number) => [
  saleRow("ZB2", "EM-20310", secondment),
  saleRow("ZB2", "EM-20031", 5000),
  saleRow("ZB2", "EM-20048", 400),
  saleRow("ZB2", "", 700, { entry: "accrual" }),
];
const income = [saleRow("ZB2", "EM-30001", 2_400_000), saleRow("ZB2", "EM-30002", 300_000)];

const booked = (invoiceNumber: string, pounds: number) => ({
  invoiceNumber,
  invoiceDate: calendarDate("2023-03-01"),
  supplierName: "Eastmere University Hospitals NHS FT",
  outstandingPence: pence(pounds * 100),
});

const accrued = (pounds: number) => ({ ...booked("", pounds), entry: "accrual" as const, description: "Services" });

/** The whole Q4 of both, with the mails carried in an order that `next` chooses, until none is left. */
async function exchange(next: (waiting: number) => { readonly at: number; readonly again: boolean }) {
  const both = await openTwoAccords(parser.openMail, sales(30_000));
  const { issuer, za1, zb2: payer } = both;
  const options = { organisation: zb2, counterparty: "ZA1" };
  payer.uploadLedger(
    [booked("EM-20310", 20_000), booked("EM-20031", 5000), booked("EM-20077", 90), accrued(700)],
    options,
  );
  payer.uploadLedger([booked("EM-30001", 2_400_000), booked("EM-30002", 300_000)], { ...options, kind: "expenditure" });
  await issuer.upload(income, "income");
  for (const kind of ["r&p", "i&e", "accruals"]) await issuer.run("statements", "release", ...of, "--kind", kind);
  await issuer.leave();

  const waiting: Carried[] = [...both.collect()];
  let delivered = 0;
  let isRevised = false;
  while (waiting.length > 0 && delivered < 60) {
    const { at, again } = next(waiting.length);
    const mail = waiting[at];
    if (!mail) throw new Error("no such mail");
    if (!again) waiting.splice(at, 1);
    // Queues repeat a notice of the same mail, and mail servers repeat a mail.
    await both.deliver(again && delivered % 2 === 0 ? { ...mail, id: `${mail.id}-${String(delivered)}` } : mail);
    delivered += 1;
    // The two have talked, and ZA1 corrects its ledger and sends a revised statement.
    const answers = (await za1.issued.get(positionOf("r&p")))?.answers ?? [];
    if (!isRevised && answers.length > 0) {
      isRevised = true;
      await issuer.upload([...sales(20_000).filter((row) => !row.includes("EM-20048"))]);
      await issuer.run("statements", "release", ...of, "--kind", "r&p");
      await issuer.leave();
    }
    waiting.push(...both.collect());
  }
  await za1.tick();
  await za1.work();
  expect(both.collect()).toEqual([]);
  return { ...both, delivered, state: await stateOf(both) };
}

function positionOf(kind: "r&p" | "i&e" | "accruals") {
  return { payable: zb2, receivable: organisationCode("ZA1"), exercise, kind };
}

/** What both hold of each other in the end. */
async function stateOf({ za1, zb2: payer }: Awaited<ReturnType<typeof openTwoAccords>>) {
  const kinds = (["r&p", "i&e", "accruals"] as const).map(async (kind) => {
    const [issued, position] = [await za1.issued.get(positionOf(kind)), await payer.positions.get(positionOf(kind))];
    const answers = (issued?.answers ?? []).map((each) => ({ number: each.number, ...answerSumsSchema.parse(each) }));
    return {
      kind,
      statements: issued?.released.map(({ totalPence }) => totalPence),
      answers,
      held: position?.current.totalPence,
    };
  });
  return { kinds: await Promise.all(kinds), sent: [za1.sent.length, payer.sent.length] };
}

describe("two organisations with an Accord each exchange a whole Q4", () => {
  test("RSP-06 REC-04 REC-20 W06 W07 statement, response, revised statement, response, end", async () => {
    const { state, issuer, delivered } = await exchange(() => ({ at: 0, again: false }));
    expect(state.kinds).toMatchObject([
      {
        kind: "r&p",
        statements: [3_540_000, 2_500_000],
        answers: [
          { number: 1, agreedPence: 2_500_000, notAgreedPence: 1_040_000, unanswered: 0, unclear: 0, held: 1 },
          { number: 2, agreedPence: 2_500_000, notAgreedPence: 0, unanswered: 0, unclear: 0, held: 1 },
        ],
        held: 2_500_000,
      },
      { kind: "i&e", answers: [{ agreedPence: 270_000_000, unanswered: 0, unclear: 0 }] },
      { kind: "accruals", answers: [{ number: 1, unanswered: 0, unclear: 0 }] },
    ]);
    // Four statements, and an answer to each.
    expect(state.sent).toEqual([4, 4]);
    expect(delivered).toBe(8);
    const shown = await issuer.run("statements", "answers", "--organisation", "ZA1", "--exercise", exercise);
    expect(shown.out).toMatch(/ZB2 +R&P +2 +£25,000\.00 +£25,000\.00 +£0\.00/u);
  });

  test("RSP-06 in whatever order, and however often mails come, it ends with as many mails and the same state", async () => {
    const { state: expected } = await exchange(() => ({ at: 0, again: false }));
    const choices = fc.array(fc.record({ at: fc.nat(), again: fc.boolean() }), { minLength: 12, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(choices, async (chosen) => {
        let step = 0;
        const { state } = await exchange((waiting) => {
          const { at = 0, again = false } = chosen[step++] ?? {};
          return { at: at % waiting, again };
        });
        expect(state).toEqual(expected);
      }),
      { numRuns: 5 },
    );
  });
});
