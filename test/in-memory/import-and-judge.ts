import { importLedger, type ImportLedgerPorts } from "../../functions/import-ledger/import-ledger.ts";
import { judgeLedger, type JudgeLedgerPorts } from "../../functions/judge-ledger/judge-ledger.ts";
import { inMemoryQueue } from "./queue.ts";

export type ImportAndJudgePorts = Omit<ImportLedgerPorts, "enqueueJudge"> & JudgeLedgerPorts;

/** Imports an upload and judges it, as the two functions do one after the other. */
export async function importAndJudge(event: string, ports: ImportAndJudgePorts): Promise<void> {
  const judge = inMemoryQueue();
  await importLedger(event, { ...ports, enqueueJudge: judge.send });
  for (let message = judge.take(); message !== undefined; message = judge.take())
    await judgeLedger(JSON.stringify(message), ports);
}
