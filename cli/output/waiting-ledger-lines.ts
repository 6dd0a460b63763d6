import type { LedgerEffect } from "../../shared/domain/ledger/ledger-effect.ts";
import type { WaitingLedger } from "../../shared/domain/ledger/ledger-state.ts";
import type { Directory } from "../../shared/domain/organisation/organisation.ts";
import { sayConcern, sayEffect, sayRevisedReply } from "../../shared/messages/words/ledger-concern-words.ts";
import { visible } from "./text-table.ts";

/** Why a ledger waits. */
export function concernLines({ concerns }: Pick<WaitingLedger, "concerns">): string[] {
  return concerns.map((concern) => `  ${visible(sayConcern(concern))}`);
}

/** What a ledger would send if it came into force, and to whom. */
export function effectLines(effect: LedgerEffect, directory: Directory): string[] {
  const unlisted = effect.revised - effect.replies.length;
  return [
    sayEffect(effect),
    ...effect.replies.map(
      (reply) => `  ${visible(sayRevisedReply(reply, (code) => `${code} ${directory.get(code)?.name ?? ""}`.trim()))}`,
    ),
    ...(unlisted > 0 ? [`  and ${unlisted.toLocaleString("en-GB")} more`] : []),
  ];
}
