import * as z from "zod";
import {
  ledgerMappingSchema,
  type LedgerMapping,
  supplierMappingSchema,
  type SupplierMapping,
} from "../../domain/ledger/ledger-mapping.ts";
import type { LedgerSide } from "../../domain/ledger/ledger-kind-of.ts";
import type { LedgerKind } from "../../domain/ledger/ledger-snapshot.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import { partitionKey } from "../audit/record-kinds.ts";
import type { Json } from "../storage/json.ts";
import { jsonObjectsIn } from "../storage/json-objects.ts";
import type { ObjectStore } from "../storage/object-store.ts";
import type { ItemKey, Table } from "../storage/table.ts";

/** What an organisation has set for its own ledger: which organisation each supplier is, and what its columns mean. */
export interface LedgerSettings {
  /** The suppliers of an organisation's purchase ledgers, or the customers of its sales ledgers: each has numbers of its own. */
  parties(organisation: OrganisationCode, side: LedgerSide): Promise<readonly SupplierMapping[]>;
  replaceParties(organisation: OrganisationCode, side: LedgerSide, mapping: readonly SupplierMapping[]): Promise<void>;
  mapping(organisation: OrganisationCode, kind: LedgerKind): Promise<LedgerMapping | undefined>;
  saveMapping(mapping: LedgerMapping): Promise<void>;
}

export function ledgerSettingsIn(table: Table, records: ObjectStore): LedgerSettings {
  const objects = jsonObjectsIn(records);

  async function read<Value>(key: ItemKey, schema: z.ZodType<Value>): Promise<Value | undefined> {
    const item = await table.get(key);
    return item && objects.get(pointerSchema.parse(item.body).key, schema);
  }

  async function save(key: ItemKey, folder: string, value: Json): Promise<void> {
    await table.putAll([{ ...key, body: { key: await objects.put(folder, value) } }]);
  }

  return {
    parties: async (organisation, side) =>
      (await read(partiesKey(organisation, side), z.array(supplierMappingSchema))) ?? [],
    replaceParties: (organisation, side, mapping) => save(partiesKey(organisation, side), "supplier-mappings", mapping),
    mapping: (organisation, kind) => read(mappingKey(organisation, kind), ledgerMappingSchema),
    saveMapping: (mapping) => save(mappingKey(mapping.organisation, mapping.kind), "ledger-mappings", mapping),
  };
}

const pointerSchema = z.object({ key: z.string().min(1) });

function partiesKey(organisation: OrganisationCode, side: LedgerSide): ItemKey {
  const sk = side === "payable" ? "suppliers" : "customers";
  return { pk: partitionKey("ledger-settings", organisation), sk };
}

function mappingKey(organisation: OrganisationCode, kind: LedgerKind): ItemKey {
  return { pk: partitionKey("ledger-settings", organisation), sk: `mapping#${kind}` };
}
