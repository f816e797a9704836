// Frames that RFC 6455 forbids, each with the close code that answers it.

import { frame, opcode, textFrame } from './raw-websocket.ts';

export interface Offence {
  readonly name: string;
  readonly bytes: Buffer;
  /** Any of these; RFC 6455 leaves some to the server. */
  readonly code: number | readonly number[];
}

const protocolError = 1002;
const notUtf8 = 1007;
const tooLarge = 1009;

function closePayload(code: number, reason: string | Uint8Array = ''): Buffer {
  const head = Buffer.alloc(2);
  head.writeUInt16BE(code);
  return Buffer.concat([head, Buffer.from(reason as Uint8Array)]);
}

export function closeFrame(code: number, reason: string | Uint8Array = ''): Buffer {
  return frame({ opcode: opcode.close, payload: closePayload(code, reason) });
}

const forbiddenCloseCodes = [0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999];
export const allowedCloseCodes = [
  ...[1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011],
  ...[3000, 3999, 4000, 4999],
];

/** Each is no UTF-8 from some byte on: overlong forms, surrogates, beyond Unicode, cut short, stray. */
export const badUtf8: Record<string, readonly number[]> = {
  'a stray continuation byte': [0x80],
  'an overlong solidus': [0xc0, 0xaf],
  'an overlong form of three bytes': [0xe0, 0x80, 0xaf],
  'an overlong form of four bytes': [0xf0, 0x80, 0x80, 0xaf],
  'a high surrogate': [0xed, 0xa0, 0x80],
  'a low surrogate': [0xed, 0xbf, 0xbf],
  'beyond Unicode': [0xf4, 0x90, 0x80, 0x80],
  'a form of five bytes': [0xf8, 0x88, 0x80, 0x80, 0x80],
  'FE and FF': [0xfe, 0xff],
  'a character cut short': [0xe2, 0x82],
  'a character broken by a letter': [0xe2, 0x28, 0xa1],
};

const bytesOf = (numbers: readonly number[]): Buffer => Buffer.from(numbers);
const around = (bad: readonly number[]): Buffer =>
  Buffer.concat([Buffer.from('"κόσμε '), bytesOf(bad)]);

export const offences: Offence[] = [
  {
    name: 'an unmasked frame',
    bytes: frame({ opcode: opcode.text, payload: '{}', isMasked: false }),
    code: protocolError,
  },
  ...[1, 2, 3, 4, 5, 6, 7].map((reserved) => ({
    name: `reserved bits ${reserved.toString(2)}`,
    bytes: frame({ opcode: opcode.text, payload: '{}', reserved }),
    code: protocolError,
  })),
  ...[3, 4, 5, 6, 7, 11, 12, 13, 14, 15].map((reserved) => ({
    name: `reserved opcode ${reserved}`,
    bytes: frame({ opcode: reserved }),
    code: protocolError,
  })),
  {
    name: 'a ping of 126 bytes',
    bytes: frame({ opcode: opcode.ping, payload: 'p'.repeat(126) }),
    code: protocolError,
  },
  {
    name: 'a ping in fragments',
    bytes: frame({ opcode: opcode.ping, payload: 'p', isFinal: false }),
    code: protocolError,
  },
  {
    name: 'a continuation of nothing',
    bytes: frame({ opcode: opcode.continuation, payload: 'x' }),
    code: protocolError,
  },
  {
    name: 'a message within a message',
    bytes: Buffer.concat([
      frame({ opcode: opcode.text, payload: '{', isFinal: false }),
      textFrame('}'),
    ]),
    code: protocolError,
  },
  {
    name: 'a length of 1 in two bytes',
    bytes: frame({ opcode: opcode.text, payload: 'x', lengthBytes: 2 }),
    code: protocolError,
  },
  {
    name: 'a length of 1 in eight bytes',
    bytes: frame({ opcode: opcode.text, payload: 'x', lengthBytes: 8 }),
    code: protocolError,
  },
  {
    name: 'a declared length of 2^40',
    bytes: frame({ opcode: opcode.text, payload: 'x', declaredLength: 1n << 40n }),
    code: tooLarge,
  },
  {
    name: 'a declared length of 2^63 - 1',
    bytes: frame({ opcode: opcode.text, payload: 'x', declaredLength: (1n << 63n) - 1n }),
    code: tooLarge,
  },
  {
    name: 'a declared length of 2^40 for a binary fragment',
    bytes: frame({
      opcode: opcode.binary,
      payload: 'x',
      declaredLength: 1n << 40n,
      isFinal: false,
    }),
    code: tooLarge,
  },
  {
    name: 'a close of one byte',
    bytes: frame({ opcode: opcode.close, payload: 'x' }),
    code: protocolError,
  },
  {
    name: 'a close of 126 bytes',
    bytes: closeFrame(1000, 'r'.repeat(124)),
    code: protocolError,
  },
  {
    name: 'a close whose reason is no UTF-8',
    bytes: closeFrame(1000, bytesOf([0xc0, 0xaf])),
    code: [protocolError, notUtf8],
  },
  ...forbiddenCloseCodes.map((code) => ({
    name: `a close with ${code}`,
    bytes: closeFrame(code),
    code: protocolError,
  })),
  // Of no meaning to anybody: refused, or sent back like others.
  ...[5000, 65_535].map((code) => ({
    name: `a close with ${code}`,
    bytes: closeFrame(code),
    code: [protocolError, code],
  })),
  ...Object.entries(badUtf8).map(([name, bad]) => ({
    name: `text with ${name}`,
    bytes: frame({ opcode: opcode.text, payload: around(bad) }),
    code: notUtf8,
  })),
];

/** Bad UTF-8 that is split between two fragments, at every byte. */
export const splitOffences: Offence[] = Object.entries(badUtf8).flatMap(([name, bad]) => {
  const whole = around(bad);
  return Array.from({ length: whole.length - 1 }, (_, at) => ({
    name: `text with ${name}, split after byte ${at + 1}`,
    bytes: Buffer.concat([
      frame({ opcode: opcode.text, payload: whole.subarray(0, at + 1), isFinal: false }),
      frame({ opcode: opcode.continuation, payload: whole.subarray(at + 1) }),
    ]),
    code: notUtf8,
  }));
});
