// Reads protocol/ for the tests: schemas as validators, examples and tables as data.
import { readFileSync, readdirSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

const protocol = new URL('../../../../protocol/', import.meta.url);

export const readText = (path: string): string => readFileSync(new URL(path, protocol), 'utf8');
export const readJson = (path: string): unknown => JSON.parse(readText(path));

/** The files of a folder of protocol/, such as `examples/params`, as paths within protocol/. */
export function filesIn(folder: string): string[] {
  return readdirSync(new URL(`${folder}/`, protocol))
    .filter((name) => /\.(json|yaml)$/.test(name))
    .sort()
    .map((name) => `${folder}/${name}`);
}

export interface SchemaFile {
  definitions?: Record<string, unknown>;
}
interface Ref {
  $ref: string;
}
export interface MethodEntry {
  who: string;
  remembered: boolean;
  params: Ref;
  result: Ref;
}
export interface RecordEntry {
  kind: string;
  key: string;
  pattern: string;
  audience: string;
  schema: Ref;
}
export interface ReasonEntry {
  code: number;
  reason: string;
  retry: boolean;
  message: string;
}

export const { methods } = readJson('schema/methods.json') as {
  methods: Record<string, MethodEntry>;
};
export const { records } = readJson('schema/records.json') as { records: RecordEntry[] };
export const reasons = readJson('schema/reasons.json') as ReasonEntry[];

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
// For the generator of types; it says nothing about values.
ajv.addKeyword('tsType');
export const definitions = new Map<string, string>();
for (const path of filesIn('schema')) {
  const file = readJson(path) as SchemaFile;
  if (!file.definitions) continue;
  const name = path.replace('schema/', '');
  ajv.addSchema(file, name);
  for (const definition of Object.keys(file.definitions)) {
    definitions.set(definition, `${name}#/definitions/${definition}`);
  }
}

function compiled(reference: string): ValidateFunction {
  const validate = ajv.getSchema(reference);
  if (!validate) throw new Error(`no schema ${reference}`);
  return validate;
}

/** What is wrong with `value` under a reference such as `aims.json#/definitions/AimRecord`: '' if nothing. */
export function faultsOf(reference: string, value: unknown): string {
  const validate = compiled(reference);
  return validate(value) ? '' : ajv.errorsText(validate.errors);
}

/** The same for a definition by its name, in whichever file it is. */
export function faultsOfDefinition(name: string, value: unknown): string {
  const reference = definitions.get(name);
  if (reference === undefined) throw new Error(`no definition ${name}`);
  return faultsOf(reference, value);
}

/** The entry of records.json that a key belongs to. */
export function recordFor(key: string): RecordEntry {
  const found = records.filter((record) => new RegExp(record.pattern).test(key));
  if (found.length !== 1 || !found[0]) throw new Error(`${key} names ${found.length} kinds`);
  return found[0];
}
