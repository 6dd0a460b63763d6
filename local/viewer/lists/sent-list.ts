import type { SentSummary } from "../../mail/sent-mail.ts";
import { html } from "../../../shared/messages/rendering/html.ts";
import { shortText } from "../display-text.ts";
import type { List } from "./list.ts";

/** Messages that left, in the order in which they are given. */
export const sentList: List<SentSummary> = {
  unit: ["message", "messages"],
  columns: [
    { name: "number", heading: "No.", text: ({ number }) => number },
    { name: "sent", heading: "Sent", instant: ({ date }) => date },
    { name: "to", heading: "To", text: ({ to }) => to, cell: ({ to }) => html`${shortText(to, "")}` },
    {
      name: "subject",
      heading: "Subject",
      look: "title",
      text: ({ subject }) => subject,
      cell: ({ number, subject }) => html`<a href="/sent/${number}">${shortText(subject, "(no subject)")}</a>`,
    },
  ],
  empty: "Nothing has been sent yet.",
};
