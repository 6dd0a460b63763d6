import { describe, expect, test } from "vitest";

import { calendarDate } from "../../../../shared/domain/amounts-and-days/calendar-date.ts";
import { exerciseSchema } from "../../../../shared/domain/exercise/exercise.ts";
import { reconcileReferenceData2022To23 } from "../../../../shared/domain/reference/reconcile-reference-data-2022-23.ts";
import { organisationCode } from "../../../../shared/domain/organisation/organisation-code.ts";
import type { Organisation } from "../../../../shared/domain/organisation/organisation.ts";
import {
  booked,
  claim,
  columns,
  creditNote,
  eastmere,
  evidence,
  reconcileCase,
  ledgerOnly,
  monthTwelve,
  northfold,
  rules,
  sentences,
  verdicts,
  type Case,
  wantedWords,
} from "../statement-and-ledger.ts";

function body(code: string, name: string, more: Partial<Organisation> = {}): Organisation {
  return { code: organisationCode(code), name, type: "body", ...more };
}

const lastOfJune = calendarDate("2022-06-30");
const firstOfJuly = calendarDate("2022-07-01");
const group = body("ZG1", "Westhaven North CCG", { closed: lastOfJune, successor: organisationCode("ZC3") });
const otherGroup = body("ZG0", "Westhaven South CCG", { closed: lastOfJune, successor: organisationCode("ZC3") });
const board = body("ZC3", "Westhaven ICB", { opened: firstOfJuly });

const one = { statement: [claim("1001", 500)], ledger: [booked("1001", 500)] } as const;

describe("REC-16 wrong counterparty", () => {
  test("REC-16 NHS England's sub-entities use the fixed wording, whatever the line", () => {
    const outcome = reconcileCase({
      payable: "Y56",
      statement: [claim("1001", 500), claim("", 60), claim("1002", 70)],
      ledger: [booked("1002", 70)],
    });
    expect(verdicts(outcome)).toEqual([
      "not-recognised: 500 not agreed",
      "not-recognised: 60 not agreed",
      "agreed: 70 agreed",
    ]);
    expect(outcome.lines[0]?.why).toContain(": invoice not recognised by this NHS England sub-entity");
  });

  test("REC-16 a body is a sub-entity while the reference data says so", () => {
    const on = (asAt: string | null): string[] =>
      verdicts(
        reconcileCase({
          payable: "Y56",
          asAt,
          exercise: null,
          statement: [claim("1001", 500)],
          ledger: [],
          referenceData: {
            vatRates: [],
            invoicePrefixes: [],
            subEntities: {
              core: organisationCode("CBA033"),
              bodies: [
                { code: organisationCode("Y57"), name: "another" },
                { code: organisationCode("Y56"), name: "London", from: firstOfJuly, to: calendarDate("2022-12-31") },
              ],
              wording: "unknown here",
            },
            numberAffixes: [],
            noNumber: [],
            otherInvoiceWords: [],
            creditLossWords: [],
            leaseWords: [],
            natures: [],
          },
        }),
      );
    expect(on("2022-06-30")).toEqual(["not-on-ledger: 500 not agreed"]);
    expect(on("2022-07-01")).toEqual(["not-recognised: 500 not agreed"]);
    expect(on("2022-12-31")).toEqual(["not-recognised: 500 not agreed"]);
    expect(on("2023-01-01")).toEqual(["not-on-ledger: 500 not agreed"]);
    expect(on(null)).toEqual(["not-recognised: 500 not agreed"]);
  });

  test("ORG-01 what is owed to one of its bodies is recorded against NHS England as a whole", () => {
    const remarks = (receivable: string): string[] => reconcileCase({ ...one, receivable, exercise: null }).remarks;
    expect(remarks("Y60")).toEqual([
      "What is owed to NHS England Midlands is recorded against NHS England as a whole (CBA033).",
    ]);
    expect(remarks("CBA033")).toEqual([]);
    expect(remarks("ZB2")).toEqual([]);
  });
});

describe("ORG-03, ORG-04 bodies that ended and their successors", () => {
  test("ORG-04 all debts pass to the successor, on either side", () => {
    for (const side of ["payable", "receivable"] as const) {
      const outcome = reconcileCase({ ...one, [side]: "ZG1", directory: [eastmere, northfold, group, board] });
      expect(verdicts(outcome)).toEqual(["wrong-counterparty: 500 not agreed"]);
      expect(columns(outcome)).toBe("500 + 0 accrued - 500 adjusted + 0 disputed = 0");
      expect(ledgerOnly(outcome)).toEqual([]);
      expect(evidence(outcome, 1)).toEqual([]);
      expect(sentences(outcome)).toBe(
        "Westhaven North CCG (ZG1) ended on 30 June 2022 and its balances passed to Westhaven ICB (ZC3), so your invoice 1001 of 1 March 2023 (£500.00) belongs there, and £500.00 is adjusted to nil here.\n  → Please move it to the statement of Westhaven ICB (ZC3).",
      );
    }
  });

  test("ORG-04 a successor that is not in the directory is named by its code", () => {
    const outcome = reconcileCase({ ...one, receivable: "ZG1", directory: [group] });
    expect(wantedWords(outcome.lines[0])).toBe("Please move it to the statement of ZC3.");
  });

  test("ORG-04 a body has its own balances up to its last day", () => {
    const at = (asAt: string | null, more: Partial<Case> = {}): string[] =>
      verdicts(reconcileCase({ ...one, receivable: "ZG1", asAt, directory: [group, board], ...more }));
    expect(at("2022-06-30")).toEqual(["agreed: 500 agreed"]);
    expect(at("2022-07-01")).toEqual(["wrong-counterparty: 500 not agreed"]);
    expect(at(null)).toEqual(["wrong-counterparty: 500 not agreed"]);
    expect(at(null, { exercise: null })).toEqual(["agreed: 500 agreed"]);
  });

  test("ORG-03 a support unit that ended without a successor has no R&P, and I&E up to its last day", () => {
    const unit = body("0DJ", "Fell Support Unit", { closed: lastOfJune });
    const owed = reconcileCase({ ...one, receivable: "0DJ", directory: [unit] });
    expect(verdicts(owed)).toEqual(["body-ended: 500 not agreed"]);
    const spent = reconcileCase({
      kind: "i&e",
      receivable: "0DJ",
      directory: [unit],
      statement: [claim("1001", 500, { on: "2022-06-30" }), claim("1002", 500, { on: "2022-07-01" })],
      ledger: [booked("1001", 500, { on: "2022-06-30" }), booked("1002", 500, { on: "2022-07-01" })],
    });
    expect(verdicts(spent)).toEqual(["agreed: 500 agreed", "body-ended: 500 not agreed"]);
    expect(sentences(spent)).toMatchInlineSnapshot(`
      "Our ledger has invoice 1001 of 30 June 2022 with £500.00 of expenditure, approved: agreed in full.
      Your invoice 1002 of 1 July 2022 (£500.00) is of 1 July 2022, after Fell Support Unit (0DJ) ended on 30 June 2022: £500.00 is adjusted to nil.
        → Please tell us which body has taken it over."
    `);
  });

  test("ORG-04 income and expenditure up to 30 June stays with the predecessor", () => {
    const outcome = reconcileCase({
      kind: "i&e",
      receivable: "ZG1",
      directory: [group, board],
      statement: [claim("1001", 500, { on: "2022-06-30" }), claim("1002", 500, { on: "2022-07-01" })],
      ledger: [booked("1001", 500, { on: "2022-06-30" }), booked("1002", 500, { on: "2022-07-01" })],
    });
    expect(verdicts(outcome)).toEqual(["agreed: 500 agreed", "wrong-counterparty: 500 not agreed"]);
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "Our ledger has invoice 1001 of 30 June 2022 with £500.00 of expenditure, approved: agreed in full.
      Your invoice 1002 of 1 July 2022 (£500.00) is of 1 July 2022, after Westhaven North CCG (ZG1) ended on 30 June 2022: it belongs to Westhaven ICB (ZC3), and £500.00 is adjusted to nil here.
        → Please move it to the statement of Westhaven ICB (ZC3)."
    `);
  });

  test("ORG-04 from 1 July it belongs to the successor; the line may name the predecessor", () => {
    const outcome = reconcileCase({
      kind: "i&e",
      payable: "ZC3",
      directory: [northfold, group, otherGroup, board],
      statement: [
        claim("1001", 500, { on: "2022-07-01" }),
        claim("1002", 500, { on: "2022-06-30" }),
        claim("1003", 500, { on: "2022-06-30", predecessor: "westhaven south ccg" }),
        claim("1004", 500, { on: "2022-06-30", predecessor: "ZG1 (north)" }),
        claim("1005", 500, { on: null }),
      ],
      ledger: [booked("1001", 500, { on: "2022-07-01" }), booked("1005", 500, { on: "2022-05-30" })],
    });
    expect(verdicts(outcome)).toEqual([
      "agreed: 500 agreed",
      "wrong-counterparty: 500 not agreed",
      "wrong-counterparty: 500 not agreed",
      "wrong-counterparty: 500 not agreed",
      "wrong-counterparty: 500 not agreed",
    ]);
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "Our ledger has invoice 1001 of 1 July 2022 with £500.00 of expenditure, approved: agreed in full.
      Your invoice 1002 of 30 June 2022 (£500.00) is of 30 June 2022, before Westhaven ICB (ZC3) took over on 1 July 2022: it belongs to Westhaven South CCG (ZG0) or Westhaven North CCG (ZG1), and £500.00 is adjusted to nil here.
        → Please move it to the statement of Westhaven South CCG (ZG0) or Westhaven North CCG (ZG1).
      Your invoice 1003 of 30 June 2022 (£500.00) is of 30 June 2022, before Westhaven ICB (ZC3) took over on 1 July 2022: it belongs to Westhaven South CCG (ZG0), and £500.00 is adjusted to nil here.
        → Please move it to the statement of Westhaven South CCG (ZG0).
      Your invoice 1004 of 30 June 2022 (£500.00) is of 30 June 2022, before Westhaven ICB (ZC3) took over on 1 July 2022: it belongs to Westhaven North CCG (ZG1), and £500.00 is adjusted to nil here.
        → Please move it to the statement of Westhaven North CCG (ZG1).
      Your invoice 1005 (£500.00) is of 30 May 2022, before Westhaven ICB (ZC3) took over on 1 July 2022: it belongs to Westhaven South CCG (ZG0) or Westhaven North CCG (ZG1), and £500.00 is adjusted to nil here.
        → Please move it to the statement of Westhaven South CCG (ZG0) or Westhaven North CCG (ZG1)."
    `);
  });

  test("ORG-04 a line is not moved if it is unknown whose it was on its date", () => {
    const directory = [
      body("ZC3", "Westhaven ICB", { opened: firstOfJuly }),
      body("ZG5", "Open", { successor: organisationCode("ZC3") }),
    ];
    const outcome = reconcileCase({
      kind: "i&e",
      payable: "ZC3",
      directory,
      statement: [claim("1001", 500, { on: "2022-06-30" }), claim("1002", 5, { on: null })],
      ledger: [booked("1001", 500, { on: "2022-06-30" }), booked("1002", 5, { on: null })],
    });
    expect(verdicts(outcome)).toEqual(["agreed: 500 agreed", "agreed: 5 agreed"]);
    const late = body("ZG6", "Late", { closed: calendarDate("2022-05-31"), successor: organisationCode("ZC3") });
    const between = reconcileCase({
      kind: "i&e",
      payable: "ZC3",
      directory: [body("ZC3", "Westhaven ICB", { opened: firstOfJuly }), late],
      statement: [claim("1001", 500, { on: "2022-06-15" })],
      ledger: [booked("1001", 500, { on: "2022-06-15" })],
    });
    expect(verdicts(between)).toEqual(["agreed: 500 agreed"]);
    const unopened = reconcileCase({
      kind: "i&e",
      payable: "ZC3",
      directory: [body("ZC3", "Westhaven ICB"), group],
      statement: [claim("1001", 500, { on: "2022-06-15" })],
      ledger: [booked("1001", 500, { on: "2022-06-15" })],
    });
    expect(verdicts(unopened)).toEqual(["agreed: 500 agreed"]);
  });
});

describe("ORG-05 prefixes of the supply chain", () => {
  const numbers = ["9010001", "91-0001", "902 7", "93777", "9040001", "94001", "1010001", "2010009", "77"];

  test("ORG-05 each prefix shows whose the invoice is; the longest that fits counts", () => {
    const outcome = reconcileCase({
      receivable: "ZS1",
      directory: [body("ZS1", "Northern Supply Chain Coordination")],
      statement: numbers.map((number) => claim(number, 10)),
      ledger: numbers.map((number) => booked(number, 10)),
    });
    expect(verdicts(outcome)).toEqual([
      ...Array.from({ length: 4 }, () => "wrong-counterparty: 10 not agreed"),
      ...Array.from({ length: 4 }, () => "outside-exercise: 10 not agreed"),
      "agreed: 10 agreed",
    ]);
    expect(outcome.lines[0]?.why).toBe(
      "Your invoice 9010001 of 1 March 2023 (£10.00) begins with 901, which marks invoices of UK Health Security Agency (HSA033), and £10.00 is adjusted to nil here.",
    );
    expect(wantedWords(outcome.lines[0])).toBe(
      "Please move it to the statement of UK Health Security Agency (HSA033).",
    );
    expect(wantedWords(outcome.lines[4])).toBe("Please take it off your statement.");
  });

  test("ORG-05 prefixes do not apply to numbers of other issuers, nor to the agency's own", () => {
    const with901 = { statement: [claim("9010001", 10)], ledger: [booked("9010001", 10)] };
    expect(verdicts(reconcileCase(with901))).toEqual(["agreed: 10 agreed"]);
    expect(verdicts(reconcileCase({ ...with901, receivable: "HSA033" }))).toEqual(["agreed: 10 agreed"]);
  });

  test("ORG-05 prefixes apply while the reference data says so", () => {
    const at = (asAt: string | null): string[] =>
      verdicts(
        reconcileCase({
          ...one,
          asAt,
          exercise: null,
          referenceData: {
            vatRates: [],
            invoicePrefixes: [
              {
                issuers: [northfold.code],
                issuerNames: [],
                prefixes: ["10", "100"],
                name: "somebody else",
                belongsTo: eastmere.code,
                from: firstOfJuly,
                to: calendarDate("2022-12-31"),
              },
            ],
            subEntities: { core: northfold.code, bodies: [], wording: "none" },
            numberAffixes: [],
            noNumber: [],
            otherInvoiceWords: [],
            creditLossWords: [],
            leaseWords: [],
            natures: [],
          },
        }),
      );
    expect(at("2022-06-30")).toEqual(["agreed: 500 agreed"]);
    expect(at("2022-07-01")).toEqual(["wrong-counterparty: 500 not agreed"]);
    expect(at("2022-12-31")).toEqual(["wrong-counterparty: 500 not agreed"]);
    expect(at("2023-01-01")).toEqual(["agreed: 500 agreed"]);
    expect(at(null)).toEqual(["wrong-counterparty: 500 not agreed"]);
  });
});

describe("EXR-02 to EXR-04 whether a reply is required", () => {
  const required = (pounds: number, more: Partial<Case> = {}): [boolean, string, readonly string[]] => {
    const outcome = reconcileCase({ statement: [claim("1001", pounds)], ledger: [booked("1001", pounds)], ...more });
    return [outcome.replyRequired, outcome.replyRequiredWhy, outcome.remarks];
  };

  test("EXR-02 a balance must be over the threshold of its kind", () => {
    expect(required(300_000)).toEqual([
      false,
      "A reply is voluntary: the balance of £300,000.00 is not over the agreement threshold of £300,000.00.",
      [],
    ]);
    expect(required(300_000.01)).toEqual([
      true,
      "A reply is required: the balance of £300,000.01 is over the agreement threshold of £300,000.00.",
      [],
    ]);
    expect(required(3_000_000, { kind: "i&e" })[0]).toBe(false);
    expect(required(3_000_000.01, { kind: "i&e" })[0]).toBe(true);
  });

  test("EXR-02 if agreement is voluntary a reply is suggested, and accruals need not be agreed", () => {
    const quarterTwo = exerciseSchema.parse({
      ...monthTwelve,
      exercise: "2022-23-Q2",
      kinds: { "r&p": rules(2_500, 100_000, "voluntary") },
    });
    expect(required(100_000.01, { exercise: quarterTwo })).toEqual([
      false,
      "A reply is suggested: the balance of £100,000.01 is over £100,000.00, and agreement is voluntary in this exercise.",
      [],
    ]);
    expect(required(5, { exercise: quarterTwo, kind: "i&e" })).toEqual([
      false,
      "No reply is required: exercise 2022-23-Q2 has no statements of income and expenditure.",
      [],
    ]);
    expect(required(5_000_000, { kind: "accruals" })).toEqual([
      false,
      "A reply is voluntary: statements of accruals need not be agreed.",
      [],
    ]);
    expect(required(5, { exercise: null })).toEqual([
      false,
      "No threshold applies to the balance of £5.00: no exercise was named.",
      [],
    ]);
  });

  test("EXR-03 a statement under the issuing threshold is still answered", () => {
    expect(required(2_500)[2]).toEqual([
      "Statements need only be issued over £2,500.00; this one of £2,500.00 is answered all the same.",
    ]);
    expect(required(2_500.01)[2]).toEqual([]);
    expect(required(1, { kind: "accruals" })[2]).toEqual([]);
  });

  test("EXR-03 a nil statement needs no reply", () => {
    const outcome = reconcileCase({ statement: [claim("1001", 0)], ledger: [booked("1001", 5)] });
    expect(outcome.replyRequired).toBe(false);
    expect(outcome.replyRequiredWhy).toBe(
      "No reply is required: the statement claims nothing, and a nil statement need not be sent.",
    );
    const balanced = reconcileCase({
      statement: [claim("1001", 5), creditNote("CN1", -5)],
      ledger: [],
    });
    expect(balanced.replyRequiredWhy).toMatch(/^A reply is voluntary: the balance of £0\.00/);
  });

  test("EXR-04 a dispute of any part always requires a reply", () => {
    const disputed = reconcileCase({
      statement: [claim("1001", 5)],
      ledger: [booked("1001", 5, { disputed: 1 })],
      exercise: null,
    });
    expect(disputed.replyRequired).toBe(true);
    expect(disputed.replyRequiredWhy).toBe(
      "A reply is required whatever the balance, because part of the balance of £5.00 is in formal dispute.",
    );
    expect(disputed.remarks).toEqual([]);
    const evened = reconcileCase({
      statement: [claim("1001", 5), creditNote("CN55", -5)],
      ledger: [booked("1001", 5, { disputed: 1 }), booked("CN55", -5, { disputed: -1 })],
    });
    expect([evened.inDisputePence, evened.replyRequired]).toEqual([0, true]);
  });
});

describe("REC-18 and REC-19", () => {
  test("REC-18 without a ledger nothing is agreed, and everything is answered", () => {
    const outcome = reconcileCase({ statement: [claim("1001", 500), claim("", 5)], ledger: null });
    expect(verdicts(outcome)).toEqual(["no-ledger: 500 not agreed", "no-ledger: 5 not agreed"]);
    expect(columns(outcome)).toBe("505 + 0 accrued - 505 adjusted + 0 disputed = 0");
  });

  test("REC-19 payables and expenditure in dispute normally agree: a difference is flagged", () => {
    const remarks = (kind: Case["kind"], elsewhere: Case["disputedElsewhere"]): string[] =>
      reconcileCase({
        kind: kind ?? "r&p",
        statement: [claim("1001", 70_000)],
        ledger: [booked("1001", 70_000, { disputed: 5_000 })],
        ...(elsewhere === undefined ? {} : { disputedElsewhere: elsewhere }),
      }).remarks;
    expect(remarks("r&p", [{ kind: "i&e", pounds: 4_000 }])).toEqual([
      "£5,000.00 is in formal dispute here and £4,000.00 under income and expenditure: the two normally agree, so one of them needs looking into.",
    ]);
    expect(remarks("i&e", [{ kind: "r&p", pounds: 4_000 }])[0]).toContain("under receivables and payables");
    expect(remarks("r&p", [{ kind: "i&e", pounds: 5_000 }])).toEqual([]);
    expect(remarks("r&p", [{ kind: "r&p", pounds: 4_000 }])).toEqual([]);
    expect(remarks("r&p", [{ kind: "accruals", pounds: 4_000 }])).toEqual([]);
    expect(remarks("accruals", [{ kind: "i&e", pounds: 4_000 }])).toEqual([]);
    expect(remarks("r&p", undefined)).toEqual([]);
  });
});

describe("ORG-02, ORG-06 to ORG-09 the nature of a line by its description", () => {
  const answerTo = (description: string, more: Partial<Case> = {}): readonly [string | undefined, string, string] => {
    const [line] = reconcileCase({
      statement: [claim("7001", 500, { description })],
      ledger: [booked("1", 5)],
      ...more,
    }).lines;
    return [line?.reason, line?.why ?? "", wantedWords(line)];
  };

  test.each([
    ["ORG-08", "PDC dividend 2022-23", "r&p", "public dividend capital"],
    ["ORG-08", "Loan interest, half year", "r&p", "relates to a loan"],
    ["ORG-08", "Grant-in-aid March", "r&p", "funding of a body"],
    ["ORG-08", "Q4 business rates", "r&p", "business rates"],
    ["ORG-08", "Charitable funds recharge", "r&p", "charitable funds"],
    ["ORG-08", "injury benefit, J Archer", "r&p", "injury benefits"],
    ["ORG-08", "FP10 recharge Feb", "r&p", "FP10 prescribing"],
    ["ORG-08", "Donated PPE", "r&p", "donated coronavirus items"],
    ["ORG-08", "LTPS defence costs", "i&e", "third-party scheme"],
    ["ORG-07", "Net accounted recharge of drugs", "i&e", "accounted for net"],
    ["ORG-09", "Low volume activity 2022-23", "r&p", "low-volume activity"],
  ] as const)("%s %s is outside the agreement", (_, description, kind, because) => {
    const [reason, why, wanted] = answerTo(description, { kind });
    expect([reason, wanted]).toEqual(["outside-exercise", "Please take it off your statement."]);
    expect(why).toContain(because);
  });

  test.each([
    ["ORG-06", "GHIC incentive payment", "Department of Health and Social Care"],
    ["ORG-07", "Pooled budget, quarter 4", "the member of the pool"],
    ["ORG-08", "LTPS defence costs", "NHS Resolution"],
  ])("%s %s belongs to another body", (_, description, place) => {
    const [reason, , wanted] = answerTo(description);
    expect(reason).toBe("wrong-counterparty");
    expect(wanted).toContain(`Please send it to ${place}`);
  });

  test("ORG-06 incentive payments for health insurance are in the right place with the Department", () => {
    expect(answerTo("GHIC incentive payment", { payable: "DOH033" })[0]).toBe("not-on-ledger");
    expect(answerTo("GHIC incentive payment", { receivable: "DOH033" })[0]).toBe("not-on-ledger");
  });

  test("ORG-08 defence costs are in the right place with NHS Resolution, whatever its code", () => {
    const resolution = body("ZR1", "NHS Resolution");
    const directory = [eastmere, northfold, resolution];
    expect(answerTo("LTPS defence costs", { directory })[0]).toBe("wrong-counterparty");
    expect(answerTo("LTPS defence costs", { directory, payable: "ZR1" })[0]).toBe("not-on-ledger");
    expect(answerTo("LTPS defence costs", { directory, receivable: "ZR1" })[0]).toBe("not-on-ledger");
  });

  test("ORG-02 core NHS England is no default: healthcare belongs to a region, secondary dental to the patient's region", () => {
    const toCore = (description: string): string => answerTo(description, { payable: "CBA033", ledger: [] })[2];
    expect(toCore("Healthcare March")).toMatch(
      /^Please send it to the region of NHS England that commissions from you, or/,
    );
    expect(toCore("Clinical excellence awards")).toMatch(/^Please send it to the region of NHS England that commiss/);
    expect(toCore("Specialised commissioning")).toMatch(/^Please send it to the NHS England region that leads for you/);
    expect(toCore("Secondary dental")).toMatch(/^Please send it to the NHS England region where the patient lives/);
    expect(toCore("Rent")).toMatch(/^Please send it to the NHS England sub-entity that commissioned it/);
  });

  test("ORG-02 the region is named where the reference data knows which one leads for the provider", () => {
    const referenceData = {
      ...reconcileReferenceData2022To23,
      providerRegions: [{ provider: northfold.code, region: organisationCode("Y63") }],
    };
    const named = (description: string) =>
      answerTo(description, { payable: "CBA033", ledger: [], referenceData })[2].split(",")[0];
    const region = "Please send it to NHS England North East and Yorkshire (Y63)";
    expect(named("Specialised commissioning")).toBe(region);
    expect(named("Clinical excellence awards 2022/23")).toBe(region);
    expect(named("Rent")).toBe("Please send it to the NHS England sub-entity that commissioned it");
  });

  test("ORG-02 a contract of the core team does not go to a region", () => {
    expect(answerTo("NARU contract Q4", { payable: "Y60", ledger: [] })[2]).toMatch(
      /^Please send it to NHS England core \(CBA033\), or tell us/,
    );
  });

  test("ORG-09 general non-contracted activity is allowed on neither side, placements that a commissioner arranged are", () => {
    const against = (type: string, description: string): string | undefined =>
      answerTo(description, { directory: [{ ...eastmere, type }, northfold] })[0];
    expect(against("Trust", "General NCA activity")).toBe("outside-exercise");
    expect(against("icb", "general non-contracted activity")).toBe("outside-exercise");
    expect(against("icb", "NCA general: out of area mental health placement")).toBe("not-on-ledger");
  });

  test("ORG-08 a description that only leaves the thing out is not about it", () => {
    for (const words of ["Rent excluding business rates", "Drugs, not FP10", "Dividend other than PDC", "non-PDC"]) {
      expect(answerTo(words)[0], words).toBe("not-on-ledger");
    }
    for (const words of [
      "Increase in provision of beds",
      "Continuing healthcare provision March",
      "Legal provision SLA",
      "Provision for bank staff",
      "Capital loan equipment",
      "Catering provisions",
    ]) {
      expect(answerTo(words)[0], words).toBe("not-on-ledger");
    }
    expect(answerTo("Salary recharge net of VAT", { kind: "i&e" })[0]).toBe("not-on-ledger");
    for (const words of ["Rent and business rates", "FP-10 recharge", "Low-volume activity", "grant in aid", "NNDR"]) {
      expect(answerTo(words)[0], words).toBe("outside-exercise");
    }
  });

  test("ORG-08 the ledger's description counts as the statement's does, and on its own", () => {
    const outcome = reconcileCase({
      statement: [claim("7001", 500, { description: "February" })],
      ledger: [
        booked("7001", 500, { description: "FP10 prescribing" }),
        booked("7002", 80, { description: "PDC dividend" }),
        booked("7003", 9, { description: "PDC commitment fee" }),
      ],
    });
    expect(verdicts(outcome)).toEqual(["outside-exercise: 500 not agreed"]);
    expect(ledgerOnly(outcome)).toEqual(["7002 outside-exercise 80", "7003 on-ledger-only 9"]);
    expect(columns(outcome)).toBe("500 + 0 accrued - 491 adjusted + 0 disputed = 9");
  });

  test("ORG-06, ORG-08 what belongs to another body does even if the ledger has it here, where the guidance says so", () => {
    const onLedger = (description: string): string | undefined =>
      verdicts(reconcileCase({ statement: [claim("7001", 500, { description })], ledger: [booked("7001", 500)] }))[0];
    expect(onLedger("EHIC incentive payment")).toBe("wrong-counterparty: 500 not agreed");
    expect(onLedger("LTPS defence costs")).toBe("wrong-counterparty: 500 not agreed");
    expect(onLedger("Pooled budget contribution")).toBe("agreed: 500 agreed");
  });

  test("ORG-16 a transfer by absorption is outside, and its value is agreed apart from the exercise", () => {
    const [reason, why] = answerTo("Transfer by absorption of community services");
    expect(reason).toBe("outside-exercise");
    expect(why).toContain("whose value we agree with you apart from this exercise");
  });

  test("ORG-08 a line is out of scope by what it is, also if the ledger has it, but not if it means something else", () => {
    const description = "FP10 recharge Feb";
    const outcome = reconcileCase({ statement: [claim("7001", 500, { description })], ledger: [booked("7001", 500)] });
    expect(verdicts(outcome)).toEqual(["outside-exercise: 500 not agreed"]);
    expect(outcome.lines[0]?.why).toContain("although our ledger has it as invoice 7001");
    expect(outcome.ledgerOnly).toEqual([]);
    for (const other of [
      "PDC commitment fee",
      "NPDC staff",
      "PDC2 staff",
      "Loan of staff",
      "pooled budgetary advice",
    ]) {
      expect(answerTo(other)[0], other).toBe("not-on-ledger");
    }
  });
});
