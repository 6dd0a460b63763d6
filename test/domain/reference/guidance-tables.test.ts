import { existsSync, readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import type { Kind } from "../../../shared/domain/exercise/exercise.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { directCommissioning } from "../../../shared/domain/reference/hosting-and-commissioning-2022-23.ts";
import { markOf, prefixesOfIssuer } from "../../../shared/domain/reference/issuer-prefixes.ts";
import { reconcileReferenceData2022To23 } from "../../../shared/domain/reference/reconcile-reference-data-2022-23.ts";
import {
  WGA_FORM,
  wgaAgreementOf,
  wgaAgreeOverPence,
  type WgaSector,
  wgaCodes,
  wgaExemptPartners,
} from "../../../shared/domain/reference/whole-of-government-2022-23.ts";
import { booked, claim, reconcileCase, verdicts, wantedWords, type Case } from "../reconcile/statement-and-ledger.ts";

const TABLES = new URL("../../../../shared/reference/", import.meta.url);

/** The rows of a table of the guidance; none if ../shared is missing. */
function rowsOf(table: string): Record<string, string>[] {
  const file = new URL(`${table}.csv`, TABLES);
  if (!existsSync(file)) return [];
  const [heading = "", ...lines] = readFileSync(file, "utf8").trim().split("\n");
  const names = heading.split(",");
  return lines.map((line) => {
    const cells = (line.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g) ?? []).map((cell) =>
      cell.replace(/,$/, "").replace(/^"(.*)"$/, "$1"),
    );
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ""]));
  });
}

describe("ORG-10 Whole of Government Accounts", () => {
  const agreement = (pounds: number, sector: WgaSector = "other group body") =>
    wgaAgreementOf(sector, {}, pence(pounds * 100));

  test("ORG-10 bodies that are neither commissioners nor providers agree balances over five million pounds", () => {
    expect(agreement(5_000_000)).toBe("voluntary");
    expect(agreement(5_000_000.01)).toBe("required");
    expect(agreement(-5_000_000.01)).toBe("required");
    expect(agreement(9_000_000, "provider")).toBe("not applicable");
    expect(agreement(9_000_000, "commissioner")).toBe("not applicable");
    expect(WGA_FORM).toBe("CG01");
  });

  test("ORG-10 exempt partners are reported and not agreed with", () => {
    const balance = pence(900_000_000);
    expect(wgaAgreementOf("other group body", { code: organisationCode("IRT813") }, balance)).toBe("exempt");
    expect(wgaAgreementOf("other group body", { isExempt: true }, balance)).toBe("exempt");
    expect(wgaAgreementOf("other group body", { code: organisationCode("HMR041") }, balance)).toBe("required");
  });

  test("ORG-10 the national insurance funds' code is never used", () => {
    expect(wgaCodes.find(({ code }) => code === "NIF822")?.parts).toEqual([]);
  });
});

describe.skipIf(!existsSync(TABLES))(
  "the tables of the guidance say the same (skipped where ../shared is missing)",
  () => {
    const reference = reconcileReferenceData2022To23;

    test("ORG-10 codes, exempt partners and threshold", () => {
      const special = new Set(wgaCodes.map(({ code }) => code));
      const notTakingPart = reference.notTakingPart?.map(({ code }) => code) ?? [];
      const ordinary = ["EXTGOV", "AXG", "HSA033", ...notTakingPart];
      for (const { code = "" } of rowsOf("wga-codes")) {
        expect([...special, ...ordinary], code).toContain(code);
      }
      expect(rowsOf("wga-exempt")).toHaveLength(wgaExemptPartners.length);
      expect(rowsOf("wga-thresholds").map(({ agree_over: over }) => over)).toContain(String(wgaAgreeOverPence / 100));
    });

    test("ORG-05 the prefixes of NHS Supply Chain", () => {
      const issuer = { name: "NHS Supply Chain" };
      const prefixes = prefixesOfIssuer(reference.invoicePrefixes, issuer, calendarDate("2023-03-23"));
      for (const { prefix = "", record_against: against } of rowsOf("supply-chain-prefixes")) {
        const number = prefix === "*" ? "7770007" : `${prefix}0007`;
        if (prefix === "SCCL") continue;
        expect(markOf(prefixes, number)?.means.belongsTo ?? "EXTGOV", prefix).toBe(against);
      }
    });

    test("ORG-01, ORG-03 the bodies of NHS England", () => {
      const bodies: string[] = reference.subEntities.bodies.map(({ code }) => code);
      const listed = rowsOf("nhse-sub-entities").map(({ code }) => code);
      const supportUnits = listed.filter((code) => code?.startsWith("0") === true);
      expect(listed.filter((code) => code?.startsWith("0") !== true)).toEqual(bodies);
      for (const unit of supportUnits) expect(bodies).not.toContain(unit);
    });

    test("ORG-15 which region commissions what", () => {
      const rows = rowsOf("nhse-direct-commissioning");
      expect(directCommissioning.map(({ region }) => region)).toEqual(rows.map(({ code }) => code));
      for (const [at, row] of rows.entries()) {
        const ours = directCommissioning[at];
        expect([ours?.publicHealth, ours?.healthAndJustice, ours?.armedForces]).toEqual(
          [row["public_health"], row["health_and_justice"], row["armed_forces"]].map((word) => word === "yes"),
        );
        expect(ours?.delegated === undefined, row["code"]).toBe(row["note"] === "");
      }
    });

    test.each(rowsOf("hosted-services").map(({ service = "" }) => service))(
      "ORG-07, ORG-14 %s: who agrees it with whom",
      (service) => {
        const example = HOSTED[service];
        if (example === undefined) throw new Error(`no example of ${service}: is it a new service of the table?`);
        const { description, onLedger = false, expected, ...more } = example;
        const outcome = reconcileCase({
          kind: "i&e",
          ...more,
          statement: [claim("1001", 500, { description })],
          ledger: onLedger ? [booked("1001", 500)] : [booked("1", 5)],
        });
        const [line] = outcome.lines;
        expect(`${line?.reason ?? ""}: ${line?.why ?? ""} ${wantedWords(line)}`).toMatch(expected);
      },
    );

    test.each(rowsOf("out-of-scope").map(({ nature = "", kinds = "" }) => [nature, kinds] as const))(
      "ORG-08 %s (%s) is decided by what the line is",
      (nature, kinds) => {
        const example = EXAMPLES[nature];
        if (example === undefined) throw new Error(`no example of ${nature}: is it a new nature of the table?`);
        if (example.decidedElsewhere !== undefined) return;
        const ofKinds: readonly Kind[] = kinds === "all" ? ["r&p", "i&e"] : [kinds === "i&e" ? "i&e" : "r&p"];
        for (const kind of ofKinds) {
          for (const description of example.descriptions) {
            const outcome = reconcileCase({ kind, statement: [claim("1001", 500, { description })], ledger: [] });
            expect(verdicts(outcome), description).toEqual([
              `${example.elsewhere === true ? "wrong-counterparty" : "outside-exercise"}: 500 not agreed`,
            ]);
          }
        }
      },
    );
  },
);

/** A line of each service of the table, and what becomes of it. */
const HOSTED: Readonly<
  Record<
    string,
    { description: string; onLedger?: boolean; expected: RegExp } & Partial<Omit<Case, "statement" | "ledger">>
  >
> = {
  "any hosted service (agency)": {
    description: "Hosted commissioning team, accounted for net",
    onLedger: true,
    expected: /^outside-exercise: /,
  },
  "hosted budgets": {
    description: "Westhaven library consortium, annual fee",
    referenceData: {
      ...reconcileReferenceData2022To23,
      hostedServices: [
        {
          service: "library consortium",
          words: ["LIBRARY CONSORTIUM"],
          host: { name: "Westhaven Hospitals NHS Trust", code: organisationCode("ZC3") },
          model: "hosted budget",
        },
      ],
    },
    expected: /^wrong-counterparty: .*Westhaven Hospitals NHS Trust \(ZC3\)/,
  },
  "research networks": {
    description: "Clinical research network, net recharge of staff",
    onLedger: true,
    expected: /^agreed: /,
  },
  "National Ambulance Resilience Unit": {
    description: "National Ambulance Resilience Unit contract",
    payable: "Y60",
    expected: /^not-recognised: .*CBA033/,
  },
  "NHS BSA electronic staff records": {
    description: "Electronic staff record licences",
    expected: /^wrong-counterparty: .*NHS Business Services Authority/,
  },
  "injury benefits": { description: "Injury benefits Q4", onLedger: true, expected: /^outside-exercise: / },
  "EHIC/GHIC incentive scheme": {
    description: "EHIC incentive",
    onLedger: true,
    expected: /^wrong-counterparty: .*Department of Health and Social Care/,
  },
  "pooled budgets / Better Care Fund": {
    description: "Better Care Fund pooled budget",
    onLedger: true,
    expected: /^wrong-counterparty: .*the member of the pool/,
  },
  "NHSE net-accounted hosted services": {
    description: "Clinical networks hosting, March",
    onLedger: true,
    referenceData: {
      ...reconcileReferenceData2022To23,
      hostedServices: [
        {
          service: "clinical networks",
          words: ["CLINICAL NETWORK* + HOSTING"],
          host: { name: "Northfold Community Health NHS Trust", names: ["NORTHFOLD COMMUNITY"] },
          model: "agency",
        },
      ],
    },
    expected: /^outside-exercise: .*as an agent only/,
  },
};

/** For each nature of the table, descriptions in which it comes; or where it is decided if not by a description. */
const EXAMPLES: Readonly<
  Record<string, { descriptions: readonly string[]; elsewhere?: boolean; decidedElsewhere?: string }>
> = {
  "public dividend capital": { descriptions: ["PDC dividend 2022/23", "Public dividend capital drawdown"] },
  loans: { descriptions: ["Capital loan repayment", "Interest on loans"] },
  "grant in aid": { descriptions: ["Grant-in-aid, March"] },
  "parliamentary funding": { descriptions: ["Parliamentary funding"] },
  "share capital": { descriptions: ["Share capital"] },
  "business rates": { descriptions: ["Business rates 2022/23", "NNDR Ward Block"] },
  "gain or loss on transfer by absorption": { descriptions: ["Gain on absorption", "Transfer by absorption 1 July"] },
  "partially completed spells": { descriptions: ["Partially completed spells at 31 March"] },
  "provisions and expenditure on provisions": {
    descriptions: ["Movement in provision", "Redundancy provisions", "Release of provision"],
  },
  "charitable funds": { descriptions: ["Charitable fund recharge"] },
  "donated coronavirus equipment and inventories": { descriptions: ["Donated Covid-19 equipment", "Donated PPE"] },
  "injury benefits (paid through DHSC contract)": { descriptions: ["NHS injury benefits"] },
  "FP10 hospital prescribing recharges by NHS BSA": { descriptions: ["FP10 January", "FP10HP recharge"] },
  "LTPS defence costs": { descriptions: [], decidedElsewhere: "by kind, in the tests of the natures" },
  "un-invoiced lease balances and non-cash lease income and expenditure": {
    descriptions: ["Finance lease receivable future rentals", "Lease liability at 31 March", "ROU depreciation"],
  },
  "pooled budgets": { descriptions: ["Pooled budget Q4"], elsewhere: true },
  "low volume activity invoices": { descriptions: ["LVA Q2", "Low-volume activity"] },
  "general NCA": { descriptions: ["General NCA February"] },
  "agency (net) recharges": { descriptions: ["Salary recharge, net accounted", "Net recharge of staff"] },
  "NHS Supply Chain other than 901/91 902/92 903/93": { descriptions: [], decidedElsewhere: "by its number" },
  "RPST liabilities at NHS Resolution": { descriptions: ["RPST liabilities"] },
  "admin/programme split": { descriptions: [], decidedElsewhere: "the form has no such split (COL-12)" },
};
