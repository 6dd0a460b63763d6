import type { Directory } from "../../../shared/domain/organisation/organisation.ts";
import type { OrganisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { html, type Html } from "../../../shared/messages/rendering/html.ts";

/** `ZB2 Northfold Community Health NHS Trust`, or the code alone if it is not in the directory. */
export function organisationLabel(code: OrganisationCode, directory: Directory): Html {
  const name = directory.get(code)?.name;
  return html`<strong>${code}</strong>${name !== undefined && html` ${name}`}`;
}
