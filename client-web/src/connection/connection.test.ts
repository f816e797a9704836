import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ServerClock } from '../state/clock';
import { Records } from '../state/records';
import { answerWithinMs, Connection, quietBeforePingMs, socketUrl } from './connection';
import { ConnectionLost } from './errors';
import { FakeSocket } from './testing/fake-socket';

let records: Records;
let connection: Connection;

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.all = [];
  records = new Records();
  connection = new Connection({
    url: 'ws://here/ws',
    records,
    clock: new ServerClock(),
    credentials: { workshop: 'w1', token: 'p1.mac' },
    openSocket: FakeSocket.open,
  });
  connection.start();
});

afterEach(() => {
  connection.stop();
  vi.useRealTimers();
});

const view = (seq: number, put: object) => ({
  method: 'view',
  params: { epoch: 'e1', seq, put, remove: [] },
});

describe('attaching', () => {
  it('says who it is and is ready when the server knows it', async () => {
    await FakeSocket.last.opens();
    expect(FakeSocket.last.request('attach').params).toEqual({ workshop: 'w1', token: 'p1.mac' });
    expect(connection.status.value).toBe('connecting');
    await FakeSocket.last.answers('attach', { audience: 'desk', epoch: 'e1', now: 5 });
    expect(connection.status.value).toBe('ready');
    expect(connection.audience.value).toBe('desk');
    expect(connection.lostSince.value).toBeNull();
  });

  it('VW3: asks after a cut for what changed since the last frame', async () => {
    await FakeSocket.last.attaches();
    await FakeSocket.last.says(view(41, { me: { name: 'Ana' } }));
    await FakeSocket.last.closes(1006);
    await vi.advanceTimersByTimeAsync(1000);
    await FakeSocket.last.opens();
    expect(FakeSocket.last.request('attach').params).toMatchObject({ epoch: 'e1', since: 41 });
    expect(records.single('me')).toEqual({ name: 'Ana' });
  });

  it('does not come back when the server does not know the token', async () => {
    await FakeSocket.last.opens();
    await FakeSocket.last.refuses('attach', 'bad_token');
    expect(connection.status.value).toBe('ended');
    expect(connection.ending.value).toBe('bad-token');
  });
});

describe('coming back', () => {
  it.each([1001, 1006, 1009, 4000, 4001, 4002])('comes back after %i', async (code) => {
    await FakeSocket.last.attaches();
    await FakeSocket.last.closes(code);
    expect(connection.status.value).toBe('waiting');
    expect(connection.lostSince.value).not.toBeNull();
    await vi.advanceTimersByTimeAsync(400);
    expect(FakeSocket.all).toHaveLength(2);
  });

  it.each([
    [4500, 'not-text'],
    [4501, 'removed'],
    [4502, 'deleted'],
    [4503, 'bad-token'],
    [4504, 'policy'],
    [4999, 'policy'],
  ])('stays away after %i', async (code, ending) => {
    await FakeSocket.last.attaches();
    await FakeSocket.last.closes(code);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(connection.ending.value).toBe(ending);
    expect(FakeSocket.all).toHaveLength(1);
  });

  it('waits longer from attempt to attempt, at most ten seconds', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    const waits: number[] = [];
    for (let attempt = 0; attempt < 8; attempt++) {
      const before = FakeSocket.all.length;
      await FakeSocket.last.closes(1006);
      let waited = 0;
      for (; FakeSocket.all.length === before; waited += 100) {
        await vi.advanceTimersByTimeAsync(100);
      }
      waits.push(waited);
    }
    expect(waits).toEqual([300, 600, 1200, 2400, 4800, 9600, 10_000, 10_000]);
  });

  it('tries at once when the network is back', async () => {
    for (let attempt = 0; attempt < 6; attempt++) {
      await FakeSocket.last.closes(1006);
      await vi.advanceTimersByTimeAsync(10_000);
    }
    await FakeSocket.last.closes(1006);
    const before = FakeSocket.all.length;
    dispatchEvent(new Event('online'));
    expect(FakeSocket.all.length).toBe(before + 1);
  });

  it('gives up on a socket that never opens', async () => {
    await vi.advanceTimersByTimeAsync(answerWithinMs + 400);
    expect(FakeSocket.all.length).toBe(2);
    expect(FakeSocket.all[0]?.closed).toBe(true);
  });
});

describe('keeping alive', () => {
  it('pings after twenty quiet seconds and stays when there is an answer', async () => {
    await FakeSocket.last.attaches();
    await vi.advanceTimersByTimeAsync(quietBeforePingMs + 1);
    await FakeSocket.last.answers('ping', { now: 1 });
    await vi.advanceTimersByTimeAsync(answerWithinMs + 1);
    expect(connection.status.value).toBe('ready');
    expect(FakeSocket.all).toHaveLength(1);
  });

  it('does not ping while frames come', async () => {
    await FakeSocket.last.attaches();
    for (let seq = 1; seq < 10; seq++) {
      await vi.advanceTimersByTimeAsync(quietBeforePingMs / 2);
      await FakeSocket.last.says(view(seq, {}));
    }
    expect(FakeSocket.last.methods()).toEqual(['attach']);
  });

  it('comes back on a new socket when a ping has no answer in eight seconds', async () => {
    await FakeSocket.last.attaches();
    await vi.advanceTimersByTimeAsync(quietBeforePingMs + answerWithinMs + 400);
    expect(FakeSocket.all).toHaveLength(2);
    expect(FakeSocket.all[0]?.closed).toBe(true);
  });

  it('asks sooner while an answer is owed', async () => {
    await FakeSocket.last.attaches();
    connection.call('list.page', {}).catch(() => undefined);
    await vi.advanceTimersByTimeAsync(answerWithinMs + 1);
    expect(FakeSocket.last.methods()).toContain('ping');
  });
});

describe('calls', () => {
  it('rejects what is open when the link goes, and sends nothing without one', async () => {
    await FakeSocket.last.attaches();
    const open = connection.call('list.page', {});
    open.catch(() => undefined);
    await FakeSocket.last.closes(1006);
    await expect(open).rejects.toBeInstanceOf(ConnectionLost);
    await expect(connection.call('ping', {})).rejects.toBeInstanceOf(ConnectionLost);
  });

  it('turns an error into a refusal with its reason and sentence', async () => {
    await FakeSocket.last.attaches();
    const call = connection.call('aim.post', {});
    call.catch(() => undefined);
    await FakeSocket.last.refuses('aim.post', 'text_empty');
    await expect(call).rejects.toMatchObject({
      refusal: { reason: 'text_empty', message: 'Sorry: text_empty', retry: false },
    });
  });
});

it('speaks over TLS where the page came over TLS', () => {
  expect(socketUrl({ protocol: 'https:', host: 'a.org' })).toBe('wss://a.org/ws');
  expect(socketUrl({ protocol: 'http:', host: '10.0.0.2:8080' })).toBe('ws://10.0.0.2:8080/ws');
});
