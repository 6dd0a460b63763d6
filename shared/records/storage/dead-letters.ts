/** A queue message that its function gave up on. */
export interface DeadLetter {
  /** The queue's own id of the message. */
  readonly id: string;
  readonly body: string;
  /** When it was first put on its queue, an ISO instant. */
  readonly since: string;
}

/** The messages that one function gave up on. */
export interface DeadLetters {
  /** Some of them, the oldest of those first; all if there are not more than `most`. */
  list(most: number): Promise<readonly DeadLetter[]>;

  /**
   * Puts those that are meant back on the queue of their function, one after the other: each is on its queue before it leaves the dead
   * letters, so that none is lost and one may arrive twice.
   *
   * @returns those that were put back
   */
  putBack(isMeant: (letter: DeadLetter) => boolean, most: number): Promise<readonly DeadLetter[]>;
}
