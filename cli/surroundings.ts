import type { Connection, WhichSystem } from "./system/connect.ts";
import type { Terminal } from "./terminal.ts";

/** What commands have to do with. */
export interface Surroundings {
  readonly terminal: Terminal;
  readonly connect: (which: WhichSystem) => Promise<Connection>;
}
