import { whoseOrganisation } from "../../shared/domain/canary/whose.ts";
import { sumPence } from "../../shared/domain/amounts-and-days/pence.ts";
import { onUkClock, ukDay } from "../../shared/domain/amounts-and-days/uk-clock.ts";
import { kindSchema, type Exercise } from "../../shared/domain/exercise/exercise.ts";
import { deadlinesOf, justPassed, type Deadline } from "../../shared/domain/form/deadlines.ts";
import { sectorOf } from "../../shared/domain/form/sector.ts";
import { ledgerKindOf } from "../../shared/domain/ledger/ledger-kind-of.ts";
import type { LedgerSnapshot } from "../../shared/domain/ledger/ledger-snapshot.ts";
import type { OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import type { Picture, PicturedPosition, Pictures } from "../../shared/records/form/pictures.ts";
import { summaryOfPosition } from "../../shared/records/position/position-view.ts";
import { positionsOfPayable } from "../../shared/records/position/positions.ts";
import type { ReferenceData, ReferenceLists } from "../../shared/records/reference/reference-data.ts";
import type { JsonObjects } from "../../shared/records/storage/json-objects.ts";
import { gatherCoverage, type GatherCoveragePorts } from "../../shared/records/timetable/gather-coverage.ts";

export interface TakePicturesPorts extends Omit<GatherCoveragePorts, "objects"> {
  readonly pictures: Pick<Pictures, "keep" | "at">;
  readonly referenceLists: ReferenceLists;
  readonly ledgersInForce: () => AsyncIterable<LedgerSnapshot>;
  readonly objects: JsonObjects;
  readonly now: () => Date;
}

/**
 * Keeps how it stood with each payable organisation that has a ledger, once for each deadline that has just passed: what was agreed, not agreed
 * and disputed, and which statements were missing. One that is kept is never written again, however often or late this runs.
 *
 * @returns how many pictures this run took
 */
export async function takePictures(ports: TakePicturesPorts): Promise<number> {
  const referenceData = await ports.referenceLists.all("group");
  const now = ports.now().toISOString();
  const due = referenceData.exercises.filter((exercise) => everyDeadline(exercise, now).length > 0);
  if (due.length === 0) return 0;
  const ledgers = new Map<OrganisationCode, LedgerSnapshot[]>();
  for await (const ledger of ports.ledgersInForce()) {
    if (whoseOrganisation(ledger.organisation) === "canary" || !purchaseLedgers.has(ledger.kind)) continue;
    ledgers.set(ledger.organisation, [...(ledgers.get(ledger.organisation) ?? []), ledger]);
  }
  let count = 0;
  for (const exercise of due) {
    const taken = await takenOf(exercise, now, ports);
    for (const [organisation, own] of ledgers) {
      const listed = referenceData.directory.get(organisation);
      const open = justPassed(deadlinesOf(exercise, listed && sectorOf(listed)), onUkClock(now)).filter(
        ({ moment }) => !taken.has(`${moment}#${organisation}`),
      );
      if (open.length > 0)
        count += await takeOf(organisation, exercise, open, { ledgers: own, referenceData, now }, ports);
    }
  }
  return count;
}

const purchaseLedgers: ReadonlySet<string> = new Set(kindSchema.options.map(ledgerKindOf));

interface About {
  readonly ledgers: readonly LedgerSnapshot[];
  readonly referenceData: ReferenceData;
  readonly now: string;
}

async function takeOf(
  organisation: OrganisationCode,
  exercise: Exercise,
  deadlines: readonly Deadline[],
  about: About,
  ports: TakePicturesPorts,
): Promise<number> {
  const positions = await positionsAt(organisation, exercise, about, ports);
  const missing = positions.filter(({ state }) => state === MISSING);
  const stored = await ports.objects.put("pictures", positions);
  let count = 0;
  for (const { moment, at } of deadlines) {
    const picture: Picture = {
      organisation,
      exercise: exercise.exercise,
      moment,
      deadline: at,
      takenAt: about.now,
      statements: positions.length - missing.length,
      missing: missing.length,
      notifiedPence: sumPence(positions.map(({ notifiedPence }) => notifiedPence)),
      agreedPence: sumPence(positions.map(({ agreedPence }) => agreedPence)),
      notAgreedPence: sumPence(positions.map(({ notAgreedPence }) => notAgreedPence)),
      inDisputePence: sumPence(positions.map(({ inDisputePence }) => inDisputePence)),
      positions: stored,
    };
    if (await ports.pictures.keep(picture)) count += 1;
  }
  return count;
}

const MISSING = "missing";

async function positionsAt(
  organisation: OrganisationCode,
  exercise: Exercise,
  { ledgers, referenceData, now }: About,
  ports: TakePicturesPorts,
): Promise<PicturedPosition[]> {
  const positions: PicturedPosition[] = [];
  for await (const record of positionsOfPayable(ports.positions, organisation, { exercise: exercise.exercise })) {
    const { receivable, kind, state, notifiedPence, agreedPence, notAgreedPence, inDisputePence } =
      summaryOfPosition(record);
    positions.push({
      counterparty: receivable,
      kind,
      state,
      notifiedPence,
      agreedPence,
      notAgreedPence,
      inDisputePence,
    });
  }
  for (const kind of kindSchema.options) {
    const ledger = ledgers.find((each) => each.kind === ledgerKindOf(kind));
    const { rows } = await gatherCoverage(
      { payable: organisation, exercise, kind, ledger, referenceData, today: ukDay(now) },
      ports,
    );
    for (const { counterparty, state, balancePence } of rows)
      if (state === "missing" || state === "refused")
        positions.push({ ...nothing, counterparty, kind, state: MISSING, ledgerPence: balancePence });
  }
  return positions;
}

const nothing = {
  notifiedPence: sumPence([]),
  agreedPence: sumPence([]),
  notAgreedPence: sumPence([]),
  inDisputePence: sumPence([]),
};

/** The deadlines that have just passed for bodies of any sector. */
function everyDeadline(exercise: Exercise, now: string): Deadline[] {
  return justPassed(deadlinesOf(exercise, undefined), onUkClock(now));
}

async function takenOf(exercise: Exercise, now: string, { pictures }: TakePicturesPorts): Promise<Set<string>> {
  const taken = new Set<string>();
  for (const moment of new Set(everyDeadline(exercise, now).map((deadline) => deadline.moment)))
    for await (const { organisation } of pictures.at(exercise.exercise, moment)) taken.add(`${moment}#${organisation}`);
  return taken;
}
