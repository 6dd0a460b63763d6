import type { Party } from "../facts/reply-facts.ts";
import { cleanText } from "../words/clean-text.ts";

const LONGEST_NAME = 80;

/** What the filled form is called: as the sender called it, and by whom it was answered. `statement - answered by ZA1.xlsx` */
export function fileNameOfForm(fileName: string, { code, name }: Party): string {
  const [, stem = "", extension = "xlsx"] = /^(.*?)(?:\.(\w{1,5}))?$/s.exec(cleanText(fileName)) ?? [];
  const plain = stem
    .replaceAll(/[\\/:*?"<>|]+/g, " ")
    .replaceAll(/\s+/g, " ")
    .slice(0, LONGEST_NAME)
    .toWellFormed()
    .trim();
  return `${plain === "" ? "form" : plain} - answered by ${code ?? name}.${extension.toLowerCase()}`;
}

export function contentTypeOfForm(fileName: string): string {
  return CONTENT_TYPES[/\.(\w+)$/.exec(fileName)?.[1] ?? ""] ?? "application/octet-stream";
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  xlsm: "application/vnd.ms-excel.sheet.macroEnabled.12",
  xltx: "application/vnd.openxmlformats-officedocument.spreadsheetml.template",
  xltm: "application/vnd.ms-excel.template.macroEnabled.12",
};
