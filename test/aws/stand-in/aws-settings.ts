import { testAccount } from "../../infra/iam/resolve.ts";

/** The settings of a shell in which AWS is the stand-in, for an access key. */
export function awsEnvironment(address: string, accessKey: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: address,
    AWS_ACCESS_KEY_ID: accessKey,
    AWS_SECRET_ACCESS_KEY: "secret",
    AWS_REGION: testAccount.region,
    AWS_DEFAULT_REGION: testAccount.region,
    AWS_EC2_METADATA_DISABLED: "true",
  };
}

/** The settings of a client of the AWS SDK, for an administrator or for one role. */
export function clientSettings(address: string, accessKey = "administrator") {
  return {
    endpoint: address,
    region: testAccount.region,
    forcePathStyle: true,
    credentials: { accessKeyId: accessKey, secretAccessKey: "secret" },
  };
}
