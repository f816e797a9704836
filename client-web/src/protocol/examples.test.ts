// @vitest-environment node
// Every example of protocol/examples is what it says it is.
import { describe, expect, it } from 'vitest';
import {
  faultsOf,
  faultsOfDefinition,
  filesIn,
  methods,
  readJson,
  reasons,
  recordFor,
  records,
} from './testing/contract';

interface ParamsExample {
  name: string;
  method: string;
  params: unknown;
  valid: boolean;
  layer?: 'wire' | 'domain';
  reason?: string;
  field?: string;
}
interface RecordExample {
  name: string;
  key: string;
  value: unknown;
  valid: boolean;
}
interface FrameExample {
  name: string;
  text: string;
  valid: boolean;
  id: string | number | null;
  reason?: string;
}
interface DefinitionExample {
  name: string;
  schema: string;
  valid: boolean;
}

const all = <Example>(folder: string) =>
  filesIn(folder).flatMap((path) => readJson(path) as Example[]);
const params = all<ParamsExample>('examples/params');
const recordExamples = all<RecordExample>('examples/records');
const frames = readJson('examples/frames.json') as FrameExample[];
const serverFrames = readJson('examples/server-frames.json') as (DefinitionExample & {
  frame: { params?: { put?: Record<string, unknown> }; error?: { data: { reason: string } } };
})[];
const bodies = readJson('examples/http.json') as (DefinitionExample & {
  body: unknown;
  layer?: 'wire' | 'domain';
  reason?: string;
})[];
const results = readJson('examples/results.json') as { method: string; result: unknown }[];

const codes = new Map(reasons.map((entry) => [entry.reason, entry.code]));
const isMalformed = (reason = '') => (codes.get(reason) ?? 0) === -32602;

describe('params', () => {
  it.each(params)('$name', (example) => {
    const faults = faultsOf(methods[example.method]?.params.$ref ?? '', example.params);
    // What the decoder refuses, the schema refuses. What the domain refuses is well formed.
    if (example.layer === 'wire') expect(faults).not.toBe('');
    else expect(faults).toBe('');

    expect(example.valid).toBe(example.reason === undefined);
    if (!example.valid) {
      expect(codes.has(example.reason ?? '')).toBe(true);
      expect(isMalformed(example.reason)).toBe(example.layer === 'wire');
    }
    if (example.layer === 'wire') expect(example.field).toBeTruthy();
  });

  it('cover every method, well and badly', () => {
    for (const method of Object.keys(methods)) {
      const own = params.filter((example) => example.method === method);
      expect(
        own.some((example) => example.valid),
        method,
      ).toBe(true);
      expect(
        own.some((example) => example.layer === 'wire'),
        method,
      ).toBe(true);
    }
  });

  it('have names of their own', () => {
    expect(new Set(params.map((example) => example.name)).size).toBe(params.length);
  });
});

describe('results', () => {
  it.each(results)('$method', ({ method, result }) => {
    expect(faultsOf(methods[method]?.result.$ref ?? '', result)).toBe('');
  });

  it('cover every method', () => {
    expect(new Set(results.map((example) => example.method))).toEqual(
      new Set(Object.keys(methods)),
    );
  });
});

describe('records', () => {
  it.each(recordExamples)('$key $name', ({ key, value, valid }) => {
    const faults = faultsOf(recordFor(key).schema.$ref, value);
    if (valid) expect(faults).toBe('');
    else expect(faults).not.toBe('');
  });

  it('cover every kind, well and badly', () => {
    for (const { kind } of records) {
      const own = recordExamples.filter((example) => recordFor(example.key).kind === kind);
      expect(
        own.some((example) => example.valid),
        kind,
      ).toBe(true);
      expect(
        own.some((example) => !example.valid),
        kind,
      ).toBe(true);
    }
  });
});

describe('frames that clients send', () => {
  it.each(frames)('$name', (example) => {
    expect(example.valid).toBe(example.reason === undefined);
    if (example.reason !== undefined) expect(codes.has(example.reason)).toBe(true);
    let frame: unknown;
    try {
      frame = JSON.parse(example.text);
    } catch {
      expect(['parse_error', 'too_deep']).toContain(example.reason);
      return;
    }
    // JSON.parse takes half a surrogate pair, which is no UTF-8.
    if (!example.text.includes('\\ud800')) expect(example.reason).not.toBe('parse_error');
    if (example.valid) expect(faultsOfDefinition('RequestFrame', frame)).toBe('');
  });

  it('have one for every reason of the framing', () => {
    const seen = new Set(frames.map((example) => example.reason));
    for (const { code, reason } of reasons) {
      if (code <= -32600 && code !== -32602 && code !== -32603) expect(seen).toContain(reason);
    }
  });
});

describe('frames that the server sends', () => {
  it.each(serverFrames)('$name', ({ schema, frame, valid }) => {
    const faults = faultsOfDefinition(schema, frame);
    if (!valid) {
      expect(faults).not.toBe('');
      return;
    }
    expect(faults).toBe('');
    for (const [key, value] of Object.entries(frame.params?.put ?? {})) {
      expect(faultsOf(recordFor(key).schema.$ref, value), key).toBe('');
    }
  });

  it('answer with every reason, each with its code, sentence and retry', () => {
    for (const entry of reasons) {
      const found = serverFrames.find((example) => example.name === entry.reason);
      expect(found?.frame.error, entry.reason).toMatchObject({
        code: entry.code,
        message: entry.message,
        data: { reason: entry.reason, retry: entry.retry },
      });
    }
  });
});

describe('HTTP bodies', () => {
  it.each(bodies)('$name', ({ schema, body, valid, layer, reason }) => {
    const faults = faultsOfDefinition(schema, body);
    if (layer === 'wire') expect(faults).not.toBe('');
    else expect(faults).toBe('');
    expect(valid).toBe(layer === undefined);
    if (reason !== undefined) expect(codes.has(reason)).toBe(true);
  });
});
