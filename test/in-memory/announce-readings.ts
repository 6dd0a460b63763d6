import type { ObjectStore } from "../../shared/records/storage/object-store.ts";
import type { Json } from "../../shared/records/storage/json.ts";

/** An object store that announces each reading when it has been put, as S3 does. */
export function announcingReadings(store: ObjectStore, announce: (event: Json) => Promise<void>): ObjectStore {
  return {
    ...store,
    put: async (key, bytes, options) => {
      await store.put(key, bytes, options);
      if (key.startsWith("readings/"))
        await announce({ Records: [{ eventSource: "aws:s3", s3: { object: { key: encodeURIComponent(key) } } }] });
    },
  };
}
