import { kindSchema, type ExerciseId, type Kind } from "../../domain/exercise/exercise.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import { positionKeySchema, type PositionKey } from "../../domain/position/position-key.ts";
import type { LastRequest } from "../../domain/timetable/statement-requests.ts";
import type { NoticeKey, NoticeSeries } from "../notice/notice-record.ts";
import type { Notices } from "../notice/notices.ts";

/** The notices that go to a counterparty about one position. */
type AboutPosition = Extract<NoticeSeries["kind"], "statement-request" | "reminder" | "confirmation">;

/** A request for a statement, or a reminder, that was decided on. */
export interface DecidedRequest extends LastRequest {
  readonly kind: Kind;
}

/** The requests for one statement, or the reminders about it: `2022-23-Q4-rp-ZB2`. */
export function seriesOfPosition(
  notice: AboutPosition,
  { payable, receivable, exercise, kind }: PositionKey,
): NoticeSeries {
  return { organisation: payable, kind: notice, about: `${aboutKind(exercise, kind)}-${receivable}` };
}

/** The position that a request or a reminder is about. */
export function positionOfNotice({ organisation, about = "" }: NoticeKey): PositionKey | undefined {
  const [, exercise, word, receivable] = /^(\d{4}-\d{2}-Q[1-4])-([^-]+)-([^-]+)$/.exec(about) ?? [];
  const kind = kindSchema.options.find((each) => wordOf(each) === word);
  return positionKeySchema.safeParse({ payable: organisation, receivable, exercise, kind }).data;
}

/** All requests of an organisation in an exercise, or all reminders, those about one position by their numbers. */
export async function* requestsOf(
  notice: AboutPosition,
  organisation: OrganisationCode,
  exercise: ExerciseId,
  notices: Pick<Notices, "ofKind">,
): AsyncGenerator<DecidedRequest> {
  for await (const { key, decidedAt } of notices.ofKind(organisation, notice, `${exercise}-`)) {
    const position = positionOfNotice(key);
    if (position) yield { kind: position.kind, receivable: position.receivable, number: key.number, decidedAt };
  }
}

/** What an organisation is told of one kind in an exercise: `2022-23-Q4-rp`. */
export function aboutKind(exercise: ExerciseId, kind: Kind): string {
  return `${exercise}-${wordOf(kind)}`;
}

function wordOf(kind: Kind): string {
  return kind.replaceAll("&", "");
}
