import * as z from "zod";

import { organisationCodeSchema } from "../organisation/organisation-code.ts";
import { phrase } from "./phrase.ts";

/**
 * ORG-07: a service that one body hosts for others. `agency`: the host is an agent only and records nothing, so there is no statement of
 * income between it and those for whom it acts; receivables are with whoever pays the invoices. `hosted budget`: all others agree with
 * the host.
 */
export const hostedServiceSchema = z.strictObject({
  service: z.string().min(1),
  /** Words or phrases of a description, in capitals, written as those of natures. */
  words: z.array(phrase).min(1),
  host: z.strictObject({
    name: z.string().min(1),
    code: organisationCodeSchema.optional(),
    /** Words of the host's name in the directory, in capitals, if its code is not known. */
    names: z.array(phrase).optional(),
  }),
  model: z.enum(["agency", "hosted budget"]),
});

export type HostedService = z.infer<typeof hostedServiceSchema>;
