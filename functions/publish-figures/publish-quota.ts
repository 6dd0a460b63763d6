import type { ReadSendingQuota } from "../../shared/records/message/read-sending-quota.ts";
import type { Log } from "../../shared/telemetry/log.ts";

export interface PublishQuotaPorts {
  readonly readSendingQuota: ReadSendingQuota;
  readonly log: Log;
}

/** How much of the mail service's quota for 24 hours is used; nothing if there is no quota. */
export async function publishQuota({ readSendingQuota, log }: PublishQuotaPorts): Promise<void> {
  const quota = await readSendingQuota();
  if (quota === undefined || quota.most <= 0) return;
  log({
    event: "quota-figures",
    metrics: {
      SendingQuotaUsed: (100 * quota.sent) / quota.most,
      SendingQuotaLeft: Math.max(0, quota.most - quota.sent),
    },
  });
}
