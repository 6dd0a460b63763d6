import { calendarDate, type CalendarDate } from "../amounts-and-days/calendar-date.ts";
import type { HostedService } from "./hosted-service.ts";
import { organisationCode, type OrganisationCode } from "../organisation/organisation-code.ts";

/** Data of 2022-23 that is reissued before each exercise: who hosts what (ORG-07), and which region commissions what (ORG-15). */

/**
 * Built in are the services whose host the guidance names. Its list of services that NHS England's bodies account for net comes apart
 * from it, before each exercise: an administrator imports it.
 */
export const hostedServices2022To23: readonly HostedService[] = [
  {
    service: "electronic staff records",
    words: ["ELECTRONIC STAFF RECORD", "ESR"],
    host: { name: "NHS Business Services Authority", names: ["BUSINESS SERVICES AUTHORITY", "NHS BSA", "NHSBSA"] },
    model: "hosted budget",
  },
];

/** What a region of NHS England commissions itself. */
export interface DirectCommissioning {
  readonly region: OrganisationCode;
  readonly publicHealth: boolean;
  readonly healthAndJustice: boolean;
  readonly armedForces: boolean;
  /** Primary care and secondary dental: what integrated care boards have taken over since 1 July 2022, if any did. */
  readonly delegated?: string;
  /** Words for what all of its integrated care boards have taken over, in capitals. */
  readonly delegatedWords?: readonly string[];
}

/** ORG-15: since this day, where it is delegated. */
export const DELEGATED_FROM: CalendarDate = calendarDate("2022-07-01");

const pharmacy = ["COMMUNITY PHARMACY", "PHARMACEUTICAL SERVICES", "PHARMACY CONTRACT"];

const region = (code: string, more: Partial<DirectCommissioning> = {}): DirectCommissioning => ({
  region: organisationCode(code),
  publicHealth: true,
  healthAndJustice: true,
  armedForces: false,
  ...more,
});

export const directCommissioning: readonly DirectCommissioning[] = [
  region("Y56"),
  region("Y58", { armedForces: true }),
  region("Y59", {
    delegated: "all pharmacy, ophthalmic and dental services",
    delegatedWords: [
      ...pharmacy,
      "OPHTHALMIC",
      "GENERAL DENTAL",
      "PRIMARY CARE DENTAL",
      "PRIMARY DENTAL",
      "COMMUNITY DENTAL",
    ],
  }),
  region("Y60"),
  region("Y61"),
  region("Y62", {
    delegated: "all pharmacy services; ophthalmic and dental services to QOP only",
    delegatedWords: pharmacy,
  }),
  region("Y63"),
];
