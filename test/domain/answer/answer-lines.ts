import { pence, sumPence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type { AnswerRow, AnswerTables } from "../../../shared/domain/answer/answer-tables.ts";
import {
  issuedLineSchema,
  issuedStatementSchema,
  type IssuedLine,
  type IssuedStatement,
} from "../../../shared/domain/issuing/issued-statement.ts";

/** Lines of a statement of ours, as pounds by invoice number. */
export function issuedLines(pounds: Readonly<Record<string, number>>): IssuedLine[] {
  return Object.entries(pounds).map(([invoiceNumber, amount], at) =>
    issuedLineSchema.parse({
      line: at + 1,
      type: amount < 0 ? "credit-note" : "invoice",
      invoiceNumber,
      invoiceDate: "2023-02-01",
      claimedPence: Math.round(amount * 100),
      capital: false,
      futurePeriod: false,
      specialised: false,
    }),
  );
}

/** A statement of ZA1 to ZB2 with these lines. */
export function issuedStatement(lines: readonly IssuedLine[]): IssuedStatement {
  return issuedStatementSchema.parse({
    ...{ receivable: "ZA1", payable: "ZB2", exercise: "2022-23-Q4", kind: "r&p", asAt: "2023-03-23" },
    ledger: { snapshot: "s1", asAt: "2023-03-23", close: "soft" },
    lines,
    totalPence: sumPence(lines.map(({ claimedPence }) => claimedPence)),
  });
}

/** A row of an answer in which only these cells are filled in; amounts are pounds. */
export function answerRow(
  number: string,
  cells: Partial<Record<"claimed" | "agreed" | "notAgreed" | "open" | "disputed", number>> &
    Partial<Pick<AnswerRow, "status" | "reason" | "wanted" | "code" | "row" | "sheet" | "description">> = {},
): AnswerRow {
  const { claimed, agreed, notAgreed, open, disputed, ...words } = cells;
  const amount = (name: string, pounds: number | undefined) =>
    pounds === undefined ? {} : { [name]: pence(Math.round(pounds * 100)) };
  return {
    ...{ sheet: "Answer", row: 2, number, description: "", status: "", reason: "", wanted: "", code: "", wrong: [] },
    ...amount("claimedPence", claimed),
    ...amount("agreedPence", agreed),
    ...amount("notAgreedPence", notAgreed),
    ...amount("openPence", open),
    ...amount("disputedPence", disputed),
    ...words,
  };
}

export function answerTables(rows: readonly AnswerRow[], more: Partial<AnswerTables> = {}): AnswerTables {
  return { rows: [...rows], held: [], totals: [], problems: [], isCut: false, ...more };
}
