import storage from "dynalite/db/index.js";

/**
 * Has dynalite 4.0.0 close what it reads ranges with. It asks an iterator to `return`, which those of its store can't: each
 * query and scan left one open, and with it every file that was there at the time, mapped into memory, until the end.
 * To be called before the first dynalite is made; again changes nothing.
 */
export function closeIterators(): void {
  if (isDone) return;
  isDone = true;
  const create = storage.create.bind(storage);
  storage.create = (options) => {
    const made = create(options);
    const { db } = made;
    const [keys, values] = [db.keys.bind(db), db.values.bind(db)];
    db.keys = (range) => closing(keys(range));
    db.values = (range) => closing(values(range));
    return made;
  };
}

let isDone = false;

type RangeIterator = ReturnType<ReturnType<typeof storage.create>["db"]["keys"]>;

function closing(iterator: RangeIterator): RangeIterator {
  iterator.return = () => iterator.close();
  return iterator;
}
