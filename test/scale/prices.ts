/*
 * AWS's list prices in US East (N. Virginia), in dollars, without free tiers and discounts. Europe (London) is some 5 to 20 % dearer. They
 * change: docs/scale.md says where each was read, and when.
 */
const MILLION = 1e6;
const THOUSAND = 1e3;
const GIGABYTE = 2 ** 30;

export const prices = {
  /** Lambda on Arm, first tier. */
  lambdaGigabyteSecond: 0.0000133334,
  lambdaRun: 0.2 / MILLION,
  /** DynamoDB on demand: the standard table class. */
  writeUnit: 0.625 / MILLION,
  readUnit: 0.125 / MILLION,
  s3Put: 0.005 / THOUSAND,
  s3Get: 0.0004 / THOUSAND,
  sqsRequest: 0.4 / MILLION,
  snsPublish: 0.5 / MILLION,
  logByte: 0.5 / GIGABYTE,
  /** SES, à la carte. */
  mailReceived: 0.1 / THOUSAND,
  /** Whole chunks of 256 KB alone count. */
  mailChunk: 0.09 / THOUSAND,
  mailSent: 0.1 / THOUSAND,
  attachmentByte: 0.12 / GIGABYTE,
} as const;

export const MAIL_CHUNK_BYTES = 256 * 1024;
