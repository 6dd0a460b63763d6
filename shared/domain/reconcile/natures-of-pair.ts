import type { Organisation } from "../organisation/organisation.ts";
import type { ReconcileReferenceData } from "../reference/reconcile-reference-data.ts";
import { naturesOfHostedService } from "./natures-of-hosted-service.ts";
import type { ReconcileInput } from "./reconcile-input.ts";

type Nature = ReconcileReferenceData["natures"][number];

/** The natures of lines that the reference data knows for one pair and kind: its own, and those of hosted services (ORG-07). */
export function naturesOfPair(
  { position, directory }: ReconcileInput,
  referenceData: ReconcileReferenceData,
): Nature[] {
  const { payable, receivable, kind } = position;
  const pair = [payable, receivable].map((code) => directory.get(code) ?? { code, name: "" });
  const payableType = directory.get(payable)?.type.toLowerCase() ?? "";
  const { core } = referenceData.subEntities;
  const regionOf = referenceData.providerRegions?.find(({ provider }) => provider === receivable)?.region;
  const hosted = (referenceData.hostedServices ?? []).flatMap((service) => naturesOfHostedService(service, pair));
  return [...hosted, ...referenceData.natures].filter(
    (nature) =>
      (nature.payables?.includes(payable) ?? true) &&
      (nature.payableTypes?.includes(payableType) ?? true) &&
      (nature.kinds?.includes(kind) ?? true) &&
      // ORG-02: a region is only the wrong one if the data says which one leads for the provider.
      (nature.belongsTo?.by !== "provider-region" || payable === core || regionOf !== undefined) &&
      (regionOf === undefined || nature.belongsTo?.by !== "provider-region" || regionOf !== payable) &&
      // A line is not redirected to an organisation of its own pair.
      (nature.belongsTo === undefined || !pair.some((body) => isRightBody(nature.belongsTo, body))),
  );
}

function isRightBody(rightBody: Nature["belongsTo"], { code, name }: Pick<Organisation, "code" | "name">): boolean {
  if (rightBody === undefined) return false;
  return rightBody.code === code || ` ${name.toUpperCase()} `.includes(` ${rightBody.name.toUpperCase()} `);
}
