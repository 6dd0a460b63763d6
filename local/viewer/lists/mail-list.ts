import type { MailRecord } from "../../../shared/records/mail/mail-record.ts";
import { html } from "../../../shared/messages/rendering/html.ts";
import { mailBadge } from "../badges-and-cells.ts";
import { shortText } from "../display-text.ts";
import type { List } from "./list.ts";
import { hrefOfMail } from "../addresses.ts";

/** Mails that came in, in the order in which they are given. */
export const mailList: List<MailRecord> = {
  unit: ["mail", "mails"],
  columns: [
    { name: "received", heading: "Received", instant: ({ receivedAt }) => receivedAt },
    {
      name: "from",
      heading: "From",
      text: ({ sender, from }) => [sender, from].filter(Boolean).join(" "),
      cell: ({ sender, from }) =>
        html`${sender !== undefined && html`<strong>${sender}</strong> `}${shortText(from, "(nobody)")}`,
    },
    {
      name: "subject",
      heading: "Subject",
      look: "title",
      text: ({ subject }) => subject,
      cell: ({ id, subject }) => html`<a href="${hrefOfMail(id)}">${shortText(subject, "(no subject)")}</a>`,
    },
    { name: "state", heading: "State", text: ({ state }) => state, cell: ({ state }) => mailBadge(state) },
    { name: "why", heading: "Reason", look: "why", text: ({ why }) => why },
  ],
  empty: "No mail has come in yet.",
};
