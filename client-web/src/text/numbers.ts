// Numbers, plurals, times and lists, in British English, for the catalogues of this folder.

const locale = 'en-GB';

/** Made when it is first used: each takes a phone many milliseconds, and who only joins needs none. */
function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

const plain = lazily(() => new Intl.NumberFormat(locale));
const decimal = lazily(
  () => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
);
const rules = lazily(() => new Intl.PluralRules(locale));
const clock = lazily(() => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }));
const day = lazily(
  () => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' }),
);

export const number = (n: number): string => plain().format(n);
export const oneDecimal = (n: number): string => decimal().format(n);
export const timeOfDay = (ms: number): string => clock().format(ms);
export const date = (ms: number): string => day().format(ms);

/** `count(1, 'person', 'people')` is "1 person". */
export const count = (n: number, one: string, other: string): string =>
  `${number(n)} ${rules().select(n) === 'one' ? one : other}`;

/** Seconds as m:ss, or h:mm:ss from an hour on. */
export function duration(seconds: number): string {
  const whole = Math.abs(Math.trunc(seconds));
  const two = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const rest = two(whole % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** Seconds in words, for those who hear the page. */
export function durationInWords(seconds: number): string {
  const whole = Math.abs(Math.trunc(seconds));
  if (whole < 60) return count(whole, 'second', 'seconds');
  return count(Math.round(whole / 60), 'minute', 'minutes');
}

/** "NHS, Industry and Patients". */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
