import { fillWorkbook } from "../../shared/adapters/workbook-writing/fill-workbook.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import type { LineOutcome } from "../../shared/domain/position/outcome.ts";
import type { Statement } from "../../shared/domain/statement/statement.ts";
import { fillAnswerForm } from "../../shared/messages/answer-form/fill-answer-form.ts";
import { findAnswerForm } from "../../shared/reading/answer-form/find-answer-form.ts";
import { readXlsx } from "../../shared/reading/cells/xlsx/read-xlsx.ts";
import { readStatement } from "../../shared/reading/statement/read-statement.ts";
import { outcomeOf, response } from "../messages/example-facts.ts";
import { workbookOf } from "../reading/cells/xlsx/workbook-of.ts";
import { collectGarbage } from "./collect-garbage.ts";
import type { Figure } from "./figure.ts";
import { median } from "./median.ts";

const LINES = 5_000;
const MOST = 2;
const ROUNDS = 15;
const WARM_UP = 5;

/** Finding and filling in a form of 5,000 lines with five columns for answers, as ratios to reading its statement. */
export async function benchAnswerForm(): Promise<Figure[]> {
  const bytes = formOf(LINES);
  const read = () => readStatement({ name: "form.xlsx", bytes }, { readCells: readXlsx });
  const statement = await read();
  const plan = await findAnswerForm(bytes, statement);
  if (plan === undefined || "obstacle" in plan || plan.cells.length !== LINES * 5)
    throw new Error("the form was not found");
  const reply = { ...response, statement, outcome: outcomeOf(statement.lines.map(lineOutcome), []) };
  const fill = () => fillWorkbook(bytes, plan, fillAnswerForm(plan, reply));
  const find = () => findAnswerForm(bytes, statement);
  // In turn, so that other work on the machine affects all alike.
  const times = { reading: new Array<number>(), filling: new Array<number>(), finding: new Array<number>() };
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const taken = { reading: await timeOf(read), filling: await timeOf(fill), finding: await timeOf(find) };
    if (round < 0) continue;
    times.reading.push(taken.reading);
    times.filling.push(taken.filling);
    times.finding.push(taken.finding);
  }
  const reading = median(times.reading);
  const filling = median(times.filling);
  const finding = median(times.finding);
  const ratio = filling / reading;
  return [
    {
      name: "a form of 5,000 lines filled in, times reading it",
      value: ratio,
      unit: "×",
      bar: `at most ${MOST}`,
      holds: ratio <= MOST,
    },
    { name: "its cells found, times reading it", value: finding / reading, unit: "×", bar: "", holds: true },
  ];
}

async function timeOf(work: () => unknown): Promise<number> {
  collectGarbage();
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function lineOutcome({ line, invoiceNumber, outstandingPence }: Statement["lines"][number]): LineOutcome {
  const agreed = line % 3 === 0 ? 0 : outstandingPence;
  return {
    line,
    invoiceNumber,
    outstandingPence,
    agreedPence: pence(agreed),
    notAgreedPence: pence(outstandingPence - agreed),
    disputedPence: pence(0),
    reason: agreed === 0 ? "not-on-ledger" : "agreed",
    why: `Your invoice ${invoiceNumber} is not on our ledger.`,
    ...(agreed === 0 ? { wanted: { wants: "copy" as const, document: "invoice" as const } } : {}),
    evidence: [],
  };
}

function formOf(lines: number): Uint8Array {
  const text = (cell: string, value: string): string => `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const headings = [
    "Invoice number",
    "Description",
    "Invoice total",
    "Outstanding",
    "Agreed? (Y/N)",
    "Agreed",
    "Not agreed",
    "In formal dispute",
    "Comments",
  ];
  const rows = [
    `<row r="1">${headings.map((heading, index) => text(`${"ABCDEFGHI".charAt(index)}1`, heading)).join("")}</row>`,
  ];
  for (let row = 2; row <= lines + 1; row++) {
    const answers = "EFGHI".split("").map((column) => `<c r="${column}${row}" s="1"/>`);
    const amount = `<v>${(row * 7919) / 100}</v>`;
    rows.push(
      `<row r="${row}">${text(`A${row}`, `SI${1_000_000 + row}`)}${text(`B${row}`, `Services no. ${row % 90}`)}<c r="C${row}">${amount}</c><c r="D${row}">${amount}</c>${answers.join("")}</row>`,
    );
  }
  return workbookOf({ rows: rows.join(""), formats: ["General", "#,##0.00"] });
}
