import { GetParameterCommand, ParameterNotFound, type SSMClient } from "@aws-sdk/client-ssm";

import { parseJson } from "../../shared/records/storage/json.ts";
import { stageNamesSchema, stageParameterName, type StageNames } from "../../shared/records/storage/stage-names.ts";
import { CommandRefused } from "../command-errors.ts";

/**
 * Asks AWS what a stage calls its tables, buckets and queues, with the credentials and region of the machine.
 *
 * @throws CommandRefused if AWS can't be asked, or knows no such stage
 */
export async function readStageNames(client: SSMClient, stage: string): Promise<StageNames> {
  const name = stageParameterName(stage);
  const value = await readParameter(client, name, stage);
  const read = stageNamesSchema.safeParse(value === undefined ? undefined : parseJson(value));
  if (read.success) return read.data;
  throw new CommandRefused(
    `The parameter ${name} was written by another version. Deploy stage ${stage} with this one.`,
  );
}

async function readParameter(client: SSMClient, name: string, stage: string): Promise<string | undefined> {
  try {
    const { Parameter } = await client.send(new GetParameterCommand({ Name: name }));
    return Parameter?.Value;
  } catch (error) {
    throw new CommandRefused(
      error instanceof ParameterNotFound
        ? `There is no stage ${stage} in this account and region (no parameter ${name}). Check --stage, AWS_PROFILE and AWS_REGION.`
        : `AWS can't be asked about stage ${stage}: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}. Check AWS_PROFILE and AWS_REGION.`,
    );
  }
}
