import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";

import { resourcesOf } from "../../infra/iam/stage-templates.ts";
import { clientSettings } from "../stand-in/aws-settings.ts";
import type { DeployedStage } from "../stand-in/deployed-stage.ts";

export interface Upload {
  /** The bucket's id in the code: `ledgers`. */
  readonly bucket: string;
  readonly key: string;
  readonly body: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Puts a file into a bucket of the stage, as a person with the rights for it does. */
export async function uploadToS3(stage: DeployedStage, address: string, upload: Upload): Promise<void> {
  const bucket = resourcesOf(stage.templates, "AWS::S3::Bucket").find(({ id }) => id.startsWith(upload.bucket));
  if (!bucket) throw new Error(`the stage has no bucket ${upload.bucket}`);
  const s3 = new S3Client(clientSettings(address));
  await s3.send(
    new PutObjectCommand({
      Bucket: stage.physicalIdOf(bucket.stack, bucket.id),
      Key: upload.key,
      Body: upload.body,
      Metadata: { ...upload.metadata },
    }),
  );
  s3.destroy();
}
