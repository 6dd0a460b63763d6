import * as z from "zod";

/**
 * One verdict of SES on a mail. `GRAY`: SES could not decide (for DMARC: the domain has no policy). `missing`: the
 * notification does not have the verdict, or has an unknown word; both prove nothing.
 */
export const verdictSchema = z.enum(["PASS", "FAIL", "GRAY", "PROCESSING_FAILED", "missing"]);

export type Verdict = z.infer<typeof verdictSchema>;

export const verdictsSchema = z.object({
  /** About the envelope's domain, not the From address. */
  spf: verdictSchema,
  /** About any signature in the mail, not necessarily by the From address's domain. */
  dkim: verdictSchema,
  /** About the From address's domain: the only verdict about the sender that a person sees. */
  dmarc: verdictSchema,
  spam: verdictSchema,
  virus: verdictSchema,
  /** What the From domain asks for on failure. AWS leaves it out for mail that passes. */
  dmarcPolicy: z.enum(["none", "quarantine", "reject"]).optional(),
});

export type Verdicts = z.infer<typeof verdictsSchema>;
