import type { EmailAddress } from "../../shared/domain/organisation/email-address.ts";
import type { OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import type { Reply } from "../../shared/messages/reply.ts";
import type { NoticeKey } from "../../shared/records/notice/notice-record.ts";

/** A notice whose time has come. */
export interface DueNotice {
  /** Its number is one more than that of the last of its series: whoever decides on it at the same time decides on the same one. */
  readonly key: NoticeKey;
  /** Whom it tells: the organisation itself, or a counterparty. */
  readonly recipient: OrganisationCode;
  /** Registered addresses of the recipient (RSP-04). */
  readonly to: readonly EmailAddress[];
  readonly facts: Reply;
  /** Called when the notice is decided on, also if an earlier run did that and stopped before this. It may be called again. */
  readonly noted?: () => Promise<void>;
}
