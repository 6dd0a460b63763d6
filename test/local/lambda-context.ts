import type { Context } from "aws-lambda";

/** A Lambda context for tests. */
export function lambdaContext(): Context {
  const callbacks = { done: () => undefined, fail: () => undefined, succeed: () => undefined };
  return {
    ...callbacks,
    callbackWaitsForEmptyEventLoop: false,
    functionName: "in-test",
    functionVersion: "$LATEST",
    invokedFunctionArn: "arn:aws:lambda:eu-west-2:000000000000:function:in-test",
    memoryLimitInMB: "128",
    awsRequestId: "00000000-0000-4000-8000-000000000000",
    logGroupName: "in-test",
    logStreamName: "in-test",
    getRemainingTimeInMillis: () => 60_000,
  };
}
