import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { renderReply } from "../../shared/messages/render-reply.ts";
import type { Reply } from "../../shared/messages/reply.ts";
import { mailbox } from "../messages/example-facts.ts";
import { exampleReplies } from "../messages/example-replies.ts";
import { exampleSummaries } from "../messages/mismatch-summary/example-summaries.ts";
import { findBrowser } from "./browser.ts";
import { takePicture, type Look } from "./picture-of-mail.ts";

const looks: Readonly<Record<string, Look>> = {
  light: { scheme: "light", width: 760 },
  dark: { scheme: "dark", width: 760 },
  narrow: { scheme: "light", width: 360 },
};

/** Takes pictures of each kind of mail in light, dark and narrow, for people to look at. */
const { values } = parseArgs({ options: { to: { type: "string" }, only: { type: "string", default: "" } } });
const browser = findBrowser();
if (browser === undefined) throw new Error("Chromium is not installed here.");
if (values.to === undefined) throw new Error("Say where: -- --to FOLDER");
mkdirSync(values.to, { recursive: true });
const summaries = Object.entries(exampleSummaries).map(([name, summary]): [string, Reply] => [
  `summary-${name}`,
  { reply: "mismatch-summary", preparedAt: summary.preparedAt, mailbox, payable: summary.payable, summary },
]);
for (const [name, reply] of [...Object.entries(exampleReplies), ...summaries]) {
  if (!name.startsWith(values.only)) continue;
  const own = reply.reply === "statement-issued" ? reply.receivable : reply.payable;
  const sender = `${own?.name ?? "Statements mailbox"} <${reply.mailbox}>`;
  for (const [look, how] of Object.entries(looks))
    takePicture(browser, renderReply(reply), sender, how, join(values.to, `${name}-${look}.png`));
  console.log(name);
}
