import type { EncodedLine } from "../../shared/domain/encoded-line.ts";
import type { OrganisationCode } from "../../shared/domain/organisation-code.ts";
import type { Ledgers, NumberedPackage, SnapshotName } from "../../shared/records/ledgers.ts";
import { linePacker } from "../../shared/records/pack-lines.ts";

/** Takes lines as they are read and writes them in packages, never holding more than some of them. */
export interface PackageWriter {
  add(line: EncodedLine): void;
  /** The chunks of an upload, no faster than its packages can be written. */
  paced(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  /** Does something between two writes. */
  note(work: () => Promise<void>): void;
  /** Writes what is left. */
  end(): Promise<void>;
  /** Takes away what was written. */
  remove(): Promise<void>;
}

const MOST_WAITING = 50;

export function packageWriter(ledgers: Ledgers, snapshot: SnapshotName): PackageWriter {
  const numbers = new Map<OrganisationCode, number>();
  let waiting: NumberedPackage[] = [];
  const notes: (() => Promise<void>)[] = [];
  const packer = linePacker((packed) => {
    const number = numbers.get(packed.counterparty) ?? 0;
    numbers.set(packed.counterparty, number + 1);
    waiting.push({ ...packed, number });
  });

  const write = async () => {
    const packages = waiting;
    waiting = [];
    if (packages.length > 0) await ledgers.write(snapshot, packages);
    await notes.splice(0).at(-1)?.();
  };

  return {
    add: (line) => {
      packer.add(line);
    },
    paced: async function* (chunks) {
      for await (const chunk of chunks) {
        yield chunk;
        if (waiting.length >= MOST_WAITING || notes.length > 0) await write();
      }
    },
    note: (work) => {
      notes.push(work);
    },
    end: async () => {
      packer.end();
      await write();
    },
    remove: async () => {
      const written = Array.from(numbers, ([counterparty, count]) =>
        Array.from({ length: count }, (_, number) => ({ counterparty, number })),
      ).flat();
      waiting = [];
      if (written.length > 0) await ledgers.remove(snapshot, written);
    },
  };
}
