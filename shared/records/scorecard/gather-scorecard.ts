import { calendarDate, type CalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { ukDay } from "../../domain/amounts-and-days/uk-clock.ts";
import { kindSchema, type Exercise, type Kind } from "../../domain/exercise/exercise.ts";
import { roundsOf, type RoundDue } from "../../domain/form/rounds.ts";
import { sectorOf } from "../../domain/form/sector.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import {
  mismatchIn,
  reportsByRound,
  type DatedReport,
  type PairSide,
} from "../../domain/scorecard/mismatch-by-round.ts";
import type { OwedScore, OwingScore, RoundScore, Scorecard } from "../../domain/scorecard/scorecard.ts";
import { scoreOwing, type OwingFacts, type WhenScored } from "../../domain/scorecard/score-owing.ts";
import { timelinessByTime, timelinessOf } from "../../domain/scorecard/timeliness.ts";
import { sideOf } from "../../domain/mismatch/reported-pair.ts";
import type { Forms } from "../form/forms.ts";
import { picturedPositionsSchema, type Pictures } from "../form/pictures.ts";
import type { IssuedStatements } from "../issued/issued-statements.ts";
import { reportedPairsSchema } from "../mismatch/mismatch-record.ts";
import type { Mismatches } from "../mismatch/mismatches.ts";
import type { Notices } from "../notice/notices.ts";
import { positionsOfPayable, type Positions } from "../position/positions.ts";
import type { PositionRecord } from "../position/position-record.ts";
import type { ReferenceData } from "../reference/reference-data.ts";
import { requestsOf } from "../timetable/requests.ts";
import { answersOf } from "./answers-of.ts";
import { gatherExpected, type DatedPicture, type Expected, type GatherExpectedPorts } from "./gather-expected.ts";

export interface GatherScorecardPorts extends GatherExpectedPorts {
  readonly positions: Positions;
  readonly pictures: Pick<Pictures, "of">;
  readonly mismatches: Pick<Mismatches, "get">;
  readonly issued: Pick<IssuedStatements, "of">;
  readonly forms: Pick<Forms, "get">;
  readonly notices: Pick<Notices, "ofKind">;
}

export interface AboutScorecard {
  readonly organisation: OrganisationCode;
  readonly exercise: Exercise;
  readonly referenceData: ReferenceData;
  readonly now: Date;
}

/**
 * Gathers how an organisation and its counterparties did in an exercise (OVS-03), from what was stored at the time: when statements came and
 * answers left, what the answers told, the pictures of the deadlines, and the mismatch reports. Everything is the organisation's own.
 */
export async function gatherScorecard(
  { organisation, exercise, referenceData, now }: AboutScorecard,
  ports: GatherScorecardPorts,
): Promise<Scorecard> {
  const today = ukDay(now.toISOString());
  const listed = referenceData.directory.get(organisation);
  const due = roundsOf(exercise, listed && sectorOf(listed));
  const last = lastDayOf(exercise, due);
  const until = today < last ? today : last;
  const pictures = await picturesOf(organisation, exercise, ports);
  const reports = await reportsOf(organisation, exercise, ports);
  const roundsOfPair = (pair: PairSide) => scoresOfRounds(pair, organisation, due, reports, pictures);
  const expected = await gatherExpected({ organisation, exercise, referenceData, today }, pictures, ports);
  const when = (kind: Kind): WhenScored => ({ rules: exercise.kinds[kind], today, until });

  const owing = new Map<string, OwingScore>();
  for (const facts of await owingFacts(organisation, exercise, expected, ports)) {
    const rounds = roundsOfPair({ ...facts, role: "payable" });
    owing.set(textOf(facts), scoreOwing({ ...facts, rounds }, when(facts.kind)));
  }
  const owed = new Map<string, OwedScore>();
  for await (const { key, released } of ports.issued.of(organisation, exercise.exercise)) {
    const pair = { counterparty: key.payable, kind: key.kind };
    const [first] = released;
    const day = first && ukDay(first.releasedAt);
    owed.set(textOf(pair), {
      ...pair,
      statement: timelinessOf({ day, by: exercise.kinds[key.kind]?.statementsBy, isExpected: true, today }),
      statements: released.length,
      rounds: roundsOfPair({ ...pair, role: "receivable" }),
    });
  }
  for (const pair of pairsOf(reports, organisation)) {
    const { counterparty, kind, role } = pair;
    const nothing = { counterparty, kind, rounds: roundsOfPair(pair) };
    if (role === "receivable" && !owed.has(textOf(pair)))
      owed.set(textOf(pair), { ...nothing, statement: { is: "none" }, statements: 0 });
    if (role === "payable" && !owing.has(textOf(pair)))
      owing.set(textOf(pair), scoreOwing({ ...NOTHING_CAME, ...nothing, isExpected: false }, when(kind)));
  }

  const submissions = (await ports.forms.get(organisation, exercise.exercise))?.submissions ?? [];
  return {
    organisation,
    exercise: exercise.exercise,
    until,
    owing: [...owing.values()].sort(inOrder),
    owed: [...owed.values()].sort(inOrder),
    forms: due.map(({ round, by }) => {
      const first = submissions.find((submission) => submission.round === round);
      return { round, handedIn: timelinessByTime(first?.at, by, now.toISOString()) };
    }),
    expectedUnknown: expected.unknown,
  };
}

const NOTHING_CAME = { statementsAt: [], requests: 0, reminders: 0, answers: [] } as const;

/** As many positions are read at a time. */
const AT_A_TIME = 20;

async function owingFacts(
  organisation: OrganisationCode,
  { exercise }: Exercise,
  expected: Expected,
  ports: GatherScorecardPorts,
): Promise<Omit<OwingFacts, "rounds">[]> {
  const requests = await countRequests("statement-request", organisation, exercise, ports);
  const reminders = await countRequests("reminder", organisation, exercise, ports);
  const asked = (pair: Pick<PairSide, "counterparty" | "kind">) => ({
    requests: requests.get(textOf(pair)) ?? 0,
    reminders: reminders.get(textOf(pair)) ?? 0,
  });
  const positions: PositionRecord[] = [];
  for await (const position of positionsOfPayable(ports.positions, organisation, { exercise }))
    positions.push(position);
  const facts: Omit<OwingFacts, "rounds">[] = [];
  for (let from = 0; from < positions.length; from += AT_A_TIME)
    facts.push(
      ...(await Promise.all(
        positions.slice(from, from + AT_A_TIME).map(async ({ key, current }) => {
          const pair = { counterparty: key.receivable, kind: key.kind };
          const kept = await ports.positions.statements(key);
          return {
            ...pair,
            statementsAt: (kept.length === 0 ? [current] : kept).map(({ receivedAt }) => receivedAt),
            isExpected: true,
            ...asked(pair),
            answers: await answersOf(key, ports),
          };
        }),
      )),
    );
  const came = new Set(facts.map(textOf));
  for (const pair of expected.pairs)
    if (!came.has(textOf(pair))) facts.push({ ...NOTHING_CAME, ...pair, isExpected: true, ...asked(pair) });
  return facts;
}

async function countRequests(
  notice: "statement-request" | "reminder",
  organisation: OrganisationCode,
  exercise: Exercise["exercise"],
  { notices }: GatherScorecardPorts,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for await (const { receivable, kind } of requestsOf(notice, organisation, exercise, notices)) {
    const pair = textOf({ counterparty: receivable, kind });
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

async function picturesOf(
  organisation: OrganisationCode,
  { exercise }: Exercise,
  { pictures, objects }: GatherScorecardPorts,
): Promise<DatedPicture[]> {
  const taken: DatedPicture[] = [];
  for (const { moment, deadline, positions } of await pictures.of(organisation, exercise))
    taken.push({ moment, deadline, positions: await objects.get(positions, picturedPositionsSchema) });
  return taken;
}

async function reportsOf(
  organisation: OrganisationCode,
  { exercise }: Exercise,
  { mismatches, objects }: GatherScorecardPorts,
): Promise<DatedReport[]> {
  const record = await mismatches.get({ organisation, exercise });
  const reports: DatedReport[] = [];
  for (const { at, pairs } of record?.reports ?? [])
    reports.push({ at, pairs: await objects.get(pairs, reportedPairsSchema) });
  return reports;
}

function scoresOfRounds(
  pair: PairSide,
  organisation: OrganisationCode,
  due: readonly RoundDue[],
  reports: readonly DatedReport[],
  pictures: readonly DatedPicture[],
): RoundScore[] {
  const byRound = reportsByRound(due, reports, pair.kind);
  return due.map(({ round }) => {
    const pictured = pictures
      .find(({ moment }) => moment === round)
      ?.positions.find(({ counterparty, kind }) => counterparty === pair.counterparty && kind === pair.kind);
    return {
      round,
      mismatch: mismatchIn(byRound.get(round), pair, organisation),
      ...(pair.role === "payable" && pictured ? { agreedPence: pictured.agreedPence } : {}),
    };
  });
}

/** The organisation's own pairs that any report shows. */
function pairsOf(reports: readonly DatedReport[], organisation: OrganisationCode): PairSide[] {
  return reports
    .flatMap(({ pairs }) => pairs)
    .flatMap((pair): PairSide[] => {
      const side = sideOf(pair, organisation);
      return side === undefined ? [] : [{ ...side, kind: pair.kind }];
    });
}

/** The last date of an exercise: disputes are not counted beyond it. */
function lastDayOf({ cutOff, kinds }: Exercise, due: readonly RoundDue[]): CalendarDate {
  const days = [...Object.values(kinds).map(({ agreeBy }) => agreeBy), ...due.map(({ by }) => dayOf(by))];
  return days.reduce((last, day) => (day > last ? day : last), cutOff);
}

const DAY_CHARACTERS = "2023-04-27".length;

function dayOf(at: string): CalendarDate {
  return calendarDate(at.slice(0, DAY_CHARACTERS));
}

type Pair = Pick<PairSide, "counterparty" | "kind">;

function textOf({ counterparty, kind }: Pair): string {
  return `${kind}#${counterparty}`;
}

function inOrder(one: Pair, other: Pair): number {
  const byKind = kindSchema.options.indexOf(one.kind) - kindSchema.options.indexOf(other.kind);
  return byKind || (one.counterparty < other.counterparty ? -1 : 1);
}
