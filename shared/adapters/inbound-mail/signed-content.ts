import { Constructed, fromBER, ObjectIdentifier, OctetString, Sequence, type BaseBlock } from "asn1js";

/** What a `.p7m` file holds (RFC 5652): a signed message, an encrypted one, another form, or nothing that can be read. */
export type CryptographicMessage =
  | { readonly form: "signed"; readonly content: Uint8Array }
  | { readonly form: "encrypted" }
  | { readonly form: "other" }
  | { readonly form: "damaged" };

const SIGNED_DATA = "1.2.840.113549.1.7.2";
const ENCRYPTED = new Set([
  "1.2.840.113549.1.7.3", // enveloped data
  "1.2.840.113549.1.7.6", // encrypted data
  "1.2.840.113549.1.9.16.1.23", // authenticated enveloped data
]);

/**
 * Opens an S/MIME message that hides its content behind a signature. A signature encrypts nothing: anybody can read the content.
 * The signature and its certificates are not verified; whom a mail is from is decided by the mail service's verdicts alone.
 */
export function readCryptographicMessage(bytes: Uint8Array): CryptographicMessage {
  const message = alreadyRead.get(bytes) ?? readMessage(bytes);
  alreadyRead.set(bytes, message);
  return message;
}

/** A part is asked about both as a part of its message and as a file, and reading it takes long. */
const alreadyRead = new WeakMap<Uint8Array, CryptographicMessage>();

function readMessage(bytes: Uint8Array): CryptographicMessage {
  const [type, wrapped] = membersOf(parsed(bytes));
  if (!(type instanceof ObjectIdentifier)) return { form: "damaged" };
  const oid = type.getValue();
  if (ENCRYPTED.has(oid)) return { form: "encrypted" };
  if (oid !== SIGNED_DATA) return { form: "other" };
  const [signedData] = membersOf(wrapped);
  const [, , encapsulated] = membersOf(signedData);
  const [, eContent] = membersOf(encapsulated);
  const [octets] = membersOf(eContent);
  if (!(octets instanceof OctetString)) return { form: "damaged" };
  return { form: "signed", content: new Uint8Array(octets.getValue()) };
}

/** The outermost block; undefined if the bytes are none, or lie deeper in one another than the stack allows. */
function parsed(bytes: Uint8Array): BaseBlock | undefined {
  try {
    const { offset, result } = fromBER(bytes);
    return offset > 0 ? result : undefined;
  } catch {
    return undefined;
  }
}

function membersOf(block: unknown): readonly unknown[] {
  return block instanceof Sequence || block instanceof Constructed ? block.valueBlock.value : [];
}
