import * as z from "zod";

/**
 * Where a mail stands. `received` and `accepted` (its statement stands, the reply is on its way) pass; every other state is final or waits
 * for a person,
 * and carries its reason.
 */
export const mailStateSchema = z.enum([
  "received",
  "accepted",
  "answered",
  "held",
  "refused",
  "ignored",
  "quarantined",
  "failed",
]);

export type MailState = z.infer<typeof mailStateSchema>;
