import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import * as z from "zod";

const resourceSchema = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  Metadata: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
});

const templateSchema = z.object({
  Resources: z.record(z.string(), resourceSchema),
  Outputs: z
    .record(z.string(), z.object({ Value: z.unknown(), Export: z.object({ Name: z.string() }).optional() }))
    .default({}),
});

type TemplateOfStack = z.infer<typeof templateSchema>;

/** The synthesized templates of a stage, by the name of the stack. */
export type StageTemplates = ReadonlyMap<string, TemplateOfStack>;

export interface StageResource {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly deletionPolicy: string | undefined;
}

/** Reads the templates that a synthesis wrote into a folder. */
export function readTemplates(folder: string): StageTemplates {
  const ending = ".template.json";
  return new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith(ending))
      .map((file) => [
        file.slice(0, -ending.length),
        parseTemplate(JSON.parse(readFileSync(join(folder, file), "utf8"))),
      ]),
  );
}

/** Checks the parts of a template that the tests look at. */
export function parseTemplate(template: unknown): TemplateOfStack {
  return templateSchema.parse(template);
}

/** All resources of a stage, or those of one type. */
export function resourcesOf(templates: StageTemplates, type?: string): readonly StageResource[] {
  return [...templates].flatMap(([stack, { Resources }]) =>
    Object.entries(Resources)
      .filter(([, resource]) => type === undefined || resource.Type === type)
      .map(([id, { Type, Properties, Metadata, DeletionPolicy }]) => ({
        stack,
        id,
        type: Type,
        properties: Properties,
        metadata: Metadata,
        deletionPolicy: DeletionPolicy,
      })),
  );
}
