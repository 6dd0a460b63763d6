import type { EncodedLine } from "../../shared/domain/ledger/encoded-line.ts";
import type { OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import type { Ledgers, NumberedPackage, PackageCount, SnapshotName } from "../../shared/records/ledger/ledgers.ts";
import { linePacker } from "../../shared/records/ledger/pack-lines.ts";

/** Writes lines in packages while they are read, and never keeps more than a few packages in memory. */
export interface PackageWriter {
  add(line: EncodedLine): void;
  /** Passes on the chunks of an upload, no faster than its packages can be written. */
  paced(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void>;
  /** Reports progress between two writes. Of several reports that wait, only the latest is made. */
  reportProgress(report: () => Promise<void>): void;
  /** Writes the last packages, then seals the snapshot. */
  end(): Promise<void>;
  /** Removes what was written. */
  remove(): Promise<void>;
}

const MOST_WAITING_PACKAGES = 50;

export function packageWriter(ledgers: Ledgers, snapshot: SnapshotName): PackageWriter {
  const counts = new Map<OrganisationCode, PackageCount>();
  let waiting: NumberedPackage[] = [];
  const reports: (() => Promise<void>)[] = [];
  const packer = linePacker((packed) => {
    const { packages: number, lines } = counts.get(packed.counterparty) ?? { packages: 0, lines: 0 };
    counts.set(packed.counterparty, { packages: number + 1, lines: lines + packed.lines });
    waiting.push({ ...packed, number });
  });

  const write = async () => {
    const packages = waiting;
    waiting = [];
    if (packages.length > 0) await ledgers.write(snapshot, packages);
    await reports.splice(0).at(-1)?.();
  };

  return {
    add: (line) => {
      packer.add(line);
    },
    paced: async function* (chunks) {
      for await (const chunk of chunks) {
        yield chunk;
        if (waiting.length >= MOST_WAITING_PACKAGES || reports.length > 0) await write();
      }
    },
    reportProgress: (report) => {
      reports.push(report);
    },
    end: async () => {
      packer.end();
      await write();
      await ledgers.seal(snapshot, counts);
    },
    remove: async () => {
      const written = Array.from(counts, ([counterparty, { packages }]) =>
        Array.from({ length: packages }, (_, number) => ({ counterparty, number })),
      ).flat();
      waiting = [];
      if (written.length > 0) await ledgers.remove(snapshot, written);
    },
  };
}
