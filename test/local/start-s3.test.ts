import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";

import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { expect, onTestFinished, test } from "vitest";

import { localCredentials } from "../../local/local-names.ts";
import { startS3 } from "../../local/objects/start-s3.ts";
import type { StoredDescription } from "../../local/objects/disk-objects.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

const NOW = new Date("2023-03-29T09:00:00.000Z");

async function s3InTest(directory = temporaryDirectory()) {
  const created: { bucket: string; object: StoredDescription }[] = [];
  const s3 = await startS3({
    directory: join(directory, "objects"),
    temporary: join(directory, "temporary"),
    buckets: ["one", "two"],
    now: () => NOW,
    onCreated: (bucket, object) => {
      created.push({ bucket, object });
      return Promise.resolve();
    },
  });
  const client = new S3Client({ ...localCredentials, endpoint: s3.endpoint, maxAttempts: 1 });
  onTestFinished(async () => {
    client.destroy();
    await s3.stop();
  });
  const get = async (Key: string) => {
    const { Body, ...rest } = await client.send(new GetObjectCommand({ Bucket: "one", Key }));
    return { ...rest, text: await Body?.transformToString() };
  };
  return { client, created, directory, get, endpoint: s3.endpoint };
}

test("an object is returned with its bytes, type, metadata and checksum", async () => {
  const { client, get, created } = await s3InTest();
  await client.send(
    new PutObjectCommand({
      Bucket: "one",
      Key: "uploads/ZA1/7/Ledger, März (2)…/a+b.csv",
      Body: "supplier_code,gross\n",
      ContentType: "text/csv",
      Metadata: { organisation: "ZA1", "as-at": "2023-03-23" },
    }),
  );
  const got = await get("uploads/ZA1/7/Ledger, März (2)…/a+b.csv");
  expect(got).toMatchObject({
    text: "supplier_code,gross\n",
    ContentType: "text/csv",
    ContentLength: 20,
    Metadata: { organisation: "ZA1", "as-at": "2023-03-23" },
    ETag: `"${createHash("md5").update("supplier_code,gross\n").digest("hex")}"`,
    LastModified: NOW,
  });
  expect(got.ChecksumCRC32).toMatch(/^[A-Za-z0-9+/]{6}==$/);
  expect(created.map(({ bucket, object }) => [bucket, object.key, object.size])).toEqual([
    ["one", "uploads/ZA1/7/Ledger, März (2)…/a+b.csv", 20],
  ]);
});

test("a stream in chunks with a trailing checksum is stored completely", async () => {
  const { client, get } = await s3InTest();
  const parts = Array.from({ length: 50 }, (_, index) => Buffer.alloc(7001, `${index}`));
  const whole = Buffer.concat(parts);
  await client.send(
    new PutObjectCommand({ Bucket: "one", Key: "stream", Body: Readable.from(parts), ContentLength: whole.length }),
  );
  expect((await get("stream")).text).toBe(whole.toString());
});

test("a body with a wrong checksum is refused, and nothing of it is kept", async () => {
  const { client, directory } = await s3InTest();
  await expect(
    client.send(new PutObjectCommand({ Bucket: "one", Key: "bad", Body: "abc", ChecksumCRC32: "AAAAAA==" })),
  ).rejects.toMatchObject({ name: "BadDigest" });
  expect(readdirSync(join(directory, "objects/one"))).toEqual([]);
  expect(readdirSync(join(directory, "temporary"))).toEqual([]);
});

test("with If-None-Match: * the first put succeeds and the second is refused", async () => {
  const { client, get, created } = await s3InTest();
  const put = (Body: string) =>
    client.send(new PutObjectCommand({ Bucket: "one", Key: "once", Body, IfNoneMatch: "*" }));
  await put("first");
  await expect(put("second")).rejects.toMatchObject({ name: "PreconditionFailed" });
  expect((await get("once")).text).toBe("first");
  expect(created).toHaveLength(1);
});

test("a second put replaces an object, bytes and metadata together", async () => {
  const { client, get } = await s3InTest();
  await client.send(new PutObjectCommand({ Bucket: "one", Key: "k", Body: "old", Metadata: { a: "1" } }));
  await client.send(new PutObjectCommand({ Bucket: "one", Key: "k", Body: "", Metadata: { b: "2" } }));
  expect(await get("k")).toMatchObject({ text: "", Metadata: { b: "2" }, ContentLength: 0 });
});

test("a missing object is NoSuchKey for GetObject and NotFound for HeadObject", async () => {
  const { client, get } = await s3InTest();
  await expect(get("none")).rejects.toBeInstanceOf(NoSuchKey);
  await expect(client.send(new HeadObjectCommand({ Bucket: "one", Key: "none" }))).rejects.toMatchObject({
    name: "NotFound",
  });
  await expect(client.send(new GetObjectCommand({ Bucket: "three", Key: "k" }))).rejects.toMatchObject({
    name: "NoSuchBucket",
  });
});

test("objects `a` and `a/b`, empty parts and long names do not conflict", async () => {
  const { client, get } = await s3InTest();
  const keys = ["a", "a/b", "a//b", "/a", "a/", "..", "../a", "n".repeat(700), "%", "a=object/b", "C:\\x*?"];
  for (const key of keys) await client.send(new PutObjectCommand({ Bucket: "one", Key: key, Body: `<${key}>` }));
  for (const key of keys) expect((await get(key)).text).toBe(`<${key}>`);
  const listed = await client.send(new ListObjectsV2Command({ Bucket: "one" }));
  expect(new Set(listed.Contents?.map(({ Key }) => Key))).toEqual(new Set(keys));
});

test("a list has the keys of a prefix in order, page by page, with common prefixes", async () => {
  const { client } = await s3InTest();
  for (const key of ["mail/b", "mail/a", "mail/c/1", "mail/c/2", "mail/é", "other"]) {
    await client.send(new PutObjectCommand({ Bucket: "two", Key: key, Body: key }));
  }
  const keys = [];
  let ContinuationToken: string | undefined;
  do {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket: "two", Prefix: "mail/", MaxKeys: 2, ContinuationToken }),
    );
    keys.push(...(page.Contents ?? []).map((content) => content.Key));
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined);
  expect(keys).toEqual(["mail/a", "mail/b", "mail/c/1", "mail/c/2", "mail/é"]);

  const folded = await client.send(new ListObjectsV2Command({ Bucket: "two", Prefix: "mail/", Delimiter: "/" }));
  expect(folded.CommonPrefixes?.map(({ Prefix }) => Prefix)).toEqual(["mail/c/"]);
  expect(folded.Contents?.map(({ Key }) => Key)).toEqual(["mail/a", "mail/b", "mail/é"]);
  expect(folded.Contents?.[0]).toMatchObject({ Size: 6, LastModified: NOW });
});

test("stored objects are there after a restart", async () => {
  const directory = temporaryDirectory();
  const before = await s3InTest(directory);
  await before.client.send(new PutObjectCommand({ Bucket: "one", Key: "k", Body: "kept", Metadata: { a: "1" } }));
  const after = await s3InTest(directory);
  expect(await after.get("k")).toMatchObject({ text: "kept", Metadata: { a: "1" } });
});

test("an unsupported request is refused as such, and so is an unsigned one", async () => {
  const { client, endpoint } = await s3InTest();
  await client.send(new PutObjectCommand({ Bucket: "one", Key: "k", Body: "0123456789" }));
  const range = client.send(new GetObjectCommand({ Bucket: "one", Key: "k", Range: "bytes=0-3" }));
  await expect(range).rejects.toBeInstanceOf(S3ServiceException);
  await expect(range).rejects.toMatchObject({ name: "NotImplemented" });
  expect((await fetch(`${endpoint}/one/k`)).status).toBe(403);
});
