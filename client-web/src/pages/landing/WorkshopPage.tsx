// One workshop of the organiser: its links, the QR sheet, the record, and deletion.

import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../components/Button';
import { confirm } from '../../components/Dialog';
import { LoopbackWarning } from '../../components/LoopbackWarning';
import { offerUndo } from '../../components/Toasts';
import { common, landingText } from '../../text';
import { transcriptText } from '../../text/transcript';
import {
  ApiRefused,
  deleteWorkshop,
  downloadTranscript,
  type ListedWorkshop,
  type TranscriptFormat,
} from './api';
import { CopyableLink } from './CopyableLink';
import { Trouble } from './Trouble';
import { useWorkshops } from './use-workshops';

const text = landingText.workshop;

interface WorkshopPageProps {
  organiser: string;
  id: string;
  isNew: boolean;
}

export function WorkshopPage({ organiser, id, isNew }: WorkshopPageProps) {
  const fetched = useWorkshops(organiser);
  const workshop = fetched.value?.find((each) => each.id === id);
  return (
    <div class="workshop stack">
      <p>
        <a href="#">{text.all}</a>
      </p>
      <Trouble of={fetched} />
      {workshop ? (
        <Workshop workshop={workshop} organiser={organiser} isNew={isNew} />
      ) : (
        <p class="soft">{fetched.value ? text.unknown : common.loading}</p>
      )}
    </div>
  );
}

interface WorkshopProps {
  workshop: ListedWorkshop;
  organiser: string;
  isNew: boolean;
}

function Workshop({ workshop, organiser, isNew }: WorkshopProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <div class="stack-tight">
        {isNew && <p class="workshop-ready">{text.ready}</p>}
        <h1 ref={heading} tabIndex={-1}>
          {workshop.title}
        </h1>
        <p>
          {text.code} <strong class="code">{workshop.code}</strong>
        </p>
      </div>
      <Links workshop={workshop} />
      <Transcript workshop={workshop} organiser={organiser} />
      <Deletion workshop={workshop} organiser={organiser} />
    </>
  );
}

/** Links for others go to the public address, which the join link has; the keys stay in the fragment. */
export function linksOf(
  workshop: ListedWorkshop,
): Record<'lead' | 'process' | 'screen' | 'observer', string> {
  const { origin } = new URL(workshop.join_url);
  const to = (page: string, key: string) => `${origin}/${page}/${workshop.id}#${key}`;
  return {
    lead: to('desk', workshop.keys.lead),
    process: to('desk', workshop.keys.process),
    screen: to('screen', workshop.keys.screen),
    observer: to('observer', workshop.keys.observer),
  };
}

function Links({ workshop }: { workshop: ListedWorkshop }) {
  const links = linksOf(workshop);
  return (
    <section class="stack-tight" aria-labelledby="links-title">
      <h2 id="links-title">{text.links}</h2>
      <p class="soft small">{text.linksHint}</p>
      <LoopbackWarning address={workshop.join_url} />
      <ul class="list">
        {(['lead', 'process', 'screen', 'observer'] as const).map((which) => (
          <li key={which}>
            <CopyableLink label={text[which]} hint={text[`${which}Hint`]} url={links[which]} />
          </li>
        ))}
        <li>
          <CopyableLink label={text.join} hint={text.joinHint} url={workshop.join_url} />
        </li>
      </ul>
      <p>
        <a class="button" href={`#sheet/${workshop.id}`}>
          {text.sheet}
        </a>
      </p>
    </section>
  );
}

const formats = ['html', 'md', 'csv', 'json'] as const;

function Transcript({ workshop, organiser }: { workshop: ListedWorkshop; organiser: string }) {
  const [pending, setPending] = useState<TranscriptFormat | undefined>(undefined);
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const download = async (format: TranscriptFormat) => {
    setPending(format);
    setTrouble(undefined);
    try {
      await downloadTranscript(organiser, workshop, format);
    } catch (reason) {
      setTrouble(reason instanceof ApiRefused ? reason.message : landingText.trouble);
    }
    setPending(undefined);
  };
  return (
    <section class="stack-tight" aria-labelledby="record-title">
      <h2 id="record-title">{transcriptText.title}</h2>
      <p class="soft small">{transcriptText.body}</p>
      <div class="buttons">
        {formats.map((format) => (
          <Button
            key={format}
            label={text.downloadLabel(transcriptText.formats[format])}
            pending={pending === format}
            onPress={() => void download(format)}
          >
            {transcriptText.formats[format]}
          </Button>
        ))}
      </div>
      {trouble && (
        <p class="field-error" role="alert">
          {trouble}
        </p>
      )}
    </section>
  );
}

function Deletion({ workshop, organiser }: { workshop: ListedWorkshop; organiser: string }) {
  const [pending, setPending] = useState(false);
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const remove = async () => {
    const yes = await confirm({
      title: text.deleteTitle(workshop.title),
      body: text.deleteBody(workshop.people),
      confirm: text.deleteConfirm,
      danger: true,
    });
    if (!yes) return;
    setPending(true);
    try {
      await deleteWorkshop(organiser, workshop.id);
      offerUndo(text.deleted(workshop.title));
      location.hash = '';
    } catch (reason) {
      setTrouble(reason instanceof ApiRefused ? reason.message : landingText.trouble);
      setPending(false);
    }
  };
  return (
    <section class="deletion stack-tight">
      <p>
        <Button kind="danger" onPress={() => void remove()} pending={pending}>
          {text.delete}
        </Button>
      </p>
      {trouble && (
        <p class="field-error" role="alert">
          {trouble}
        </p>
      )}
    </section>
  );
}
