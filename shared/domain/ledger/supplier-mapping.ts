import * as z from "zod";

import { storedCode } from "../amounts-and-days/stored-values.ts";

/**
 * What a person decided about one supplier number of an organisation's ledger: which body it is, or that it is none of
 * the group's.
 */
export const supplierMappingSchema = z.object({
  supplierCode: z.string().min(1),
  organisation: storedCode.or(z.literal("none")),
});

export type SupplierMapping = z.infer<typeof supplierMappingSchema>;
