// The wire contract as types. What is generated comes from protocol/schema; this file adds what
// a schema cannot say: which record a key names.
import type { RecordKind, Records } from './generated';

export * from './generated';

/** Kinds of which a view has one record, under the kind itself. */
type SingleKind = 'workshop' | 'health' | 'me' | 'waiting_room';

/** A record's key as the view has it, for example `aim/aim5`, `mine/scores/act3` or `workshop`. */
export type RecordKey<Kind extends RecordKind = RecordKind> = Kind extends SingleKind
  ? Kind
  : `${Kind}/${string}`;

/** `keyOf('aim', 'aim5')` is `aim/aim5`. */
export function keyOf<Kind extends Exclude<RecordKind, SingleKind>>(
  kind: Kind,
  id: string,
): `${Kind}/${string}` {
  return `${kind}/${id}`;
}

/** What a key is made of. A kind that a newer server knows and this page does not is kept as text. */
export interface KeyParts {
  readonly kind: RecordKind | (string & {});
  /** Empty for `workshop`, `health`, `me` and `waiting_room`. */
  readonly id: string;
}

export function keyParts(key: string): KeyParts {
  const slash = key.lastIndexOf('/');
  return slash < 0
    ? { kind: key, id: '' }
    : { kind: key.slice(0, slash), id: key.slice(slash + 1) };
}

/** Whether `key` names a record of this kind: `isKind('mine/aim/aim5', 'aim')` is false. */
export function isKind<Kind extends RecordKind>(key: string, kind: Kind): key is RecordKey<Kind> {
  return keyParts(key).kind === kind;
}

/** What the view holds under keys of a kind. Fields that are not listed may come; ignore them. */
export type RecordOf<Kind extends RecordKind> = Readonly<Records[Kind]>;

/** Methods that may be sent again with a new id: the server does not remember their answers. */
export const unremembered = ['workshop.find', 'attach', 'list.page', 'ping'] as const;
