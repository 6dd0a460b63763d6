/**
 * A fault whose message may be logged, because we wrote it: it names records, never what stands in one. The messages of all other errors
 * stay out of the log, as they may quote what they failed at.
 */
export class LoggableError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "Error";
  }
}
