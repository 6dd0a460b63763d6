import type { ExerciseId } from "../../domain/exercise/exercise.ts";
import { exerciseIdSchema } from "../../domain/exercise/exercise.ts";
import { problemsOfRow, type SubmittedForm, type SubmittedRow } from "../../domain/mismatch/submitted-form.ts";
import { parseOrganisationCode, type OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import type { Directory } from "../../domain/organisation/organisation.ts";
import type { FileToRead, ReadCells } from "../cells/read-cells.ts";
import type { KeptRow } from "../table/rows/kept-row.ts";
import { sheetReader, type SheetReader } from "../table/sheet-reader.ts";
import { formLayoutOf, formTable } from "./form-columns.ts";
import { formTableReader, type FormLine } from "./form-table-reader.ts";

/** What is known of a form before it is read, or has to be said because the file does not. */
export interface FormContext {
  readonly directory: Directory;
  /** Whose form it is, if somebody says so. */
  readonly organisation?: OrganisationCode;
  /** Whose form it is if the file does not say so. */
  readonly otherwise?: OrganisationCode;
  readonly exercise: ExerciseId;
}

export interface ReadForm {
  /** Whether it has a table of a collection form at all. */
  readonly hasTable: boolean;
  /** One for each organisation whose rows the file has. */
  readonly forms: readonly SubmittedForm[];
  /** Sentences, each with its place. With any of them nothing of the file may be used. */
  readonly problems: readonly string[];
}

/** How many problems are told; a file that is no form would have thousands. */
const MOST_PROBLEMS = 50;

/**
 * Reads collection forms from a file: ours, and any other whose tables have a column of counterparties and the form's columns. Every row with an
 * amount is read or told as a problem. Nothing is corrected: a total that is not the sum of its columns is a problem (COL-01).
 */
export async function readForm(file: FileToRead, context: FormContext, readCells: ReadCells): Promise<ReadForm> {
  const lines: FormLine[] = [];
  const problems: string[] = [];
  const texts: string[] = [];
  let sheet = "";
  let reader: SheetReader | undefined;
  const { findings } = await readCells(file, {
    startSheet: ({ name }) => {
      sheet = name;
      reader = sheetOfForm(name, lines, problems, texts);
    },
    row: (row) => reader?.row(row),
    endSheet: () => {
      reader?.end();
    },
  });
  const refusals = findings.filter(({ severity }) => severity === "refusal").map(({ what, todo }) => `${what} ${todo}`);
  if (refusals.length > 0) return { hasTable: false, forms: [], problems: refusals };
  const hasTable = lines.length > 0 || problems.length > 0;
  if (!hasTable)
    problems.push(
      `no table of a collection form was found${sheet === "" ? "" : ": it has a column of counterparties, and notified, accrued, adjusted, disputed and total"}`,
    );
  const owner = context.organisation ?? ownerIn([...texts, file.name], context.directory) ?? context.otherwise;
  const forms = formsOf(lines, owner, context, problems);
  return problems.length === 0 ? { hasTable, forms, problems } : { hasTable, forms: [], problems: shortened(problems) };
}

/** Reads one sheet with the reader of all tables. */
function sheetOfForm(sheet: string, lines: FormLine[], problems: string[], texts: string[]): SheetReader {
  let above: readonly KeptRow[] = [];
  return sheetReader({
    table: formTable,
    sampleRows: 1,
    decideColumns: formLayoutOf,
    findTableByValues: () => undefined,
    takeRowsAbove: (rows) => {
      above = rows;
      for (const row of rows) for (const cell of row.cells) texts.push(cell.text);
    },
    openTable: ({ layout, titles, rowsBetween }) =>
      formTableReader({ sheet, layout, titles: [...above, ...titles, ...rowsBetween], lines, problems }),
    addLooseRow: () => undefined,
    leaveOut: () => undefined,
  });
}

function formsOf(
  lines: readonly FormLine[],
  owner: OrganisationCode | undefined,
  { directory, exercise }: FormContext,
  problems: string[],
): SubmittedForm[] {
  const rows = new Map<OrganisationCode, SubmittedRow[]>();
  const places = new Set<string>();
  for (const line of lines) {
    const row = rowOf(line, owner, directory, exercise, problems);
    if (row === undefined) continue;
    const place = `${row.organisation}#${row.row.part}#${row.row.counterparty}`;
    if (places.has(place))
      problems.push(`${line.place}: ${row.row.counterparty} has two rows in ${row.row.part} of ${row.organisation}`);
    places.add(place);
    const own = rows.get(row.organisation) ?? [];
    rows.set(row.organisation, own);
    own.push(row.row);
  }
  return Array.from(rows, ([organisation, own]) => ({ organisation, exercise, rows: own }));
}

function rowOf(
  { place, organisation, exercise: said, counterparty, part, amounts, reason }: FormLine,
  owner: OrganisationCode | undefined,
  directory: Directory,
  exercise: ExerciseId,
  problems: string[],
): { organisation: OrganisationCode; row: SubmittedRow } | undefined {
  const whose = organisation === "" ? owner : codeIn(organisation, directory);
  const other = codeIn(counterparty, directory);
  const own: string[] = [];
  if (whose === undefined)
    own.push(
      organisation === ""
        ? "it is not said whose form this is: name the organisation"
        : `${organisation} is not in the directory`,
    );
  if (other === undefined) own.push(`${counterparty} is not in the directory`);
  if (other !== undefined && other === whose) own.push(`${counterparty} stands in its own form`);
  if (part === undefined) own.push("it is not said whether it is payables, receivables, income or expenditure");
  if (said !== "" && exerciseIdSchema.safeParse(said.replaceAll(" ", "-")).data !== exercise)
    own.push(`it is of ${said}, not of ${exercise}`);
  if (whose === undefined || other === undefined || part === undefined || own.length > 0) {
    problems.push(...own.map((problem) => `${place}: ${problem}`));
    return undefined;
  }
  const row = { part, counterparty: other, ...amounts, reason };
  problems.push(...problemsOfRow(row).map((problem) => `${place}: ${problem}`));
  return { organisation: whose, row };
}

/** The organisation of a text that is its code, or begins with it: `ZB2`, `ZB2 Northfold`. A code is looked up, never corrected. */
function codeIn(text: string, directory: Directory): OrganisationCode | undefined {
  const code = parseOrganisationCode(/^[\s(]*([\p{L}\d]+)/u.exec(text)?.[1] ?? "");
  return code !== undefined && directory.has(code) ? code : undefined;
}

/** Whose form it is, by the one code of the directory in its titles and its name; `undefined` if there is none, or several. */
function ownerIn(texts: readonly string[], directory: Directory): OrganisationCode | undefined {
  for (const text of texts) {
    const codes = new Set(
      Array.from(text.matchAll(/(?<![\p{L}\d])[A-Z\d]{3,6}(?![\p{L}\d])/gu), ([word]) =>
        parseOrganisationCode(word),
      ).filter((code) => code !== undefined && directory.has(code)),
    );
    const [only] = codes;
    if (codes.size === 1 && only !== undefined) return only;
  }
  return undefined;
}

function shortened(problems: readonly string[]): string[] {
  return problems.length <= MOST_PROBLEMS
    ? [...problems]
    : [...problems.slice(0, MOST_PROBLEMS), `and ${String(problems.length - MOST_PROBLEMS)} more`];
}
