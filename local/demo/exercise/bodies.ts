import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { contactSchema, type Contact } from "../../../shared/domain/organisation/contact.ts";
import { organisationSchema, type Organisation } from "../../../shared/domain/organisation/organisation.ts";

const listed = [
  { code: "ZA1", name: "Eastmere University Hospitals NHS Foundation Trust", type: "trust", office: "eastmere" },
  { code: "ZC3X9", name: "Westhaven Integrated Care Board", type: "icb", office: "westhaven" },
  { code: "ZB2", name: "Northfold Community Health NHS Trust", type: "trust", office: "northfold" },
  { code: "ZD4", name: "Larkmoor Ambulance Service NHS Trust", type: "trust", office: "larkmoor" },
  { code: "ZE5", name: "Harrowdene Mental Health NHS Foundation Trust", type: "trust", office: "harrowdene" },
  { code: "ZF6", name: "Saltby Children's NHS Foundation Trust", type: "trust", office: "saltby" },
] as const;

/** The six invented organisations that the exercise is played with. The first two use Accord. */
export type Body = (typeof listed)[number]["code"];

export const bodiesOnAccord = ["ZA1", "ZC3X9"] as const satisfies readonly Body[];

/** Leads the exercise: the mismatch reports leave in its name. */
const leader = { code: "ZN9", name: "Valegrove National Finance Office", type: "nhse" } as const;

export const playedOrganisations: readonly Organisation[] = [...listed, leader].map(({ code, name, type }) =>
  organisationSchema.parse({ code, name, type }),
);

/** Each has an income office that sends its statements; the two on Accord have finance contacts as well. */
export const playedContacts: readonly Contact[] = [
  ...listed.map(({ code, office }) => ({ code, email: `income@${office}.example.org`, role: "statements" })),
  ...["eastmere", "westhaven"].map((office, at) => ({
    code: bodiesOnAccord[at],
    email: `finance@${office}.example.org`,
    role: "finance",
    // A statement of their own has to give one.
    telephone: `01632 96010${String(at + 1)}`,
  })),
  { code: leader.code, email: "exercise@valegrove.example.org", role: "exercise" },
  { code: "ZF6", email: "director.of.finance@saltby.example.org", role: "escalation" },
].map((contact) => contactSchema.parse(contact));

export const codeOf = (body: Body) => organisationCode(body);

/** `Northfold Community Health NHS Trust (ZB2)` */
export function nameOfBody(body: Body): string {
  return `${listed.find(({ code }) => code === body)?.name ?? body} (${body})`;
}

/** `Northfold (ZB2)` */
export function shortNameOfBody(body: Body): string {
  return `${listed.find(({ code }) => code === body)?.name.split(" ")[0] ?? body} (${body})`;
}

export function officeOf(body: Body): string {
  return `income@${listed.find(({ code }) => code === body)?.office ?? "nobody"}.example.org`;
}
