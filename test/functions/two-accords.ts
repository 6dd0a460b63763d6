import { fillWorkbook } from "../../shared/adapters/workbook-writing/fill-workbook.ts";
import { writeWorkbook } from "../../shared/adapters/workbook-writing/write-workbook.ts";
import { exerciseSchema } from "../../shared/domain/exercise/exercise.ts";
import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { emailAddressSchema } from "../../shared/domain/organisation/email-address.ts";
import type { OpenMail } from "../../shared/domain/mail/mail-facts.ts";
import { month12 } from "../in-memory/month-12.ts";
import { realReaders } from "../in-memory/real-readers.ts";
import { openSystem } from "../in-memory/system.ts";
import { notificationOf } from "../in-memory/test-mail.ts";
import { openIssuer } from "./issuer.ts";

/** Two organisations, each with an Accord of its own. */
export const MAILBOXES = {
  ZA1: "statements@accord.eastmere.example.org",
  ZB2: "statements@accord.northfold.example.org",
};
type Code = keyof typeof MAILBOXES;

/** The address of an organisation's mailbox: `statements+za1@accord.eastmere.example.org` */
function addressOf(code: Code): string {
  return MAILBOXES[code].replace("@", `+${code.toLowerCase()}@`);
}

/** A mail that has left one Accord and has not reached the other. */
export interface Carried {
  readonly to: Code;
  readonly from: Code;
  readonly bytes: Uint8Array;
  readonly id: string;
}

/**
 * ZA1 with its Accord and a sales ledger, and ZB2 with another; each has the other's mailbox on its contact list. Real workbooks go between them, in
 * whatever order they are carried.
 */
export async function openTwoAccords(openMail: OpenMail, sales: readonly string[]) {
  const writers = { writeWorkbook, fillWorkbook };
  const open = (code: Code) =>
    openSystem({ mailbox: emailAddressSchema.parse(MAILBOXES[code]), writers }, realReaders(openMail));
  const telephone = { code: "ZA1", email: "income@eastmere.example.org", role: "finance", telephone: "01632 960111" };
  const issuer = await openIssuer(sales, [telephone], open("ZA1"));
  const [za1, zb2] = [issuer.system, open("ZB2")];
  await zb2.settle();
  const contacts = (["ZA1", "ZB2"] as const).map((code) =>
    contactSchema.parse({ code, email: addressOf(code), role: "statements" }),
  );
  const accruals = { agreement: "voluntary", statementsBy: "2023-04-11", agreeBy: "2023-04-19" };
  const q4 = exerciseSchema.parse({ ...month12, kinds: { ...month12.kinds, accruals } });
  for (const system of [za1, zb2]) {
    await system.referenceLists.exercises.replace(() => [q4], system.now().toISOString());
    await system.referenceLists.contacts.replace(
      (before) => [...before.filter(({ role }) => role === "finance"), ...contacts],
      system.now().toISOString(),
    );
  }
  const taken = { ZA1: 0, ZB2: 0 };
  const systems = { ZA1: za1, ZB2: zb2 };

  return {
    issuer,
    za1,
    zb2,
    /** What has left since it was asked last. */
    collect(): Carried[] {
      return (["ZA1", "ZB2"] as const).flatMap((from) => {
        const { sent } = systems[from];
        const mails = sent.slice(taken[from]).map(({ bytes, to }, at): Carried[] => {
          const whose = (["ZA1", "ZB2"] as const).find((code) => to.some((address) => address === addressOf(code)));
          const id = `${from}-${String(taken[from] + at + 1)}`;
          return whose === undefined || whose === from ? [] : [{ to: whose, from, bytes, id }];
        });
        taken[from] = sent.length;
        return mails.flat();
      });
    },
    /** Delivers a mail, as the cloud does, and lets the Accord there work. */
    async deliver({ to, from, bytes, id }: Carried): Promise<void> {
      const system = systems[to];
      for (const each of [za1, zb2]) each.clock.at = new Date(each.clock.at.getTime() + 60_000);
      const signed = Buffer.concat([
        Buffer.from(`DKIM-Signature: d=${MAILBOXES[from].split("@")[1] ?? ""}\r\n`),
        bytes,
      ]);
      await system.rawMail.put(`mail/${id}`, signed);
      const receivedAt = system.now().toISOString();
      const mail = { id, receivedAt, from: addressOf(from), envelopeFrom: addressOf(from), to: addressOf(to) };
      await system.receive.send([notificationOf(mail)]);
      await system.work();
    },
  };
}
