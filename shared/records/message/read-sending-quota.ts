/** How many messages the mail service takes in 24 hours, and how many of them it has taken. */
export interface SendingQuota {
  readonly most: number;
  readonly sent: number;
}

/** Asks the mail service for its quota; `undefined` if it has none. */
export type ReadSendingQuota = () => Promise<SendingQuota | undefined>;
