import type { SendingRefusalReason } from "../../domain/mail/sending-refusal.ts";

/**
 * Says why SES refused a message: the errors of SendRawEmail, the errors that every action has, and the texts that AWS documents
 * under "Amazon SES email sending errors". An error that is in none of these lists counts as trouble of the service.
 *
 * @param name the error's code, which the SDK and AWS write with or without `Exception` at the end
 */
export function refusalOfSes({ name, message }: Pick<Error, "name" | "message">): SendingRefusalReason {
  const code = name.replace(/Exception$/, "");
  if (/^Throttling|^TooManyRequests|^RequestLimitExceeded|^RequestThrottled/.test(code))
    return firstThatSays(message, throttledBecause) ?? "service-trouble";
  const byCode = reasons.find(([codes]) => codes.includes(code));
  if (byCode) return byCode[1];
  if (code === "MessageRejected") return firstThatSays(message, rejectedBecause) ?? "rejected-unexplained";
  // SES checked a parameter and found it impossible: the same request would be refused again.
  if (code === "InvalidParameterValue" || code === "ValidationError")
    return firstThatSays(message, invalidBecause) ?? "message-refused";
  return "service-trouble";
}

type Reasons<Pattern> = readonly (readonly [Pattern, SendingRefusalReason])[];

const reasons: Reasons<readonly string[]> = [
  [["AccountSendingPaused", "ConfigurationSetSendingPaused"], "sending-paused"],
  [["ConfigurationSetDoesNotExist"], "configuration-set-missing"],
  [["MailFromDomainNotVerified"], "mail-from-not-verified"],
  [["AccessDenied", "NotAuthorized", "InvalidClientTokenId", "UnrecognizedClient", "OptInRequired"], "access-denied"],
];

const throttledBecause: Reasons<RegExp> = [
  [/quota/i, "daily-quota"],
  [/sending rate/i, "sending-rate"],
];

const rejectedBecause: Reasons<RegExp> = [
  [/not verified|failed the check/i, "not-verified"],
  [/paused|suspended|shut down|disabled/i, "sending-paused"],
  [/blacklisted|suppress/i, "address-suppressed"],
  [/virus/i, "virus"],
];

const invalidBecause: Reasons<RegExp> = [
  [/configuration set/i, "configuration-set-missing"],
  [/length|too (?:long|large)/i, "too-long"],
  [/address|domain|recipient|@|non-ascii/i, "address-refused"],
];

function firstThatSays(message: string, among: Reasons<RegExp>): SendingRefusalReason | undefined {
  return among.find(([pattern]) => pattern.test(message))?.[1];
}
