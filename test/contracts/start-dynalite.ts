import { createRequire } from "node:module";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { Server } from "node:http";

/** Starts a DynamoDB in this process, in memory. */
export async function startDynalite(): Promise<{ endpoint: string; stop: () => Promise<void> }> {
  const load: unknown = createRequire(import.meta.url)("dynalite");
  if (typeof load !== "function") throw new TypeError("dynalite exports no function");
  const server: unknown = Reflect.apply(load, undefined, [{ createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 }]);
  if (!(server instanceof Server)) throw new TypeError("dynalite makes no HTTP server");
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    endpoint: `http://127.0.0.1:${String(portOf(server.address()))}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new TypeError("the server listens on no port");
  return address.port;
}
