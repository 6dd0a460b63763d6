import type { Command } from "commander";

import { ukDay } from "../../../shared/domain/amounts-and-days/uk-clock.ts";
import {
  exerciseIdSchema,
  kindSchema,
  nameOfExercise,
  shortNameOfKind,
} from "../../../shared/domain/exercise/exercise.ts";
import { roundsOf } from "../../../shared/domain/form/rounds.ts";
import { sectorOf } from "../../../shared/domain/form/sector.ts";
import { ledgerKindOf } from "../../../shared/domain/ledger/ledger-kind-of.ts";
import { financeAddresses, registeredAddresses } from "../../../shared/domain/organisation/contact.ts";
import {
  organisationCodeSchema,
  type OrganisationCode,
} from "../../../shared/domain/organisation/organisation-code.ts";
import { daysBeforeDeadlineOf } from "../../../shared/domain/organisation/policy.ts";
import { missingStatements } from "../../../shared/domain/timetable/coverage.ts";
import { timetableOf } from "../../../shared/domain/timetable/timetable.ts";
import { coverageSentence } from "../../../shared/messages/mismatch-summary/coverage-words.ts";
import { wordsOfTimetable } from "../../../shared/messages/words/timetable-words.ts";
import { gatherCoverage } from "../../../shared/records/timetable/gather-coverage.ts";
import { requestsOf, type DecidedRequest } from "../../../shared/records/timetable/requests.ts";
import { policyOf } from "../../../shared/records/reference/reference-data.ts";
import { toldNotices } from "../../../shared/records/timetable/told-notices.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { textTable, visible } from "../../output/text-table.ts";
import type { Connection } from "../../system/connect.ts";
import { exerciseOf } from "../../system/exercise-option.ts";
import { parseOptions, systemOptions, withList } from "../../system/system-options.ts";
import { printResult } from "../../output/print-result.ts";

const timetableOptions = systemOptions.extend({
  organisation: organisationCodeSchema,
  exercise: exerciseIdSchema.optional(),
});

/** `accord timetable --organisation CODE` */
export function timetableCommand(program: Command, context: CommandContext): void {
  withList(program.command("timetable"))
    .requiredOption("--organisation <code>", "the payable organisation")
    .option("--exercise <exercise>", "such as 2022-23-Q4 (default: the newest that has begun)")
    .action(async (given: unknown) => {
      const options = parseOptions(timetableOptions, given);
      const { exercise, coverage, entries } = await withConnection(context, options, (system) =>
        gatherTimetable(system, options),
      );
      printResult(context.terminal, options, { exercise, coverage, entries }, () => [
        `${options.organisation} in ${nameOfExercise(exercise)}`,
        ...coverage.map(({ kind, sentence }) => visible(`Statements of ${shortNameOfKind(kind)}: ${sentence}`)),
        "",
        ...textTable(entries, [
          { heading: "When", of: ({ at }) => at.replace("T", " ") },
          { heading: "", of: ({ state }) => stateWords[state] },
          { heading: "What", of: ({ what }) => wordsOfTimetable(what) },
        ]),
      ]);
    });
}

const stateWords = { done: "done", due: "due", "to-come": "to come" } as const;

async function gatherTimetable(
  system: Connection,
  { organisation, exercise: named }: { organisation: OrganisationCode; exercise?: Parameters<typeof exerciseOf>[1] },
) {
  const { records, now } = system;
  const at = now().toISOString();
  const exercise = await exerciseOf(system, named);
  const referenceData = await records.referenceLists.all("group");
  const listed = referenceData.directory.get(organisation);
  const decided: DecidedRequest[] = [];
  for await (const request of requestsOf("statement-request", organisation, exercise.exercise, records.notices))
    decided.push(request);
  const nameOf = (code: OrganisationCode) => ({ code, name: referenceData.directory.get(code)?.name ?? code });
  const kinds = await Promise.all(
    kindSchema.options
      .filter((kind) => exercise.kinds[kind] !== undefined)
      .map(async (kind) => {
        const ledger = await records.ledgers.current(organisation, ledgerKindOf(kind));
        const about = { payable: organisation, exercise, kind, ledger, referenceData, today: ukDay(at) };
        return { kind, coverage: await gatherCoverage(about, records) };
      }),
  );
  const requests = kinds.map(({ kind, coverage }) => ({
    kind,
    missing: missingStatements(coverage)
      .map(({ counterparty }) => counterparty)
      .filter((code) => registeredAddresses(code, referenceData.contacts).length > 0),
    asked: decided.filter((request) => request.kind === kind),
  }));
  return {
    exercise: exercise.exercise,
    coverage: kinds.map(({ kind, coverage }) => {
      const { issueOverPence } = exercise.kinds[kind] ?? {};
      const rows = coverage.rows.map((row) => ({ ...row, counterparty: nameOf(row.counterparty) }));
      const sentence = coverageSentence({
        ...coverage,
        ...(issueOverPence === undefined ? {} : { issueOverPence }),
        rows,
      });
      return { kind, sentence };
    }),
    entries: timetableOf(exercise, requests, at, {
      told: await toldNotices(organisation, exercise, records.notices),
      daysBefore:
        financeAddresses(organisation, referenceData.contacts).length === 0
          ? 0
          : daysBeforeDeadlineOf(policyOf(referenceData.policies, organisation)),
      rounds: roundsOf(exercise, listed && sectorOf(listed)),
    }),
  };
}
