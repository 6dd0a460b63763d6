import type { AwsCall, AwsRequest } from "../record/aws-request.ts";

/** Answers calls that moto does not know, as AWS does. */
export function answerFor({ operation }: AwsCall) {
  if (operation !== "UpdateTerminationProtection") return undefined;
  const body = `<${operation}Response><${operation}Result><StackId>stack</StackId></${operation}Result></${operation}Response>`;
  return { status: 200, headers: { "content-type": "text/xml" }, body: Buffer.from(body) };
}

/** Changes what moto takes in another form than AWS: it finds a template in a bucket only by the bucket's address on AWS. */
export function asMotoTakesIt(request: AwsRequest): AwsRequest {
  const text = request.body.length < 1_000_000 ? request.body.toString("latin1") : "";
  if (!text.includes("TemplateURL=")) return request;
  const form = new URLSearchParams(text);
  const { hostname, pathname } = new URL(form.get("TemplateURL") ?? "");
  if (hostname.endsWith(".amazonaws.com")) return request;
  form.set("TemplateURL", `https://s3.eu-west-2.amazonaws.com${pathname}`);
  return { ...request, body: Buffer.from(form.toString()) };
}
