/**
 * The id by which SES knows a message that it sent: `0100…-000000` in the Message-ID `<0100…-000000@eu-west-2.amazonses.com>`
 * (`@email.amazonses.com` from us-east-1). `undefined` if SES did not write this Message-ID.
 */
export function sesIdOf(messageIdHeader: string): string | undefined {
  return /^<?([0-9a-z-]{1,100})@(?:email|[a-z]{2}(?:-[a-z]+)+-\d)\.amazonses\.com>?$/i.exec(messageIdHeader)?.[1];
}
