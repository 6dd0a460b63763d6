import type { LedgerLine } from "../../../ledger/ledger-line.ts";
import type { StatementLine } from "../../../statement/statement-line.ts";
import type { StatementIndex } from "../../matching/line-index.ts";
import { lineAt } from "../../matching/matching.ts";
import { readNumbers, type Identification } from "../identification.ts";
import { numbersInText } from "../numbers/numbers-in-text.ts";
import type { LineNumbers } from "../numbers/read-line.ts";
import type { Extractor, LedgerField, StatementField } from "./convention.ts";

/** A text that may hold a number, and where it stands. */
export interface TextOfField<Field> {
  readonly field: Field;
  readonly part: Extractor<Field>["part"];
  readonly text: string;
}

/** The texts of a statement line that may hold its number, without what they only mention. */
export function textsOfLine(identification: Identification, index: StatementIndex): TextOfField<StatementField>[] {
  const { description, purchaseOrder, otherNumbers = [], references = [] } = lineAt(identification.matching, index);
  const { own } = readNumbers(identification, index);
  const [number] = own;
  return [
    ...(number !== undefined && own.length === 1 ? [{ field: "number", part: "whole", text: number } as const] : []),
    ...partsOfDescription(description).map(({ part, text }) => ({ field: "description", part, text }) as const),
    ...[...otherNumbers, ...references]
      .slice(0, PARTS_OF_A_TEXT)
      .flatMap((text, part) => (text === "" ? [] : [{ field: "reference", part, text } as const])),
    ...(purchaseOrder === undefined || purchaseOrder === ""
      ? []
      : [{ field: "order", part: "whole", text: purchaseOrder } as const]),
  ];
}

/** The texts of a ledger line that may hold the number of the statement. */
export function textsOfLedger({ invoiceNumber, description, purchaseOrder }: LedgerLine): TextOfField<LedgerField>[] {
  return [
    { field: "number", part: "whole", text: invoiceNumber },
    ...partsOfDescription(description).map(({ part, text }) => ({ field: "description", part, text }) as const),
    ...(purchaseOrder === undefined || purchaseOrder === ""
      ? []
      : [{ field: "order", part: "whole", text: purchaseOrder } as const]),
  ];
}

/** The numbers of a statement line in the place that an extractor names; there may be several in one cell. */
export function numbersAt(
  identification: Identification,
  index: StatementIndex,
  { field, part }: Extractor<StatementField>,
): LineNumbers | undefined {
  if (field === "number") return part === "whole" ? readNumbers(identification, index) : undefined;
  const text = cellAt(lineAt(identification.matching, index), { field, part });
  if (text === undefined) return undefined;
  if (field === "order") return { own: [text], range: [], mentioned: [], source: "reference" };
  return identification.lineReader.readText(text, field);
}

/** The text of a statement line in the place that an extractor names. */
export function cellAt(
  { invoiceNumber, description, references = [], purchaseOrder }: StatementLine,
  { field, part }: Pick<Extractor<StatementField>, "field" | "part">,
): string | undefined {
  switch (field) {
    case "number":
      return part === "whole" ? invoiceNumber : undefined;
    case "description":
      return part === "whole" ? undefined : numbersInText(description).at(part);
    case "reference":
      return part === "whole" ? undefined : references[part];
    case "order":
      return purchaseOrder;
  }
}

/** The text of a ledger line in the place that an extractor names. */
export function ledgerTextAt(line: LedgerLine, { field, part }: Extractor<LedgerField>): string | undefined {
  switch (field) {
    case "number":
      return part === "whole" ? line.invoiceNumber : undefined;
    case "description":
      return part === "whole" ? undefined : numbersInText(line.description).at(part);
    case "order":
      return line.purchaseOrder;
  }
}

const PARTS_OF_A_TEXT = 6;

/** The numbers of a description, counted from either end. */
function partsOfDescription(description: string | undefined): { readonly part: number; readonly text: string }[] {
  const numbers = numbersInText(description);
  return numbers.slice(0, PARTS_OF_A_TEXT).flatMap((text, at) =>
    numbers.length === 1
      ? [{ part: 0, text }]
      : [
          { part: at, text },
          { part: at - numbers.length, text },
        ],
  );
}
