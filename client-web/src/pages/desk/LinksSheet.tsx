// New links, when one has got into the wrong hands: for the others, and for this desk itself.

import { useId, useState } from 'preact/hooks';
import { Button } from '../../components/Button';
import { StatusLine } from '../../components/StatusLine';
import { deskText } from '../../text/desk';
import { deskLinksText as text } from '../../text/desk-links';
import { linkOf, renewLinks, type LinkRole } from './links';
import { keyOfPage } from './page-key';
import { Sheet } from './Sheet';

const others = ['process', 'screen', 'observer'] as const;

interface LinksSheetProps {
  /** Where links lead: the public address of this server. */
  origin: string;
  onClose: () => void;
}

export function LinksSheet({ origin, onClose }: LinksSheetProps) {
  const { workshop, token } = keyOfPage();
  const [asked, setAsked] = useState<'others' | 'own'>();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const [renewed, setRenewed] = useState<Record<LinkRole, string>>();
  const renew = async (roles: readonly LinkRole[]) => {
    setBusy(true);
    const keys = await renewLinks(workshop, token, roles);
    setBusy(false);
    setAsked(undefined);
    setFailed(keys === undefined);
    if (keys === undefined) return;
    // This page starts afresh on its new key (`reloadOnNewKey`).
    if (roles.includes('lead')) location.hash = keys.lead;
    else setRenewed(keys);
  };
  const confirm = (roles: readonly LinkRole[]) => (
    <div class="buttons">
      <Button kind="danger" pending={busy} onPress={() => void renew(roles)}>
        {text.confirm}
      </Button>
      <Button kind="quiet" onPress={() => setAsked(undefined)}>
        {deskText.texts.cancel}
      </Button>
    </div>
  );
  return (
    <Sheet title={text.title} onClose={onClose}>
      <div class="stack">
        <p>{text.others}</p>
        {asked === 'others' ? (
          confirm(others)
        ) : (
          <div class="buttons">
            <Button onPress={() => setAsked('others')}>{text.renewOthers}</Button>
          </div>
        )}
        {renewed !== undefined &&
          others.map((role) => (
            <NewLink key={role} role={role} url={linkOf(role, workshop, renewed[role], origin)} />
          ))}
        <p>{text.own}</p>
        {asked === 'own' ? (
          confirm(['lead'])
        ) : (
          <div class="buttons">
            <Button onPress={() => setAsked('own')}>{text.renewOwn}</Button>
          </div>
        )}
        <StatusLine class={failed ? 'field-error' : ''}>
          {failed ? text.failed : renewed ? text.done : ''}
        </StatusLine>
      </div>
    </Sheet>
  );
}

function NewLink({ role, url }: { role: (typeof others)[number]; url: string }) {
  const id = useId();
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {text.roles[role]}
      </label>
      <input
        id={id}
        class="field-control"
        readOnly
        value={url}
        onFocus={(event) => event.currentTarget.select()}
      />
    </div>
  );
}
