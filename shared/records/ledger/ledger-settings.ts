import * as z from "zod";
import {
  ledgerMappingSchema,
  type LedgerMapping,
  supplierMappingSchema,
  type SupplierMapping,
} from "../../domain/ledger/ledger-mapping.ts";
import type { LedgerKind } from "../../domain/ledger/ledger-snapshot.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import { partitionKey } from "../audit/record-kinds.ts";
import type { Json } from "../storage/json.ts";
import { jsonObjectsIn } from "../storage/json-objects.ts";
import type { ObjectStore } from "../storage/object-store.ts";
import type { ItemKey, Table } from "../storage/table.ts";

/** What an organisation has set for its own ledger: which organisation each supplier is, and what its columns mean. */
export interface LedgerSettings {
  suppliers(organisation: OrganisationCode): Promise<readonly SupplierMapping[]>;
  replaceSuppliers(organisation: OrganisationCode, mapping: readonly SupplierMapping[]): Promise<void>;
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
    suppliers: async (organisation) => (await read(suppliersKey(organisation), z.array(supplierMappingSchema))) ?? [],
    replaceSuppliers: (organisation, mapping) => save(suppliersKey(organisation), "supplier-mappings", mapping),
    mapping: (organisation, kind) => read(mappingKey(organisation, kind), ledgerMappingSchema),
    saveMapping: (mapping) => save(mappingKey(mapping.organisation, mapping.kind), "ledger-mappings", mapping),
  };
}

const pointerSchema = z.object({ key: z.string().min(1) });

function suppliersKey(organisation: OrganisationCode): ItemKey {
  return { pk: partitionKey("ledger-settings", organisation), sk: "suppliers" };
}

function mappingKey(organisation: OrganisationCode, kind: LedgerKind): ItemKey {
  return { pk: partitionKey("ledger-settings", organisation), sk: `mapping#${kind}` };
}
