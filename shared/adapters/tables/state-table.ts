import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";

import { spreadLists } from "../../records/storage/spread-lists.ts";
import type { Table } from "../../records/storage/table.ts";
import { dynamoTable } from "./dynamo-table.ts";

export interface StateTableSettings {
  readonly ACCORD_TABLE: string;
  readonly ACCORD_LIST_PARTITIONS: number;
}

/** The table of records, with its busy lists spread over as many partitions as the stage has for each. */
export function stateTable(client: DynamoDBClient, settings: StateTableSettings): Table {
  return spreadLists(dynamoTable(client, settings.ACCORD_TABLE), settings.ACCORD_LIST_PARTITIONS);
}
