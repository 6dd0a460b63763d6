import * as z from "zod";

import { directoryOf, organisationSchema, type Directory } from "../../domain/organisation/organisation.ts";
import { jsonObjectsIn } from "../storage/json-objects.ts";
import type { ObjectStore } from "../storage/object-store.ts";

/** The directory with this key, in force or not; an empty one for none. */
export type DirectoryAt = (key: string | undefined) => Promise<Directory>;

/** Reads directories from the record bucket alone. The last one is kept: every mail needs it, and it changes a few times a year. */
export function directoryAtIn(records: ObjectStore): DirectoryAt {
  const objects = jsonObjectsIn(records);
  let last: { readonly key: string; readonly directory: Directory } | undefined;
  return async (key) => {
    if (key === undefined) return directoryOf([]);
    if (last?.key === key) return last.directory;
    const directory = directoryOf(await objects.get(key, z.array(organisationSchema)));
    last = { key, directory };
    return directory;
  };
}
