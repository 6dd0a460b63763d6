import type { Command } from "commander";
import * as z from "zod";

import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import type { LedgerEffect } from "../../../shared/domain/ledger/ledger-effect.ts";
import {
  ledgerKindSchema,
  type LedgerKind,
  type LedgerSnapshot,
} from "../../../shared/domain/ledger/ledger-snapshot.ts";
import type { LedgerDecision, LedgerState } from "../../../shared/domain/ledger/ledger-state.ts";
import type { Directory } from "../../../shared/domain/organisation/organisation.ts";
import type { OrganisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { decideLedger } from "../../../shared/records/ledger/decide-ledger.ts";
import { tryLedger } from "../../../shared/records/ledger/try-ledger.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { CommandRefused } from "../../command-errors.ts";
import { visible } from "../../output/text-table.ts";
import { concernLines, effectLines } from "../../output/waiting-ledger-lines.ts";
import type { Connection } from "../../system/connect.ts";
import { codeArgument } from "../../system/positions.ts";
import { parseOptions, systemOptions, withSystem } from "../../system/system-options.ts";
import { printResult } from "../../output/print-result.ts";

const decideOptions = systemOptions.extend({
  kind: ledgerKindSchema.default("payables"),
  by: z.string().trim().min(1).optional(),
  note: z.string().optional(),
});

/** One of the three commands: which ledger it is about, what it says before and after. */
interface LedgerCommand {
  readonly name: string;
  readonly decided: LedgerDecision["decided"];
  readonly describes: string;
  /** The ledger that a person decides about. */
  readonly seen: (state: LedgerState) => LedgerSnapshot | undefined;
  /** The ledger that would then come into force; absent if nothing would be sent. */
  readonly next: (state: LedgerState) => LedgerSnapshot | undefined;
  readonly nothing: (whose: string) => string;
  readonly done: (whose: string) => string;
}

const commands: readonly LedgerCommand[] = [
  {
    name: "release",
    decided: "released",
    describes: "let a ledger that waits come into force; without --by, show why it waits and what it would send",
    seen: ({ waiting }) => waiting?.ledger,
    next: ({ waiting }) => waiting?.ledger,
    nothing: (whose) => `No ${whose} waits. See accord ledger list.`,
    done: (whose) => `Released: it is the ${whose} in force. Its positions will be reconciled again.`,
  },
  {
    name: "reject",
    decided: "rejected",
    describes: "leave the ledger in force as it is, and put the one that waits aside",
    seen: ({ waiting }) => waiting?.ledger,
    next: () => undefined,
    nothing: (whose) => `No ${whose} waits. See accord ledger list.`,
    done: (whose) => `Rejected. The ${whose} in force has not changed.`,
  },
  {
    name: "revert",
    decided: "reverted",
    describes: "put the ledger before back in force; without --by, show what that would send",
    seen: ({ inForce }) => inForce,
    next: ({ before }) => before,
    nothing: (whose) => `There was no other ${whose} in force before this one.`,
    done: (whose) => `Reverted: the ${whose} before is in force again. Its positions will be reconciled again.`,
  },
];

/** `accord ledger release|reject|revert CODE` */
export function addLedgerDecisions(ledger: Command, context: CommandContext): void {
  for (const command of commands)
    withSystem(ledger.command(command.name))
      .argument("<code>", "the organisation whose ledger it is")
      .option(`--kind <${ledgerKindSchema.options.join("|")}>`, "which ledger it is", "payables")
      .option("--by <name>", "who decides")
      .option("--note <text>", "why")
      .description(command.describes)
      .action(async (code: string, given: unknown) => {
        const options = parseOptions(decideOptions, given);
        const organisation = codeArgument(code);
        const found = await withConnection(context, options, (system) =>
          carryOut(command, organisation, options, system),
        );
        const { decided, inForce, ledger: shown, waiting, effect } = found;
        printResult(context.terminal, options, { decided, inForce, ledger: shown, waiting, effect }, () =>
          linesOf(command, organisation, options, found),
        );
      });
}

interface CarriedOut {
  readonly decided: LedgerDecision["decided"] | null;
  readonly inForce: LedgerSnapshot;
  /** The ledger that would come into force, or has. */
  readonly ledger: LedgerSnapshot;
  readonly waiting: LedgerState["waiting"] | null;
  readonly effect: LedgerEffect | null;
  readonly directory: Directory;
}

async function carryOut(
  { decided, seen, next, nothing }: LedgerCommand,
  organisation: OrganisationCode,
  { kind, by, note }: z.infer<typeof decideOptions>,
  { records, enqueueReconcile, now }: Connection,
): Promise<CarriedOut> {
  const state = await records.ledgers.state(organisation, kind);
  const about = state && seen(state);
  const ledger = state && (decided === "rejected" ? about : next(state));
  if (!state || !about || !ledger) throw new CommandRefused(nothing(nameOfLedger(organisation, kind)));
  const coming = next(state);
  const effect = coming ? await tryLedger(coming, records) : null;
  const { directory } = await records.referenceLists.all();
  const found = { inForce: state.inForce, ledger, waiting: state.waiting ?? null, effect, directory };
  if (by === undefined) return { ...found, decided: null };
  const decider = { by, at: now().toISOString(), ...(note === undefined ? {} : { note }) };
  const after = await decideLedger(decided, { organisation, kind, snapshot: about.snapshot }, decider, {
    ...records,
    enqueueReconcile,
  });
  if (!after)
    throw new CommandRefused("Another upload has taken its place meanwhile; nothing has changed. Look again.");
  return { ...found, inForce: after.inForce, decided };
}

function linesOf(
  { name, decided, done }: LedgerCommand,
  organisation: OrganisationCode,
  { kind }: z.infer<typeof decideOptions>,
  { decided: isDecided, ledger, waiting, effect, directory }: CarriedOut,
): string[] {
  const whose = nameOfLedger(organisation, kind);
  const kindOption = kind === "payables" ? "" : ` --kind ${kind}`;
  return [
    `${decided === "reverted" ? "Before" : "Waiting"}: ${visible(ledger.file)}, as at ${ledger.asAt}, ${ledger.close} close, ${ledger.lines.toLocaleString("en-GB")} lines, ${formatPounds(ledger.totalPence)}.`,
    ...(decided !== "reverted" && waiting ? ["Why it waits:", ...concernLines(waiting)] : []),
    ...(effect ? effectLines(effect, directory) : []),
    isDecided
      ? done(whose)
      : `Nothing has changed. To do it, say who decides: accord ledger ${name} ${organisation}${kindOption} --by NAME`,
  ];
}

/** `payables ledger of ZA1` */
function nameOfLedger(organisation: OrganisationCode, kind: LedgerKind): string {
  return `${kind} ledger of ${organisation}`;
}
