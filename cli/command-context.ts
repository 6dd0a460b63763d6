import type { Connection, WhichSystem } from "./system/connect.ts";
import type { Terminal } from "./terminal.ts";

/** What every command gets: the terminal, and a way to connect to a system. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly connect: (which: WhichSystem) => Promise<Connection>;
}

/** Connects to a system, does the work, and closes the connection in any case. */
export async function withConnection<Result>(
  { connect }: CommandContext,
  which: WhichSystem,
  work: (system: Connection) => Promise<Result>,
): Promise<Result> {
  const system = await connect(which);
  try {
    return await work(system);
  } finally {
    system.close();
  }
}
