import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { listen, LOOPBACK, stopServer } from "../servers/listen.ts";
import { respondToRequest } from "./respond-to-request.ts";
import { withMemory, type RememberingSources, type ViewerSources } from "./viewer-sources.ts";
import { problemResponse, type HttpResponse } from "./http-responses.ts";
import { html } from "../../shared/messages/rendering/html.ts";

export interface Viewer {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/**
 * Starts the viewer: pages that show the mails received, the messages sent and how every figure was reached. They are read only, and no
 * script runs in the browser. A request is handled in this order:
 *
 * 1. requests under another host name or with another method than GET or HEAD are rejected (here);
 * 2. the address decides which records to read (`respond-to-request.ts`, `responses`);
 * 3. one function per page turns the records into HTML (`pages`), lists in one way (`lists`);
 * 4. the response gets headers that allow no script and no outside resource (`http-responses.ts`).
 *
 * @throws StartRefused if the port is taken.
 */
export async function startViewer(port: number, sources: ViewerSources): Promise<Viewer> {
  const remembering = withMemory(sources);
  const server = createServer((request, response) => {
    void respond(request, remembering)
      .catch((error: unknown) =>
        problemResponse(
          500,
          "This page failed",
          html`<h1>This page failed</h1>
            <pre>${error instanceof Error ? (error.stack ?? error.message) : String(error)}</pre>`,
        ),
      )
      .then((httpResponse) => {
        send(response, httpResponse, request.method === "HEAD");
      });
  });
  return {
    port: await listen(server, server, port, "the viewer", "--http-port"),
    stop: () => stopServer(server),
  };
}

async function respond(request: IncomingMessage, sources: RememberingSources): Promise<HttpResponse> {
  // Otherwise a web site could point a name at this machine and read these pages under that name.
  const host = (request.headers.host ?? "").replace(/:\d+$/, "").toLowerCase();
  if (host !== LOOPBACK && host !== "localhost") {
    return problemResponse(403, "Wrong address", html`<h1>Open this page as http://${LOOPBACK}</h1>`);
  }
  if (request.method !== "GET" && request.method !== "HEAD") {
    return problemResponse(405, "Read only", html`<h1>Nothing can be changed here</h1>`);
  }
  const [path = "/", query = ""] = (request.url ?? "/").split("?", 2);
  const parts = decodedParts(path);
  if (!parts) return problemResponse(400, "Invalid address", html`<h1>This address can't be read</h1>`);
  return respondToRequest(sources, parts, new URLSearchParams(query));
}

function decodedParts(path: string): string[] | undefined {
  try {
    return path
      .split("/")
      .filter((part) => part !== "")
      .map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, { status, headers, body }: HttpResponse, withoutBody: boolean): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, {
    ...headers,
    "content-length": bytes.length,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
  });
  if (withoutBody) response.end();
  else response.end(bytes);
}
