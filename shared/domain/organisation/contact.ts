import * as z from "zod";

import { emailAddressSchema } from "./email-address.ts";
import { storedCode } from "../amounts-and-days/stored-values.ts";

/** One line of the contact list in force (STM-14). Replies go to `statements` addresses (RSP-04). */
export const contactSchema = z.object({
  code: storedCode,
  email: emailAddressSchema,
  role: z.enum(["statements", "escalation", "finance"]),
});

export type Contact = z.infer<typeof contactSchema>;
