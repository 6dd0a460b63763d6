import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import { sumPence, type Pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type { Directory } from "../../../shared/domain/organisation/organisation.ts";
import { html, type Html } from "../../../shared/messages/rendering/html.ts";
import type { PositionSummary } from "../../../shared/records/position/position-view.ts";
import { organisationLabel } from "../pages/organisation-label.ts";

type Amounts = Pick<PositionSummary, "agreedPence" | "notAgreedPence" | "inDisputePence">;

/** What a bar is made of, each with its colour in the style sheet. */
const PARTS = [
  { name: "Agreed", fill: "f2", swatch: "b2", of: ({ agreedPence }: Amounts) => agreedPence },
  { name: "Not agreed", fill: "f1", swatch: "b1", of: ({ notAgreedPence }: Amounts) => notAgreedPence },
  { name: "In dispute", fill: "f6", swatch: "b6", of: ({ inDisputePence }: Amounts) => inDisputePence },
] as const;

/** Those with the largest sums have a bar of their own, the others have one together. */
const MOST_BARS = 10;

/** What is agreed, not agreed and in dispute by counterparty, the largest first: a bar and its figures in each row. */
export function counterpartyPlot(positions: readonly PositionSummary[], directory: Directory): Html {
  // COL-03: an accruals statement claims nothing that has been invoiced.
  const invoiced = positions.filter(({ kind }) => kind !== "accruals");
  const bars = [...Map.groupBy(invoiced, ({ receivable }) => receivable)]
    .map(([code, own]) => ({ label: labelOf(code, directory), ...sumsOf(own) }))
    .toSorted((one, other) => other.size - one.size);
  const rest = bars.slice(MOST_BARS);
  const shown = [
    ...bars.slice(0, MOST_BARS),
    ...(rest.length === 0 ? [] : [{ label: html`${rest.length} others`, ...added(rest) }]),
  ];
  const longest = Math.max(...shown.map(({ size }) => size));
  if (shown.length === 0 || longest === 0) return html``;
  return html`<h2>Agreed, not agreed and in dispute by counterparty</h2>
    ${legend()}
    <div class="scroll list">
      <table class="bars wide">
        <thead>
          <tr>
            <th scope="col">Counterparty</th>
            <th scope="col"><span class="unseen">Bar</span></th>
            ${PARTS.map(({ name }) => html`<th scope="col" class="amount">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            (bar) =>
              html`<tr>
                <th scope="row" class="title">${bar.label}</th>
                <td class="bar">${barOf(bar.amounts, longest)}</td>
                ${PARTS.map(
                  ({ name }, index) =>
                    html`<td class="amount" data-of="${name}">${formatPounds(bar.amounts[index] ?? sumPence([]))}</td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

interface Sums {
  /** In the order of the parts. */
  readonly amounts: readonly Pence[];
  /** How long the bar is: credits lengthen it too. */
  readonly size: number;
}

function sumsOf(positions: readonly PositionSummary[]): Sums {
  return withSize(PARTS.map(({ of }) => sumPence(positions.map(of))));
}

function added(bars: readonly Sums[]): Sums {
  return withSize(PARTS.map((_, index) => sumPence(bars.flatMap(({ amounts }) => amounts[index] ?? []))));
}

function withSize(amounts: readonly Pence[]): Sums {
  return { amounts, size: amounts.reduce((size, amount) => size + Math.abs(amount), 0) };
}

function barOf(amounts: readonly Pence[], longest: number): Html {
  const widths = amounts.map((amount) => (Math.abs(amount) / longest) * 100);
  return html`<svg aria-hidden="true">
    ${widths.map((width, index) => {
      const x = widths.slice(0, index).reduce((sum, each) => sum + each, 0);
      return (
        width > 0 &&
        html`<rect class="${PARTS[index]?.fill}" x="${percent(x)}" width="${percent(width)}" height="100%" />`
      );
    })}
  </svg>`;
}

function percent(value: number): string {
  return `${String(Math.round(value * 10) / 10)}%`;
}

function legend(): Html {
  return html`<ul class="legend">
    ${PARTS.map(({ name, swatch }) => html`<li><span class="swatch ${swatch}"></span>${name}</li>`)}
  </ul>`;
}

function labelOf(code: PositionSummary["receivable"], directory: Directory): Html {
  return html`<a href="/positions?find=${code}">${organisationLabel(code, directory)}</a>`;
}
