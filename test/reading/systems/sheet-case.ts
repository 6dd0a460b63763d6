import { pence, type Pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { rowsOf } from "./notation.ts";
import type { BookFormat, Sheet } from "./write-book.ts";

/** A line as a careful person reads it. */
export interface TrueLine {
  /** The number that the payer knows it by; several if more than one is as good. */
  readonly numbers: readonly string[];
  readonly date: string | undefined;
  readonly pence: Pence;
}

/** What a careful reader makes of a sheet, decided before the first run. */
export interface Truth {
  /** The lines; empty where the sheet cannot be read without asking. */
  readonly lines: readonly TrueLine[];
  /** Why a careful reader asks instead of reading: then a refusal or a finding with these words is right. */
  readonly asks?: RegExp;
  /** True findings that the head of the reply may have, or must have if `mustTell`. */
  readonly tells?: RegExp;
  readonly mustTell?: boolean;
  /** Whether the sheet says that nothing is owed. */
  readonly nil?: boolean;
  /** Rows, from 1, that a finding about the trouble may stand at besides those of lines read otherwise. */
  readonly rowsInDoubt?: readonly { readonly sheet: string; readonly row: number }[];
}

/** A sheet in the manner of a system or of a person, with its truth. */
export interface SheetCase {
  readonly name: string;
  readonly system: string;
  readonly format: BookFormat;
  readonly file?: string;
  readonly sheets: readonly Sheet[];
  readonly truth: Truth;
}

interface CaseText {
  readonly format?: BookFormat;
  readonly file?: string;
  /** The sheets by their names, or the rows of a single one. */
  readonly rows: string | Readonly<Record<string, string>>;
  readonly hidden?: readonly string[];
  readonly hiddenRows?: readonly number[];
  /** `number | date | pounds`, a line each; `=` between numbers that are equally good, `-` for none. */
  readonly lines?: string;
  /** What the lines add up to, so that a slip in the truth is noticed. */
  readonly total?: number;
  readonly asks?: RegExp;
  readonly tells?: RegExp;
  readonly mustTell?: RegExp;
  readonly nil?: boolean;
}

/** Names the cases of a system: the key says what is special about the sheet. */
export function casesOf(system: string, cases: Readonly<Record<string, CaseText>>): SheetCase[] {
  return Object.entries(cases).map(([name, text]) => {
    const lines = linesOf(text.lines ?? "");
    const sum = lines.reduce((total, line) => total + line.pence, 0);
    if (text.total !== undefined && Math.round(text.total * 100) !== sum)
      throw new RangeError(`${system}, ${name}: the true lines add up to ${sum / 100}`);
    const sheets = typeof text.rows === "string" ? { Sheet1: text.rows } : text.rows;
    const tells = text.mustTell ?? text.tells;
    return {
      name,
      system,
      format: text.format ?? "xlsx",
      ...(text.file === undefined ? {} : { file: text.file }),
      sheets: Object.entries(sheets).map(([sheet, rows]) => ({
        name: sheet,
        rows: rowsOf(rows),
        hidden: text.hidden?.includes(sheet) ?? false,
        ...(text.hiddenRows === undefined ? {} : { hiddenRows: text.hiddenRows }),
      })),
      truth: {
        lines,
        ...(text.asks === undefined ? {} : { asks: text.asks }),
        ...(tells === undefined ? {} : { tells }),
        ...(text.mustTell === undefined ? {} : { mustTell: true }),
        ...(text.nil === undefined ? {} : { nil: text.nil }),
      },
    };
  });
}

function linesOf(text: string): TrueLine[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const [number = "", date = "", pounds = ""] = line.split("|").map((part) => part.trim());
      const amount = Math.round(Number(pounds) * 100);
      if (pounds === "" || !Number.isSafeInteger(amount)) throw new RangeError(`not a true line: ${line}`);
      return {
        numbers: number === "-" ? [""] : number.split("=").map((each) => each.trim()),
        date: date === "-" || date === "" ? undefined : date,
        pence: pence(amount),
      };
    });
}
