// When there is no workshop to show: removed, deleted, unknown, or left by oneself.

import { Button } from '../../components/Button';
import type { Ending } from '../../connection/close-codes';
import { endingsText as text } from '../../text/endings';
import { waitingText } from '../../text/waiting';

interface GoneAwayProps {
  ending: Ending;
  /** Whether the server no longer knows the workshop; undefined while it is being asked. */
  gone: boolean | undefined;
  /** They waited to be let in. */
  waited: boolean;
  onAgain: () => void;
  onJoinAnew: () => void;
  onOtherCode: () => void;
}

export function GoneAway(props: GoneAwayProps) {
  const { ending, gone, waited, onAgain, onJoinAnew, onOtherCode } = props;
  const removed = waited ? waitingText.turnedAway : text.removed;
  switch (ending) {
    case 'removed':
      return (
        <Page title={removed.title} body={removed.body}>
          <Button onPress={onAgain}>{removed.again}</Button>
        </Page>
      );
    case 'deleted':
      return <Deleted of={text.deleted} onOtherCode={onOtherCode} />;
    case 'bad-token':
      if (gone === undefined) return <Page title={text.asking} body="" />;
      if (gone) return <Deleted of={text.gone} onOtherCode={onOtherCode} />;
      return (
        <Page title={text.stranger.title} body={text.stranger.body}>
          <Button kind="main" onPress={onJoinAnew}>
            {text.stranger.again}
          </Button>
        </Page>
      );
    case 'policy':
    case 'not-text':
      return (
        <Page title={text.stopped.title} body={text.stopped.body}>
          <Button kind="main" onPress={() => location.reload()}>
            {text.stopped.again}
          </Button>
        </Page>
      );
  }
}

interface DeletedProps {
  of: { title: string; body: string };
  onOtherCode: () => void;
}

function Deleted({ of, onOtherCode }: DeletedProps) {
  return (
    <Page title={of.title} body={of.body}>
      <Button onPress={onOtherCode}>{text.deleted.other}</Button>
    </Page>
  );
}

interface LeftProps {
  name: string;
  onBack: () => void;
  onOther: () => void;
}

export function Left({ name, onBack, onOther }: LeftProps) {
  return (
    <Page title={text.left.title} body={text.left.body}>
      <Button kind="main" wide onPress={onBack}>
        {text.left.back(name)}
      </Button>
      <Button kind="quiet" onPress={onOther}>
        {text.left.other}
      </Button>
    </Page>
  );
}

interface PageProps {
  title: string;
  body: string;
  children?: preact.ComponentChildren;
}

function Page({ title, body, children }: PageProps) {
  return (
    <main class="ending stack">
      <h1>{title}</h1>
      <p>{body}</p>
      {children}
    </main>
  );
}
