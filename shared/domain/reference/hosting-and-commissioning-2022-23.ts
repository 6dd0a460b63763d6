import { calendarDate, type CalendarDate } from "../amounts-and-days/calendar-date.ts";
import { organisationCode, type OrganisationCode } from "../organisation/organisation-code.ts";

/** Data of 2022-23 that is reissued before each exercise: who hosts what (ORG-07), and which region commissions what (ORG-15). */

/** A hosted service: how it is accounted for, and who agrees its balances with whom. */
export interface HostedService {
  readonly service: string;
  readonly host: string;
  /** `outside`: it is in no agreement of balances. */
  readonly model: "agency" | "hosted budget" | "members' shares" | "agent for another" | "as listed" | "outside";
  readonly agree: string;
}

export const hostedServices: readonly HostedService[] = [
  {
    service: "any hosted service (agency)",
    host: "the agent",
    model: "agency",
    agree: "the principal and the third party; the agent records nothing",
  },
  { service: "hosted budgets", host: "the host", model: "hosted budget", agree: "the counterparties with the host" },
  {
    service: "research networks",
    host: "the lead organisation",
    model: "hosted budget",
    agree: "the Department with the lead, and the members with the lead",
  },
  {
    service: "National Ambulance Resilience Unit",
    host: "West Midlands Ambulance Service",
    model: "as listed",
    agree: "as the list of hosted services says for the exercise",
  },
  {
    service: "NHS BSA electronic staff records",
    host: "NHS Business Services Authority",
    model: "hosted budget",
    agree: "the users with the host",
  },
  { service: "injury benefits", host: "the Department, through a contractor", model: "outside", agree: "nobody" },
  {
    service: "EHIC/GHIC incentive scheme",
    host: "NHS Business Services Authority",
    model: "agent for another",
    agree: "the providers with the Department",
  },
  {
    service: "pooled budgets / Better Care Fund",
    host: "the lead body",
    model: "members' shares",
    agree: "each member for its own share, ORG-14; statements of the underlying transactions come at least quarterly",
  },
  {
    service: "NHSE net-accounted hosted services",
    host: "as the list says",
    model: "agency",
    agree: "as the list says: it comes apart from the guidance",
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
