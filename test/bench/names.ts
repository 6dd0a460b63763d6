import { existsSync, readFileSync } from "node:fs";

import Papa from "papaparse";
import * as z from "zod";

import { calendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { nameIndexOf, type NameIndex } from "../../shared/domain/organisation/names/name-index.ts";
import { nhsNameReference } from "../../shared/domain/organisation/names/nhs-name-reference.ts";
import { organisationOn } from "../../shared/domain/organisation/names/succession.ts";
import { recogniseName } from "../../shared/domain/organisation/names/recognise-name.ts";
import { splitName } from "../../shared/domain/organisation/names/split-name.ts";
import { parseOrganisationCode, type OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { readNationalDirectory } from "../domain/organisation/names/national-directory.ts";
import type { Figure } from "./figure.ts";

const CORPORA = new URL("../../../shared/corpora/nhs/", import.meta.url).pathname;

/** The labels are about the bodies at this date. */
const LABELLED_ON = calendarDate("2018-03-31");
/** After all mergers in the list. On this date a body and its successor count as one. */
const LATEST = calendarDate("2025-06-30");
const PER = 1000;

const labelSchema = z.object({
  raw_name: z.string(),
  ods_code: z.string().default(""),
  payments: z.coerce.number().default(1),
});

interface Tally {
  names: number;
  payments: number;
}

/**
 * Counts how many names in a list of labels are recognised as the right body, and how many as a wrong one. Other lists:
 * `--labels=FILE` (raw_name, ods_code, payments) and `--directory=FILE` (code, name, type, open_date, close_date).
 */
export function benchNames(): Promise<Figure[]> {
  const labels = option("labels") ?? `${CORPORA}orgname-labels-dev.csv`;
  const list = option("directory") ?? `${CORPORA}nhs-orgs-compact.csv`;
  if (!existsSync(labels) || !existsSync(list)) {
    console.error(`names: ${existsSync(labels) ? list : labels} is not here, so nothing was measured`);
    return Promise.resolve([]);
  }
  const directory = readNationalDirectory(list);
  return Promise.resolve(figuresOf(readLabels(labels), nameIndexOf(directory, nhsNameReference)));
}

function figuresOf(labels: readonly z.infer<typeof labelSchema>[], index: NameIndex): Figure[] {
  const right: Tally = { names: 0, payments: 0 };
  const wrong: Tally = { names: 0, payments: 0 };
  const disputed: Tally = { names: 0, payments: 0 };
  const untold: Tally = { names: 0, payments: 0 };
  for (const { raw_name: name, ods_code: code, payments } of labels) {
    const meant = parseOrganisationCode(code);
    if (meant === undefined || !index.directory.has(meant)) continue;
    const verdict = recogniseName(index, name, LABELLED_ON);
    if (!verdict.recognised) add(untold, payments);
    else if (organisationOn(index, verdict.code, LATEST) === organisationOn(index, meant, LATEST)) add(right, payments);
    else {
      const isAtOdds = contradictsItself(name, meant, verdict.code, index);
      add(isAtOdds ? disputed : wrong, payments);
      const taken = `${verdict.code} ${index.directory.get(verdict.code)?.name ?? ""}`;
      const label = `${meant} ${index.directory.get(meant)?.name ?? ""}`;
      console.error(
        `names: ${isAtOdds ? "the label contradicts the name" : "WRONG"}: ${name} → ${taken}; labelled ${label}`,
      );
    }
  }
  const all = sum(right, wrong, disputed, untold);
  const assigned = sum(right, wrong);
  const assignedByLabels = sum(right, wrong, disputed);
  const share = (part: number, whole: number) => (whole === 0 ? 0 : (PER * part) / whole);
  return [
    bar("names assigned wrongly, of 1,000 assigned", share(wrong.names, assigned.names)),
    bar("… weighed by payments", share(wrong.payments, assigned.payments)),
    told("… labels that contradict their own name set aside", disputed.names, "labels"),
    bar(
      "… those counted as wrong all the same, weighed by payments",
      share(wrong.payments + disputed.payments, assignedByLabels.payments),
    ),
    told("names assigned rightly", share(right.names, all.names) / 10, "%"),
    told("… weighed by payments", share(right.payments, all.payments) / 10, "%"),
    told("names left for a person to settle", share(untold.names, all.names) / 10, "%"),
  ];
}

/**
 * Whether a label contradicts its own name: the name has a distinguishing word that no name of the labelled body has, and the
 * recognised body has every such word.
 */
function contradictsItself(
  name: string,
  labelled: OrganisationCode,
  taken: OrganisationCode,
  index: NameIndex,
): boolean {
  const distinguishing = splitName(name).filter((word) => word.length > 3 && index.byWord.has(word));
  const wordsOf = (code: OrganisationCode) =>
    new Set(index.names.filter((known) => known.code === code).flatMap((known) => splitName(known.name)));
  const kinds = new Set(index.names.flatMap(({ shape }) => [...shape.kinds]));
  const telling = distinguishing.filter((word) => !kinds.has(word) && word !== "TRUST" && word !== "FOUNDATION");
  const inLabelled = wordsOf(labelled);
  const inTaken = wordsOf(taken);
  return telling.some((word) => !inLabelled.has(word)) && telling.every((word) => inTaken.has(word));
}

function add(tally: Tally, payments: number): void {
  tally.names += 1;
  tally.payments += payments;
}

function sum(...tallies: readonly Tally[]): Tally {
  return {
    names: tallies.reduce((total, { names }) => total + names, 0),
    payments: tallies.reduce((total, { payments }) => total + payments, 0),
  };
}

function bar(name: string, value: number): Figure {
  return { name, value: Number(value.toFixed(3)), unit: "per 1,000", bar: "at most 1", holds: value <= 1 };
}

function told(name: string, value: number, unit: string): Figure {
  return { name, value: Number(value.toFixed(2)), unit, bar: "", holds: true };
}

function readLabels(file: string): z.infer<typeof labelSchema>[] {
  const { data } = Papa.parse(readFileSync(file, "utf8"), { header: true, skipEmptyLines: true });
  return z.array(labelSchema).parse(data);
}

function option(name: string): string | undefined {
  return process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
}
