// @vitest-environment node
// The tables of protocol/README.md and the machine-readable contract say the same.
import { describe, expect, it } from 'vitest';
import { limits } from './generated';
import {
  definitions,
  methods,
  readJson,
  readText,
  reasons,
  records,
  type SchemaFile,
} from './testing/contract';

const readme = readText('README.md');

/** The rows of all tables under a heading, as cells. */
function rowsUnder(heading: string): string[][] {
  const start = readme.indexOf(`\n## ${heading}\n`);
  if (start < 0) throw new Error(`no heading ${heading}`);
  const end = readme.indexOf('\n## ', start + 1);
  return readme
    .slice(start, end < 0 ? undefined : end)
    .split('\n')
    .filter((line) => line.startsWith('|') && !line.startsWith('|-'))
    .slice(1)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

const quoted = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map((m) => m[1] ?? '');

/** `activity.open`, `.close` -> activity.open, activity.close */
function methodNames(cell: string): string[] {
  const names = quoted(cell);
  const noun = names[0]?.split('.')[0] ?? '';
  return names.map((name) => (name.startsWith('.') ? noun + name : name));
}

/** The names at the top level of the first {...} of a cell, sorted, optional ones with their ?. */
function fieldNames(cell: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let word = '';
  for (const letter of cell.slice(cell.indexOf('{'))) {
    if ('{[('.includes(letter)) depth += 1;
    else if ('}])'.includes(letter)) depth -= 1;
    if (depth === 0) break;
    if (depth !== 1 || letter === '{') continue;
    if (letter === ',') {
      names.push(word);
      word = '';
    } else word += letter;
  }
  names.push(word);
  return names
    .map((name) => /^\s*([a-z_]+\??)/.exec(name)?.[1] ?? '')
    .filter(Boolean)
    .sort();
}

interface ObjectSchema {
  required?: string[];
  properties?: Record<string, unknown>;
}

/** The same of the definition that a reference names. */
function schemaFields(reference: string, left: readonly string[] = []): string[] {
  const [file = '', name = ''] = reference.split('#/definitions/');
  const schema = (readJson(`schema/${file}`) as SchemaFile).definitions?.[name] as ObjectSchema;
  return Object.keys(schema.properties ?? {})
    .filter((field) => !left.includes(field))
    .map((field) => (schema.required?.includes(field) ? field : `${field}?`))
    .sort();
}

describe('methods', () => {
  const rows = rowsUnder('Methods').filter((row) => row.length >= 4);

  it('are those of the table', () => {
    expect(rows.flatMap((row) => methodNames(row[0] ?? '')).sort()).toEqual(
      Object.keys(methods).sort(),
    );
  });

  const each = rows.flatMap((row) => methodNames(row[0] ?? '').map((method) => ({ method, row })));
  it.each(each)('$method', ({ method, row }) => {
    const entry = methods[method];
    expect(entry?.who).toBe(row[1]);
    // Two ways to call the one; the other needs a consent that the domain asks for, not the decoder.
    if (method !== 'breakout.split' && method !== 'join') {
      expect(schemaFields(entry?.params.$ref ?? '')).toEqual(fieldNames(row[2] ?? ''));
    }
    const result = row[3] ?? '';
    const named = result.startsWith('`{') ? fieldNames(result) : quoted(result).slice(0, 1);
    expect(schemaFields(entry?.result.$ref ?? '', ['seq'])).toEqual(named);
  });

  it('answer with a seq where they have a lasting effect', () => {
    for (const [method, entry] of Object.entries(methods)) {
      expect(schemaFields(entry.result.$ref).includes('seq'), method).toBe(entry.remembered);
    }
    const passing = quoted(/- \*\*CM1\*\*.*/.exec(readme)?.[0].split(').')[1] ?? '');
    expect(
      Object.keys(methods)
        .filter((method) => !methods[method]?.remembered)
        .sort(),
    ).toEqual(passing.sort());
  });
});

describe('records', () => {
  const rows = rowsUnder('Records');

  it('are those of the table', () => {
    expect(rows.map((row) => quoted(row[0] ?? '')[0]).sort()).toEqual(
      records.map((record) => record.key).sort(),
    );
  });

  // Their shape depends on the kind, or is told by another's.
  const told = ['progress', 'mine/group'];
  it.each(records)('$key', ({ kind, key, audience, schema, pattern }) => {
    const row = rows.find((cells) => quoted(cells[0] ?? '')[0] === key) ?? [];
    expect(audience).toBe(row[1]);
    expect(pattern.startsWith(`^${kind}`)).toBe(true);
    if (!told.includes(kind)) expect(schemaFields(schema.$ref)).toEqual(fieldNames(row[2] ?? ''));
  });
});

describe('reasons', () => {
  it('are those of the table, with their codes and whether to try again', () => {
    const table = rowsUnder('Errors').flatMap(([codes = '', names = '', retry = '']) => {
      const [first, last] = codes.split(' to ').map(Number);
      return quoted(names).map((reason, index) => ({
        code: (first ?? 0) + (last === undefined ? 0 : index),
        reason,
        retry: retry === 'yes',
      }));
    });
    expect(reasons.map(({ code, reason, retry }) => ({ code, reason, retry }))).toEqual(table);
  });

  it('have each a sentence of their own, fit for a phone', () => {
    expect(new Set(reasons.map((entry) => entry.message)).size).toBe(reasons.length);
    for (const { reason, message } of reasons) {
      expect(message, reason).toMatch(/^[A-Z].*\.$/);
      expect(message.length, reason).toBeLessThanOrEqual(110);
      expect(message, reason).not.toMatch(/[!_{}]|invalid|error|JSON/i);
    }
  });

  it('are the list that an error may name', () => {
    const { definitions: own } = readJson('schema/rpc.json') as SchemaFile;
    expect(own?.Reason).toMatchObject({ enum: reasons.map((entry) => entry.reason) });
    expect(own?.Method).toMatchObject({ enum: Object.keys(methods) });
  });
});

describe('limits', () => {
  it('are those of the table', () => {
    const promised = new Map<string, number[]>();
    for (const [name = '', value = '', , other = '', number = ''] of rowsUnder('Values')) {
      for (const each of name.split(/, (?![^(]*\))/)) promised.set(each, [Number(value)]);
      promised.set(other, number.split(' to ').map(Number));
    }
    expect(Object.fromEntries(promised)).toEqual({
      name: [limits.name],
      role: [limits.role],
      organisation: [limits.organisation],
      title: [limits.title],
      'table name': [limits.table],
      'group name': [limits.group_name],
      prompt: [limits.prompt],
      task: [limits.task],
      'label (sector, item, column)': [limits.label],
      introduction: [limits.introduction],
      'report of a group': [limits.report],
      aim: [limits.aim],
      idea: [limits.idea],
      word: [limits.word],
      sectors: [limits.sectors_min, limits.sectors_max],
      'activities in an agenda': [limits.activities_max],
      'items of a scores activity': [1, limits.items_max],
      'columns of a board': [1, limits.columns_max],
      minutes: [0, limits.minutes_max],
      'aims of a person in one activity': [limits.aims_each_max],
      'ideas of a person in one activity': [limits.ideas_each_max],
      'groups of a breakout': [limits.groups_max],
    });
  });
});

describe('every schema', () => {
  it('can be found by its name alone', () => {
    expect(definitions.size).toBeGreaterThan(100);
  });
});
