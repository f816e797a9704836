// Makes src/protocol/generated.ts from the schemas in protocol/schema.
//   node tools/protocol-types.mjs           writes it
//   node tools/protocol-types.mjs --check   fails if it is not what would be written
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { compile } from 'json-schema-to-typescript';
import * as prettier from 'prettier';

const schemas = new URL('../../protocol/schema/', import.meta.url);
const target = new URL('../src/protocol/generated.ts', import.meta.url);

const read = (file) => JSON.parse(readFileSync(new URL(file, schemas), 'utf8'));

/** `aims.json#/definitions/AimRecord` -> `AimRecord`: names are unique over all files. */
const typeName = (schema) => schema.$ref.split('/').pop();

/** All definitions of all files as one schema, whose references stay inside it. */
function bundle() {
  const definitions = {};
  for (const file of readdirSync(schemas).sort()) {
    for (const [name, schema] of Object.entries(read(file).definitions ?? {})) {
      if (name in definitions) throw new Error(`${name} is defined twice (again in ${file})`);
      definitions[name] = JSON.parse(JSON.stringify(schema), (key, value) =>
        key === '$ref' ? `#/definitions/${value.split('/').pop()}` : value,
      );
    }
  }
  return { title: 'Everything', definitions };
}

function entries(map, format) {
  return Object.entries(map).map(([name, value]) => `  '${name}': ${format(value)};`);
}

/** The maps from a method's name and from a record's kind to their types. */
function maps() {
  const { methods } = read('methods.json');
  const { records } = read('records.json');
  const kinds = Object.fromEntries(records.map((record) => [record.kind, record.schema]));
  return [
    '/** What each method takes and gives. */',
    'export interface Methods {',
    ...entries(methods, (m) => `{ params: ${typeName(m.params)}; result: ${typeName(m.result)} }`),
    '}',
    '',
    '/** What a record of each kind holds. */',
    'export interface Records {',
    ...entries(kinds, typeName),
    '}',
    '',
    'export type RecordKind = keyof Records;',
    '',
    '/** The bounds that the server holds everybody to: characters, numbers, bytes. */',
    `export const limits = ${JSON.stringify(read('limits.json'))} as const;`,
  ].join('\n');
}

async function generate() {
  const types = await compile(bundle(), 'Everything', {
    additionalProperties: false,
    bannerComment: '',
    format: false,
    ignoreMinAndMaxItems: true,
    unreachableDefinitions: true,
  });
  // What the wrapper that held the definitions together brought in says nothing.
  const definitions = types
    .replace(/export interface Everything \{[^}]*\}\n/, '')
    .replace(/^ \* (This interface was referenced by|via the `definition)[^\n]*\n/gm, '')
    .replace(/(\n \* ?)+\n \*\//g, '\n */')
    .replace(/\/\*\*\n \*\/\n/g, '');
  const banner =
    '// Made by tools/protocol-types.mjs from protocol/schema: change those, then run\n' +
    '// `npm run protocol:generate`.\n/* eslint-disable */\n\n';
  const options = (await prettier.resolveConfig(target)) ?? {};
  return prettier.format(`${banner}${definitions}\n${maps()}\n`, {
    ...options,
    parser: 'typescript',
  });
}

const fresh = await generate();
if (process.argv.includes('--check')) {
  let held = '';
  try {
    held = readFileSync(target, 'utf8');
  } catch {
    // Not made yet: as stale as can be.
  }
  if (held !== fresh) {
    console.error('src/protocol/generated.ts is stale: run `npm run protocol:generate`.');
    process.exitCode = 1;
  }
} else {
  writeFileSync(target, fresh);
}
