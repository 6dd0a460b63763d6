import { pence, type Pence } from "../amounts-and-days/pence.ts";
import { organisationCode, type OrganisationCode } from "../organisation/organisation-code.ts";

/** Whole of Government Accounts (ORG-10): data of 2022-23, which the Treasury sets anew each year. */

export type WgaPart = "receivables" | "payables" | "income" | "expenditure";

/** A code of Whole of Government Accounts that is not an ordinary counterparty, and what is recorded against it. */
export interface WgaCode {
  readonly code: OrganisationCode;
  readonly name: string;
  /** The parts of the form in which it may stand; empty if it is never used. */
  readonly parts: readonly WgaPart[];
  readonly recorded: string;
}

const all: readonly WgaPart[] = ["receivables", "payables", "income", "expenditure"];
const withoutIncome: readonly WgaPart[] = ["receivables", "payables", "expenditure"];

export const wgaCodes: readonly WgaCode[] = [
  {
    code: organisationCode("NHP903"),
    name: "NHS Pensions",
    parts: withoutIncome,
    recorded: "pension contributions and termination benefits, and the balances of both",
  },
  {
    code: organisationCode("PCS901"),
    name: "Civil Service Pensions Scheme",
    parts: withoutIncome,
    recorded: "pension contributions and their balances",
  },
  {
    code: organisationCode("IRT813"),
    name: "HM Revenue and Customs, tax and social security",
    parts: withoutIncome,
    recorded: "VAT, tax and social security; tax deducted from pay is a payable and no expenditure",
  },
  {
    code: organisationCode("NIF822"),
    name: "National Insurance Funds",
    parts: [],
    recorded: "nothing: IRT813 is used",
  },
  {
    code: organisationCode("HMR041"),
    name: "HM Revenue and Customs, trading",
    parts: all,
    recorded: "its trade, which is not tax",
  },
  {
    code: organisationCode("NLF888"),
    name: "National Loans Fund",
    parts: ["receivables", "income"],
    recorded: "deposits at the year's end, and their interest",
  },
];

/** A kind of body in Whole of Government Accounts. */
export type WgaSector = "commissioner" | "provider" | "other group body" | "public corporation";

/** Over this, receivables and income are agreed, and requests about payables and expenditure are answered. */
export const wgaAgreeOverPence: Pence = pence(500_000_000);

/** Whether a sector agrees its balances with other government bodies over the threshold. All report them. */
export const wgaAgreesBySector: Readonly<Record<WgaSector, boolean>> = {
  commissioner: false,
  provider: false,
  "other group body": true,
  "public corporation": false,
};

/** Partners with whom nothing is agreed; balances with them are reported all the same. */
export const wgaExemptPartners: readonly { readonly name: string; readonly code?: OrganisationCode }[] = [
  { name: "HMRC for tax and duties", code: organisationCode("IRT813") },
  { name: "national insurance funds" },
  { name: "academies" },
  { name: "local authorities" },
  { name: "other public corporations" },
  { name: "minor bodies" },
  { name: "NHS trusts and foundation trusts" },
];

/** The form on which the receivable organisation leads the agreement. */
export const WGA_FORM = "CG01";

export type WgaAgreement = "required" | "voluntary" | "not applicable" | "exempt";

/** ORG-10: whether a balance with a body outside the group has to be agreed. Under the threshold both may agree it. */
export function wgaAgreementOf(
  sector: WgaSector,
  partner: { readonly code?: OrganisationCode; readonly isExempt?: boolean },
  balancePence: Pence,
): WgaAgreement {
  const exempt =
    partner.isExempt === true || wgaExemptPartners.some(({ code }) => code !== undefined && code === partner.code);
  if (exempt) return "exempt";
  if (!wgaAgreesBySector[sector]) return "not applicable";
  return Math.abs(balancePence) > wgaAgreeOverPence ? "required" : "voluntary";
}
