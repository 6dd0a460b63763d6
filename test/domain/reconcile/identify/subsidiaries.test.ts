import { expect, test } from "vitest";

import { organisationCode } from "../../../../shared/domain/organisation/organisation-code.ts";
import type { Organisation } from "../../../../shared/domain/organisation/organisation.ts";
import {
  booked,
  claim,
  eastmere,
  reconcileCase,
  northfold,
  northfoldFacilities,
  verdicts,
  type Booking,
} from "../statement-and-ledger.ts";

/** The verdict on a claim of £30 with the number of a ledger line of £20: not agreed if they have different suppliers. */
function claimed(
  subsidiary: string | undefined,
  booking: Partial<Booking>,
  directory: readonly Organisation[],
): string {
  const outcome = reconcileCase({
    directory,
    statement: [claim("1001", 30, subsidiary === undefined ? {} : { subsidiary })],
    ledger: [booked("1001", 20, booking)],
  });
  return verdicts(outcome)[0] ?? "";
}

const ONE = "above-ledger: 20 agreed, 10 not agreed";
const TWO = "other-supplier: 30 not agreed";
const directory = [eastmere, northfold, northfoldFacilities];
const facilities = "Northfold Facilities";

test("STM-11 a subsidiary is recognised by its name and by its code", () => {
  const ownCode = { counterparty: "ZB2F" };
  expect(claimed(facilities, ownCode, directory)).toBe(ONE);
  expect(claimed("ZB2F", { supplier: "Northfold Facilities Ltd" }, directory)).toBe(ONE);
  expect(claimed(undefined, ownCode, directory)).toBe(TWO);
  expect(claimed("Fell Catering Ltd", ownCode, directory)).toBe(TWO);
});

test("STM-11 the sender's own trade may have its own name or code", () => {
  const northfoldsOwn = { supplier: "Northfold Community Health NHS Trust" };
  for (const own of ["Northfold Community Health NHS Trust", "ZB2"]) {
    expect(claimed(own, northfoldsOwn, directory), own).toBe(ONE);
    expect(claimed(own, { supplier: "Somebody" }, directory), own).toBe(ONE);
    expect(claimed(own, { supplier: "Northfold Facilities Ltd" }, directory), own).toBe(TWO);
  }
});

test("STM-11 a sender that is not in the directory is still distinguished from its subsidiaries", () => {
  expect(claimed("Fell Catering Ltd", { supplier: "Fell Catering Limited" }, [eastmere])).toBe(ONE);
});

test("STM-11 a company is a subsidiary of its own parent only", () => {
  const eastmeres: Organisation = {
    code: organisationCode("ZA1P"),
    name: "Eastmere Pharmacy Limited",
    type: "company",
    parent: eastmere.code,
  };
  expect(claimed(undefined, { supplier: "Eastmere Pharmacy Ltd" }, [...directory, eastmeres])).toBe(ONE);
  expect(claimed(undefined, { supplier: "Northfold Facilities Ltd" }, [...directory, eastmeres])).toBe(TWO);
});

test("STM-11 an unknown supplier is matched to a subsidiary's claim only if the amount fits", () => {
  const unknown = { supplier: "Somebody" };
  expect(claimed(facilities, unknown, directory)).toBe(TWO);
  expect(claimed(facilities, { ...unknown, gross: 30 }, directory)).toBe("part-paid: 20 agreed, 10 not agreed");
  expect(claimed(undefined, unknown, directory)).toBe(ONE);
});

test("STM-11 legal forms and joining words do not make another name", () => {
  expect(claimed("Northfold and Fell Services NHS FT", { supplier: "Northfold Fell Services" }, directory)).toBe(ONE);
  expect(claimed("The Northfold Fell Services Ltd", { supplier: "NORTHFOLD FELL SERVICES PLC" }, directory)).toBe(ONE);
  expect(claimed("Northfold Fell Services", { supplier: "Northfold Fell Catering" }, directory)).toBe(TWO);
});
