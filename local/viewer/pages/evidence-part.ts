import type { EvidenceRecord } from "../../../shared/records/position/evidence.ts";
import { namedLines } from "../../../shared/messages/words/named-lines.ts";
import { ukTime } from "../../../shared/messages/words/uk-time.ts";
import { html, type Html } from "../../../shared/messages/rendering/html.ts";
import { displayText } from "../display-text.ts";
import { hrefOfMail } from "../addresses.ts";

/** The newest of many. */
const SHOWN = 30;

/** What came in about a position besides statements. Nothing, if nothing came in. */
export function evidencePart(records: readonly EvidenceRecord[]): Html {
  if (records.length === 0) return html``;
  return html`<h2>What came in besides statements</h2>
    <p class="quiet">A person looks at it. By itself it changes no verdict.</p>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>Received</th>
            <th>Mail</th>
            <th>Files</th>
            <th>Lines that it names</th>
          </tr>
        </thead>
        <tbody>
          ${records.slice(-SHOWN).map(
            ({ mailId, receivedAt, subject, files, lines }) =>
              html`<tr>
                <td class="nowrap">${ukTime(receivedAt)}</td>
                <td><a href="${hrefOfMail(mailId)}">${displayText(subject, "(no subject)")}</a></td>
                <td>
                  ${files.length === 0 ? "Words alone" : displayText(files.map(({ name }) => name).join(", "), "")}
                </td>
                <td>${lines.length === 0 ? "none" : namedLines(lines)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${records.length > SHOWN && html`<p class="quiet">These are the newest ${SHOWN} of ${records.length}. <code>accord position</code> has all of them.</p>`}`;
}
