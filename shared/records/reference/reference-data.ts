import * as z from "zod";
import { LoggableError } from "../../domain/loggable-error.ts";
import type { Whose } from "../../domain/canary/whose.ts";
import { contactSchema, type Contact } from "../../domain/organisation/contact.ts";
import { exerciseSchema, type Exercise } from "../../domain/exercise/exercise.ts";
import {
  organisationSchema,
  type Organisation,
  directoryOf,
  type Directory,
} from "../../domain/organisation/organisation.ts";
import { type OrganisationCode, organisationCodeSchema } from "../../domain/organisation/organisation-code.ts";
import { cautiousPolicy, policySchema, type Policy } from "../../domain/organisation/policy.ts";
import { reconcileReferenceData2022To23 } from "../../domain/reference/reconcile-reference-data-2022-23.ts";
import {
  reconcileReferenceDataSchema,
  type ReconcileReferenceData,
} from "../../domain/reference/reconcile-reference-data.ts";
import { workbookPasswordSchema, type WorkbookPassword } from "../../domain/organisation/workbook-password.ts";
import type { Json } from "../storage/json.ts";
import { jsonObjectsIn } from "../storage/json-objects.ts";
import type { ObjectStore } from "../storage/object-store.ts";
import { referenceKeysSchema, type ReferenceKeys } from "./reference-keys.ts";
import type { Table } from "../storage/table.ts";

const policyOfSchema = z.object({ organisation: organisationCodeSchema, policy: policySchema });

/** An organisation's policy. */
export type PolicyOf = z.infer<typeof policyOfSchema>;

/** A list that an administrator replaces as a whole. */
export interface ReferenceList<Entry> {
  /**
   * The list in force, its key (with which `at` finds it again) and the ISO instant when it came into force. Empty and without a
   * key until there is a first list.
   */
  current(): Promise<{
    readonly entries: readonly Entry[];
    readonly key: string | undefined;
    readonly since: string | undefined;
  }>;

  /** The list with this key, in force or not. */
  at(key: string): Promise<readonly Entry[]>;

  /**
   * Replaces the list in one conditional write. `decide` gets the list in force. If the new list is the same, nothing is written
   * and the date of coming into force stays.
   *
   * @param at ISO instant
   */
  replace(decide: (before: readonly Entry[]) => readonly Entry[], at: string): Promise<readonly Entry[]>;
}

/** All lists at one moment. */
export interface ReferenceData {
  readonly directory: Directory;
  readonly contacts: readonly Contact[];
  readonly exercises: readonly Exercise[];
  readonly policies: readonly PolicyOf[];
  readonly passwords: readonly WorkbookPassword[];
  /** Imported by an administrator; built-in until the first import. */
  readonly reconciling: ReconcileReferenceData;
  readonly keys: ReferenceKeys;
}

/**
 * The lists that apply to every mail: the directory, the contact list, the exercises, the policies, the passwords, and the rates,
 * prefixes and words that lines are reconciled with.
 */
export interface ReferenceLists {
  readonly organisations: ReferenceList<Organisation>;
  readonly contacts: ReferenceList<Contact>;
  readonly exercises: ReferenceList<Exercise>;
  readonly policies: ReferenceList<PolicyOf>;
  readonly passwords: ReferenceList<WorkbookPassword>;
  /** One entry; none before the first import. */
  readonly reconciling: ReferenceList<ReconcileReferenceData>;

  /** All lists in force: those of the group, or those of the canary. */
  all(whose?: Whose): Promise<ReferenceData>;

  /** All lists as they were when they had these keys. */
  allAt(keys: ReferenceKeys): Promise<ReferenceData>;
}

/**
 * Each version of a list is one object that never changes. One table item names the object in force.
 *
 * @param whose lists it replaces, and returns unless `all` is asked for the others
 */
export function referenceListsIn(table: Table, records: ObjectStore, whose: Whose = "group"): ReferenceLists {
  const pk = partitionOf(whose);
  const organisations = listIn(table, records, pk, "organisations", organisationSchema);
  const contacts = listIn(table, records, pk, "contacts", contactSchema);
  const exercises = listIn(table, records, pk, "exercises", exerciseSchema);
  const policies = listIn(table, records, pk, "policies", policyOfSchema);
  const passwords = listIn(table, records, pk, "passwords", workbookPasswordSchema);
  const reconciling = listIn(table, records, pk, "reconciling", reconcileReferenceDataSchema);

  const allAt = async (keys: ReferenceKeys): Promise<ReferenceData> => {
    const [organisationList, contactList, exerciseList, policyList, passwordList, reconcilingList] = await Promise.all([
      keys.organisations === undefined ? [] : organisations.at(keys.organisations),
      keys.contacts === undefined ? [] : contacts.at(keys.contacts),
      keys.exercises === undefined ? [] : exercises.at(keys.exercises),
      keys.policies === undefined ? [] : policies.at(keys.policies),
      keys.passwords === undefined ? [] : passwords.at(keys.passwords),
      keys.reconciling === undefined ? [] : reconciling.at(keys.reconciling),
    ]);
    return {
      directory: directoryFor(organisationList),
      contacts: contactList,
      exercises: exerciseList,
      policies: policyList,
      passwords: passwordList,
      reconciling: reconcilingList[0] ?? reconcileReferenceData2022To23,
      keys,
    };
  };

  return {
    organisations,
    contacts,
    exercises,
    policies,
    passwords,
    reconciling,
    all: async (asked = whose) => {
      const keys = new Map<string, string>();
      for await (const item of table.query({ pk: partitionOf(asked) }))
        keys.set(item.sk, pointerSchema.parse(item.body).key);
      return allAt(referenceKeysSchema.parse(Object.fromEntries(keys)));
    },
    allAt,
  };
}

/** An organisation's policy; the cautious one if it has set none. */
export function policyOf(policies: readonly PolicyOf[], organisation: OrganisationCode): Policy {
  return policies.find((each) => each.organisation === organisation)?.policy ?? cautiousPolicy;
}

/** The directory of a list, built once for each list. */
function directoryFor(organisations: readonly Organisation[]): Directory {
  const built = directories.get(organisations) ?? directoryOf(organisations);
  directories.set(organisations, built);
  return built;
}

const directories = new WeakMap<readonly Organisation[], Directory>();

/** Which of the lists are in force is kept apart for the canary: an import for the group does not touch it. */
function partitionOf(whose: Whose): string {
  return whose === "group" ? "reference" : "canary-reference";
}

const MOST_CONFLICTS = 20;

const pointerSchema = z.object({ key: z.string().min(1), count: z.number().int().nonnegative(), at: z.iso.datetime() });

function listIn<Entry extends Json>(
  table: Table,
  records: ObjectStore,
  pk: string,
  name: string,
  schema: z.ZodType<Entry>,
): ReferenceList<Entry> {
  const objects = jsonObjectsIn(records);
  const itemKey = { pk, sk: name };
  /** The last list that was read: every mail needs it, and it changes a few times a year. */
  let last: { readonly key: string; readonly entries: readonly Entry[] } | undefined;

  const at = async (key: string): Promise<readonly Entry[]> => {
    if (last?.key === key) return last.entries;
    const entries = await objects.get(key, z.array(schema));
    last = { key, entries };
    return entries;
  };

  const current = async () => {
    const item = await table.get(itemKey);
    if (!item) return { entries: none, key: undefined, since: undefined, version: undefined };
    const { key, at: since } = pointerSchema.parse(item.body);
    return { entries: await at(key), key, since, version: item.version };
  };
  const none: readonly Entry[] = [];

  return {
    current,
    at,
    replace: async (decide, instant) => {
      for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts += 1) {
        const { entries, key: keyBefore, version } = await current();
        const next = z.array(schema).parse(decide(entries));
        const key = await objects.put(`reference/${name}`, next);
        if (key === keyBefore) return next;
        const body = { key, count: next.length, at: instant };
        const { put } = await table.put(
          { ...itemKey, body },
          version === undefined ? "ifAbsent" : { ifVersion: version },
        );
        if (put) return next;
      }
      throw new LoggableError(`the list of ${name} was changed by others ${MOST_CONFLICTS} times in a row`);
    },
  };
}
