import { randomUUID } from "node:crypto";

import { localCredentials } from "../local-names.ts";

/**
 * Makes an id with which the local SES accepts a message: of the form that SES's ids have. Its first part is the number of the
 * message's file in the outbox.
 */
export function makeLocalSesId(fileNumber: number): string {
  return `${String(fileNumber).padStart(16, "0")}-${randomUUID()}-000000`;
}

/** The number of the file in the outbox that a message became; `undefined` if the local SES did not make this id. */
export function fileNumberOfSesId(sesId: string | undefined): number | undefined {
  const digits = /^(\d{16})-[0-9a-f-]{36}-\d{6}$/.exec(sesId ?? "")?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** The header Message-ID with which SES sends a message on, whatever Message-ID it was given. */
export function messageIdHeaderOfSesId(sesId: string): string {
  return `<${sesId}@${localCredentials.region}.amazonses.com>`;
}
