/** One part of a message, as a mail program writes it. */
export interface RawPart {
  readonly headers: readonly string[];
  readonly body: Uint8Array | string;
}

const CRLF = "\r\n";

/** The bytes of a message, or of a part: header lines, an empty line, the body. */
export function rawMessage(headers: readonly string[], body: Uint8Array | string): Buffer {
  return Buffer.concat([Buffer.from([...headers, "", ""].join(CRLF), "latin1"), bytesOf(body)]);
}

/** Parts between boundaries. */
export function multipart(parts: readonly RawPart[], boundary = "=_b1"): Buffer {
  const pieces = parts.flatMap(({ headers, body }) => [
    Buffer.from(`--${boundary}${CRLF}`),
    rawMessage(headers, body),
    Buffer.from(CRLF),
  ]);
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--${CRLF}`)]);
}

/** A file as an attachment in base64. */
export function attached(bytes: Uint8Array, name: string, contentType = "application/octet-stream"): RawPart {
  return {
    headers: [
      `Content-Type: ${contentType}`,
      `Content-Disposition: attachment; filename="${name}"`,
      "Content-Transfer-Encoding: base64",
    ],
    body: base64(bytes),
  };
}

export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString("base64")
    .replaceAll(/(.{76})/g, `$1${CRLF}`);
}

export function quotedPrintable(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => `=${byte.toString(16).toUpperCase().padStart(2, "0")}`)
    .join("")
    .replaceAll(/(.{72})/g, `$1=${CRLF}`);
}

export function plain(text: string): RawPart {
  return { headers: ["Content-Type: text/plain; charset=utf-8"], body: text };
}

/** A message of several parts between boundaries, with the header fields that every mail has. */
export function mailOf(parts: readonly RawPart[], headers: readonly string[] = ordinaryHeaders): Buffer {
  const boundary = `=_mail${++mails}`;
  const type = `Content-Type: multipart/mixed; boundary="${boundary}"`;
  return rawMessage([...headers, "MIME-Version: 1.0", type], multipart(parts, boundary));
}

let mails = 0;

export const ordinaryHeaders: readonly string[] = [
  "From: Northfold Income <income@northfold.example.org>",
  "To: statements+ZA1@accord.example.org",
  "Subject: ZB2 statement of balances",
  "Message-ID: <1@northfold.example.org>",
  "Date: Wed, 29 Mar 2023 10:15:00 +0100",
];

export const ordinaryEnvelope = {
  from: "income@northfold.example.org",
  recipients: ["statements+za1@accord.example.org"],
};

function bytesOf(body: Uint8Array | string): Uint8Array {
  return typeof body === "string" ? Buffer.from(body) : body;
}
