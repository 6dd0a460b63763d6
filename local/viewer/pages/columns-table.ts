import { html, type Html } from "../../../shared/messages/rendering/html.ts";

export interface DisplayedColumn {
  readonly column: string | number;
  readonly heading: string;
  /** In words; `undefined` if it was not used. */
  readonly takenFor?: string | undefined;
  readonly why: string;
}

/** A table of the columns that were read, each with its heading, what it was read as, and why. */
export function columnsTable(columns: readonly DisplayedColumn[]): Html {
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>Column</th>
          <th>Heading</th>
          <th>Read as</th>
          <th>Why</th>
        </tr>
      </thead>
      <tbody>
        ${columns.map(
          (column) =>
            html`<tr>
              <td>${column.column}</td>
              <td>${column.heading}</td>
              <td>${column.takenFor ?? html`<span class="quiet">not used</span>`}</td>
              <td class="quiet">${column.why}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
