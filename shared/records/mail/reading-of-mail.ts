import * as z from "zod";

import type { MailContent } from "../../domain/mail/mail-facts.ts";
import type { JsonObjects } from "../storage/json-objects.ts";
import { mailReadingSchema } from "./mail-reading.ts";
import type { Mails } from "./mails.ts";

/** What was read of a mail behind its header, as its trail names it; `undefined` if it was not read or not opened. */
export async function readingOfMail(
  mailId: string,
  { mails, objects }: { readonly mails: Mails; readonly objects: JsonObjects },
): Promise<MailContent | undefined> {
  const trail = await mails.trail(mailId);
  const keys = (trail?.entries ?? []).flatMap(({ facts }) => namesReading.safeParse(facts).data?.reading ?? []);
  const last = keys.at(-1);
  if (last === undefined) return undefined;
  const { result } = await objects.get(last, mailReadingSchema);
  return result.outcome === "read" ? result.content : undefined;
}

const namesReading = z.object({ reading: z.string().min(1) });
