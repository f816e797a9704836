import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { shown, testLink, TestPage, type TestLink } from '../../testing/page';
import { endingsText } from '../../text/endings';
import { waitingText as text } from '../../text/waiting';
import { GoneAway } from './Endings';
import { Phone } from './Phone';
import { workshop } from './testing/records';

let link: TestLink;
let page: TestPage;
const withdrawn = vi.fn();

const me = { person: 'p1', name: 'Anna', organisation: 'County hospital', sector: 'nhs' };
const room = { title: 'Joint working', sector: 'The NHS' };

beforeEach(async () => {
  vi.useFakeTimers();
  localStorage.clear();
  withdrawn.mockReset();
  link = await testLink();
  link.put({ me, waiting_room: room });
  page = new TestPage(link, <Phone onLeave={() => undefined} onWithdraw={withdrawn} />);
});
afterEach(() => {
  page.close();
  link.close();
  vi.useRealTimers();
});

describe('waiting to be let in', () => {
  it('says so, and what the facilitators read', () => {
    expect(page.find('h1').textContent).toBe(text.title);
    expect(document.activeElement).toBe(page.find('h1'));
    for (const words of ['Joint working', 'Anna', 'County hospital', 'The NHS', text.status]) {
      expect(page.text).toContain(words);
    }
    expect(page.text).not.toContain(text.role);
    expect(document.title).toContain('Joint working');
  });

  it('takes a correction of the name', async () => {
    await page.press('button', text.correct);
    await page.type('#name', '   ');
    await page.submit();
    expect(link.socket.methods()).not.toContain('person.edit');
    expect(page.find('.error-summary').textContent).toContain('Your name');
    await page.type('#name', 'Ana');
    await page.submit();
    expect(link.socket.request('person.edit').params).toEqual({ name: 'Ana' });
    await shown(() => link.socket.answers('person.edit', { seq: 2 }));
    link.put({ me: { ...me, name: 'Ana' } });
    expect(page.has('#name')).toBe(false);
    expect(page.text).toContain('Ana');
    expect(page.text).not.toContain('Anna');
  });

  it('leaves alone what a facilitator corrects meanwhile', async () => {
    await page.press('button', text.correct);
    await page.type('#name', 'Ana');
    link.put({ me: { ...me, organisation: 'City hospital' } });
    await page.submit();
    expect(link.socket.request('person.edit').params).toEqual({ name: 'Ana' });
  });

  it('goes on by itself when let in, and says so', () => {
    link.put({ me, workshop }, ['waiting_room']);
    expect(page.text).not.toContain(text.title);
    expect(page.find('h1').textContent).toContain('Anna');
    expect(page.find('.toasts').textContent).toContain(text.letIn);
  });

  it('may be left', async () => {
    await page.press('button', text.leave);
    await page.press('dialog button', text.leaveConfirm);
    expect(link.socket.request('person.leave').params).toEqual({});
    await shown(() => link.socket.answers('person.leave', { seq: 3 }));
    expect(withdrawn).toHaveBeenCalledOnce();
  });

  it('ends with the workshop', () => {
    link.put({ waiting_room: { ...room, ended: true } });
    expect(page.find('h1').textContent).toBe(text.endedTitle);
    expect(page.has('button')).toBe(false);
  });
});

describe('who was turned away', () => {
  it('is told other words than who was removed', () => {
    const nothing = () => undefined;
    const ways = { onAgain: nothing, onJoinAnew: nothing, onOtherCode: nothing };
    page.show(<GoneAway ending="removed" gone={undefined} waited {...ways} />);
    expect(page.text).toContain(text.turnedAway.title);
    page.show(<GoneAway ending="removed" gone={undefined} waited={false} {...ways} />);
    expect(page.text).toContain(endingsText.removed.title);
  });
});
