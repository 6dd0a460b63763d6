import type { AnswerTables } from "../../shared/domain/answer/answer-tables.ts";
import type { FormPlan } from "../../shared/domain/answer-form/form-plan.ts";
import type { DecisionSheet } from "../../shared/domain/decision-sheet/filled-row.ts";
import type { FormObstacle } from "../../shared/domain/answer-form/found-form.ts";
import type { ExerciseFile, ExerciseFileSought } from "../../shared/domain/mismatch/exercise-file.ts";
import type { OpenedContent, OpenedFile, OpenMail } from "../../shared/domain/mail/mail-facts.ts";
import type { NoteText } from "../../shared/reading/cells/note-texts.ts";
import type { Directory } from "../../shared/domain/organisation/organisation.ts";
import { firstWords } from "./first-words.ts";
import { isRefused, type Statement } from "../../shared/domain/statement/statement.ts";
import { digestOf, digestOfBytes } from "../../shared/records/storage/digest.ts";
import { formsFolder, type MailReading, type ReadingRequest } from "../../shared/records/mail/mail-reading.ts";

/**
 * Reads a workbook as a statement. Problems with the file become findings, never exceptions. In production this is
 * `readStatement` of shared/reading/statement, with the adapters that open foreign and encrypted files.
 */
export type ReadStatement = (
  file: { readonly name: string; readonly bytes: Uint8Array },
  known: {
    readonly directory: Directory;
    readonly passwords: readonly string[];
    /** Gets what the cells say, whether or not they are of the statement. */
    readonly noteText: NoteText;
  },
) => Promise<Statement>;

/**
 * Looks for the sender's own form in the workbook of a statement (RSP-02); `undefined` if it has none. In production this is `findAnswerForm` of
 * shared/reading/answer-form.
 */
export type FindForm = (
  bytes: Uint8Array,
  statement: Statement,
) => Promise<FormPlan | { readonly obstacle: FormObstacle } | undefined>;

/**
 * Looks for a Decisions sheet in a workbook; `undefined` if it has none. In production this is `readDecisionSheet` of
 * shared/reading/decision-sheet.
 */
export type FindDecisions = (
  file: { readonly name: string; readonly bytes: Uint8Array },
  known: { readonly passwords: readonly string[] },
) => Promise<DecisionSheet | undefined>;

/**
 * Looks for tables in a workbook that answer a statement line by line; `undefined` if it has none. In production this is `readAnswerTables` of
 * shared/reading/answer.
 */
export type FindAnswer = (
  file: { readonly name: string; readonly bytes: Uint8Array },
  known: { readonly passwords: readonly string[] },
) => Promise<AnswerTables | undefined>;

/**
 * Reads the words of the PDFs of one mail, in their order; empty for one that can't be read. Never throws. In production this is
 * `wordsOfPdfs` of shared/adapters/pdf-text.
 */
export type ReadPdfs = (files: readonly Uint8Array[]) => Promise<readonly string[]>;

/**
 * Reads a workbook as the mismatch report or the collection forms that are sought in it; `undefined` if it has none. In production this is
 * `findExerciseFile` of shared/reading/exercise-file.
 */
export type FindExerciseFile = (
  file: { readonly name: string; readonly bytes: Uint8Array },
  sought: ExerciseFileSought,
  known: { readonly directory: Directory; readonly passwords: readonly string[] },
) => Promise<ExerciseFile | undefined>;

export interface MakeReadingPorts {
  readonly openMail: OpenMail;
  readonly readStatement: ReadStatement;
  readonly findForm: FindForm;
  readonly findDecisions: FindDecisions;
  readonly findExerciseFile: FindExerciseFile;
  readonly findAnswer: FindAnswer;
  readonly readPdfs: ReadPdfs;
}

/** A form that was found: what has to be kept so that it can be filled in. */
export interface FormToKeep {
  readonly plan: FormPlan;
  readonly workbookKey: string;
  readonly workbook: Uint8Array;
}

export interface MadeReading {
  readonly reading: MailReading;
  readonly forms: readonly FormToKeep[];
}

/** Reads a raw mail: opens it, and its workbooks and PDFs if the request says so. The same mail and request always give the same reading. */
export async function makeReading(
  raw: Uint8Array,
  request: ReadingRequest,
  directory: Directory,
  ports: MakeReadingPorts,
): Promise<MadeReading> {
  const { mailId, referenceKeys, passwords, opensWorkbooks, seeksDecisions, seeksExerciseFile, seeksAnswer } = request;
  const opened = await ports.openMail(raw);
  const about = { mailId, raw: digestOfBytes(raw), referenceKeys };
  if (opened.outcome === "failed") return { reading: { ...about, result: opened }, forms: [] };
  const { content } = opened;
  const statements: Statement[] = [];
  const words = new Map<OpenedFile, string>();
  const forms: FormToKeep[] = [];
  const decisions: (DecisionSheet & { readonly file: string })[] = [];
  const exerciseFiles: { file: string; content: ExerciseFile }[] = [];
  const answers: { file: string; tables: AnswerTables }[] = [];
  for (const file of opensWorkbooks ? workbooksIn(content) : []) {
    const { name, bytes } = file;
    const sheet = seeksDecisions ? await ports.findDecisions({ name, bytes }, { passwords }) : undefined;
    if (sheet) decisions.push({ ...sheet, file: name });
    const content =
      seeksExerciseFile && (await ports.findExerciseFile({ name, bytes }, seeksExerciseFile, { directory, passwords }));
    if (content) exerciseFiles.push({ file: name, content });
    const tables = seeksAnswer ? await ports.findAnswer({ name, bytes }, { passwords }) : undefined;
    if (tables) answers.push({ file: name, tables });
    const { note: noteText, all } = firstWords();
    const statement = await ports.readStatement({ name, bytes }, { directory, passwords, noteText });
    words.set(file, all());
    const found = isRefused(statement) ? undefined : await ports.findForm(bytes, statement);
    if (found === undefined) statements.push(statement);
    else if ("obstacle" in found) statements.push({ ...statement, form: { form: "not-fillable", ...found } });
    else {
      const folder = formsFolder(mailId);
      const workbookKey = `${folder}/${digestOfBytes(bytes)}.xlsx`;
      forms.push({ plan: found, workbookKey, workbook: bytes });
      const plan = `${folder}/${digestOf(found)}.json`;
      statements.push({ ...statement, form: { form: "fillable", plan, workbook: workbookKey } });
    }
  }
  const pdfs = opensWorkbooks ? content.attachments.filter(({ looksLike }) => looksLike === "pdf") : [];
  const wordsOfPdfs = pdfs.length === 0 ? [] : await ports.readPdfs(pdfs.map(({ bytes }) => bytes));
  for (const [place, file] of pdfs.entries()) words.set(file, wordsOfPdfs[place] ?? "");
  return {
    reading: {
      ...about,
      result: {
        outcome: "read",
        content: { ...content, attachments: content.attachments.map((file) => withoutBytes(file, words.get(file))) },
        files: digestOf(content.attachments.map(({ bytes }) => digestOfBytes(bytes)).sort()),
        ...(opensWorkbooks ? { statements } : {}),
        ...(decisions.length > 0 ? { decisions } : {}),
        ...(exerciseFiles.length > 0 ? { exerciseFiles } : {}),
        ...(answers.length > 0 ? { answers } : {}),
      },
    },
    forms,
  };
}

function workbooksIn({ attachments }: OpenedContent) {
  return attachments.filter(({ looksLike }) => looksLike === "workbook");
}

function withoutBytes({ name, contentType, looksLike, origin, bytes }: OpenedFile, words = "") {
  const digest = digestOfBytes(bytes);
  return { name, contentType, looksLike, origin, digest, ...(words === "" ? {} : { words }) };
}
