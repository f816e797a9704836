import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { byCommonGround } from '../../state/order';
import { shown, testLink, TestPage, type TestLink } from '../../testing/page';
import { board } from './activities/Board';
import { kindOf } from './activities';
import { aims } from './activities/Aims';
import { introductions } from './activities/Introductions';
import { ownScores, scores } from './activities/Scores';
import { words, wordsOf } from './activities/Words';
import { changedFields } from './details';
import { Phone } from './Phone';
import { placeAfterKey } from './ScoreItem';
import { activity, workshop } from './testing/records';

let link: TestLink;
let page: TestPage;

const me = { person: 'p1', name: 'Ana', organisation: 'County hospital', sector: 'nhs' };

beforeEach(async () => {
  vi.useFakeTimers();
  localStorage.clear();
  link = await testLink();
  link.put({ workshop, me });
});
afterEach(() => {
  page.close();
  link.close();
  vi.useRealTimers();
});

describe('scores', () => {
  const items = [
    { id: 'patients', label: 'Patients' },
    { id: 'nhs', label: 'The NHS' },
  ];
  const record = activity('scores', { items, round: 1 });
  const { Activity } = scores;
  const show = (shownActivity = record) => {
    link.put({ 'activity/act1': shownActivity });
    const open = shownActivity.state === 'open';
    page = new TestPage(link, <Activity id="act1" activity={shownActivity} open={open} />);
  };
  const target = (words: string) => page.find('[role=radio]', words);

  it('sends a number at the tap and says "Counted" when it is durable', async () => {
    show();
    await page.press('[role=radio]', '8');
    expect(link.socket.request('score.cast').params).toEqual({
      activity: 'act1',
      scores: { patients: 8 },
    });
    expect(target('8').getAttribute('aria-checked')).toBe('true');
    expect(page.text).toContain('Sending');
    expect(page.text).not.toContain('Counted');
    await shown(() => link.socket.answers('score.cast', { seq: 2 }));
    link.put({ 'mine/scores/act1': { round: 1, scores: { patients: 8 } } });
    expect(page.text).toContain('Counted');
  });

  it('is one stop for the Tab key, and the arrow keys move in it', async () => {
    show();
    const group = page.find('[role=radiogroup]');
    expect(group.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) {
      const focused = group.contains(document.activeElement)
        ? (document.activeElement as HTMLElement)
        : target('0');
      focused.focus();
      await page.key(`[role=radio]`, key, focused.textContent);
    }
    expect(document.activeElement?.textContent).toBe('3');
    expect(link.socket.methods()).not.toContain('score.cast');
    await shown(async () => {
      await vi.advanceTimersByTimeAsync(700);
    });
    expect(link.socket.sent.filter((each) => each.method === 'score.cast')).toHaveLength(1);
    expect(link.socket.request('score.cast').params).toMatchObject({ scores: { patients: 3 } });
  });

  it('shows a refusal with its sentence, and what still counts', async () => {
    link.put({ 'mine/scores/act1': { round: 1, scores: { patients: 5 } } });
    show();
    await page.press('[role=radio]', '9');
    await shown(() => link.socket.refuses('score.cast', 'activity_closed'));
    expect(page.text).toContain('Sorry: activity_closed');
    expect(target('5').getAttribute('aria-checked')).toBe('true');
  });

  it('keeps what is given without a connection', async () => {
    show();
    await shown(() => link.socket.closes(1006));
    await page.press('[role=radio]', '4');
    expect(page.text).toContain('Kept here');
    expect(target('4').getAttribute('aria-checked')).toBe('true');
  });

  it('remembers what was given in an earlier round, and does not count it', async () => {
    expect(ownScores({ round: 1, scores: { patients: 7 } }, 1)).toEqual({ patients: 7 });
    expect(ownScores({ round: 1, scores: { patients: 7 } }, 2)).toEqual({});
    show();
    await page.press('[role=radio]', '7');
    await shown(() => link.socket.answers('score.cast', { seq: 2 }));
    await shown(async () => {
      await vi.advanceTimersByTimeAsync(5000);
    });
    page.close();
    show({ ...record, round: 2 });
    expect(page.text).toContain('Last time: 7');
    expect(page.has('[aria-checked=true]')).toBe(false);
  });

  it('shows one’s own numbers after it is closed', () => {
    link.put({ 'mine/scores/act1': { round: 1, scores: { patients: null, nhs: 6 } } });
    show({ ...record, state: 'closed' });
    expect(page.has('[role=radio]')).toBe(false);
    expect(page.find('.own-numbers').textContent).toBe('PatientsCan’t sayThe NHS6');
  });

  it('knows where a key leads', () => {
    expect(placeAfterKey('ArrowLeft', 0, 12)).toBe(11);
    expect(placeAfterKey('ArrowRight', 11, 12)).toBe(0);
    expect(placeAfterKey('Home', 5, 12)).toBe(0);
    expect(placeAfterKey('End', 5, 12)).toBe(11);
    expect(placeAfterKey('x', 5, 12)).toBeUndefined();
  });
});

describe('aims', () => {
  const { Activity } = aims;
  const show = () => {
    const record = activity('aims');
    link.put({ 'activity/act1': record });
    page = new TestPage(link, <Activity id="act1" activity={record} open />);
  };
  const aim = (text: string, more = {}) => ({
    activity: 'act1',
    text,
    by: 'Bea',
    sector: 'nhs',
    endorsed: 1,
    common_ground: 0.2,
    sectors: [],
    at: 1,
    ...more,
  });

  it('shows an aim on its way until its record is there', async () => {
    show();
    await page.type('textarea', ' One project ');
    await page.press('button', 'Add this aim');
    expect(link.socket.request('aim.post').params).toEqual({
      activity: 'act1',
      text: 'One project',
    });
    expect(page.find('.own-on-its-way').textContent).toContain('One project');
    await shown(() => link.socket.answers('aim.post', { seq: 2, aim: 'aim1' }));
    expect(page.text).toContain('One project');
    link.put({
      'mine/aim/aim1': { activity: 'act1', text: 'One project' },
      'aim/aim1': aim('One project', { by: 'Ana' }),
    });
    expect(page.has('.own-on-its-way')).toBe(false);
    expect(page.text.split('One project')).toHaveLength(2);
  });

  it('gives a refused text back', async () => {
    show();
    await page.type('textarea', 'Eleventh');
    await page.press('button', 'Add this aim');
    await shown(() => link.socket.refuses('aim.post', 'too_many'));
    expect(page.text).toContain('Sorry: too_many');
    await page.press('button', 'Put it back in the box');
    expect((page.find('textarea') as HTMLTextAreaElement).value).toBe('Eleventh');
  });

  it('does not send nothing', async () => {
    show();
    await page.type('textarea', '   ');
    await page.press('button', 'Add this aim');
    expect(link.socket.methods()).not.toContain('aim.post');
    expect(page.text).toContain('write something first');
  });

  it('supports an aim of somebody else, and takes it back', async () => {
    show();
    link.put({ 'aim/aim2': aim('Measure it') });
    await page.press('.toggle');
    expect(link.socket.request('aim.endorse').params).toEqual({ aim: 'aim2', on: true });
    expect(page.find('.toggle').getAttribute('aria-pressed')).toBe('true');
    await shown(() => link.socket.answers('aim.endorse', { seq: 2 }));
    link.put({ 'mine/endorsed/act1': { aims: ['aim2'] } });
    await page.press('.toggle');
    expect(link.socket.request('aim.endorse').params).toEqual({ aim: 'aim2', on: false });
  });

  it('orders by common ground, then by support, then by age', () => {
    const entry = (id: string, more: object) => ({
      key: `aim/${id}`,
      id,
      record: aim(id, more),
    });
    const ordered = [
      entry('withheld', { common_ground: null, endorsed: null }),
      entry('younger', { at: 9 }),
      entry('older', { at: 3 }),
      entry('more', { endorsed: 4 }),
      entry('common', { common_ground: 0.5 }),
    ].sort(byCommonGround);
    expect(ordered.map((each) => each.id)).toEqual([
      'common',
      'more',
      'older',
      'younger',
      'withheld',
    ]);
  });

  it('withdraws at once and can undo it', async () => {
    show();
    link.put({ 'mine/aim/aim1': { activity: 'act1', text: 'Mine' }, 'aim/aim1': aim('Mine') });
    await page.press('button', 'Withdraw: Mine');
    expect(link.socket.request('aim.withdraw').params).toEqual({ aim: 'aim1' });
    expect(page.has('.own')).toBe(false);
  });
});

describe('introductions, board and words', () => {
  it('introduces, and shows it as it will be', async () => {
    const { Activity } = introductions;
    const record = activity('introductions');
    page = new TestPage(link, <Activity id="act1" activity={record} open />);
    await page.type('textarea', 'I run a clinic.');
    await page.press('button', 'Introduce me');
    expect(link.socket.request('introduction.post').params).toEqual({
      activity: 'act1',
      text: 'I run a clinic.',
    });
    expect(page.find('.own').textContent).toContain('I run a clinic.');
  });

  it('posts an idea into its column, signed as chosen', async () => {
    const { Activity } = board;
    const columns = [
      { id: 'time', label: 'Time' },
      { id: 'skills', label: 'Skills' },
    ];
    const record = activity('board', { columns, dots: 3 });
    page = new TestPage(link, <Activity id="act1" activity={record} open />);
    await page.type('textarea', 'No hour for it');
    await page.press('button', 'Add this idea');
    expect(page.text).toContain('Choose where it belongs');
    await page.press('input[value="time"]');
    await page.press('input[value="none"]');
    expect(page.text).toContain('Nobody in the workshop can see who wrote it');
    await page.press('button', 'Add this idea');
    expect(link.socket.request('idea.post').params).toEqual({
      activity: 'act1',
      column: 'time',
      attribution: 'none',
      text: 'No hour for it',
    });
  });

  it('gives no more dots than there are, those on their way included', async () => {
    const { Activity } = board;
    const columns = [{ id: 'time', label: 'Time' }];
    const record = activity('board', { columns, dots: 1 });
    const idea = (text: string) => ({
      activity: 'act1',
      column: 'time',
      text,
      dots: 0,
      sectors: [],
      at: 1,
    });
    link.put({ 'idea/idea1': idea('One'), 'idea/idea2': idea('Two') });
    page = new TestPage(link, <Activity id="act1" activity={record} open />);
    await page.press('button', 'One dot more for: One');
    expect(link.socket.request('idea.vote').params).toEqual({ idea: 'idea1', dots: 1 });
    expect(page.text).toContain('0 dots left');
    await page.press('button', 'One dot more for: Two');
    expect(link.socket.sent.filter((each) => each.method === 'idea.vote')).toHaveLength(1);
  });

  it('sends words without the empty ones', async () => {
    expect(wordsOf([' hope ', '', '  '])).toEqual(['hope']);
    const { Activity } = words;
    const record = activity('words', { words: 3 });
    page = new TestPage(link, <Activity id="act1" activity={record} open />);
    await page.type('input', ' hopeful ');
    await page.submit();
    expect(link.socket.request('words.post').params).toEqual({
      activity: 'act1',
      words: ['hopeful'],
    });
  });
});

describe('the phone', () => {
  const show = () => {
    page = new TestPage(link, <Phone onLeave={() => undefined} onWithdraw={() => undefined} />);
  };

  it('is never blank: before, between, paused and after', () => {
    link.put({ 'activity/act1': activity('aims', { state: 'draft' }) });
    show();
    expect(page.text).toContain('Hello, Ana');
    expect(page.text).toContain('A step');
    link.put({ workshop: { ...workshop, blanked: true } });
    expect(page.text).toContain('The screen is paused');
    link.put({ workshop: { ...workshop, now: 'act9' } });
    expect(page.text).toContain('Hello, Ana');
    link.put({ workshop: { ...workshop, ended: true } });
    expect(page.text).toContain('This workshop has ended');
  });

  it('moves with the agenda without being touched', () => {
    link.put({ 'activity/act1': activity('aims') });
    show();
    link.put({ workshop: { ...workshop, now: 'act1' } });
    expect(page.find('h1').textContent).toBe('What do you say?');
    expect(page.find('.phone-status').textContent).toContain('Add what you want');
  });

  it('shows something sensible for a kind that it does not know', () => {
    const future = { ...activity('aims'), kind: 'pairs' };
    expect(kindOf('pairs')).toBeUndefined();
    link.put({ 'activity/act1': future, workshop: { ...workshop, now: 'act1' } });
    show();
    expect(page.text).toContain('What do you say?');
    expect(page.text).toContain('Look at the screen');
  });

  it('says so after three seconds without a connection, and not before', async () => {
    show();
    await shown(() => link.socket.closes(1006));
    await shown(async () => {
      await vi.advanceTimersByTimeAsync(2500);
    });
    expect(page.has('.banner')).toBe(false);
    await shown(async () => {
      await vi.advanceTimersByTimeAsync(700);
    });
    expect(page.find('.banner').textContent).toContain('No connection');
  });

  it('sends only the details that were changed', () => {
    const fields = { name: 'Ana', organisation: '', role: 'Nurse', sector: 'pharma' };
    expect(changedFields(fields, me)).toEqual({
      organisation: '',
      role: 'Nurse',
      sector: 'pharma',
    });
  });
});
