/** A mail went past a limit. Thrown and caught inside this adapter: to its callers it is a value. */
export class MailTooMuch extends Error {
  readonly reason: string;

  /** @param reason stable, in kebab case; @param why one sentence with the limit */
  constructor(reason: string, why: string) {
    super(why);
    this.name = "MailTooMuch";
    this.reason = reason;
  }
}
