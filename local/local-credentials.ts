/** What the AWS clients sign with here. The local endpoints look that a request is signed, not by whom. */
export const localCredentials = {
  region: "eu-west-2",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
} as const;
