import { readFileSync } from "node:fs";
import * as z from "zod";

import { contactSchema, type Contact } from "../../shared/domain/organisation/contact.ts";
import { exerciseSchema, type Exercise } from "../../shared/domain/exercise/exercise.ts";
import { organisationSchema, type Organisation } from "../../shared/domain/organisation/organisation.ts";

/** The payable organisation of the demonstration. All its names, codes and addresses are invented. */
export const PAYABLE = "ZA1";

/** The organisations of the demonstration's group. */
export const demoOrganisations: readonly Organisation[] = z.array(organisationSchema).parse([
  { code: PAYABLE, name: "Eastmere University Hospitals NHS Foundation Trust", type: "trust" },
  { code: "ZB2", name: "Northfold Community Health NHS Trust", type: "trust" },
  { code: "ZC3X9", name: "Westhaven Integrated Care Board", type: "icb", opened: "2022-07-01" },
  { code: "ZD4", name: "Larkmoor Ambulance Service NHS Trust", type: "trust" },
  { code: "ZE5", name: "Harrowdene Mental Health NHS Foundation Trust", type: "trust" },
]);

/** The contact list: where answers to each organisation are sent. */
export const demoContacts: readonly Contact[] = z.array(contactSchema).parse([
  { code: PAYABLE, email: "payables@eastmere.example.org", role: "statements" },
  { code: PAYABLE, email: "finance@eastmere.example.org", role: "finance" },
  { code: "ZB2", email: "income@northfold.example.org", role: "statements" },
  { code: "ZC3X9", email: "intra.nhs@westhaven.example.org", role: "statements" },
  { code: "ZC3X9", email: "head.of.finance@westhaven.example.org", role: "escalation" },
  { code: "ZD4", email: "accounts.receivable@larkmoor.example.org", role: "statements" },
  { code: "ZE5", email: "debtors@harrowdene.example.org", role: "statements" },
]);

/** The month-12 exercise of 2022-23. */
export function demoExercise(): Exercise {
  return exerciseSchema.parse(JSON.parse(readFileSync(new URL("./exercise-2022-23-q4.json", import.meta.url), "utf8")));
}
