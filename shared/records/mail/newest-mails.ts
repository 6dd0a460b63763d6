import { mailStateSchema, type MailState } from "../../domain/mail/mail-state.ts";
import type { MailRecord } from "./mail-record.ts";
import { listsOfState, placeOf, type Mails } from "./mails.ts";

export interface SomeMails {
  readonly mails: readonly MailRecord[];
  /** The place at which the older ones begin; `undefined` if there are none. */
  readonly older: string | undefined;
}

/**
 * The newest mails, or the newest of those before a place. Reads no more of each list than it may have to show, so that it costs the
 * same however many mails there are.
 *
 * @param state of the mails; without it, of any state
 */
export async function newestMails(mails: Mails, most: number, before?: string, state?: MailState): Promise<SomeMails> {
  const found: MailRecord[] = [];
  for (const pk of (state === undefined ? mailStateSchema.options : [state]).flatMap(listsOfState))
    for await (const mail of mails.list({
      pk,
      newestFirst: true,
      limit: most + 1,
      ...(before === undefined ? {} : { after: before }),
    }))
      found.push(mail);
  // While a mail goes from one list to another, both may have it.
  const once = [...new Map(found.map((mail) => [mail.id, mail])).values()];
  const ordered = once.sort((one, other) => (placeOf(one) > placeOf(other) ? -1 : 1));
  const shown = ordered.slice(0, most);
  const last = shown.at(-1);
  return { mails: shown, older: ordered.length > most && last ? placeOf(last) : undefined };
}
