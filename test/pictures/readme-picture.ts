import { fileURLToPath } from "node:url";

import { renderReply } from "../../shared/messages/render-reply.ts";
import { exampleReplies } from "../messages/example-replies.ts";
import { findBrowser } from "./browser.ts";
import { takePicture } from "./picture-of-mail.ts";

/** Writes the picture of a reply that the README shows. The same code, browser and fonts give the same picture. */
const browser = findBrowser();
if (browser === undefined) throw new Error("Chromium is not installed here.");
const reply = exampleReplies["response-agreed-in-part"];
if (!reply) throw new Error("There is no such example.");
const file = fileURLToPath(new URL("../../docs/reply.png", import.meta.url));
const sender = `${reply.payable?.name ?? ""} <${reply.mailbox}>`;
takePicture(browser, renderReply(reply), sender, { scheme: "light", width: 720, height: 1180 }, file);
