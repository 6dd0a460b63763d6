import { afterAll, expect, test } from "vitest";

import { northfold, statementOf } from "../acceptance/statement-file.ts";
import { position } from "../in-memory/system.ts";
import { closeParser, startConversation, type WrittenMail } from "./conversation-system.ts";

afterAll(closeParser);

const claims = Array.from({ length: 10 }, (_, place) => [`NF-${10_231 + place}`, 10_000 + place] as const);
const whole = await statementOf(northfold, claims);
const half = await statementOf(northfold, claims.slice(0, 3));
const reply = (text: string): WrittenMail => ({ subject: "RE: ZB2 statement", text, repliesToUs: true });

/** A much smaller statement is held, and this mail answers the question about it. */
test.each<[what: string, answer: (code: string) => WrittenMail, current: string, held: boolean]>([
  ["a word in a sentence", (code) => reply(`YES, ours, please confirm ${code}. Thanks, Jo`), "mail-2", false],
  [
    "a word at the beginning, with a signature behind it",
    (code) => reply(`Confirm ${code}\n\nJo Finch\nIncome`),
    "mail-2",
    false,
  ],
  [
    "a word that is only quoted",
    (code) => reply(`What do you mean by this?\n\n> To take it, answer CONFIRM ${code}`),
    "mail-1",
    true,
  ],
  [
    "a word in an absence",
    (code) => ({
      ...reply(`I am away. CONFIRM ${code}`),
      subject: "Automatic reply: please confirm",
      headers: ["Auto-Submitted: auto-replied"],
    }),
    "mail-1",
    true,
  ],
  [
    "a receipt",
    (code) => ({
      ...reply(
        `Your message\n\n   To: Northfold\n   Subject: please CONFIRM ${code}\n\nwas read on 29 March 2023 10:12:00.`,
      ),
      subject: `Read: please confirm ${code}`,
    }),
    "mail-1",
    true,
  ],
  ["no", (code) => reply(`REJECT ${code}, sent by mistake.`), "mail-1", false],
])("a question about a much smaller statement that is answered by %s", async (_, answer, current, held) => {
  const conversation = await startConversation();
  for (const bytes of [whole, half])
    await conversation.post({
      subject: "ZB2 statement",
      text: "Attached.",
      files: [{ name: "statement.xlsx", bytes }],
    });
  const code = (await conversation.system.mails.get("mail-2"))?.hold?.code ?? "";
  expect(code).toMatch(/^HOLD-/);
  await conversation.post(answer(code));
  expect((await conversation.system.positions.get(position))?.current.mailId).toBe(current);
  expect((await conversation.system.mails.get("mail-2"))?.state === "held").toBe(held);
});
