// Makes a PNG smaller without changing a pixel: Chromium writes it fast rather than small.

import { deflateSync, inflateSync, constants } from 'node:zlib';

const signatureBytes = 8;

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

function chunksOf(png: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = signatureBytes; at < png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    chunks.push({ type, data: png.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc(bytes: Buffer): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = crcTable[(c ^ byte) & 0xff]! ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

function encode({ type, data }: Chunk): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc(typed));
  return Buffer.concat([length, typed, check]);
}

/** What is left out of the file: everything but what the picture is made of. */
const needed = new Set(['IHDR', 'PLTE', 'tRNS', 'IEND']);

export function smallerPng(png: Buffer): Buffer {
  const chunks = chunksOf(png);
  const pixels = inflateSync(
    Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)),
  );
  const header = chunks[0]!.data;
  const smaller = [unfiltered(pixels, header), pixels]
    .filter((rows) => rows !== undefined)
    .map((rows) =>
      deflateSync(rows, { level: 9, memLevel: 9, strategy: constants.Z_DEFAULT_STRATEGY }),
    )
    .reduce((a, b) => (a.length <= b.length ? a : b));
  const kept = chunks.filter(({ type }) => needed.has(type));
  const body = kept.flatMap((chunk) =>
    chunk.type === 'IEND' ? [{ type: 'IDAT', data: smaller }, chunk] : [chunk],
  );
  return Buffer.concat([png.subarray(0, signatureBytes), ...body.map(encode)]);
}

/** The rows without filters: flat colours and letters compress better as they are. */
function unfiltered(pixels: Buffer, header: Buffer): Buffer | undefined {
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const channels = { 2: 3, 6: 4 }[header[9]!];
  if (header[8] !== 8 || channels === undefined || header[12] !== 0) return undefined;
  const stride = width * channels;
  const rows = Buffer.alloc((stride + 1) * height);
  for (let y = 0; y < height; y++) {
    const from = y * (stride + 1);
    const filter = pixels[from]!;
    for (let x = 0; x < stride; x++) {
      const at = from + 1 + x;
      const left = x < channels ? 0 : rows[at - channels]!;
      const up = y === 0 ? 0 : rows[at - stride - 1]!;
      const upLeft = x < channels || y === 0 ? 0 : rows[at - stride - 1 - channels]!;
      rows[at] = pixels[at]! + predicted(filter, left, up, upLeft);
    }
  }
  return rows;
}

function predicted(filter: number, left: number, up: number, upLeft: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, upLeft);
    default:
      return 0;
  }
}

function paeth(left: number, up: number, upLeft: number): number {
  const guess = left + up - upLeft;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - upLeft)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : upLeft;
}
