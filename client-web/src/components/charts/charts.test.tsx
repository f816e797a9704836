import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CommonGroundBar } from './CommonGroundBar';
import { ProgressBySector } from './ProgressBySector';
import { ScoresChart } from './ScoresChart';
import { TimelineOfAgenda } from './TimelineOfAgenda';
import { WordCloud } from './WordCloud';
import type { ScoreItem, Sector } from './records';
import { WithheldNote, withheldIn, withheldInAims } from './Withheld';

const sectors: Sector[] = [
  { id: 'nhs', label: 'NHS' },
  { id: 'industry', label: 'Industry' },
  { id: 'patients', label: 'Patients and carers' },
];

const item: ScoreItem = {
  id: 'patients',
  label: 'Patients',
  n: 20,
  mean: 7.7,
  equal_voice: 7.9,
  equal_voice_of: ['nhs', 'industry', 'patients'],
  histogram: [0, 0, 0, 0, 0, 0, 4, 3, 8, 2, 3],
  cant_say: 0,
  sectors: [
    { id: 'nhs', n: 10, mean: 7.5 },
    { id: 'industry', n: 7, mean: 7.6 },
    { id: 'patients', n: 3, mean: 8.7 },
  ],
};

let page: HTMLElement;
beforeEach(() => {
  page = document.createElement('div');
  document.body.append(page);
});
afterEach(() => {
  render(null, page);
  page.remove();
});

const caption = (): string => page.querySelector('figcaption')?.textContent ?? '';
const words = (selector: string): string =>
  (page.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim();
const dots = (): number => page.querySelectorAll('.scores-dots circle').length;

describe('ScoresChart', () => {
  const show = (one: ScoreItem): void =>
    render(
      <ScoresChart
        sectors={sectors}
        scores={{ round: 1, eligible: 20, voted: 20, items: [one] }}
      />,
      page,
    );

  it('draws a dot for everybody who gave a number, and says the picture in words', () => {
    show(item);
    expect(dots()).toBe(20);
    expect(caption()).toContain(
      'Patients: mean 7.7 of 10 from 20 people; NHS 7.5, Industry 7.6, Patients and carers 8.7',
    );
    expect(page.querySelector('.scores-number')?.textContent).toBe('7.7');
  });

  it('draws nothing at all before there are results', () => {
    render(<ScoresChart sectors={sectors} scores={{ round: 1, eligible: 20, voted: 12 }} />, page);
    expect(page.textContent).toBe('');
  });

  it('says that a sector is withheld, and draws no mark for it', () => {
    show({
      ...item,
      equal_voice: null,
      sectors: [
        item.sectors[0]!,
        { id: 'industry', withheld: true },
        { id: 'patients', withheld: true },
      ],
    });
    expect(caption()).toContain('Industry: not shown, to protect small groups');
    expect(page.querySelectorAll('.scores-svg .chart-shape')).toHaveLength(1);
    expect(page.querySelector('table')?.textContent).toContain('not shown');
    // For everybody who can see, too: which, and why, once.
    const picture = words('.chart-picture');
    expect(picture).toContain('Not shown: Industry Patients and carers Fewer than 3 people');
    expect(picture.split('Industry')).toHaveLength(2);
  });

  it('shows no figure of an item that is withheld as a whole', () => {
    show({
      id: 'a',
      label: 'A',
      withheld: true,
      n: null,
      mean: null,
      equal_voice: null,
      histogram: null,
      cant_say: null,
      sectors: [],
    });
    expect(page.querySelector('.scores-svg')).toBeNull();
    expect(page.textContent).toContain('Fewer than 3 people');
    expect(page.textContent).not.toContain('NaN');
  });

  it('stands an item that nobody scored', () => {
    show({
      ...item,
      n: 0,
      mean: null,
      equal_voice: null,
      histogram: Array<number>(11).fill(0),
      sectors: [{ id: 'nhs', n: 0, mean: null }],
    });
    expect(page.textContent).toContain('Nobody has given a number');
    expect(page.textContent).not.toContain('NaN');
  });

  it('says the change since the last round with its sign', () => {
    show({ ...item, change: { n: 18, mean: -0.4 } });
    expect(page.querySelector('.scores-change')?.textContent).toBe('\u22120.4 since last round');
    expect(caption()).toContain('from 18 people who scored in both');
  });

  it('says, to be seen, that a change is withheld', () => {
    show({ ...item, change: { withheld: true } });
    expect(page.querySelector('.chart-picture')?.textContent).toContain(
      'Change since the last round is not shown',
    );
    expect(page.querySelector('.scores-change')).toBeNull();
  });

  it('keeps a dot a person with 300 people', () => {
    show({ ...item, n: 300, histogram: [2, 5, 9, 14, 20, 31, 44, 60, 70, 30, 15] });
    expect(dots()).toBe(300);
  });
});

describe('the other charts', () => {
  it('CommonGroundBar: bars of those who may be shown, words for the rest', () => {
    const aim = {
      text: 'Know who does what',
      endorsed: 7,
      common_ground: 0.412,
      sectors: [
        { id: 'nhs', endorsed: 4, asked: 10 },
        { id: 'industry', endorsed: 3, asked: 7 },
        { id: 'patients', withheld: true as const },
      ],
    };
    render(<CommonGroundBar aim={aim} sectors={sectors} />, page);
    expect(caption()).toContain('NHS 4 of 10, Industry 3 of 7');
    expect(caption()).toContain('Patients and carers: not shown');
    expect(caption()).toContain('common ground 41 of 100');
    expect(page.querySelectorAll('svg.chart-bar')).toHaveLength(2);
  });

  it('CommonGroundBar: leaves out what a note says for the whole list', () => {
    const cells = [
      { id: 'nhs', endorsed: 4, asked: 10 },
      { id: 'industry', withheld: true as const },
      { id: 'patients', withheld: true as const },
    ];
    const aim = { text: 'One', endorsed: 4, common_ground: 0.4, sectors: cells };
    const other = {
      ...aim,
      sectors: [cells[0]!, { id: 'industry', endorsed: 1, asked: 3 }, cells[2]!],
    };
    const of = withheldInAims([{ record: aim }, { record: other }]);
    expect(of).toEqual({ throughout: new Set(['patients']), elsewhere: true });
    render(<CommonGroundBar aim={aim} sectors={sectors} without={of.throughout} />, page);
    expect(words('.chart-picture')).toBe('NHS4 of 10 Industrynot shown');
    render(<WithheldNote of={of} sectors={sectors} />, page);
    expect(words('.chart-withheld')).toContain('Not shown: Patients and carers Fewer');
    render(<WithheldNote of={withheldIn([])} sectors={sectors} />, page);
    expect(page.textContent).toBe('');
    const nobody = withheldIn([sectors.map(({ id }) => ({ id, withheld: true }))]);
    render(<WithheldNote of={nobody} sectors={sectors} />, page);
    expect(page.textContent).toBe(
      'Sectors are not shown. Fewer than 3 people, or it would give such a number away.',
    );
  });

  it('ProgressBySector: a sector with nobody in it is no error', () => {
    const progress = { introduced: 3, people: 5, by_sector: { nhs: { introduced: 3, people: 5 } } };
    render(<ProgressBySector progress={progress} sectors={sectors} />, page);
    expect(caption()).toContain('3 of 5 introduced; NHS 3 of 5, Industry nobody yet');
  });

  it('WordCloud: leaves out hidden words and says so of none', () => {
    render(
      <WordCloud record={{ people: 2, words: [{ word: 'rude', people: 1, hidden: true }] }} />,
      page,
    );
    expect(page.textContent).toContain('No words yet');
    render(
      <WordCloud
        record={{
          people: 3,
          words: [
            { word: 'fun', people: 2 },
            { word: 'honest', people: 1 },
          ],
        }}
      />,
      page,
    );
    expect(page.querySelectorAll('text')).toHaveLength(2);
    expect(caption()).toContain('Words from 3 people: fun (2 people), honest');
  });

  it('TimelineOfAgenda: planned, taken and running', () => {
    const minute = 60_000;
    const activities = [
      { id: 'act1', title: 'Who is here', minutes: 15, opened_at: 0, closed_at: 18 * minute },
      { id: 'act2', title: 'Aims', minutes: 15, opened_at: 18 * minute },
      { id: 'act3', title: 'Scores', minutes: 10 },
    ];
    render(<TimelineOfAgenda activities={activities} now={25 * minute} />, page);
    expect(caption()).toContain('Who is here: 15 minutes planned, took 18');
    expect(caption()).toContain('Aims: 15 minutes planned, open for 7');
    expect(caption()).toContain('Scores: 10 minutes planned');
  });
});
