import * as z from "zod";

/**
 * The state of a mail. `received` and `accepted` (its statement is current and the reply is on its way) are temporary. Every
 * other state is final or waits for a person, and has a reason.
 */
export const mailStateSchema = z.enum([
  "received",
  "accepted",
  "answered",
  // A person withdrew its reply before that left: nobody was told.
  "closed",
  "held",
  "refused",
  "ignored",
  "quarantined",
  "failed",
]);

export type MailState = z.infer<typeof mailStateSchema>;
