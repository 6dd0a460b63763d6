declare module "dynalite" {
  import type { Server } from "node:http";

  interface DynaliteOptions {
    readonly path?: string;
    readonly createTableMs?: number;
  }

  function dynalite(options?: DynaliteOptions): Server;

  export = dynalite;
}

declare module "dynalite/db/index.js" {
  /** Reads a range. It keeps its files open until it is closed. */
  interface RangeIterator {
    close(): Promise<void>;
    return?: () => Promise<void>;
  }

  interface Storage {
    readonly db: {
      keys(range?: object): RangeIterator;
      values(range?: object): RangeIterator;
    };
  }

  const storage: { create(options: object): Storage };

  export = storage;
}
