import { afterEach, describe, expect, it, vi } from 'vitest';
import { linkOf, mayRenew, renewLinks } from './links';

afterEach(() => vi.unstubAllGlobals());

const keys = { lead: 'lead.2', process: 'process.2', screen: 'screen.2', observer: 'observer.2' };

describe('renewing links', () => {
  it('is for the lead', () => {
    expect(mayRenew('lead.8xr3')).toBe(true);
    expect(mayRenew('process.8xr3')).toBe(false);
    expect(mayRenew('leader')).toBe(false);
  });

  it('asks with the key in a header, and gives the new keys', async () => {
    const fetched = vi.fn(() => Promise.resolve(new Response(JSON.stringify({ keys }))));
    vi.stubGlobal('fetch', fetched);
    expect(await renewLinks('w/1', 'lead.1', ['screen'])).toEqual(keys);
    expect(fetched).toHaveBeenCalledWith('/api/workshops/w%2F1/keys', {
      method: 'POST',
      headers: { Authorization: 'Bearer lead.1', 'Content-Type': 'application/json' },
      body: '{"roles":["screen"]}',
    });
  });

  it('says when it did not happen', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('{}', { status: 401 })));
    expect(await renewLinks('w1', 'lead.1', ['screen'])).toBeUndefined();
    vi.stubGlobal('fetch', () => Promise.reject(new Error('no link')));
    expect(await renewLinks('w1', 'lead.1', ['screen'])).toBeUndefined();
  });

  it('makes the link of each page, the key in the fragment', () => {
    expect(linkOf('process', 'w1', 'process.2', 'https://example.org')).toBe(
      'https://example.org/desk/w1#process.2',
    );
    expect(linkOf('screen', 'w1', 'screen.2', 'https://example.org')).toBe(
      'https://example.org/screen/w1#screen.2',
    );
  });
});
