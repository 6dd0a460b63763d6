import { GetSendQuotaCommand, type SESClient } from "@aws-sdk/client-ses";

import type { ReadSendingQuota } from "../../records/message/read-sending-quota.ts";

/** What SES calls unlimited. */
const UNLIMITED = -1;

/** The quota of the account in its region. SES counts recipients, over the last 24 hours at any time. */
export function sesSendingQuota(client: SESClient): ReadSendingQuota {
  return async () => {
    const { Max24HourSend: most = UNLIMITED, SentLast24Hours: sent = 0 } = await client.send(new GetSendQuotaCommand());
    return most === UNLIMITED ? undefined : { most, sent };
  };
}
