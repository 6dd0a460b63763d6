import * as z from "zod";

/**
 * One verdict of the cloud on a mail. `GRAY`: it could not say (for DMARC: the domain has no policy). `missing`: the
 * notification does not have it, or has a word that we do not know, which proves as little.
 */
export const verdictSchema = z.enum(["PASS", "FAIL", "GRAY", "PROCESSING_FAILED", "missing"]);

export type Verdict = z.infer<typeof verdictSchema>;

export const verdictsSchema = z.object({
  /** Of the envelope's domain, not of the From address. */
  spf: verdictSchema,
  /** Of some signature in the mail, not necessarily of the From address's domain. */
  dkim: verdictSchema,
  /** Of the From address's domain: the only verdict that speaks of whom a person sees as the sender. */
  dmarc: verdictSchema,
  spam: verdictSchema,
  virus: verdictSchema,
  /** What the From domain asks for on failure. AWS leaves it out on mail that passes. */
  dmarcPolicy: z.enum(["none", "quarantine", "reject"]).optional(),
});

export type Verdicts = z.infer<typeof verdictsSchema>;
