import { isOrganisationCode, type OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";

/** Where an upload lies: whose it is, which one, and what the file is called. */
export interface UploadPlace {
  readonly organisation: OrganisationCode;
  readonly uploadId: string;
  readonly file: string;
}

/** What `uploads/<organisation>/<upload id>/<file name>` says; `undefined` for a key of another form. */
export function uploadPlaceOf(key: string): UploadPlace | undefined {
  const [, organisation = "", uploadId = "", file = ""] = /^uploads\/([^/]+)\/([^/]+)\/(.+)$/su.exec(key) ?? [];
  if (!isOrganisationCode(organisation) || uploadId === "") return undefined;
  return { organisation, uploadId, file };
}
