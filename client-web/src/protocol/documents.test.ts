// @vitest-environment node
// openapi.yaml and asyncapi.yaml are well formed, and everything they refer to is there; the
// templates are agendas that a workshop can be made from.
import { createRequire } from 'node:module';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { limits, type Template } from './generated';
import { faultsOf, faultsOfDefinition, filesIn, readJson, readText } from './testing/contract';

type Json = Record<string, unknown>;

/** Every `$ref` within a value, with where it stands. */
function references(value: unknown, place = '#'): { place: string; ref: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    name === '$ref' ? [{ place, ref: String(part) }] : references(part, `${place}/${name}`),
  );
}

function at(document: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, step) => (value as Json | undefined)?.[step], document);
}

/** What `ref` names, seen from `file`, both within protocol/. */
function resolved(file: string, ref: string): unknown {
  const [path = '', pointer = ''] = ref.split('#');
  const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/') + 1) : '';
  const target = path === '' ? file : folder + path;
  return at(target.endsWith('.yaml') ? parse(readText(target)) : readJson(target), pointer);
}

describe('references', () => {
  it.each(['openapi.yaml', 'asyncapi.yaml', ...filesIn('schema')])('of %s', (file) => {
    const document: unknown = file.endsWith('.yaml') ? parse(readText(file)) : readJson(file);
    for (const { place, ref } of references(document)) {
      expect(resolved(file, ref), `${place}: ${ref}`).toBeDefined();
    }
  });
});

describe('openapi.yaml', () => {
  it('is OpenAPI 3.1', async () => {
    // The validator follows references within the document; those to schema/ are tested above.
    const document = JSON.parse(
      JSON.stringify(parse(readText('openapi.yaml'))),
      (_, part: Json | null) =>
        typeof part?.$ref === 'string' && !part.$ref.startsWith('#') ? {} : part,
    ) as Json;
    const outcome = await new Validator().validate(document);
    expect(outcome.errors).toBeUndefined();
    expect(outcome.valid).toBe(true);
  });

  it('has the routes of the README', () => {
    const table = readText('README.md').split('\n## HTTP\n')[1] ?? '';
    const { paths } = parse(readText('openapi.yaml')) as { paths: Record<string, Json> };
    const cell = (line: string) => line.split('|')[1] ?? '';
    const told = table
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .flatMap((line) => [
        ...cell(line).matchAll(/`(?:([A-Z]+) )?(\/[^`]*)`/g),
        ...(line.split('|')[2] ?? '').matchAll(
          /`(?:([A-Z]+) )?(\/(?:join|desk|screen|observer)[^`]*)`/g,
        ),
      ])
      .map(
        ([, verb = 'GET', path = '']) =>
          `${verb} ${path.replace('{md,json,csv,html}', '{format}')}`,
      );
    const held = Object.entries(paths).flatMap(([path, verbs]) =>
      Object.keys(verbs).map((verb) => `${verb.toUpperCase()} ${path}`),
    );
    expect(held.sort()).toEqual([...new Set(told)].sort());
  });
});

describe('asyncapi.yaml', () => {
  const document = parse(readText('asyncapi.yaml')) as Json;

  it('is AsyncAPI 3.0', () => {
    const load = createRequire(import.meta.url);
    const schema = load('@asyncapi/specs/schemas/3.0.0-without-$id.json') as object;
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const validate = ajv.compile(schema);
    expect(validate(document), ajv.errorsText(validate.errors)).toBe(true);
  });

  it('has examples that fit their messages', () => {
    const messages = at(document, '/components/messages') as Record<
      string,
      { payload: { $ref: string }; examples: { payload: unknown }[] }
    >;
    for (const { payload, examples } of Object.values(messages)) {
      for (const example of examples) {
        expect(faultsOf(payload.$ref.replace('schema/', ''), example.payload)).toBe('');
      }
    }
  });

  it('has the close codes of the README', () => {
    const line = /^Close codes: .*$/m.exec(readText('README.md'))?.[0] ?? '';
    const told = [...line.matchAll(/\b(\d{4})\b/g)].map((match) => match[1]);
    expect(Object.keys(at(document, '/channels/workshop/x-close-codes') as Json).sort()).toEqual(
      told.sort(),
    );
  });
});

describe('templates', () => {
  it.each(filesIn('templates'))('%s', (path) => {
    const template = readJson(path) as Template;
    expect(faultsOfDefinition('Template', template)).toBe('');
    expect(path).toBe(`templates/${template.id}.json`);
    expect(faultsOfDefinition('WorkshopCreate', template)).toBe('');
    const slugs = [template.sectors, ...template.agenda.flatMap((a) => [a.items, a.columns])];
    for (const list of slugs) {
      const ids = (list ?? []).map((choice) => choice.id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { id, label } of list ?? []) {
        expect(faultsOfDefinition('Slug', id)).toBe('');
        expect(label.length).toBeLessThanOrEqual(limits.label);
      }
    }
    for (const plan of template.agenda) {
      expect(plan.title.length).toBeLessThanOrEqual(limits.title);
      expect(plan.prompt?.length ?? 0).toBeLessThanOrEqual(limits.prompt);
    }
  });

  it("have the case's sectors and agenda for joint working, in words that agree with each other", () => {
    const play = readJson('../tests/support/cases/joint-working.json') as Template;
    const { title, sectors, agenda } = readJson('templates/joint-working.json') as Template;
    expect({ title, sectors }).toEqual({ title: play.title, sectors: play.sectors });
    // The case keeps the words of the day on which it was played, the template has its own.
    const shape = ({ kind, title: name, items, columns }: Template['agenda'][number]) => ({
      kind,
      name,
      ids: [...(items ?? []), ...(columns ?? [])].map(({ id }) => id),
    });
    expect(agenda.map(shape)).toEqual(play.agenda.map(shape));
    for (const { id, label } of agenda.flatMap(({ items }) => items ?? [])) {
      const sector = sectors.find((one) => one.id === id)?.label ?? '';
      expect(`${sector} ${label}`).toMatch(
        /^(NHS The NHS|Industry Industry|Patients and carers Patients)$/,
      );
    }
    expect(faultsOfDefinition('WorkshopCreate', play)).toBe('');
  });
});
