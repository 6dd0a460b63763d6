import { isOrganisationCode, type OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";

/** What an upload's key says: whose ledger it is, which upload, and the name of the file. */
export interface UploadKey {
  readonly organisation: OrganisationCode;
  readonly uploadId: string;
  readonly file: string;
}

/** Reads the key `uploads/<organisation>/<upload id>/<file name>`; `undefined` for a key of another form. */
export function readUploadKey(key: string): UploadKey | undefined {
  const [, organisation = "", uploadId = "", file = ""] = /^uploads\/([^/]+)\/([^/]+)\/(.+)$/su.exec(key) ?? [];
  if (!isOrganisationCode(organisation) || uploadId === "") return undefined;
  return { organisation, uploadId, file };
}
