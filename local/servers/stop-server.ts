import type { Server } from "node:http";

/** Stops taking connections, lets the requests that run finish, and closes what is idle. */
export async function stopServer(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeIdleConnections();
  });
}
