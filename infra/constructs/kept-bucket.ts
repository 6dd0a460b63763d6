import { Bucket, type BucketProps, type IBucket } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";

/** A bucket that other constructs can take. */
export type KeptBucket = Bucket & IBucket;

/** A bucket of the library, under its class and its interface: with exact optional properties the two disagree in type. */
export function keptBucket(scope: Construct, id: string, props: BucketProps): KeptBucket {
  const bucket = new Bucket(scope, id, props);
  if (!isKept(bucket)) throw new Error(`${id} is no bucket`);
  return bucket;
}

function isKept(bucket: Bucket): bucket is KeptBucket {
  return Bucket.isResource(bucket);
}
