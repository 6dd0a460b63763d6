import type { CalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { kindSchema, type Exercise, type Kind } from "../../domain/exercise/exercise.ts";
import { ledgerKindOf } from "../../domain/ledger/ledger-kind-of.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import type { PicturedPosition } from "../form/pictures.ts";
import type { Ledgers } from "../ledger/ledgers.ts";
import type { ReferenceData } from "../reference/reference-data.ts";
import { gatherCoverage, type GatherCoveragePorts } from "../timetable/gather-coverage.ts";

/** A picture with its counterparties. */
export interface DatedPicture {
  readonly moment: string;
  /** UK time, or a day. */
  readonly deadline: string;
  readonly positions: readonly PicturedPosition[];
}

export interface GatherExpectedPorts extends GatherCoveragePorts {
  readonly ledgers: Pick<Ledgers, "current">;
}

/** Whose statement is expected and has not been taken. */
export interface Expected {
  readonly pairs: readonly { readonly counterparty: OrganisationCode; readonly kind: Kind }[];
  /** The kinds of which nobody knows. */
  readonly unknown: readonly Kind[];
}

export interface AboutExpected {
  readonly organisation: OrganisationCode;
  readonly exercise: Exercise;
  readonly referenceData: ReferenceData;
  readonly today: CalendarDate;
}

/**
 * Gathers whose statement lacks: from the ledger of the quarter as long as it is in force, and afterwards from the last picture of a deadline,
 * as later ledgers say nothing of the quarter.
 */
export async function gatherExpected(
  { organisation, exercise, referenceData, today }: AboutExpected,
  pictures: readonly DatedPicture[],
  ports: GatherExpectedPorts,
): Promise<Expected> {
  const pairs: Expected["pairs"][number][] = [];
  const unknown: Kind[] = [];
  for (const kind of kindSchema.options) {
    const statementsBy = exercise.kinds[kind]?.statementsBy;
    if (statementsBy === undefined) continue;
    const ledger = await ports.ledgers.current(organisation, ledgerKindOf(kind));
    const about = { payable: organisation, exercise, kind, ledger, referenceData, today };
    const { basis, rows } = await gatherCoverage(about, ports);
    // One of the day on which statements were still to come shows none as missing.
    const picture = pictures.findLast(({ deadline }) => deadline > statementsBy);
    if (basis === "ledger")
      pairs.push(...rows.filter(({ state }) => LACKING.has(state)).map(({ counterparty }) => ({ counterparty, kind })));
    else if (picture === undefined) unknown.push(kind);
    else
      pairs.push(
        ...picture.positions
          .filter((each) => each.kind === kind && each.state === "missing")
          .map(({ counterparty }) => ({ counterparty, kind })),
      );
  }
  return { pairs, unknown };
}

/** A mail with a statement that was refused or is held has brought none yet. */
const LACKING: ReadonlySet<string> = new Set(["missing", "not-due", "held", "refused"]);
