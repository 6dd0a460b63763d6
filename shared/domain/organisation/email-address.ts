import * as z from "zod";

const SHAPE = /^[^\s@<>(),;:"\\[\]\p{Cc}]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?$/u;

/** A full address in lower case, `income@northfold.example.org`. Always compare whole addresses, never domains. */
export const emailAddressSchema = z
  .string()
  .transform((text) => text.trim().toLowerCase())
  .refine((text) => text.length <= 254 && SHAPE.test(text), { error: "is not an email address" })
  .brand<"EmailAddress">();

export type EmailAddress = z.infer<typeof emailAddressSchema>;

/** Reads an address in any case; `undefined` if the text is not an address. */
export function parseEmailAddress(text: string): EmailAddress | undefined {
  return emailAddressSchema.safeParse(text).data;
}
