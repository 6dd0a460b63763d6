import { expect, test } from "vitest";

import { refusalOfSes } from "../../../shared/adapters/outbound-mail/refusal-of-ses.ts";

// The errors of SendRawEmail and the common errors of SES, with the texts that AWS documents or is known to send.
test.each([
  ["Throttling", "Daily message quota exceeded", "daily-quota"],
  ["ThrottlingException", "Daily message quota exceeded.", "daily-quota"],
  ["Throttling", "Maximum sending rate exceeded.", "sending-rate"],
  ["ThrottlingException", "Rate exceeded for an internal reason", "service-trouble"],
  ["ServiceUnavailable", "The request has failed due to a temporary failure of the server.", "service-trouble"],
  ["InternalFailure", "unknown error, exception or failure", "service-trouble"],
  ["RequestExpired", "The request reached the service too late", "service-trouble"],
  ["TimeoutError", "socket hang up", "service-trouble"],
  ["SomethingNew", "nobody knows this error yet", "service-trouble"],
  ["AccountSendingPausedException", "Email sending is disabled for your account.", "sending-paused"],
  ["ConfigurationSetSendingPausedException", "Email sending is disabled for the set.", "sending-paused"],
  ["MessageRejected", "Sending paused for this account.", "sending-paused"],
  ["MessageRejected", "Sending suspended for this account. For more information, please check.", "sending-paused"],
  ["ConfigurationSetDoesNotExist", "Configuration set <accord> does not exist.", "configuration-set-missing"],
  ["ConfigurationSetDoesNotExistException", "Configuration set <accord> does not exist.", "configuration-set-missing"],
  ["MailFromDomainNotVerifiedException", "Mail FROM domain is not verified.", "mail-from-not-verified"],
  ["AccessDenied", "User is not authorized to perform ses:SendRawEmail", "access-denied"],
  ["AccessDeniedException", "User is not authorized to perform ses:SendRawEmail", "access-denied"],
  ["InvalidClientTokenId", "The security token included in the request is invalid.", "access-denied"],
  [
    "MessageRejected",
    "Email address is not verified. The following identities failed the check in region EU-WEST-2: income@northfold.example.org",
    "not-verified",
  ],
  ["MessageRejected", "Address blacklisted.", "address-suppressed"],
  ["MessageRejected", "The message was rejected because it contained a virus.", "virus"],
  ["MessageRejected", "For a new reason", "rejected-unexplained"],
  ["InvalidParameterValue", "Message length is more than 10485760 bytes long: '10490000'.", "too-long"],
  ["InvalidParameterValue", "Missing final '@domain'", "address-refused"],
  ["InvalidParameterValue", "Local address contains control or whitespace", "address-refused"],
  ["InvalidParameterValue", "Domain contains illegal character", "address-refused"],
  ["InvalidParameterValue", "There are non-ASCII characters in the email address", "address-refused"],
  ["InvalidParameterValue", "Invalid configuration set name <a b>", "configuration-set-missing"],
  ["ValidationError", "1 validation error detected: Value at 'rawMessage.data' is empty", "message-refused"],
])("%s: %s", (name, message, reason) => {
  expect(refusalOfSes({ name, message })).toBe(reason);
});
