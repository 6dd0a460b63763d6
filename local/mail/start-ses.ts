import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { escapeXml } from "../servers/escape-xml.ts";
import { whyNotOwnRequest } from "../servers/own-requests.ts";
import { listen, LOOPBACK, stopServer } from "../servers/listen.ts";
import { asSesSends } from "./as-ses-sends.ts";
import { makeLocalSesId } from "./local-ses-id.ts";
import { sendingEvents } from "./sending-events.ts";
import type { AcceptedMessage } from "./return-own-mail.ts";
import type { Outbox } from "./outbox.ts";
import type { Refusal } from "./refusals.ts";

export interface Ses {
  readonly endpoint: string;
  readonly stop: () => Promise<void>;
}

/** The limit of the v1 API is 10 MB for the encoded mail; the form encoding around it makes the request larger. */
const MAX_MESSAGE_BYTES = 10 * 1024 * 1024;
const MAX_FORM_BYTES = 4 * MAX_MESSAGE_BYTES;
const NAMESPACE = "http://ses.amazonaws.com/doc/2010-12-01/";

/** SES says -1 for an account without a limit. */
const unlimitedQuota =
  `<GetSendQuotaResponse xmlns="${NAMESPACE}"><GetSendQuotaResult><Max24HourSend>-1</Max24HourSend>` +
  "<MaxSendRate>100</MaxSendRate><SentLast24Hours>0</SentLast24Hours></GetSendQuotaResult>" +
  "<ResponseMetadata><RequestId>local</RequestId></ResponseMetadata></GetSendQuotaResponse>";

export interface SesSettings {
  readonly outbox: Outbox;
  readonly now: () => Date;
  /** Called once for each event that a configuration set publishes about a message. */
  readonly onEvent?: (event: string) => Promise<void>;
  /** Why a message to these addresses is refused; `undefined` if it is accepted. */
  readonly refusalOf?: (to: readonly string[]) => Promise<Refusal | undefined>;
  /** Called with each message that was accepted; its sender does not wait for it. */
  readonly onAccepted?: (message: AcceptedMessage) => Promise<void>;
}

/**
 * Starts an SES with what the product uses: SendRawEmail and GetSendQuota of the v1 query API. It sends nothing: each message becomes a file in
 * the outbox, as its recipient would get it. Like AWS it puts its own Message-ID and Date in place of those of the message, and
 * sends the same message again if it is asked again.
 */
export async function startSes(settings: SesSettings): Promise<Ses> {
  const server = createServer((request, response) => {
    void answer(request, response, settings).catch((error: unknown) => {
      sendError(response, 500, "InternalFailure", String(error));
    });
  });
  const port = await listen(server, server, 0, "the local SES");
  return { endpoint: `http://${LOOPBACK}:${port}`, stop: () => stopServer(server) };
}

async function answer(request: IncomingMessage, response: ServerResponse, settings: SesSettings): Promise<void> {
  const { outbox, onAccepted } = settings;
  const why = whyNotOwnRequest(request.headers);
  if (why !== undefined) {
    sendError(response, 403, "MissingAuthenticationToken", why);
    return;
  }
  const form = await readForm(request);
  if (!form) {
    sendError(response, 400, "InvalidParameterValue", "The request is longer than a message may be.");
    return;
  }
  const action = form.get("Action") ?? "";
  if (action === "GetSendQuota") {
    sendXml(response, 200, unlimitedQuota);
    return;
  }
  if (action !== "SendRawEmail") {
    sendError(
      response,
      400,
      "InvalidAction",
      `The local SES knows SendRawEmail and GetSendQuota alone, not ${action}.`,
    );
    return;
  }
  const message = Buffer.from(form.get("RawMessage.Data") ?? "", "base64");
  if (message.length === 0) {
    sendError(response, 400, "ValidationError", "1 validation error detected: Value at 'rawMessage.data' is empty");
    return;
  }
  if (message.length > MAX_MESSAGE_BYTES) {
    sendError(response, 400, "InvalidParameterValue", `Message length is more than ${MAX_MESSAGE_BYTES} bytes long.`);
    return;
  }
  const destinations = listIn(form, (number) => `Destinations.member.${number}`);
  const refusal = await settings.refusalOf?.(destinations);
  if (refusal) {
    sendError(response, 400, refusal.code, refusal.message);
    return;
  }
  const acceptedAt = settings.now();
  let sesId = "";
  let bytes: Uint8Array = message;
  await outbox.keep((number) => {
    sesId = makeLocalSesId(number);
    bytes = asSesSends(message, sesId, acceptedAt);
    return bytes;
  });
  const source = form.get("Source") ?? "";
  const configurationSet = form.get("ConfigurationSetName");
  if (configurationSet !== null && settings.onEvent) {
    const accepted = {
      sesId,
      source,
      destinations,
      configurationSet,
      tags: tagsIn(form),
      bytes: message,
      acceptedAt,
    };
    for (const event of sendingEvents(accepted)) await settings.onEvent(event);
  }
  sendXml(
    response,
    200,
    `<SendRawEmailResponse xmlns="${NAMESPACE}"><SendRawEmailResult><MessageId>${sesId}</MessageId>` +
      `</SendRawEmailResult><ResponseMetadata><RequestId>${sesId}</RequestId></ResponseMetadata></SendRawEmailResponse>`,
  );
  await onAccepted?.({ source, recipients: destinations, bytes }).catch((error: unknown) => {
    console.error("The local SES could not deliver a message:", error);
  });
}

function tagsIn(form: URLSearchParams): Map<string, string> {
  const names = listIn(form, (number) => `Tags.member.${number}.Name`);
  return new Map(names.map((name, index) => [name, form.get(`Tags.member.${index + 1}.Value`) ?? ""]));
}

/** The members of a list, which the query API numbers from 1. */
function listIn(form: URLSearchParams, nameOf: (number: number) => string): string[] {
  const members: string[] = [];
  for (let number = 1; form.has(nameOf(number)); number += 1) members.push(form.get(nameOf(number)) ?? "");
  return members;
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) continue;
    size += chunk.length;
    if (size > MAX_FORM_BYTES) return undefined;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
}

function sendError(response: ServerResponse, status: number, code: string, message: string): void {
  response.setHeader("connection", "close");
  sendXml(
    response,
    status,
    `<ErrorResponse xmlns="${NAMESPACE}"><Error><Type>${status < 500 ? "Sender" : "Receiver"}</Type><Code>${code}</Code>` +
      `<Message>${escapeXml(message)}</Message></Error><RequestId>local</RequestId></ErrorResponse>`,
  );
}

function sendXml(response: ServerResponse, status: number, xml: string): void {
  const body = Buffer.from(xml);
  response.writeHead(status, { "content-type": "text/xml", "content-length": body.length }).end(body);
}
