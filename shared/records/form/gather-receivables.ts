import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { noPence } from "../../domain/amounts-and-days/pence.ts";
import { whoseOrganisation } from "../../domain/canary/whose.ts";
import { isOfQuarter, type Exercise } from "../../domain/exercise/exercise.ts";
import type { CollectionForm, FormEntry, OpenPoint } from "../../domain/form/filled-form.ts";
import { formKinds } from "../../domain/form/form-entries.ts";
import { entryOfReceivable } from "../../domain/form/receivable-entry.ts";
import { issuedStatementSchema, type IssuedStatement } from "../../domain/issuing/issued-statement.ts";
import { salesLedgerKindOf } from "../../domain/ledger/ledger-kind-of.ts";
import { ledgerReportSchema } from "../../domain/ledger/ledger-report.ts";
import type { LedgerSnapshot } from "../../domain/ledger/ledger-snapshot.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import { notTakingPart, type NotTakingPart } from "../../domain/reconcile/judge/not-taking-part.ts";
import { acceptedOfNewest, newestOf, type IssuedRecord } from "../issued/issued-record.ts";
import type { IssuedStatements } from "../issued/issued-statements.ts";
import type { Ledgers } from "../ledger/ledgers.ts";
import { pointsOnLedger, pointsOnParties } from "./ledger-points.ts";
import type { ReferenceLists } from "../reference/reference-data.ts";
import type { JsonObjects } from "../storage/json-objects.ts";

export interface GatherReceivablesPorts {
  readonly ledgers: Pick<Ledgers, "current" | "linesOf">;
  readonly issued: Pick<IssuedStatements, "of">;
  readonly objects: Pick<JsonObjects, "get">;
  readonly referenceLists: ReferenceLists;
}

export interface GatheredReceivables {
  readonly entries: readonly FormEntry[];
  readonly open: readonly OpenPoint[];
  readonly ledgers: CollectionForm["ledgers"];
}

/**
 * What an organisation is owed and has earned on its own form: from the statements that it has released and its sales ledgers in force, one
 * counterparty after another.
 */
export async function gatherReceivables(
  organisation: OrganisationCode,
  exercise: Exercise,
  ports: GatherReceivablesPorts,
): Promise<GatheredReceivables> {
  const { directory, reconciling } = await ports.referenceLists.all(whoseOrganisation(organisation));
  const issued = await issuedBy(organisation, exercise, ports);
  const entries: FormEntry[] = [];
  const ledgers: CollectionForm["ledgers"] = [];
  const open: OpenPoint[] = [];
  for (const kind of formKinds) {
    const rules = exercise.kinds[kind];
    if (rules === undefined) continue;
    const ledgerKind = salesLedgerKindOf(kind);
    const current = await ports.ledgers.current(organisation, ledgerKind);
    const ledger = current && isOfQuarter(exercise, current.asAt) ? current : undefined;
    const report =
      ledger?.report === undefined ? undefined : await ports.objects.get(ledger.report, ledgerReportSchema);
    if (ledger) {
      ledgers.push({ kind: ledger.kind, snapshot: ledger.snapshot, asAt: ledger.asAt, close: ledger.close });
      open.push(...pointsOnLedger(ledger), ...(report ? pointsOnParties(report, ledgerKind) : []));
    } else open.push(noLedgerPoint(ledgerKind, current));
    const inLedger = (report?.counterparties ?? []).map(({ code }) => code);
    const ofKind = issued.get(kind) ?? new Map<OrganisationCode, IssuedRecord>();
    for (const payable of new Set([...inLedger, ...ofKind.keys()])) {
      const record = ofKind.get(payable);
      const entry = entryOfReceivable({
        payable,
        kind,
        exercise,
        rules,
        ledgerLines: ledger && (await ports.ledgers.linesOf(ledger, payable)),
        issued: record && (await statementIn(newestOf(record).statement, ports)),
        ...(record === undefined ? {} : { accepted: acceptedOfNewest(record) }),
      });
      const position = { payable, receivable: organisation };
      const out = notTakingPart({ directory, referenceData: reconciling, position }, exercise.cutOff);
      if (out === undefined) entries.push(entry);
      else open.push(...notOnForm(out, entry));
    }
  }
  // An organisation that issues nothing here is asked for its sales ledgers once.
  const isWithout = ledgers.length === 0 && entries.length === 0 && open.length > 0;
  return { entries, ledgers, open: isWithout ? [NO_SALES_LEDGER] : open };
}

const NO_SALES_LEDGER: OpenPoint = {
  kind: "no-ledger",
  what: "There is no sales ledger of the quarter in force: receivables and income are not on the form, but for what the payables ledger shows.",
};

function noLedgerPoint(kind: LedgerSnapshot["kind"], current: LedgerSnapshot | undefined): OpenPoint {
  const found =
    current === undefined
      ? `There is no ${kind} ledger in force`
      : `The ${kind} ledger in force is as at ${current.asAt}, in another quarter`;
  return {
    kind: current === undefined ? "no-ledger" : "other-quarter",
    what: `${found}: of ${kind} only released statements are on the form.`,
  };
}

/** ORG-06, ORG-17: what stands in the sales ledger with a body that does not take part is told, and is on no row of its own. */
function notOnForm({ body, parent }: NotTakingPart, { counterparty, rows }: FormEntry): OpenPoint[] {
  return rows.flatMap(({ part, totalPence }) =>
    totalPence === noPence
      ? []
      : [
          {
            kind: "code-not-used" as const,
            counterparty,
            part,
            pence: totalPence,
            what:
              `${body} does not take part, and our sales ledger has ${formatPounds(totalPence)} with it, which is not on the form` +
              (parent === undefined ? "." : `: it is part of what ${parent} owes.`),
          },
        ],
  );
}

/** What was released to each organisation, by kind. */
async function issuedBy(
  organisation: OrganisationCode,
  { exercise }: Exercise,
  { issued }: GatherReceivablesPorts,
): Promise<Map<string, Map<OrganisationCode, IssuedRecord>>> {
  const byKind = new Map<string, Map<OrganisationCode, IssuedRecord>>();
  for await (const record of issued.of(organisation, exercise)) {
    const { kind, payable } = record.key;
    const own = byKind.get(kind) ?? new Map<OrganisationCode, IssuedRecord>();
    byKind.set(kind, own.set(payable, record));
  }
  return byKind;
}

function statementIn(key: string, { objects }: GatherReceivablesPorts): Promise<IssuedStatement> {
  return objects.get(key, issuedStatementSchema);
}
