// The way in: from a code (or none yet) to being somebody in a workshop.

import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { Button } from '../../components/Button';
import { StatusLine } from '../../components/StatusLine';
import type { Membership } from '../../connection/credentials';
import type { Link } from '../../connection/link';
import { joiningText as text } from '../../text/joining';
import { CodeForm } from './CodeForm';
import { JoinForm } from './JoinForm';
import { JoiningAt } from './joining';
import './join.css';

interface JoiningProps {
  code: string | undefined;
  onCode: (code: string | undefined) => void;
  onJoined: (link: Link, membership: Membership) => void;
}

export function Joining({ code, onCode, onJoined }: JoiningProps) {
  useEffect(() => {
    document.title = text.pageTitle;
  }, []);
  return (
    <main class="join stack">
      {code === undefined ? (
        <>
          <h1>{text.code.title}</h1>
          <CodeForm onCode={onCode} />
        </>
      ) : (
        <JoiningWith key={code} code={code} onCode={onCode} onJoined={onJoined} />
      )}
    </main>
  );
}

function JoiningWith({ code, onCode, onJoined }: JoiningProps & { code: string }) {
  const [at, setAt] = useState<JoiningAt | undefined>(undefined);
  // Before anything is painted: on a slow phone that alone takes a while.
  useLayoutEffect(() => {
    const joining = new JoiningAt(code, onJoined);
    setAt(joining);
    return () => joining.close();
  }, [code]);
  if (!at) return null;
  return <Step at={at} onCode={onCode} />;
}

function Step({ at, onCode }: { at: JoiningAt; onCode: JoiningProps['onCode'] }) {
  const now = at.step.value;
  const away = at.away.value;
  switch (now.step) {
    case 'finding':
      return (
        <>
          <h1>{text.finding}</h1>
          <Patience away={away} />
        </>
      );
    case 'wrong':
      return (
        <>
          <h1>{text.code.title}</h1>
          <CodeForm onCode={onCode} initial={at.code} error={text.code.wrong(at.code)} />
        </>
      );
    case 'locked':
      return (
        <>
          <h1>{text.locked.title}</h1>
          <p>{text.locked.body}</p>
          <Button kind="main" wide onPress={() => at.findAgain()}>
            {text.locked.again}
          </Button>
          <Button kind="quiet" onPress={() => onCode(undefined)}>
            {text.otherCode}
          </Button>
        </>
      );
    case 'failed':
      return (
        <>
          <h1>{now.refusal.message}</h1>
          <Button kind="main" onPress={() => at.findAgain()}>
            {text.locked.again}
          </Button>
        </>
      );
    case 'form':
      return (
        <>
          <h1>{now.found.title}</h1>
          <JoinForm
            code={at.code}
            found={now.found}
            refusal={now.refusal}
            joining={now.joining}
            onJoin={(params) => at.join(params)}
          />
          {now.joining && <Patience away={away} />}
        </>
      );
  }
}

/** After three seconds without a link it says so; a short wait says nothing. */
function Patience({ away }: { away: boolean }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (!away) return;
    const timer = setTimeout(() => setLate(true), 3000);
    return () => clearTimeout(timer);
  }, [away]);
  return <StatusLine class="soft">{late ? text.offline : ''}</StatusLine>;
}
