/** Lets handlers begin, or holds them back until none runs any more. */
export interface HandlerGate {
  /** The same handler, which begins only while the gate is open. */
  readonly behind: <Args extends readonly unknown[], Result>(
    handler: (...args: Args) => Promise<Result> | Result,
  ) => (...args: Args) => Promise<Result>;
  /** Closes the gate. Resolves when every handler that had begun has ended. */
  readonly close: () => Promise<void>;
  readonly open: () => void;
}

/** Starts open. */
export function handlerGate(): HandlerGate {
  let running = 0;
  let opened: PromiseWithResolvers<undefined> | undefined;
  let ended: PromiseWithResolvers<undefined> | undefined;
  return {
    behind:
      (handler) =>
      async (...args) => {
        while (opened) await opened.promise;
        running += 1;
        try {
          return await handler(...args);
        } finally {
          running -= 1;
          if (running === 0) ended?.resolve(undefined);
        }
      },
    close: async () => {
      opened ??= Promise.withResolvers();
      if (running === 0) return;
      ended ??= Promise.withResolvers();
      await ended.promise;
      ended = undefined;
    },
    open: () => {
      opened?.resolve(undefined);
      opened = undefined;
    },
  };
}
