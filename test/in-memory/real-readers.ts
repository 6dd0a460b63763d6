import type { Directory } from "../../shared/domain/organisation/organisation.ts";
import type { OpenMail } from "../../shared/domain/mail/mail-facts.ts";
import { wordsOfPdfs } from "../../shared/adapters/pdf-text/words-of-pdfs.ts";
import { findAnswerForm } from "../../shared/reading/answer-form/find-answer-form.ts";
import { cellReader } from "../../shared/reading/cells/cell-reader.ts";
import type { ExerciseFileSought } from "../../shared/domain/mismatch/exercise-file.ts";
import { readAnswerTables } from "../../shared/reading/answer/read-answer-tables.ts";
import { findExerciseFile } from "../../shared/reading/exercise-file/find-exercise-file.ts";
import { readDecisionSheet } from "../../shared/reading/decision-sheet/read-decision-sheet.ts";
import { notingTexts, type NoteText } from "../../shared/reading/cells/note-texts.ts";
import { readStatement } from "../../shared/reading/statement/read-statement.ts";

/** The real readers of mails, forms and statements, for a system in memory. Only files in other formats than Excel's are not opened. */
export function realReaders(openMail: OpenMail) {
  const readCells = cellReader({
    foreign: ({ name }) => Promise.reject(new Error(`${name} is no foreign format`)),
    openEncrypted: ({ name }) => Promise.reject(new Error(`${name} is not encrypted`)),
    passwords: [],
  });
  return {
    openMail,
    readPdfs: wordsOfPdfs(),
    findForm: findAnswerForm,
    findDecisions: (file: { readonly name: string; readonly bytes: Uint8Array }) => readDecisionSheet(file, readCells),
    findAnswer: (file: { readonly name: string; readonly bytes: Uint8Array }) => readAnswerTables(file, readCells),
    findExerciseFile: (
      file: { readonly name: string; readonly bytes: Uint8Array },
      sought: ExerciseFileSought,
      { directory }: { readonly directory: Directory },
    ) => findExerciseFile(file, sought, directory, readCells),
    readStatement: (
      file: { readonly name: string; readonly bytes: Uint8Array },
      { directory, noteText }: { readonly directory: Directory; readonly noteText: NoteText },
    ) => readStatement(file, { directory, readCells: notingTexts(readCells, noteText) }),
  };
}
