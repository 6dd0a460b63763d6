import { sumPence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type { Organisation } from "../../../shared/domain/organisation/organisation.ts";
import type { OrganisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import type { PositionKey } from "../../../shared/domain/position/position-key.ts";
import type { PositionSummary } from "../../../shared/records/position/position-view.ts";
import { nameOfExercise, shortNameOfKind } from "../../../shared/domain/exercise/exercise.ts";
import { html, type Html } from "../../../shared/messages/rendering/html.ts";
import type { Page } from "./page.ts";
import { amountCell, positionBadge } from "../badges-and-cells.ts";

export type Directory = ReadonlyMap<OrganisationCode, Organisation>;

/** All positions with their totals. */
export function positionsPage(positions: readonly PositionSummary[], directory: Directory): Page {
  return {
    title: "Positions",
    part: "positions",
    body: html`<h1>Positions</h1>
      <p>
        One row for each pair of organisations, exercise and kind: what the receivable organisation claims, and how much
        of it the payable organisation's ledger supports.
      </p>
      ${positionTable(positions, directory)}`,
  };
}

export function positionTable(positions: readonly PositionSummary[], directory: Directory): Html {
  if (positions.length === 0) return html`<p class="empty">No statement has been accepted yet.</p>`;
  const total = (amount: (position: PositionSummary) => PositionSummary["totalPence"]) =>
    amountCell(sumPence(positions.filter(({ kind }) => kind !== "accruals").map(amount)));
  const hasAccruals = positions.some(({ kind }) => kind === "accruals");
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>Payable</th>
          <th>Receivable</th>
          <th>Exercise</th>
          <th>State</th>
          <th class="amount">Statement</th>
          <th class="amount">Agreed</th>
          <th class="amount">Not agreed</th>
          <th class="amount">In dispute</th>
        </tr>
      </thead>
      <tbody>
        ${positions.map(
          (position) =>
            html`<tr>
              <td>${organisationLabel(position.payable, directory)}</td>
              <td><a href="${hrefOfPosition(position)}">${organisationLabel(position.receivable, directory)}</a></td>
              <td class="nowrap">${nameOfExercise(position.exercise)} ${shortNameOfKind(position.kind)}</td>
              <td>${positionBadge(position.state)}</td>
              ${amountCell(position.statement.totalPence)} ${amountCell(position.agreedPence)}
              ${amountCell(position.notAgreedPence)} ${amountCell(position.inDisputePence)}
            </tr>`,
        )}
      </tbody>
      ${
        positions.length > 1 &&
        html`<tfoot>
          <tr>
            <th colspan="4">All ${positions.length}${hasAccruals && ", without accruals"}</th>
            ${total((position) => position.statement.totalPence)} ${total((position) => position.agreedPence)}
            ${total((position) => position.notAgreedPence)} ${total((position) => position.inDisputePence)}
          </tr>
        </tfoot>`
      }
    </table>
  </div>`;
}

/** `ZB2 Northfold Community Health NHS Trust`, or the code alone if it is not in the directory. */
export function organisationLabel(code: OrganisationCode, directory: Directory): Html {
  const name = directory.get(code)?.name;
  return html`<strong>${code}</strong>${name !== undefined && html` ${name}`}`;
}

export function hrefOfPosition(key: PositionKey): string {
  return `/positions/${[key.payable, key.receivable, key.exercise, key.kind].map(encodeURIComponent).join("/")}`;
}
