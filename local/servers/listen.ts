import type { Server as HttpServer } from "node:http";
import type { AddressInfo, Server } from "node:net";

import { StartRefused } from "../start-options.ts";

/** Every local server listens here, so that other machines cannot reach it. */
export const LOOPBACK = "127.0.0.1";

/** Anything that listens on a port: servers of node:net and node:http, and smtp-server's own class. */
interface Listening {
  listen(port: number, host: string): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
  off(event: "error", listener: (error: Error) => void): unknown;
}

/**
 * Listens on a port of this machine; port 0 takes a free one.
 *
 * @param what the name of the server for the message
 * @param portOption the command-line option that sets the port, if there is one
 * @returns the port
 * @throws StartRefused if the port is in use or not allowed.
 */
export async function listen(
  listening: Listening,
  net: Server,
  port: number,
  what: string,
  portOption?: string,
): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    const refuse = (error: Error) => {
      reject(new StartRefused(whyPortIsUnusable(error, port, what, portOption), { cause: error }));
    };
    listening.on("error", refuse);
    net.once("listening", () => {
      listening.off("error", refuse);
      resolve();
    });
    listening.listen(port, LOOPBACK);
  });
  return portOf(net.address());
}

function whyPortIsUnusable(error: Error, port: number, what: string, portOption: string | undefined): string {
  const change = portOption === undefined ? "" : ` Stop what uses it, or choose another with ${portOption}.`;
  const code = "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") return `Port ${port} for ${what} is already taken.${change}`;
  if (code === "EACCES") return `Port ${port} for ${what} may not be used by this user.${change}`;
  return `Port ${port} for ${what} can't be opened: ${error.message}.`;
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}

/** Stops taking connections, lets current requests finish, and closes idle connections. */
export async function stopServer(server: HttpServer): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeIdleConnections();
  });
}
