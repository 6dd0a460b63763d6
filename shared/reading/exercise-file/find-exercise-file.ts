import type { ExerciseFile, ExerciseFileSought } from "../../domain/mismatch/exercise-file.ts";
import type { Directory } from "../../domain/organisation/organisation.ts";
import type { FileToRead, ReadCells } from "../cells/read-cells.ts";
import { readForm } from "../form/read-form.ts";
import { readReport } from "../mismatch-report/read-report.ts";

const LONGEST_PROBLEM = 500;

/** Reads a workbook as what is sought in it: a report of mismatches, or collection forms. `undefined` if it has no table of that kind. */
export async function findExerciseFile(
  file: FileToRead,
  sought: ExerciseFileSought,
  directory: Directory,
  readCells: ReadCells,
): Promise<ExerciseFile | undefined> {
  const { exercise } = sought;
  if (sought.is === "mismatch-report") {
    const { hasTable, pairs, notCompared, problems } = await readReport(
      file,
      { directory, exercise, organisation: sought.organisation },
      readCells,
    );
    return hasTable ? { is: "mismatch-report", pairs: [...pairs], notCompared, problems: cut(problems) } : undefined;
  }
  const [only, ...others] = sought.organisations;
  const { hasTable, forms, problems } = await readForm(
    file,
    { directory, exercise, ...(only !== undefined && others.length === 0 ? { otherwise: only } : {}) },
    readCells,
  );
  return hasTable ? { is: "forms", forms: [...forms], problems: cut(problems) } : undefined;
}

function cut(problems: readonly string[]): string[] {
  return problems.map((problem) => problem.slice(0, LONGEST_PROBLEM));
}
