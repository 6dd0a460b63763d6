import * as z from "zod";

/**
 * The id of a mail, an upload or a message, as it comes in a queue message and goes into the log: one word, without the characters of
 * which texts and addresses are made. A mail's object bears the mail's id as its name, so it has no slash either.
 */
export const recordIdSchema = z.string().regex(/^[\w.:+=#-]{1,200}$/, { error: "is no id" });
