import { GetObjectCommand, ListObjectsV2Command, NoSuchKey, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";

import type { ListedObject, ObjectStore } from "../../records/storage/object-store.ts";

/** One S3 bucket as an `ObjectStore`. */
export function s3ObjectStore(client: S3Client, bucket: string): ObjectStore {
  const open = async (key: string) => {
    try {
      const { Body, Metadata } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return Body && { body: Body, metadata: Metadata ?? {} };
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  };

  return {
    put: async (key, bytes, options) => {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: bytes,
          ContentLength: bytes.length,
          ...(options?.contentType === undefined ? {} : { ContentType: options.contentType }),
          ...(options?.metadata === undefined ? {} : { Metadata: { ...options.metadata } }),
        }),
      );
    },

    get: async (key) => {
      const found = await open(key);
      return found && { bytes: await found.body.transformToByteArray(), metadata: found.metadata };
    },

    stream: async (key) => {
      const found = await open(key);
      return found && { chunks: chunksOf(found.body.transformToWebStream()), metadata: found.metadata };
    },

    list: (prefix) => pages(client, bucket, prefix),
  };
}

async function* chunksOf(stream: ReadableStream<unknown>): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError("S3 returned something other than bytes");
    yield chunk;
  }
}

async function* pages(client: S3Client, bucket: string, prefix: string): AsyncGenerator<ListedObject> {
  let after: string | undefined;
  do {
    const page = await client.send(
      new ListObjectsV2Command({
        Bucket: bucket,
        Prefix: prefix,
        ...(after === undefined ? {} : { ContinuationToken: after }),
      }),
    );
    for (const { Key, Size, LastModified } of page.Contents ?? [])
      if (Key !== undefined) yield { key: Key, size: Size ?? 0, lastModified: LastModified ?? new Date(0) };
    after = page.NextContinuationToken;
  } while (after !== undefined);
}
