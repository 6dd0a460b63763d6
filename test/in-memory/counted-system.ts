import { cellReaderWith } from "../../cli/input/read-workbook.ts";
import { nhsNameReference } from "../../shared/domain/organisation/names/nhs-name-reference.ts";
import { ledgersIn } from "../../shared/records/ledger/ledgers.ts";
import { observedParts, type Call } from "../simulate/observed.ts";
import { importAndJudge } from "./import-and-judge.ts";
import { inMemoryObjectStore } from "./object-store.ts";
import { recordsOf } from "./records-of.ts";
import { openSystem, type Readers } from "./system.ts";
import { inMemoryTable } from "./table.ts";

/** A request that a function would have made of AWS. */
export interface CountedRequest extends Call {
  /** The function, by its queue. */
  readonly by: string;
}

/** A system in memory that notes each request which its functions would make of DynamoDB and S3. */
export function countedSystem(readers?: Readers) {
  const requests: CountedRequest[] = [];
  let by = "nobody";
  const { table, objects } = observedParts((call) => requests.push({ by, ...call }));
  const state = table("state", inMemoryTable());
  const ledgers = ledgersIn(state, table("ledger", inMemoryTable()));
  const system = openSystem(
    {
      table: state,
      rawMail: objects("mail", inMemoryObjectStore()),
      records: objects("records", inMemoryObjectStore()),
      ledgers,
    },
    readers,
    (queue) => {
      by = queue;
    },
  );
  return {
    system,

    /** Imports a ledger of ZA1, as a person's upload is imported. */
    importLedger: async (csv: string): Promise<void> => {
      const records = recordsOf(system);
      const key = "uploads/ZA1/first/ledger.csv";
      const metadata = {
        organisation: "ZA1",
        "as-at": "2023-03-31",
        close: "soft",
        kind: "payables",
        file: "ledger.csv",
      };
      await records.uploads.put(key, Buffer.from(csv), { metadata });
      const event = { Records: [{ eventTime: system.now().toISOString(), s3: { object: { key } } }] };
      await importAndJudge(JSON.stringify(event), {
        ...records,
        ledgers,
        settings: records.ledgerSettings,
        readCells: cellReaderWith([]),
        names: nhsNameReference,
        enqueueReconcile: system.reconcile.send,
        now: system.now,
        log: () => undefined,
      });
    },

    /** The requests that the functions make while they handle everything that waits. */
    requestsOfWork: async (): Promise<readonly CountedRequest[]> => {
      requests.length = 0;
      await system.work();
      return requests.splice(0);
    },
  };
}
