import type { Exercise, ExerciseId, Kind } from "../../domain/exercise/exercise.ts";
import { kindSchema } from "../../domain/exercise/exercise.ts";
import { organisationCodeSchema, type OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import type { LastRequest } from "../../domain/timetable/statement-requests.ts";
import type { NoticeSeries } from "../notice/notice-record.ts";
import type { Notices } from "../notice/notices.ts";

/** A request for a statement that was decided on. */
export interface DecidedRequest extends LastRequest {
  readonly kind: Kind;
}

interface AboutRequest {
  readonly exercise: Pick<Exercise, "exercise">;
  readonly kind: Kind;
  readonly receivable: OrganisationCode;
}

/** The requests for one statement: `2022-23-Q4-rp-ZB2`. */
export function seriesOfRequests(
  organisation: OrganisationCode,
  { exercise, kind, receivable }: AboutRequest,
): NoticeSeries {
  return { organisation, kind: "statement-request", about: `${exercise.exercise}-${wordOf(kind)}-${receivable}` };
}

/** All requests of an organisation in an exercise, those for one statement by their numbers. */
export async function* requestsOf(
  organisation: OrganisationCode,
  exercise: ExerciseId,
  notices: Pick<Notices, "ofKind">,
): AsyncGenerator<DecidedRequest> {
  for await (const { key, decidedAt } of notices.ofKind(organisation, "statement-request", `${exercise}-`)) {
    const [word, code] = (key.about ?? "").slice(exercise.length + 1).split("-");
    const kind = kindSchema.options.find((each) => wordOf(each) === word);
    const receivable = organisationCodeSchema.safeParse(code).data;
    if (kind && receivable) yield { kind, receivable, number: key.number, decidedAt };
  }
}

function wordOf(kind: Kind): string {
  return kind.replaceAll("&", "");
}
