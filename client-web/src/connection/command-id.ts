// 128 random bits in 22 characters. `crypto.randomUUID` is absent over plain HTTP, getRandomValues is not.

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export function commandId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let bits = 0;
  let held = 0;
  let id = '';
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      id += alphabet.charAt((held >> bits) & 63);
    }
    held &= (1 << bits) - 1;
  }
  return id + alphabet.charAt((held << (6 - bits)) & 63);
}
