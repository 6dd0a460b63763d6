import { mkdirSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { whyNotOwnRequest } from "../servers/own-requests.ts";
import { listen, LOOPBACK, stopServer } from "../servers/listen.ts";
import { diskObjects, type DiskObjects, type StoredDescription } from "./disk-objects.ts";
import { listObjects } from "./list-objects.ts";
import { putObject } from "./put-object.ts";
import { headersOf, noSuchKey, sendError, type S3Error } from "./s3-answers.ts";
import { parseS3Request, type S3Request } from "./s3-request.ts";

export interface S3Settings {
  readonly directory: string;
  /** A folder for unfinished files, on the same disk. */
  readonly temporary: string;
  readonly buckets: readonly string[];
  readonly now: () => Date;
  /** Called for every object after it is stored; the client's answer waits for it. */
  readonly onCreated: (bucket: string, object: StoredDescription) => Promise<void>;
}

export interface S3 {
  readonly endpoint: string;
  bucket(name: string): DiskObjects;
  readonly stop: () => Promise<void>;
}

const KNOWN_PARAMETERS = new Set([
  "x-id",
  "list-type",
  "prefix",
  "delimiter",
  "max-keys",
  "continuation-token",
  "start-after",
  "encoding-type",
]);

/**
 * Starts an S3 on disk with what the product uses: PutObject (plain or `aws-chunked`, with checksums, metadata and
 * `If-None-Match: *`), GetObject, HeadObject, ListObjectsV2 and HeadBucket, in path style. It answers any other request with
 * NotImplemented, so that no unsupported call seems to work.
 */
export async function startS3(settings: S3Settings): Promise<S3> {
  mkdirSync(settings.temporary, { recursive: true });
  const buckets = new Map<string, DiskObjects>();
  for (const name of settings.buckets) {
    const directory = join(settings.directory, name);
    mkdirSync(directory, { recursive: true });
    buckets.set(name, diskObjects(directory, settings.temporary, settings.now));
  }
  const server = createServer((request, response) => {
    void answer(request, response, buckets, settings.onCreated).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else sendError(response, { status: 500, code: "InternalError", message: String(error) }, request.url ?? "/");
    });
  });
  const port = await listen(server, server, 0, "the local S3");
  return {
    endpoint: `http://${LOOPBACK}:${port}`,
    bucket(name) {
      const bucket = buckets.get(name);
      if (!bucket) throw new Error(`There is no bucket ${name}.`);
      return bucket;
    },
    stop: () => stopServer(server),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  buckets: ReadonlyMap<string, DiskObjects>,
  onCreated: S3Settings["onCreated"],
): Promise<void> {
  const asked = parseS3Request(request);
  if (!asked) {
    sendError(response, { status: 400, code: "InvalidURI", message: "The address can't be read." }, request.url ?? "/");
    return;
  }
  const refuse = (error: S3Error) => {
    sendError(response, error, `/${asked.bucket}/${asked.key}`, asked.method === "HEAD");
  };
  const why = whyNotOwnRequest(request.headers);
  if (why !== undefined) {
    refuse({ status: 403, code: "AccessDenied", message: why });
    return;
  }
  const objects = buckets.get(asked.bucket);
  if (!objects) {
    refuse({ status: 404, code: "NoSuchBucket", message: "The specified bucket does not exist." });
    return;
  }
  const unknown = [...asked.query.keys()].find((name) => !KNOWN_PARAMETERS.has(name));
  const operation = unknown === undefined ? operationOf(asked) : undefined;
  switch (operation) {
    case undefined:
      refuse({
        status: 501,
        code: "NotImplemented",
        message: `The local S3 does not know ${asked.method} ${asked.key === "" ? "of a bucket" : "of an object"}${unknown === undefined ? "" : ` with ${unknown}`}.`,
      });
      return;
    case "PutObject":
      await putObject(request, asked, objects, response, refuse, (stored) => onCreated(asked.bucket, stored));
      return;
    case "GetObject":
      await getObject(asked, objects, response, refuse);
      return;
    case "HeadObject": {
      const description = await objects.describe(asked.key);
      if (!description) refuse(noSuchKey);
      else response.writeHead(200, headersOf(description, asked)).end();
      return;
    }
    case "ListObjectsV2":
      await listObjects(asked, objects, response);
      return;
    case "HeadBucket":
      response.writeHead(200).end();
  }
}

function operationOf(asked: S3Request) {
  if (asked.header("range") !== undefined || asked.header("x-amz-copy-source") !== undefined) return undefined;
  if (asked.key === "") {
    if (asked.method === "HEAD") return "HeadBucket";
    return asked.method === "GET" && asked.query.get("list-type") === "2" ? "ListObjectsV2" : undefined;
  }
  switch (asked.method) {
    case "PUT":
      return "PutObject";
    case "GET":
      return "GetObject";
    case "HEAD":
      return "HeadObject";
    default:
      return undefined;
  }
}

async function getObject(
  asked: S3Request,
  objects: DiskObjects,
  response: ServerResponse,
  refuse: (error: S3Error) => void,
): Promise<void> {
  const object = await objects.open(asked.key);
  if (!object) {
    refuse(noSuchKey);
    return;
  }
  response.writeHead(200, headersOf(object.description, asked));
  await pipeline(object.body, response);
}
