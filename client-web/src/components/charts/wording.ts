/**
 * Each chart in one sentence or two, for those who cannot see it and for those who read it aloud. Pure: record in, text
 * out. What is withheld is said as such, and never as zero.
 */
import { chartText as text, people } from '../../text/charts';
import type {
  AimRecord,
  IntroductionsProgress,
  ScoreItem,
  ScoresRecord,
  Sector,
  WordsRecord,
} from './records';

const labelOf = (sectors: readonly Sector[], id: string): string =>
  sectors.find((sector) => sector.id === id)?.label ?? id;

/** "Patients: mean 7.7 of 10 from 20 people; NHS 7.5, Industry 7.6, Patients and carers 8.7; equal voice 7.9" */
export function scoreInWords(item: ScoreItem, sectors: readonly Sector[]): string {
  if (item.withheld === true) return `${item.label}: ${text.withheldItem}`;
  const parts = [
    item.mean === null || !item.n ? text.nobodyScored : text.scores.mean(item.mean, item.n),
    sectorMeansInWords(item, sectors),
    equalVoiceInWords(item, sectors),
    ...item.sectors
      .filter((one) => one.withheld === true)
      .map((one) => text.withheldSector(labelOf(sectors, one.id))),
    changeInWords(item),
    item.cant_say ? text.scores.cantSay(item.cant_say) : '',
  ];
  return `${item.label}: ${parts.filter((part) => part !== '').join('; ')}`;
}

function sectorMeansInWords(item: ScoreItem, sectors: readonly Sector[]): string {
  return item.sectors
    .flatMap((one) =>
      one.withheld === true || one.mean === null
        ? []
        : [text.scores.sectorMean(labelOf(sectors, one.id), one.mean)],
    )
    .join(', ');
}

/** Equal voice names its sectors when it does not cover all of those in the workshop. */
function equalVoiceInWords(item: ScoreItem, sectors: readonly Sector[]): string {
  if (item.withheld === true || item.equal_voice === null) return '';
  const of = item.equal_voice_of ?? [];
  if (of.length === 0 || of.length === sectors.length)
    return text.scores.equalVoice(item.equal_voice);
  return text.scores.equalVoiceOf(
    item.equal_voice,
    of.map((id) => labelOf(sectors, id)).join(' and '),
  );
}

function changeInWords(item: ScoreItem): string {
  if (item.withheld === true || item.change === undefined) return '';
  if (item.change.withheld === true || item.change.mean === null) return text.scores.changeWithheld;
  return text.scores.change(item.change.mean, item.change.n);
}

export function scoresInWords(scores: ScoresRecord, sectors: readonly Sector[]): string {
  return (scores.items ?? []).map((item) => `${scoreInWords(item, sectors)}.`).join(' ');
}

/** "NHS 4 of 10, Industry 3 of 7, Patients and carers 3 of 3; common ground 41 of 100" */
export function aimInWords(aim: AimRecord, sectors: readonly Sector[]): string {
  const shown = aim.sectors.flatMap((one) => (one.withheld === true ? [] : [one]));
  const parts = [
    aim.endorsed === null ? '' : text.aims.endorsed(aim.endorsed),
    shown
      .map((one) => text.aims.sectorShare(labelOf(sectors, one.id), one.endorsed, one.asked))
      .join(', '),
    ...aim.sectors
      .filter((one) => one.withheld === true)
      .map((one) => text.withheldSector(labelOf(sectors, one.id))),
    aim.common_ground === null ? '' : text.aims.commonGround(aim.common_ground),
  ];
  return parts.filter((part) => part !== '').join('; ');
}

export function wordsInWords(record: WordsRecord): string {
  const shown = record.words.filter((word) => word.hidden !== true);
  if (shown.length === 0) return text.words.none;
  const first = shown.slice(0, 12).map((word) => text.words.wordOf(word.word, word.people));
  if (shown.length > first.length) first.push(text.words.more(shown.length - first.length));
  return text.words.summary(people(record.people), first.join(', '));
}

export function progressInWords(
  progress: IntroductionsProgress,
  sectors: readonly Sector[],
): string {
  const parts = sectors.map(({ id, label }) => {
    const part = progress.by_sector[id] ?? { introduced: 0, people: 0 };
    return part.people === 0
      ? `${label} ${text.progress.nobody}`
      : text.progress.sector(label, part.introduced, part.people);
  });
  return `${text.progress.all(progress.introduced, progress.people)}; ${parts.join(', ')}`;
}
