import type { Connection, WhichSystem } from "./connect.ts";
import type { Surroundings } from "../surroundings.ts";

/** Does something with a system and closes the connection, whatever comes of it. */
export async function withConnection<Result>(
  { connect }: Surroundings,
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
