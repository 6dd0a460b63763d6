import * as z from "zod";

/** A package that the product carries, and the licence that it names. */
export interface PackageLicence {
  /** Its folder, from the top of the project. */
  readonly path: string;
  readonly name: string;
  readonly version: string;
  /** An SPDX expression, as the package states it. */
  readonly licence: string;
}

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      link: z.boolean().optional(),
    }),
  ),
});

/** The licences of the packages in a package-lock.json that are more than tools of development, by name. */
export function licencesOf(lock: string): PackageLicence[] {
  const { packages } = lockSchema.parse(JSON.parse(lock));
  return Object.entries(packages)
    .filter(([path, { dev, link }]) => path.includes("node_modules/") && dev !== true && link !== true)
    .map(([path, { version = "", license = "not stated" }]) => ({
      path,
      name: path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length),
      version,
      licence: license,
    }))
    .sort((one, other) => one.name.localeCompare(other.name));
}
