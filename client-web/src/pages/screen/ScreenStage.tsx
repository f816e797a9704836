// What the projector shows, from the records alone. The desk shows the same in its preview.

import { useLink } from '../../connection/link';
import type { WorkshopRecord } from '../../state/record-types';
import { screenText } from '../../text/screen';
import { JoinStrip } from './JoinStrip';
import { onScreen } from './kinds/registry';
import { agendaOf, currentOf, type Activity } from './model';
import { BySector, Progress } from './Progress';
import { Welcome } from './Welcome';

export function ScreenStage() {
  const { records } = useLink();
  const workshop = records.single('workshop');
  if (workshop === undefined) return <h1 class="stage-loading">{screenText.loading}</h1>;
  if (workshop.blanked) {
    return (
      <div class="stage-blank">
        <h1 class="visually-hidden">{workshop.title}</h1>
      </div>
    );
  }
  if (workshop.ended) return <Thanks workshop={workshop} />;
  const current = currentOf(records);
  if (current !== undefined)
    return <OnNow key={current.id} activity={current} workshop={workshop} />;
  const begun = agendaOf(records).some(({ record }) => record.opened_at !== undefined);
  return begun ? <Between workshop={workshop} /> : <Welcome workshop={workshop} />;
}

function OnNow({ activity, workshop }: { activity: Activity; workshop: WorkshopRecord }) {
  const { record } = activity;
  const Body = onScreen(record.kind);
  return (
    <div class={`stage stage-${record.kind}`}>
      <header class="stage-head">
        <h1 class={`stage-title ${record.title.length > 45 ? 'stage-title-long' : ''}`}>
          {record.title}
        </h1>
        <Progress activity={activity} workshop={workshop} />
        <p class={`stage-prompt ${record.prompt.length > 95 ? 'stage-prompt-long' : ''}`}>
          {record.prompt}
        </p>
        <BySector activity={activity} workshop={workshop} />
      </header>
      <div class="stage-body">{Body && <Body activity={activity} workshop={workshop} />}</div>
      <JoinStrip
        workshop={workshop}
        endsAt={record.state === 'closed' ? undefined : record.ends_at}
      />
    </div>
  );
}

function Between({ workshop }: { workshop: WorkshopRecord }) {
  const { records } = useLink();
  const next = agendaOf(records).find(({ record }) => record.state === 'draft');
  return (
    <div class="stage">
      <header class="stage-head">
        <h1 class="stage-title">{workshop.title}</h1>
      </header>
      <div class="stage-body stage-middle">
        <p class="stage-large">
          {next === undefined ? screenText.between : screenText.next(next.record.title)}
        </p>
      </div>
      <JoinStrip workshop={workshop} endsAt={undefined} />
    </div>
  );
}

function Thanks({ workshop }: { workshop: WorkshopRecord }) {
  return (
    <div class="stage-middle stage-whole">
      <h1 class="stage-large">{screenText.thanks.title}</h1>
      <p class="stage-prompt">{screenText.thanks.text}</p>
      <p class="stage-hint">{workshop.title}</p>
    </div>
  );
}
