import { readFileSync } from "node:fs";
import Papa from "papaparse";

import {
  organisationSchema,
  directoryOf,
  type Directory,
} from "../../../../shared/domain/organisation/organisation.ts";

/** The national list of organisations, if the corpora are there. */
export const namesDirectory = "../shared/corpora/nhs/nhs-orgs-compact.csv";

export function readNationalDirectory(file = namesDirectory): Directory {
  const { data } = Papa.parse<Record<string, string>>(readFileSync(file, "utf8"), {
    header: true,
    skipEmptyLines: true,
  });
  return directoryOf(
    data.map((row) =>
      organisationSchema.parse({
        code: row["code"],
        name: row["name"],
        type: row["type"],
        ...day("opened", row["open_date"] ?? row["opened"]),
        ...day("closed", row["close_date"] ?? row["closed"]),
        ...(row["successor"] ? { successor: row["successor"] } : {}),
      }),
    ),
  );
}

function day(field: string, text: string | undefined): Record<string, string> {
  if (text === undefined || text === "") return {};
  return { [field]: text.replace(/^(\d{4})(\d{2})(\d{2})$/u, "$1-$2-$3") };
}
