import * as z from "zod";

/** What a payable organisation has decided about its own answers. Shown in the reply wherever it decides a line. */
export const policySchema = z.object({
  /** Whether items that wait for approval are agreed in principle (REC-06) instead of not agreed. */
  agreeAwaitingApproval: z.boolean().default(false),
});

export type Policy = z.infer<typeof policySchema>;

export const cautiousPolicy: Policy = { agreeAwaitingApproval: false };
