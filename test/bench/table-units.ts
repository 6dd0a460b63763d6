import * as z from "zod";

/** One attribute value as DynamoDB's protocol writes it: `{ "S": "text" }`. */
type Attribute = Readonly<Record<string, unknown>>;
export type Attributes = Readonly<Record<string, Attribute>>;

/** What one write takes, in write units: of the table, and of each partition of the index. */
export interface WriteUnits {
  readonly table: number;
  readonly index: readonly { readonly partition: string; readonly units: number }[];
}

const KIB = 1024;

/**
 * What putting an item takes. DynamoDB counts the larger of the item before and after, in kibibytes begun. In the index, an item that
 * keeps its place is written once; one that goes elsewhere is deleted there and written here.
 */
export function unitsOfPut(before: Attributes | undefined, after: Attributes): WriteUnits {
  const [was, is] = [placeOf(before), placeOf(after)];
  const [small, large] = [unitsOfBytes(before ? bytesOf(before) : 0), unitsOfBytes(bytesOf(after))];
  const most = Math.max(small, large, 1);
  const index =
    is && was?.partition === is.partition && was.sort === is.sort
      ? [{ partition: is.partition, units: most }]
      : [
          ...(was ? [{ partition: was.partition, units: small }] : []),
          ...(is ? [{ partition: is.partition, units: large }] : []),
        ];
  return { table: most, index };
}

/** What reading an item takes, consistently, in read units: a unit for each four kibibytes begun, and one if nothing is there. */
export function unitsOfGet(item: Attributes | undefined): number {
  return Math.max(1, Math.ceil((item ? bytesOf(item) : 0) / (4 * KIB)));
}

/** What a query takes, in read units: all its items together; half as much of the index, which is not read consistently. */
export function unitsOfQuery(items: readonly Attributes[], ofIndex: boolean): number {
  const bytes = items.reduce((sum, item) => sum + bytesOf(item), 0);
  return Math.max(1, Math.ceil(bytes / (4 * KIB))) * (ofIndex ? 0.5 : 1);
}

/** The size of an item as DynamoDB counts it: names and values. */
export function bytesOf(item: Attributes): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + bytesOfValue(value), 0);
}

function bytesOfValue(value: unknown): number {
  const [[type, content] = ["", undefined]] = Object.entries(attributeSchema.parse(value));
  switch (type) {
    case "S":
      return Buffer.byteLength(z.string().parse(content));
    case "N":
      return Math.ceil(z.string().parse(content).replace(/\D/g, "").length / 2) + 1;
    case "B":
      return Buffer.byteLength(z.string().parse(content), "base64");
    case "L":
      return (
        3 +
        z
          .array(z.unknown())
          .parse(content)
          .reduce<number>((sum, each) => sum + 1 + bytesOfValue(each), 0)
      );
    case "M":
      return (
        3 +
        Object.entries(attributeSchema.parse(content)).reduce(
          (sum, [name, each]) => sum + 1 + Buffer.byteLength(name) + bytesOfValue(each),
          0,
        )
      );
    default:
      return 1;
  }
}

function placeOf(item: Attributes | undefined): { partition: string; sort: string } | undefined {
  const [partition, sort] = [item?.["listPk"]?.["S"], item?.["listSk"]?.["S"]];
  return typeof partition === "string" && typeof sort === "string" ? { partition, sort } : undefined;
}

function unitsOfBytes(bytes: number): number {
  return Math.ceil(bytes / KIB);
}

const attributeSchema = z.record(z.string(), z.unknown());
