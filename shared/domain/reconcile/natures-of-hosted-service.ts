import type { Organisation } from "../organisation/organisation.ts";
import type { HostedService } from "../reference/hosted-service.ts";
import type { ReconcileReferenceData } from "../reference/reconcile-reference-data.ts";

type Nature = ReconcileReferenceData["natures"][number];

/** ORG-07: what lines of a hosted service are on the statements of one pair. */
export function naturesOfHostedService(
  { service, words, host, model }: HostedService,
  pair: readonly Pick<Organisation, "code" | "name">[],
): Nature[] {
  const isWithHost = pair.some(
    ({ code, name }) =>
      code === host.code || (host.names ?? []).some((words) => name.toUpperCase().includes(words.toUpperCase())),
  );
  const hosted = `is of a service that ${nameOfHost(host)} hosts (${service})`;
  switch (model) {
    case "agency":
      if (!isWithHost) return [];
      return [
        {
          words,
          kinds: ["i&e"],
          because: `${hosted} as an agent only, so that it is in the income and expenditure of those for whom it acts and not in its own`,
        },
      ];
    case "hosted budget":
      if (isWithHost) return [];
      return [
        {
          words,
          because: hosted,
          belongsTo: { name: host.name, ...(host.code === undefined ? {} : { code: host.code }) },
        },
      ];
  }
}

function nameOfHost({ name, code }: HostedService["host"]): string {
  return code === undefined ? name : `${name} (${code})`;
}
