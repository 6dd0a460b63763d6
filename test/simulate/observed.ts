import type { ObjectStore } from "../../shared/records/storage/object-store.ts";
import type { Enqueue } from "../../shared/records/storage/queue.ts";
import type { SendRawEmail } from "../../shared/records/message/send-raw-email.ts";
import type { Table } from "../../shared/records/storage/table.ts";

/** One call of AWS. */
export interface Call {
  /** `dynamodb:GetItem` */
  readonly action: string;
  /** The table, queue or identity by its logical name in the templates; for an object the bucket and the key. */
  readonly resource: string;
  /** The partition keys that a call of DynamoDB names. */
  readonly leadingKeys?: readonly string[];
  /** Whether it writes over an item that is there. */
  readonly replaces?: true;
}

/** Gets every call that a function would make of AWS. */
export type Observe = (queue: string, call: Call) => void;

/** Notes the calls of AWS that the adapters make for each question and each write: test/infra/calls-of-adapters.test.ts. */
export function observedParts(note: (call: Call) => void) {
  const table = (resource: string, of: Table): Table => {
    const noteItem = (action: string, pks: readonly string[]) => {
      if (pks.length > 0) note({ action: `dynamodb:${action}`, resource, leadingKeys: [...new Set(pks)] });
    };
    return {
      get: (key) => {
        noteItem("GetItem", [key.pk]);
        return of.get(key);
      },
      getAll: (keys) => {
        noteItem("BatchGetItem", pksOf(keys));
        return of.getAll(keys);
      },
      put: (item, condition) => {
        const replaces = condition === "ifAbsent" ? {} : { replaces: true as const };
        note({ action: "dynamodb:PutItem", resource, leadingKeys: [item.pk], ...replaces });
        return of.put(item, condition);
      },
      putAll: (items) => {
        noteItem("BatchWriteItem", pksOf(items));
        return of.putAll(items);
      },
      removeAll: (keys) => {
        noteItem("BatchWriteItem", pksOf(keys));
        return of.removeAll(keys);
      },
      query: (query) => {
        noteItem("Query", [query.pk]);
        return of.query(query);
      },
      list: (query) => {
        note({ action: "dynamodb:Query", resource: `${resource}/index/by-list`, leadingKeys: [query.pk] });
        return of.list(query);
      },
    };
  };

  const objects = (bucket: string, of: ObjectStore): ObjectStore => {
    const noteObject = (action: string, key: string) => {
      note({ action: `s3:${action}`, resource: `${bucket}/${key}` });
    };
    /** Only with the right to list does S3 say that an object is not there. */
    const orMissing = <Found>(found: Found | undefined): Found | undefined => {
      if (found === undefined) note({ action: "s3:ListBucket", resource: bucket });
      return found;
    };
    return {
      put: (key, bytes, options) => {
        noteObject("PutObject", key);
        return of.put(key, bytes, options);
      },
      get: async (key) => {
        noteObject("GetObject", key);
        return orMissing(await of.get(key));
      },
      stream: async (key) => {
        noteObject("GetObject", key);
        return orMissing(await of.stream(key));
      },
      list: (prefix) => {
        note({ action: "s3:ListBucket", resource: bucket });
        return of.list(prefix);
      },
    };
  };

  const queue =
    (resource: string, send: Enqueue): Enqueue =>
    (messages, options) => {
      if (messages.length > 0) note({ action: "sqs:SendMessage", resource });
      return send(messages, options);
    };

  const mail =
    (send: SendRawEmail): SendRawEmail =>
    (email) => {
      note({ action: "ses:SendRawEmail", resource: "accord.example.org" });
      return send(email);
    };

  return { table, objects, queue, mail };
}

function pksOf(keys: readonly { readonly pk: string }[]): string[] {
  return keys.map(({ pk }) => pk);
}
