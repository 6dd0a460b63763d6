import { once } from "node:events";
import { createServer, request as send, type IncomingMessage, type ServerResponse } from "node:http";

import { testAccount } from "../../infra/iam/resolve.ts";
import { asMotoTakesIt, answerFor } from "../stand-in/what-moto-lacks.ts";
import { signerOf, type AwsCall, type AwsRequest } from "./aws-request.ts";
import { readCall } from "./read-call.ts";

/** A call that was made, by the access key of who made it, and how it ended. */
export interface RecordedCall extends AwsCall {
  readonly by: string;
  readonly body: Buffer;
  readonly status: number;
  readonly answer: Buffer;
}

/** An answer that the proxy gives instead of AWS. */
export interface Fault {
  readonly service: string;
  readonly operation: string;
  /** Whose calls get it, by their access keys. */
  readonly by: readonly string[];
  /** How many calls get it. */
  readonly times: number;
  readonly status: number;
  /** The name of the error: `ThrottlingException`, … */
  readonly error: string;
  readonly message?: string;
}

export interface RecordingProxy {
  /** What functions and commands take for the endpoint of every service. */
  readonly address: string;
  readonly calls: readonly RecordedCall[];
  /** Lets the next calls of this kind fail. Returns how many of them are still to come. */
  readonly fail: (fault: Fault) => () => number;
  readonly stop: () => Promise<void>;
}

/** Stands between the functions and the stand-in for AWS: records each call, and can let calls fail. */
export async function startProxy(targetPort: number): Promise<RecordingProxy> {
  const calls: RecordedCall[] = [];
  const faults: { fault: Fault; left: number }[] = [];
  const server = createServer((incoming, outgoing) => {
    void handle(incoming, outgoing).catch((error: unknown) => {
      outgoing.writeHead(502).end(String(error));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const port = portOf(server.address());
  const address = `http://127.0.0.1:${port}`;

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request: AwsRequest = {
      method: incoming.method ?? "GET",
      url: new URL(incoming.url ?? "/", address),
      headers: incoming.headers,
      body: await bodyOf(incoming),
    };
    const call = readCall(request);
    const by = signerOf(request).key;
    const { status, headers, body } = failureOf(call, by) ?? answerFor(call) ?? (await forward(request, targetPort));
    const answer = withOwnQueues(call, body, address);
    calls.push({ ...call, by, body: request.body, status, answer });
    outgoing.writeHead(status, { ...headers, "content-length": answer.length }).end(answer);
  }

  function failureOf({ service, operation }: AwsCall, by: string): Answer | undefined {
    const due = faults.find(
      ({ fault, left }) =>
        left > 0 && fault.service === service && fault.operation === operation && fault.by.includes(by),
    );
    if (!due) return undefined;
    due.left -= 1;
    return faultAnswer(due.fault);
  }

  return {
    address,
    calls,
    fail(fault) {
      const planned = { fault, left: fault.times };
      faults.push(planned);
      return () => planned.left;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

async function forward(request: AwsRequest, port: number): Promise<Answer> {
  const { method, url, headers, body } = asMotoTakesIt(request);
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    // The body is whole by now, so that its length is known.
    const forwarded = send(
      {
        host: "127.0.0.1",
        port,
        method,
        path: `${url.pathname}${url.search}`,
        headers: { ...withoutLength(headers), "content-length": String(body.length) },
      },
      resolve,
    );
    forwarded.on("error", reject).end(body);
  });
  return { status: response.statusCode ?? 500, headers: withoutLength(response.headers), body: await bodyOf(response) };
}

function withoutLength(headers: IncomingMessage["headers"]): Answer["headers"] {
  const sent = Object.entries(headers).filter(([name]) => name !== "transfer-encoding" && name !== "connection");
  return Object.fromEntries(sent);
}

/** An error in the form of the service's own protocol. */
function faultAnswer({ service, status, error, message = "a fault of the test" }: Fault): Answer {
  if (service === "s3" || service === "ses" || service === "sns") {
    const inner = `<Code>${error}</Code><Message>${message}</Message>`;
    const xml =
      service === "s3"
        ? `<Error>${inner}</Error>`
        : `<ErrorResponse><Error><Type>Sender</Type>${inner}</Error><RequestId>fault</RequestId></ErrorResponse>`;
    return { status, headers: { "content-type": "text/xml" }, body: Buffer.from(xml) };
  }
  return {
    status,
    headers: { "content-type": "application/x-amz-json-1.0" },
    body: Buffer.from(JSON.stringify({ __type: `com.amazonaws.${service}#${error}`, message })),
  };
}

/** A queue is called by its URL on AWS: the command line finds it in the stage's names, and has to come here instead. */
function withOwnQueues({ service }: AwsCall, body: Buffer, address: string): Buffer {
  return service === "ssm" ? Buffer.from(ownQueueUrls(body.toString("utf8"), address)) : body;
}

/** Lets the URLs of queues in a text lead to the proxy. */
export function ownQueueUrls(text: string, address: string): string {
  return text.replaceAll(`https://sqs.${testAccount.region}.amazonaws.com`, address);
}

async function bodyOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  await once(stream, "end");
  return Buffer.concat(chunks);
}

function portOf(address: ReturnType<ReturnType<typeof createServer>["address"]>): number {
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
