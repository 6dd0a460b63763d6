import { describe, expect, test } from "vitest";

import { organisationCode } from "../../../../shared/domain/organisation/organisation-code.ts";
import { directCommissioning } from "../../../../shared/domain/reference/hosting-and-commissioning-2022-23.ts";
import { reconcileReferenceData2022To23 } from "../../../../shared/domain/reference/reconcile-reference-data-2022-23.ts";
import {
  accrual,
  accrued,
  booked,
  claim,
  northfold,
  reconcileCase,
  type Case,
  type Claim,
  wantedWords,
} from "../statement-and-ledger.ts";

const answerTo = (description: string, more: Partial<Case> = {}, line: Partial<Claim> = {}) => {
  const [answer] = reconcileCase({
    statement: [claim("7001", 500, { description, ...line })],
    ledger: [booked("1", 5)],
    ...more,
  }).lines;
  if (answer === undefined) throw new Error("no line");
  return answer;
};

describe("ORG-15 which body of NHS England commissions what", () => {
  const regions = directCommissioning.map(({ region }) => region);

  test("ORG-15 healthcare for the armed forces goes to the one region that commissions it, from the core and from any other", () => {
    for (const payable of ["CBA033", ...regions]) {
      const answer = answerTo("Armed forces out-patients, March", { payable });
      expect([answer.reason, answer.why]).toEqual([
        "not-recognised",
        expect.stringContaining("invoice not recognised by this NHS England sub-entity"),
      ]);
      const place =
        payable === "Y58"
          ? "the NHS England sub-entity that commissioned it"
          : "the NHS England region that commissions it (Y58)";
      expect(wantedWords(answer)).toContain(`Please send it to ${place}, or`);
    }
  });

  test.each([
    ["Prison healthcare, HMP Westhaven", "the NHS England region in which they are provided"],
    ["Section 7A screening programme", "the NHS England region in which they are provided"],
  ])("ORG-15 %s belongs to a region, not to the core", (description, place) => {
    expect(wantedWords(answerTo(description, { payable: "CBA033" }))).toContain(`Please send it to ${place}`);
    expect(wantedWords(answerTo(description, { payable: "Y60" }))).not.toContain(place);
  });

  test("ORG-15 primary care that a region has delegated goes to the integrated care board, from the day on which it was delegated", () => {
    const to = (payable: string, description: string, on: string) =>
      wantedWords(answerTo(description, { payable }, { on }));
    const board = "Please send it to the integrated care board of its place";
    expect(to("Y59", "General dental services, December", "2022-12-31")).toContain(board);
    expect(to("Y59", "Ophthalmic services Q3", "2022-07-01")).toContain(board);
    expect(to("Y59", "Ophthalmic services Q1", "2022-06-30")).not.toContain(board);
    expect(to("Y62", "Community pharmacy contract", "2022-12-31")).toContain(board);
    // There it was delegated for one place only, which a line does not say.
    expect(to("Y62", "General dental services", "2022-12-31")).not.toContain(board);
    expect(to("Y60", "Community pharmacy contract", "2022-12-31")).not.toContain(board);
    expect(to("Y59", "Secondary care dental services", "2022-12-31")).not.toContain(board);
  });

  test("ORG-15 what the ledger has is agreed, whatever its description says of commissioning", () => {
    expect(answerTo("Armed forces out-patients", { payable: "Y60", ledger: [booked("7001", 500)] }).reason).toBe(
      "agreed",
    );
  });
});

describe("ORG-02, REC-16 the region that leads for a provider", () => {
  const referenceData = {
    ...reconcileReferenceData2022To23,
    providerRegions: [{ provider: northfold.code, region: organisationCode("Y63") }],
  };
  const sendTo = (payable: string, data = referenceData) =>
    wantedWords(answerTo("Specialised services, Q4", { payable, referenceData: data })).split(",")[0];

  test("ORG-02 another region is as wrong for specialised commissioning as the core, if it is known which one leads", () => {
    const leads = "Please send it to NHS England North East and Yorkshire (Y63)";
    expect([sendTo("CBA033"), sendTo("Y60"), sendTo("Y56")]).toEqual([leads, leads, leads]);
    expect(sendTo("Y63")).toBe("Please send it to the NHS England sub-entity that commissioned it");
  });

  test("ORG-02 without that nothing is said of a region, as it may be the right one", () => {
    const unknown = { ...referenceData, providerRegions: [] };
    expect(sendTo("CBA033", unknown)).toBe("Please send it to the NHS England region that leads for you as a provider");
    expect(sendTo("Y60", unknown)).toBe("Please send it to the NHS England sub-entity that commissioned it");
  });

  test("REC-16 ORG-08 what is outside the agreement is so for a sub-entity of NHS England too, and is sent to nobody", () => {
    const answer = answerTo("PDC dividend", { payable: "Y60" });
    expect([answer.reason, wantedWords(answer)]).toEqual(["outside-exercise", "Please take it off your statement."]);
  });
});

describe("what is asked of special lines", () => {
  test("REC-22 of a contract penalty it is asked who on both sides agreed it and how it is treated", () => {
    for (const description of [
      "Contract penalty, ambulance handovers",
      "Performance penalties Q4",
      "Contractual penalty A&E",
    ]) {
      const answer = answerTo(description);
      expect([answer.reason, wantedWords(answer)]).toEqual([
        "not-on-ledger",
        "Please tell us who on both sides agreed that this contract penalty is due, and how both of us treat it.",
      ]);
    }
    expect(wantedWords(answerTo("Penalty shoot-out prizes"))).toContain("A copy of the invoice");
    expect(wantedWords(answerTo("Contract penalty", { ledger: [booked("7001", 500)] }))).toBe("");
  });

  test("STM-17 of accrued activity the provider's activity data is asked for, of anything else the order", () => {
    const asked = (description: string, stated: NonNullable<Claim["accrual"]> = {}) =>
      wantedWords(
        reconcileCase({
          kind: "accruals",
          statement: [accrual("AC9", 700, { description, accrual: stated })],
          ledger: [],
        }).lines[0],
      );
    expect(asked("Month 12 emergency admissions, uncoded")).toBe(
      "Your activity data for it, its period, the basis of the estimate and the name of the person here who agreed it.",
    );
    // How it was estimated is no data.
    const all = { period: "March", basis: "average of 11 months", agreedBy: "J Archer" };
    expect(asked("Out-patient attendances", all)).toBe("Your activity data for it.");
    expect(asked("Agency staff", all)).toBe("The purchase order number.");
  });

  test("REC-23 a prepayment over the threshold for agreeing is questioned, the maternity pathway's and a small one are not", () => {
    const asked = (pounds: number, description: string) => {
      const line = { description, type: "prepayment" as const };
      const [answer] = reconcileCase({
        kind: "accruals",
        statement: [accrual("PP1", pounds, line)],
        ledger: [accrued("PP1", -pounds, { description })],
      }).lines;
      expect([answer?.reason, answer?.agreedPence]).toEqual(["prepayment-agreed", pounds * 100]);
      return wantedWords(answer);
    };
    expect(asked(300_001, "Prepayment, block contract")).toBe(
      "Please tell us what it was paid ahead for, and until when it will be used up: between bodies of the group nothing is paid ahead of need.",
    );
    expect(asked(300_000, "Prepayment, block contract")).toBe("");
    expect(asked(900_000, "Maternity pathway prepayment")).toBe("");
  });
});
