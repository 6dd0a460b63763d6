import storage from "dynalite/db/index.js";

/**
 * Makes dynalite 4.0.0 close its iterators. It calls `return` on an iterator, which those of its store do not have. So each
 * query and scan left an iterator open, with all current files mapped into memory until the process ended. Call this before
 * the first dynalite is made; further calls do nothing.
 */
export function closeIterators(): void {
  if (isDone) return;
  isDone = true;
  const create = storage.create.bind(storage);
  storage.create = (options) => {
    const made = create(options);
    const { db } = made;
    const [keys, values] = [db.keys.bind(db), db.values.bind(db)];
    db.keys = (range) => withReturn(keys(range));
    db.values = (range) => withReturn(values(range));
    return made;
  };
}

let isDone = false;

type RangeIterator = ReturnType<ReturnType<typeof storage.create>["db"]["keys"]>;

function withReturn(iterator: RangeIterator): RangeIterator {
  iterator.return = () => iterator.close();
  return iterator;
}
