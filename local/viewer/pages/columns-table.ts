import { html, type Html } from "../../../shared/messages/rendering/html.ts";

export interface ColumnShown {
  readonly column: string | number;
  readonly heading: string;
  /** In words; `undefined` where it was not used. */
  readonly takenFor?: string | undefined;
  readonly why: string;
}

/** How the columns of a table were read, each with its heading and why. */
export function columnsTable(columns: readonly ColumnShown[]): Html {
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>Column</th>
          <th>Heading</th>
          <th>Taken for</th>
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
